package org.millwright.adapters.opcua;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.millwright.MillwrightException;
import org.millwright.Problem;
import org.millwright.machine.connect.Facts;
import org.millwright.plant.wire.opcua.PlantOpcUaServer;

/** Two strangers meet: the order of events, and that each step says what to do. */
@Timeout(120)
class OpcUaSecurityTest {
    @TempDir
    private Path folder;

    private Bench bench;

    @BeforeEach
    void prepare() {
        bench = new Bench(folder, List.of(Bench.machine("practice/p1/frame/l01/cnc01", 3)));
    }

    private static String code(MillwrightException said) {
        return said.problem().message().code();
    }

    private static MillwrightException refused(OpcUaConnector connector) {
        return assertThrows(MillwrightException.class, () -> connector.browse("", "", Bench.PATIENCE));
    }

    @Test
    void bothSidesHaveToTrustEachOther() {
        try (PlantOpcUaServer server = bench.serve(bench.settings().secured());
                OpcUaConnector connector = bench.connect(Map.of())) {
            assertEquals("opcua.certificate.stranger", code(refused(connector)));
            String theirs = connector.strangers().getFirst().thumbprint();
            assertEquals(server.thumbprint().toUpperCase(Locale.ROOT), theirs);
            refused(connector);
            assertEquals(1, connector.strangers().size(), "one stranger is kept once");

            connector.trust(theirs);
            assertEquals(List.of(), connector.strangers());
            assertEquals(1, connector.trusted().size());
            MillwrightException untrusted = refused(connector);
            assertEquals("opcua.certificate.refused", code(untrusted));
            String ours = connector.own().orElseThrow().thumbprint();
            assertTrue(untrusted.getMessage().contains(ours), untrusted.getMessage());

            server.trust(ours.toLowerCase(Locale.ROOT));
            assertTrue(connector.browse("", "", Bench.PATIENCE).nodes().size() > 0);
        }
    }

    @Test
    void ourCertificateOutlivesTheProgram() {
        String first;
        try (OpcUaConnector connector = bench.connect(Map.of())) {
            first = connector.own().orElseThrow().thumbprint();
        }
        try (OpcUaConnector connector = bench.connect(Map.of())) {
            assertEquals(first, connector.own().orElseThrow().thumbprint());
        }
    }

    @Test
    void aChangedCertificateIsNeverTrustedByItself() throws IOException {
        String before;
        try (PlantOpcUaServer server = bench.serve(bench.settings().secured());
                OpcUaConnector connector = bench.connect(Map.of())) {
            before = makeFriends(server, connector);
        }
        Files.delete(folder.resolve("server/own.key"));
        try (PlantOpcUaServer server = bench.serve(bench.settings().secured());
                OpcUaConnector connector = bench.connect(Map.of())) {
            MillwrightException changed = refused(connector);
            assertEquals("opcua.certificate.changed", code(changed));
            assertTrue(changed.getMessage().contains(before), changed.getMessage());
            assertTrue(changed.getMessage().contains(server.thumbprint().toUpperCase(Locale.ROOT)));
        }
    }

    private static String makeFriends(PlantOpcUaServer server, OpcUaConnector connector) {
        refused(connector);
        String theirs = connector.strangers().getFirst().thumbprint();
        connector.trust(theirs);
        refused(connector);
        server.trust(connector.own().orElseThrow().thumbprint().toLowerCase(Locale.ROOT));
        assertTrue(connector.browse("", "", Bench.PATIENCE).nodes().size() > 0);
        return theirs;
    }

    @Test
    void aWrongPasswordIsSaidAndTheRightOneIsLetIn() {
        try (PlantOpcUaServer server = bench.serve(bench.settings().onlyFor(Map.of("reader", "right")));
                OpcUaConnector wrong = bench.connect(Map.of("user", "reader", "password", "wrong"));
                OpcUaConnector right = bench.connect(Map.of("user", "reader", "password", "right"))) {
            assertEquals(0, server.items());
            assertEquals("opcua.user.refused", code(refused(wrong)));
            assertTrue(right.browse("", "", Bench.PATIENCE).nodes().size() > 0);
        }
    }

    @Test
    void aPasswordTravelsEncryptedOnASecuredEndpoint() {
        try (PlantOpcUaServer server = bench.serve(bench.settings().secured().onlyFor(Map.of("reader", "right")));
                OpcUaConnector connector = bench.connect(Map.of("user", "reader", "password", "right"))) {
            makeFriends(server, connector);
        }
    }

    @Test
    void wrongPlacesHaveTheirOwnWords() {
        try (PlantOpcUaServer server = bench.serve(bench.settings());
                OpcUaConnector path = bench.connect("opc.tcp://127.0.0.1:" + bench.port + "/elsewhere", Map.of());
                OpcUaConnector port = bench.connect("opc.tcp://127.0.0.1:" + Bench.freePort() + "/plant", Map.of());
                OpcUaConnector metadata = bench.connect("opc.tcp://169.254.169.254:4840", Map.of())) {
            assertEquals(0, server.items());
            assertEquals("opcua.endpoint.unknown", code(refused(path)));
            assertEquals("opcua.server.unreachable", code(refused(port)));
            MillwrightException forbidden = refused(metadata);
            assertEquals("opcua.host.forbidden", code(forbidden));
            assertTrue(forbidden.problem() instanceof Problem.Forbidden);
        }
    }

    @Test
    void wrongSettingsAreRefusedBeforeAnythingIsTried() {
        for (Map<String, String> wrong :
                List.of(Map.of("security", "some"), Map.of("report", "always"), Map.of("events", "maybe"))) {
            assertEquals(
                    "opcua.setting.unknown", code(assertThrows(MillwrightException.class, () -> bench.connect(wrong))));
        }
        for (String address : List.of("http://127.0.0.1", "opc.tcp://", "127.0.0.1:4840", "opc.tcp://a b")) {
            assertEquals(
                    "opcua.url.unreadable",
                    code(assertThrows(MillwrightException.class, () -> bench.connect(address, Map.of()))));
        }
    }

    @Test
    void aProbeOfAStrangerTellsItsCertificateAndWhatToDo() {
        try (PlantOpcUaServer server = bench.serve(bench.settings().secured());
                OpcUaConnector connector = bench.connect(Map.of())) {
            Facts facts = connector.probe(Duration.ofSeconds(20));
            assertEquals(1, facts.problems().size());
            assertEquals(
                    "opcua.certificate.stranger",
                    facts.problems().getFirst().message().code());
            assertTrue(facts.facts().stream()
                    .anyMatch(fact -> fact.key().equals("server.thumbprint")
                            && fact.value().equalsIgnoreCase(server.thumbprint())));
        }
    }
}
