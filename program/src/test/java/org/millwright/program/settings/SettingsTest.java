package org.millwright.program.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.millwright.MillwrightException;
import org.millwright.adapters.yaml.YamlSyntax;
import org.millwright.machine.AssetPath;

class SettingsTest {
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final String PLANT = """
            # our plant
            server:
              port: 8090   # the usual one is taken
            zone: Asia/Shanghai
            connections:
              # the old line
              line-3:
                kind: opcua
                address: opc.tcp://m3:4840
                settings: {user: reader, password: "secret:line-3"}
                points:
                  - {asset: plant/l3/cnc5, tag: power, unit: kW, address: "ns=2;s=Power"}
              # the pump
              pump:
                kind: modbus
                address: pump:502
                state: stopped
            watches:
              plant/l3/cnc5:
                budget: 1/month
            """;

    @TempDir
    private Path folder;

    private final SettingsReader reader = new SettingsReader(new YamlSyntax(), ZONE);

    private SettingsStore store() {
        return new SettingsStore(new Home(folder), reader, InstantSource.fixed(Instant.parse("2026-11-25T12:00:00Z")));
    }

    private SettingsStore store(String text) throws IOException {
        Files.writeString(folder.resolve("millwright.yaml"), text);
        return store();
    }

    private static Settings.Line line(String name, String address) {
        return new Settings.Line(
                name,
                "opcua",
                address,
                true,
                Duration.ofMillis(250),
                Map.of("user", "a: b #c"),
                List.of(new Settings.Reads(
                        AssetPath.of("plant/l1/预警 1"),
                        "a\"b",
                        "°C",
                        "ns=2;s=[x], {y}: z",
                        List.of("off", "no"),
                        Map.of("order", "big: 1"))));
    }

    @Test
    void anEmptyFileHasWhatUsuallyHolds() {
        assertEquals(Settings.usual(ZONE), reader.read("f", ""));
    }

    /** The remarks in the first file show everything that can be set; with their marks taken away they must be right. */
    @Test
    void theFirstFileIsRightAndSoAreItsRemarks() {
        assertEquals(Settings.usual(ZONE), reader.read("f", FirstText.of(ZONE)));
        String opened = FirstText.of(ZONE)
                .replaceAll("(?m)^# (assets:|connections:|watches:|  )", "$1")
                .replaceAll("(?m)^(assets|connections|watches):\\n(?=\\n|$|\\z)", "");
        Settings settings = reader.read("f", opened.replace("    parent: plant/line-3\n", ""));
        assertEquals(1, settings.assets().size(), opened);
        assertEquals(1, settings.connections().size());
        assertEquals(1, settings.watches().size());
    }

