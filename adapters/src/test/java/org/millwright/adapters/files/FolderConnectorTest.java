package org.millwright.adapters.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.millwright.MillwrightException;
import org.millwright.machine.AssetPath;
import org.millwright.machine.SourceQuality;
import org.millwright.machine.Tag;
import org.millwright.machine.connect.Connector;
import org.millwright.machine.connect.Facts;
import org.millwright.machine.connect.Health;
import org.millwright.machine.connect.Loss;
import org.millwright.machine.connect.Node;
import org.millwright.machine.connect.Point;
import org.millwright.machine.connect.Standing;
import org.millwright.testkit.connect.RecordingIntake;

@Timeout(120)
class FolderConnectorTest {
    private static final String TEMPERATURE = "#temperature";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    private Path place;

    private static List<Double> numbers(int from, int until) {
        return IntStream.range(from, until).mapToObj(i -> i + 0.5).toList();
    }

    /** The very case: a logger appends, and every row comes once, in order, under its own time and with its unit's column found. */
    @Test
    void aFileThatGrowsIsReadLineByLine() throws Exception {
        try (Followed press = new Followed(place)) {
            press.write("log.csv", Followed.HEADER + Followed.rows(0, 40));
            press.start(TEMPERATURE);
            assertTrue(press.await(() -> press.values("temperature").size() == 40));
            press.append("log.csv", Followed.rows(40, 45));
            assertTrue(press.await(() -> press.values("temperature").size() == 45));
            assertEquals(numbers(0, 45), press.values("temperature"));
            RecordingIntake.Value first =
                    press.intake.values().get("plant/press/temperature").getFirst();
            assertEquals(Standing.micros(Instant.parse("2026-03-02T10:00:00Z")), first.timeMicros());
            assertEquals(SourceQuality.GOOD, first.quality());
            assertTrue(press.await(() -> press.connector().health().state() == Health.State.LIVE));
        }
    }

    /** A line that is still written must not be taken for a value: {@code 40.5} would be read as {@code 4}. */
    @Test
    void halfALineWaitsForItsEnd() throws Exception {
        try (Followed press = new Followed(place)) {
            String rows = Followed.rows(0, 41);
            int cut = rows.length() - "0.5,7\n".length();
            press.write("log.csv", Followed.HEADER + rows.substring(0, cut));
            press.start(TEMPERATURE);
            assertTrue(press.await(() -> press.values("temperature").size() == 40));
            press.append("log.csv", rows.substring(cut));
            assertTrue(press.await(() -> press.values("temperature").size() == 41));
            assertEquals(numbers(0, 41), press.values("temperature"));
            assertEquals(List.of(), press.intake.losses());
        }
    }

    /** Many exports end without a line end; a marker, or standing still, says that the last line is whole. */
    @Test
    void aLastLineWithoutAnEndCountsOnceTheFileIsDone() throws Exception {
        try (Followed press = new Followed(place)) {
            press.write("log.csv", Followed.HEADER + Followed.rows(0, 40).stripTrailing());
            press.start(TEMPERATURE);
            assertTrue(press.await(() -> press.values("temperature").size() == 39));
            press.write("log.csv.done", "");
            assertTrue(press.await(() -> press.values("temperature").size() == 40));
            // Whoever writes on all the same is told of what cannot be made whole, and goes on with the next line.
            press.append("log.csv", "99\n" + Followed.rows(40, 41));
            assertTrue(press.await(() -> press.values("temperature").size() == 41));
            assertEquals(numbers(0, 41), press.values("temperature"));
            assertTrue(press.intake.losses().getFirst().what().contains("continued-line"));
        }
    }

    /** A byte-order mark is no part of the first header's name. */
    @Test
    void aByteOrderMarkIsPassedOver() throws Exception {
        try (Followed press = new Followed(place)) {
            press.write("log.csv", "\ufeff" + "temperature,time\n" + "1.5,2026-03-02T10:00:00Z\n".repeat(1));
            press.append("log.csv", "2.5,2026-03-02T10:00:01Z\n3.5,2026-03-02T10:00:02Z\n");
            press.start(TEMPERATURE);
            assertTrue(press.await(() -> press.values("temperature").size() == 3));
            assertEquals(List.of(1.5, 2.5, 3.5), press.values("temperature"));
        }
    }

