package org.millwright.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.millwright.access.Acting;
import org.millwright.access.Action;
import org.millwright.access.AssetId;
import org.millwright.program.cli.Typed;
import org.millwright.program.serve.ServedPlant;
import org.millwright.program.settings.Home;
import org.millwright.program.settings.HomeLock;

/** What people get wrong around a plant, through the command line: each is told what is wrong, where, and what to do; nothing is lost. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class WrongWaysTest {
    private Path folder;
    private ServedPlant plant;

    @BeforeAll
    void served(@TempDir Path temporary) {
        folder = temporary;
        plant = new ServedPlant(folder.resolve("plant"));
    }

    @AfterAll
    void end() {
        plant.close();
    }

    private static Typed type(Map<String, String> environment, String... words) {
        return new Typed(Wiring.commands(environment)).type(words);
    }

    private static void assertTold(int code, Typed typed, String... parts) {
        assertEquals(code, typed.code(), typed.err());
        String said = typed.err().replaceAll("\\s+", " ");
        for (String part : parts) {
            assertTrue(said.contains(part), part + " is not in: " + said);
        }
        assertEquals("", typed.out());
    }

    @ParameterizedTest
    @CsvSource({
        "servr:, server",
        "'server:\n  prot: 8090\n', port",
        "'connections:\n  pump:\n    kind: modbus\n    adress: pump:502\n', address",
        "'watches:\n  plant/l1/m1:\n    bugdet: 1/week\n', budget"
    })
    void aSettingsFileWithATypoStopsTheStartAndNamesTheNearest(String text, String nearest) throws IOException {
        Path home = Files.createDirectories(folder.resolve("typo-" + nearest));
        Path file = Files.writeString(home.resolve("millwright.yaml"), text);
        Typed typed = type(Map.of(), "serve", "--home", home.toString(), "--port", "0");
        assertTold(2, typed, "millwright.yaml", nearest);
        assertTrue(typed.err().matches("(?s).*line\\s+\\d+.*"), "it says where: " + typed.err());
        assertEquals(text, Files.readString(file), "the file stays as it is");
        assertFalse(Files.exists(home.resolve("plant.db")), "nothing was opened");
    }

    @Test
    void aSecondProcessOnTheSameFolderIsToldOfTheFirst() {
        Home home = new Home(folder.resolve("held"));
        try (HomeLock first = HomeLock.take(home)) {
            assertTrue(first != null && Files.exists(home.lock()));
            Typed typed = type(Map.of(), "serve", "--home", home.folder().toString(), "--port", "0");
            assertTold(
                    1,
                    typed,
                    home.folder().toString(),
                    Long.toString(ProcessHandle.current().pid()),
                    "millwright stop",
                    "--home");
        }
    }

    @Test
    void theTruthIsKeptOutOfEveryPlantsFolder() throws IOException {
        Path usual = Files.createDirectories(folder.resolve("usual"));
        Path other = Files.createDirectories(folder.resolve("other"));
        Files.writeString(other.resolve("millwright.yaml"), "");
        Path link = Files.createSymbolicLink(folder.resolve("link"), other);
        for (Path truth : new Path[] {usual.resolve("truth"), other.resolve("a/b"), link.resolve("truth")}) {
            Typed typed = type(
                    Map.of(Home.VARIABLE, usual.toString()), "plant", "--truth", truth.toString(), "--modbus", "1");
            assertTold(2, typed, "truth", "--truth", "data folder");
            assertFalse(Files.exists(truth), truth + " was made");
        }
    }

    /** Words that help are the same for a token that ended and one that never was, so that nobody learns which it is. */
    @Test
    void aTokenThatEndedOrWasTakenBackOrNeverWasSaysHowToGetAnother() throws InterruptedException {
        Acting owner = Acting.localOwner();
        Acting.Limit limit = new Acting.Limit(Set.of(Action.STATUS_READ), Set.of(AssetId.PLANT));
        var tokens = plant.parts.door().desks().tokens();
        String good = tokens.make(owner, "good", limit, Duration.ofDays(1));
        String ended = tokens.make(owner, "short", limit, Duration.ofNanos(1));
        String revoked = tokens.make(owner, "revoked", limit, Duration.ofDays(1));
        tokens.revoke(owner, revoked.split("_", -1)[1]);

        assertEquals(0, status(good).code(), status(good).err());
        String said = "";
        for (String token :
                new String[] {ended, revoked, good.substring(0, good.length() - 1) + "x", "mw_abcdefghijkl_x"}) {
            Typed typed = status(token);
            assertTold(4, typed, "[server.token.invalid]", "ended", "taken back", "millwright access token NAME");
            assertTrue(said.isEmpty() || said.equals(typed.err()), typed.err());
            said = typed.err();
        }
        assertTold(2, status("mw-typo"), "MILLWRIGHT_TOKEN", "mw_", "millwright access token NAME");
    }

    private Typed status(String token) {
        return type(Map.of(Home.VARIABLE, plant.home.folder().toString(), "MILLWRIGHT_TOKEN", token), "status");
    }

    @ParameterizedTest
    @CsvSource({
        "plant.example:8080, mw_0123456789ab_x, 2, http://127.0.0.1:8080",
        "ftp://plant.example, mw_0123456789ab_x, 2, http://127.0.0.1:8080",
        "http://192.0.2.1:8080, mw_0123456789ab_x, 2, https",
        "http://127.0.0.1:8080, '', 4, MILLWRIGHT_TOKEN",
        "http://127.0.0.1:1, mw_0123456789ab_x, 5, millwright status"
    })
    void aServerThatIsNamedWronglySaysHowToNameIt(String server, String token, int code, String cure) {
        Map<String, String> environment = new HashMap<>(Map.of("MILLWRIGHT_SERVER", server));
        environment.put("MILLWRIGHT_TOKEN", token);
        assertTold(code, type(environment, "status"), cure);
    }

    /** Somebody else on the machine cannot read the folder, so address and token are enough. */
    @Test
    void addressAndTokenAreEnough() throws IOException {
        Acting.Limit limit = new Acting.Limit(Set.of(Action.STATUS_READ), Set.of(AssetId.PLANT));
        String token = plant.parts.door().desks().tokens().make(Acting.localOwner(), "t", limit, Duration.ofDays(1));
        int port = new com.fasterxml.jackson.databind.ObjectMapper()
                .readTree(plant.home.server().toFile())
                .path("port")
                .asInt();
        Map<String, String> environment =
                Map.of("MILLWRIGHT_SERVER", "http://127.0.0.1:" + port + "/", "MILLWRIGHT_TOKEN", token);
        Typed typed =
                type(environment, "status", "--home", folder.resolve("nothing").toString());
        assertEquals(0, typed.code(), typed.err());
        assertEquals(4, type(environment, "config", "show").code(), "the token may no more than it says");
    }

    /** A practice plant that cannot open all of its servers leaves none open behind it. */
    @Test
    void aSecondServerWhosePortIsTakenClosesTheFirst() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int free;
            try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                free = probe.getLocalPort();
            }
            Typed typed = type(
                    Map.of(Home.VARIABLE, folder.resolve("practice").toString()),
                    "plant",
                    "--opcua",
                    String.valueOf(free),
                    "--modbus",
                    String.valueOf(taken.getLocalPort()));
            assertTold(2, typed, String.valueOf(taken.getLocalPort()), "--modbus");
            try (ServerSocket again = new ServerSocket(free, 1, InetAddress.getLoopbackAddress())) {
                assertEquals(free, again.getLocalPort(), "the first server has given its port back");
            }
        }
    }
}