    @Test
    void everythingThatIsWrittenIsRead() {
        Settings settings = reader.read("f", PLANT);
        assertEquals(8090, settings.server().port());
        assertEquals(ZoneId.of("Asia/Shanghai"), settings.zone());
        assertEquals(
                "kW",
                settings.connection("line-3").orElseThrow().points().getFirst().unit());
        assertFalse(settings.connection("pump").orElseThrow().running());
        assertEquals(
                "1/month",
                settings.watch(AssetPath.of("plant/l3/cnc5")).orElseThrow().budget());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'server:\n  prot: 1'|settings.name.mistyped|2",
                "'sever:\n  port: 1'|settings.name.mistyped|1",
                "'server:\n  xyzzyx: 1'|settings.name.unknown|2",
                "'server:\n  port: 70000'|settings.value.unfit|2",
                "'zone: Mars/Base'|settings.value.unfit|1",
                "'history:\n  raw: long'|settings.value.unfit|2",
                "'connections:\n  a:\n    kind: opcua'|settings.name.missing|2",
                "'connections:\n  a:\n    kind: x\n    address: y\n    state: on'|settings.value.unfit|5",
                "'watches:\n  a/b:\n    budget: many'|settings.value.unfit|3",
                "'server: 5'|settings.value.unfit|1"
            })
    void aSlipIsRefusedWithItsLine(String text, String code, String row) {
        MillwrightException refused = assertThrows(MillwrightException.class, () -> reader.read("f", text));
        assertEquals(code, refused.problem().message().code(), refused.getMessage());
        assertEquals(row, refused.problem().message().values().get("row"), refused.getMessage());
    }

    /** Two connectors that claim one tag: nobody could say whose value counts. */
    @Test
    void whatContradictsItselfIsRefused() {
        String twice =
                PLANT.replace("    state: stopped", "    points: [{asset: plant/l3/cnc5, tag: power, address: 30001}]");
        assertEquals("settings.tag.shared", code(twice));
        assertEquals("settings.asset.orphan", code("assets:\n  a/b:\n    parent: c\n"));
        assertEquals("settings.asset.circle", code("assets:\n  a:\n    parent: b\n  b:\n    parent: a\n"));
    }

    private String code(String text) {
        return assertThrows(MillwrightException.class, () -> reader.read("f", text))
                .problem()
                .message()
                .code();
    }

    @Test
    void aChangeKeepsEveryOtherLine() throws IOException {
        SettingsStore store = store(PLANT);
        store.change(
                List.of(SettingsStore.Change.of(line("line-3", "opc.tcp://new:4840"))), "mei", "connect add line-3");
        List<String> lines = store.text().lines().toList();
        assertTrue(
                lines.containsAll(List.of(
                        "# our plant", "  port: 8090   # the usual one is taken", "  # the old line", "  # the pump")),
                store.text());
        assertEquals(
                line("line-3", "opc.tcp://new:4840"),
                store.settings().connection("line-3").orElseThrow());
        store.change(List.of(new SettingsStore.Change.Remove("connections", "line-3")), "mei", "connect rm line-3");
        assertEquals(
                List.of("pump"),
                store.settings().connections().stream().map(Settings.Line::name).toList());
    }

    /** Whatever names and values people use, what is written is what is read again. */
    @Test
    void whatIsWrittenIsReadAgain() throws IOException {
        long seed = Long.getLong("millwright.seed", new SplittableRandom().nextLong());
        SplittableRandom random = new SplittableRandom(seed);
        SettingsStore store = store("");
        String letters = "aZ9 :#-[]{}\"'\\,&*!|>%@`~=;°预\t";
        for (int round = 0; round < 60; round++) {
            Settings.Line line = new Settings.Line(
                    "c" + random.nextInt(5),
                    "opcua",
                    "x" + some(random, letters),
                    random.nextBoolean(),
                    Duration.ofMillis(1 + random.nextInt(5_000)),
                    Map.of("k" + random.nextInt(3), "v" + some(random, letters)),
                    List.of(new Settings.Reads(
                            AssetPath.of("a/b" + round),
                            "t" + some(random, letters) + "x",
                            "u",
                            "y" + some(random, letters),
                            List.of("w" + some(random, letters)),
                            Map.of("o", "p" + some(random, letters)))));
            store.change(List.of(SettingsStore.Change.of(line)), "mei", "round");
            assertEquals(
                    line,
                    store.settings().connection(line.name()).orElseThrow(),
                    "seed " + seed + ", round " + round + "\n" + store.text());
        }
    }

    private static String some(SplittableRandom random, String letters) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(6); i > 0; i--) {
            text.append(letters.charAt(random.nextInt(letters.length())));
        }
        return text.append('z').toString();
    }

    @Test
    void eachChangeIsAVersionAndAnOlderOneCanHoldAgain() throws IOException {
        SettingsStore store = store(PLANT);
        List<Settings> told = new ArrayList<>();
        store.listen(told::add);
        store.change(List.of(new SettingsStore.Change.Remove("connections", "pump")), "mei", "connect rm pump");
        assertEquals(
                List.of(SettingsStore.BY_HAND, "mei"),
                store.versions().stream().map(Version::who).toList());
        store.rollBack(1, "li", SettingsStore.Witness.NOBODY);
        assertEquals(PLANT, store.text());
        assertEquals(
                List.of(1, 2, 3), store.versions().stream().map(Version::number).toList());
        assertEquals(2, told.size());
        assertEquals(2, store().settings().connections().size(), "another process reads the same");
        assertEquals(
                "settings.version.missing",
                assertThrows(MillwrightException.class, () -> store.rollBack(9, "li", SettingsStore.Witness.NOBODY))
                        .problem()
                        .message()
                        .code());
    }

    /** Whoever keeps the record sees a change before it holds; if it cannot be recorded it does not come to hold. */
    @Test
    void aChangeIsSeenBeforeItHoldsAndNotMadeIfItIsRefused() throws IOException {
        SettingsStore store = store(PLANT);
        store.text();
        List<SettingsStore.Change> remove = List.of(new SettingsStore.Change.Remove("connections", "pump"));
        List<String> seen = new ArrayList<>();
        SettingsStore.Witness refusing = (version, text) -> {
            seen.add(version.number() + " " + version.why() + " " + text.contains("pump:502") + " "
                    + store.versions().size());
            assertTrue(store.settings().connection("pump").isPresent(), "it is gone already");
            throw new IllegalStateException("the log is full");
        };
        assertThrows(IllegalStateException.class, () -> store.change(remove, "mei", "connect rm pump", refusing));
        assertThrows(IllegalStateException.class, () -> store.rollBack(1, "mei", refusing));
        assertEquals(List.of("2 connect rm pump false 1", "2 rollback 1 true 1"), seen);
        assertEquals(PLANT, store.text());
        assertEquals(1, store.versions().size());
    }

    /** An edit by hand holds before anybody can know of it; it is told as soon as it is seen. */
    @Test
    void anEditByHandIsToldWhenItIsFirstSeen() throws IOException {
        SettingsStore store = store(PLANT);
        List<Integer> seen = new ArrayList<>();
        store.watchHandEdits((version, text) -> seen.add(version.number()));
        assertEquals(List.of(1), seen);
        store.change(List.of(new SettingsStore.Change.Remove("connections", "pump")), "mei", "connect rm pump");
        store.text();
        assertEquals(List.of(1), seen, "a change by a command is none by hand");
        store(PLANT);
        store.text();
        assertEquals(List.of(1, 3), seen);
    }

    @Test
    void aChangeThatWouldBeWrongChangesNothing() throws IOException {
        SettingsStore store = store(PLANT);
        Settings.Line shared = new Settings.Line(
                "new",
                "opcua",
                "x",
                true,
                Duration.ofSeconds(1),
                Map.of(),
                store.settings().connection("line-3").orElseThrow().points());
        assertThrows(
                MillwrightException.class,
                () -> store.change(List.of(SettingsStore.Change.of(shared)), "mei", "connect add"));
        assertEquals(PLANT, Files.readString(folder.resolve("millwright.yaml")));
        assertEquals(1, store.versions().size());
    }

    @Test
    void anEditByHandIsAVersionToo() throws IOException {
        SettingsStore store = store(PLANT);
        store.settings();
        Files.writeString(folder.resolve("millwright.yaml"), PLANT + "# more, so that the size differs\n");
        store.settings();
        assertEquals(2, store.versions().size());
    }

    @Test
    void aDifferenceLeadsFromTheOneToTheOther() {
        List<Difference.Line> lines = Difference.of("a\nb\nc\nd\ne\nf\ng\nh\n", "a\nb\nc\nd\nX\nf\ng\nh\ni\n");
        assertEquals("[  b,   c,   d, - e, + X,   f,   g,   h, + i]", lines.toString());
        assertTrue(Difference.of("a\n", "a\n").isEmpty());
    }

    @Test
    void secretsAreKeptAndShownNowhere() throws IOException {
        Secrets secrets = Secrets.of(new Home(folder), Map.of(), new SecureRandom());
        secrets.keep("line-3", "canary-value");
        assertEquals(
                "canary-value",
                Secrets.of(new Home(folder), Map.of(), new SecureRandom()).resolved("secret:line-3"));
        assertEquals("plain", secrets.resolved("plain"));
        byte[] stored = Files.readAllBytes(folder.resolve("secrets"));
        assertFalse(new String(stored, StandardCharsets.ISO_8859_1).contains("canary"));
        assertFalse(secrets.toString().contains("canary"));
        assertEquals(
                "settings.secret.missing",
                assertThrows(MillwrightException.class, () -> secrets.resolved("secret:other"))
                        .problem()
                        .message()
                        .code());
        stored[stored.length - 1] ^= 1;
        Files.write(folder.resolve("secrets"), stored);
        assertEquals(
                "settings.secret.unreadable",
                assertThrows(MillwrightException.class, () -> secrets.resolved("secret:line-3"))
                        .problem()
                        .message()
                        .code());
        if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
            assertEquals(
                    "rw-------",
                    java.nio.file.attribute.PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(folder.resolve("secrets.key"))));
        }
    }

    @Test
    void aSecondProcessIsToldWhichOneHasTheFolder() {
        Home home = new Home(folder);
        try (HomeLock _ = HomeLock.take(home)) {
            MillwrightException held = assertThrows(MillwrightException.class, () -> HomeLock.take(home));
            assertEquals(
                    String.valueOf(ProcessHandle.current().pid()),
                    held.problem().message().values().get("process"));
        }
        HomeLock.take(home).close();
    }

    @Test
    void aBackupThatWasTouchedIsNotRestored() throws IOException {
        Path backup = Files.createDirectories(folder.resolve("backup/history"));
        Files.writeString(backup.resolve("a.parquet"), "rows");
        Files.writeString(folder.resolve("backup/millwright.yaml"), "zone: UTC\n");
        BackupList.write(folder.resolve("backup"), Instant.EPOCH);
        BackupList list = BackupList.verified(folder.resolve("backup"));
        assertEquals(2, list.hashes().size());
        list.copy(folder.resolve("backup"), folder.resolve("restored"));
        assertEquals("rows", Files.readString(folder.resolve("restored/history/a.parquet")));
        Files.writeString(backup.resolve("a.parquet"), "r0ws");
        assertEquals(
                "home.backup.damaged",
                assertThrows(MillwrightException.class, () -> BackupList.verified(folder.resolve("backup")))
                        .problem()
                        .message()
                        .code());
        BackupList.remove(folder.resolve("backup"));
        assertEquals(
                "home.backup.none",
                assertThrows(MillwrightException.class, () -> BackupList.verified(folder.resolve("backup")))
                        .problem()
                        .message()
                        .code());
    }

    @Test
    void lengthsOfTimeAreWrittenTheShortestWay() {
        for (String text : List.of("250ms", "5s", "10m", "8h", "7d", "2y", "90s")) {
            assertEquals(text, Spans.text(Spans.of(text).orElseThrow()));
        }
        assertTrue(Spans.of("5").isEmpty());
    }
}