    /** The book says how far each file was read; a start reads on from there and never again. */
    @Test
    void aRestartReadsOn() throws Exception {
        try (Followed press = new Followed(place)) {
            press.write("log.csv", Followed.HEADER + Followed.rows(0, 40));
            press.start(TEMPERATURE);
            assertTrue(press.await(() -> press.values("temperature").size() == 40));
            assertTrue(press.await(() -> Files.exists(press.own().resolve("files.json"))));
            press.stop();
            press.append("log.csv", Followed.rows(40, 42));
            press.start(TEMPERATURE);
            assertTrue(press.await(() -> press.values("temperature").size() >= 42));
            assertEquals(numbers(0, 42), press.values("temperature"));
        }
    }

    /** Rows that the journal refuses are not noted as read; they stay in the file and come again. */
    @Test
    void refusedRowsAreReadAgain() throws Exception {
        try (Followed press = new Followed(place)) {
            press.intake.notDurable();
            press.write("log.csv", Followed.HEADER + Followed.rows(0, 40));
            press.start(TEMPERATURE);
            assertTrue(press.await(() -> press.values("temperature").size() == 40));
            press.intake.refuse();
            assertTrue(press.await(() -> press.values("temperature").size() == 80));
            press.intake.settle();
            assertTrue(press.await(() -> press.connector().health().state() == Health.State.LIVE));
            press.append("log.csv", Followed.rows(40, 41));
            assertTrue(press.await(() -> press.values("temperature").size() == 81));
        }
    }

    /** Log rotation: the old file goes on where it was under its new name, the new one begins anew under the old name. */
    @Test
    void aRotatedFileIsKnownAgain() throws Exception {
        try (Followed press = new Followed(place)) {
            Path log = press.write("log.csv", Followed.HEADER + Followed.rows(0, 40));
            press.start(TEMPERATURE);
            assertTrue(press.await(() -> press.values("temperature").size() == 40));
            press.append("log.csv", Followed.rows(40, 41));
            Files.move(log, press.folder.resolve("log.1.csv"));
            press.write("log.csv", Followed.HEADER + Followed.rows(41, 43));
            assertTrue(press.await(() -> press.values("temperature").size() == 43));
            assertEquals(numbers(0, 43), press.values("temperature"));
        }
    }

    /** A new file of a known header is understood at once, however few rows it has. */
    @Test
    void theNextFileOfTheSameKindNeedsNoLook() throws Exception {
        try (Followed press = new Followed(place)) {
            press.write("a.csv", Followed.HEADER + Followed.rows(0, 40));
            press.start(TEMPERATURE);
            assertTrue(press.await(() -> press.values("temperature").size() == 40));
            press.write("b.csv", Followed.HEADER + Followed.rows(40, 41));
            assertTrue(press.await(() -> press.values("temperature").size() == 41));
            assertEquals(numbers(0, 41), press.values("temperature"));
        }
    }

    /** A logger that was set up anew writes another header into the same file; the columns are found by their new places. */
    @Test
    void aChangedHeaderIsUnderstoodAnew() throws Exception {
        try (Followed press = new Followed(place)) {
            press.write("log.csv", Followed.HEADER + Followed.rows(0, 40));
            press.start(TEMPERATURE);
            assertTrue(press.await(() -> press.values("temperature").size() == 40));
            StringBuilder text = new StringBuilder("time,load,temperature [degC],pressure\n");
            for (int i = 40; i < 80; i++) {
                text.append(Instant.parse("2026-03-02T10:00:00Z").plusSeconds(i))
                        .append(",7,")
                        .append(i)
                        .append(".5,1\n");
            }
            press.append("log.csv", text.toString());
            assertTrue(press.await(() -> press.values("temperature").size() == 80));
            assertEquals(numbers(0, 80), press.values("temperature"));
            assertEquals(List.of(), press.intake.losses());
        }
    }

    /** What cannot be read is counted with its reason and kept word for word; the rows about it come. */
    @Test
    void badRowsAreCountedAndKept() throws Exception {
        try (Followed press = new Followed(place)) {
            press.write("log.csv", Followed.HEADER + Followed.rows(0, 40));
            press.append("log.csv", "2026-03-02T10:00:40Z,1\nnonsense,2,3\n\n" + Followed.rows(41, 42));
            press.start(TEMPERATURE, "#load");
            assertTrue(press.await(() -> press.values("temperature").size() == 41));
            assertTrue(press.await(() -> press.intake.losses().size() == 2));
            for (Loss loss : press.intake.losses()) {
                assertEquals(Loss.Reason.PARSE, loss.reason());
                assertEquals(2, loss.values(), loss.what());
                assertTrue(loss.exact());
            }
            assertTrue(press.intake.losses().getFirst().what().startsWith("log.csv: cut-row"));
            Path kept = press.own().resolve("rejected/log.csv.rejected.csv");
            assertTrue(press.await(() -> Files.exists(kept)));
            assertEquals(
                    List.of(
                            "line,reason,row",
                            "42,\"cut-row\",\"2026-03-02T10:00:40Z,1\"",
                            "43,\"no-time\",\"nonsense,2,3\""),
                    Files.readAllLines(kept));
            assertTrue(press.await(() -> press.connector().health().state() == Health.State.DEGRADED));
            assertEquals("files.rows.rejected", press.connector().health().why().code());
        }
    }

    /** A quotation mark that is never closed costs the row it stands in, not the file. */
    @Test
    void aBrokenRowDoesNotEndTheFile() throws Exception {
        try (Followed press = new Followed(place)) {
            press.write("log.csv", Followed.HEADER + Followed.rows(0, 40));
            press.append("log.csv", "2026-03-02T10:00:40Z,\"x,1\n" + Followed.rows(41, 71));
            press.start(TEMPERATURE);
            assertTrue(press.await(() -> press.values("temperature").contains(70.5)));
            assertEquals(numbers(41, 71), press.values("temperature").subList(40, 70));
            assertTrue(press.await(() -> !press.intake.losses().isEmpty()));
            assertTrue(press.intake.losses().getFirst().what().contains("broken-row"));
        }
    }

    /** Rows that went with their file were never seen by anybody: they are estimated and told. */
    @Test
    void aFileDeletedBeforeItWasReadIsALoss() throws Exception {
        try (Followed press = new Followed(place)) {
            press.intake.fill(1);
            Path log = press.write("log.csv", Followed.HEADER + Followed.rows(0, 40));
            press.start(TEMPERATURE);
            assertTrue(press.await(() -> Files.exists(press.own().resolve("files.json"))));
            Files.delete(log);
            assertTrue(press.await(() -> !press.intake.losses().isEmpty()));
            Loss loss = press.intake.losses().getFirst();
            assertEquals(Loss.Reason.SOURCE_GAP, loss.reason());
            assertFalse(loss.exact());
            press.intake.fill(0);
            press.write("next.csv", Followed.HEADER + Followed.rows(40, 80));
            assertTrue(press.await(() -> press.values("temperature").size() == 40));
        }
    }

    /** Local times are never guessed: without a zone nothing is read and the cure is told; with one, the hour is right. */
    @Test
    void localTimesNeedAZone() throws Exception {
        String local = Followed.HEADER + Followed.rows(0, 40).replace("Z,", ",");
        try (Followed press = new Followed(place.resolve("without"))) {
            press.write("log.csv", local);
            press.start(TEMPERATURE);
            assertTrue(press.await(() -> press.connector().health().state() == Health.State.DEGRADED));
            assertTrue(press.connector().health().why().text().contains("zone="));
            assertEquals(List.of(), press.values("temperature"));
        }
        try (Followed press = new Followed(place.resolve("with")).set("zone", "Europe/Berlin")) {
            press.write("log.csv", local);
            press.start(TEMPERATURE);
            assertTrue(press.await(() -> press.values("temperature").size() == 40));
            assertEquals(
                    Standing.micros(Instant.parse("2026-03-02T09:00:00Z")),
                    press.intake
                            .values()
                            .get("plant/press/temperature")
                            .getFirst()
                            .timeMicros());
        }
    }

    /** Words become the codes that the tag has in the settings, whatever the order in which a file shows them. */
    @Test
    void wordsAreThoseOfTheTag() throws Exception {
        try (Followed press = new Followed(place)) {
            StringBuilder text = new StringBuilder("time,state\n");
            List<String> said = List.of("RUN", "RUN", "IDLE", "BROKEN");
            for (int i = 0; i < 40; i++) {
                text.append(Instant.parse("2026-03-02T10:00:00Z").plusSeconds(i))
                        .append(',');
                text.append(said.get(i % said.size())).append('\n');
            }
            press.write("log.csv", text.toString());
            Tag state = new Tag("state", Tag.UNKNOWN_UNIT, Tag.Kind.STATUS, List.of("IDLE", "RUN"));
            press.start(List.of(new Point(AssetPath.of("plant/press"), state, "#state", Map.of())));
            assertTrue(press.await(() -> press.values("state").size() == 40));
            assertEquals(
                    List.of(1.0, 1.0, 0.0, Double.NaN), press.values("state").subList(0, 4));
            assertTrue(press.await(() -> !press.intake.losses().isEmpty()));
            assertTrue(press.intake.losses().getFirst().what().contains("unknown-word"));
        }
    }

    /** Packed files cannot grow by lines: each content is read once, whatever its name. */
    @Test
    void aPackedFileIsReadOnceByItsContent() throws Exception {
        try (Followed press = new Followed(place)) {
            byte[] packed = packed(Followed.HEADER + Followed.rows(0, 40));
            Files.write(press.folder.resolve("log.csv.gz"), packed);
            press.start(TEMPERATURE);
            assertTrue(press.await(() -> press.values("temperature").size() == 40));
            Files.write(press.folder.resolve("copy.csv.gz"), packed);
            Files.write(press.folder.resolve("more.csv.gz"), packed(Followed.HEADER + Followed.rows(40, 50)));
            assertTrue(press.await(() -> press.values("temperature").size() >= 50));
            assertEquals(numbers(0, 50), press.values("temperature"));
            press.stop();
            press.write("log.csv", Followed.HEADER + Followed.rows(50, 90));
            press.start(TEMPERATURE);
            assertTrue(press.await(() -> press.values("temperature").size() >= 90));
            assertEquals(numbers(0, 90), press.values("temperature"));
        }
    }

    private static byte[] packed(String text) throws IOException {
        var bytes = new java.io.ByteArrayOutputStream();
        try (var gzip = new java.util.zip.GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    /** Unfinished copies and hidden files are no files yet. */
    @Test
    void unfinishedCopiesDoNotCount() throws Exception {
        try (Followed press = new Followed(place)) {
            Path half = press.write("log.csv.part", Followed.HEADER + Followed.rows(0, 40));
            press.write(".hidden.csv", Followed.HEADER + Followed.rows(100, 140));
            press.start(TEMPERATURE);
            assertTrue(press.await(() -> press.connector().health().state() == Health.State.LIVE));
            assertEquals(List.of(), press.values("temperature"));
            Files.move(half, press.folder.resolve("log.csv"), StandardCopyOption.ATOMIC_MOVE);
            assertTrue(press.await(() -> press.values("temperature").size() == 40));
            assertEquals(numbers(0, 40), press.values("temperature"));
        }
    }

    /** A network drive that is not there is waited for. */
    @Test
    void aMissingFolderIsWaitedFor() throws Exception {
        try (Followed press = new Followed(place)) {
            Path away = press.folder.resolveSibling("away");
            Files.move(press.folder, away);
            press.start(TEMPERATURE);
            assertTrue(press.await(() -> press.connector().health().state() == Health.State.WAITING));
            assertEquals(
                    "files.folder.missing", press.connector().health().why().code());
            assertEquals(1, press.connector().probe(PATIENCE).problems().size());
            Files.move(away, press.folder);
            press.write("log.csv", Followed.HEADER + Followed.rows(0, 40));
            assertTrue(press.await(() -> press.values("temperature").size() == 40));
        }
    }

    /** Folders are machines; a column that names the machine parts them further. */
    @Test
    void foldersAndNamedRowsAreMachines() throws Exception {
        try (Followed press = new Followed(place).set("by", "machine")) {
            StringBuilder text = new StringBuilder("time,machine,force\n");
            for (int i = 0; i < 40; i++) {
                text.append(Instant.parse("2026-03-02T10:00:00Z").plusSeconds(i));
                text.append(i % 2 == 0 ? ",M1," : ",M2,").append(i).append(".5\n");
            }
            press.write("line-1/log.csv", text.toString());
            Connector connector = press.open();
            assertEquals(List.of("line-1"), addresses(connector, ""));
            assertEquals(List.of("line-1/M1", "line-1/M2"), addresses(connector, "line-1"));
            assertEquals(List.of("line-1/M2#force"), addresses(connector, "line-1/M2"));
            press.start("line-1/M2#force");
            assertTrue(press.await(() -> press.values("force").size() == 20));
            assertEquals(1.5, press.values("force").getFirst());
            connector.close();
        }
    }

    private static List<String> addresses(Connector connector, String at) {
        return connector.browse(at, "", PATIENCE).nodes().stream()
                .map(Node::address)
                .toList();
    }

    /** What a person wants to know first: how the file was understood, and the newest values. */
    @Test
    void aProbeTellsHowTheFilesAreUnderstood() throws Exception {
        try (Followed press = new Followed(place)) {
            press.write("log.csv", Followed.HEADER + Followed.rows(0, 40));
            try (Connector connector = press.open()) {
                Facts facts = connector.probe(PATIENCE);
                assertTrue(facts.ready(), facts.toString());
                assertEquals("39.5", facts.live().getFirst().text());
                assertEquals(TEMPERATURE, facts.live().getFirst().address());
                Node node = connector.browse("", "", PATIENCE).nodes().getFirst();
                assertEquals("degC", node.tag().unit());
                assertEquals("export/temperature", node.path());
                assertEquals(
                        "no such column",
                        connector
                                .read(List.of(Followed.point("#nothing")), PATIENCE)
                                .getFirst()
                                .status());
                assertThrows(MillwrightException.class, () -> connector.browse("nowhere", "", PATIENCE));
                press.write("junk/tool.bin", "no table");
                assertEquals(List.of(), addresses(connector, "junk"));
            }
        }
    }

    /** Whatever it is doing, it ends within two seconds and leaves no thread (the contract of connectors). */
    @Test
    void itEndsSoonThoughNobodyAnswersItsTickets() throws Exception {
        try (Followed press = new Followed(place)) {
            press.intake.notDurable();
            press.write("log.csv", Followed.HEADER + Followed.rows(0, 40));
            press.start(TEMPERATURE);
            assertTrue(press.await(() -> press.values("temperature").size() == 40));
            long began = System.nanoTime();
            press.stop();
            // The contract's own figure, with room for a loaded machine.
            assertTrue(System.nanoTime() - began < Duration.ofSeconds(4).toNanos());
            assertEquals(Health.State.STOPPED, press.connector().health().state());
            press.intake.settle();
        }
    }

    /** A setting that is wrong is said when it is set, not when the night shift looks for values. */
    @Test
    void wrongSettingsAreRefused() throws Exception {
        for (String[] wrong : new String[][] {
            {"zone", "Berlin/Europe"}, {"machines", "row"}, {"look", "often"}, {"decimal", "dot"}, {"date-order", "x"}
        }) {
            try (Followed press = new Followed(place).set(wrong[0], wrong[1])) {
                MillwrightException said = assertThrows(MillwrightException.class, press::open);
                assertTrue(said.problem().message().text().contains(wrong[0]));
            }
        }
    }
}
