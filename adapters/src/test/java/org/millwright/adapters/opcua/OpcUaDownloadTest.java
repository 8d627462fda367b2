package org.millwright.adapters.opcua;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Security;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.DoublePredicate;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.eclipse.milo.opcua.stack.core.security.SecurityPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.millwright.machine.AssetPath;
import org.millwright.machine.MachineEvent;
import org.millwright.machine.SourceQuality;
import org.millwright.machine.Tag;
import org.millwright.machine.connect.Facts;
import org.millwright.machine.connect.Health;
import org.millwright.machine.connect.Loss;
import org.millwright.machine.connect.Point;
import org.millwright.machine.connect.ReadPlan;
import org.millwright.machine.connect.Subscription;
import org.millwright.testkit.connect.RecordingIntake;

/** What a download to a controller changes: numbers of nodes, names, types. */
@Timeout(180)
@SuppressWarnings("try") // A subscription is there to run, not to be asked.
class OpcUaDownloadTest {
    private static final Duration TENTH = Duration.ofMillis(100);
    private static final AssetPath PRESS = AssetPath.of("plant/press");
    private static final SecurityPolicy OPEN = SecurityPolicy.None;

    @TempDir
    private Path folder;

    private final RecordingIntake intake = new RecordingIntake();

    private Bench bench() {
        return new Bench(folder, List.of());
    }

    private static ReadPlan plan(String... tags) {
        List<Point> points = new java.util.ArrayList<>();
        for (int i = 0; i < tags.length; i++) {
            points.add(new Point(PRESS, Tag.of(tags[i]), NumberedServer.node(1_000 + i), Map.of()));
        }
        return new ReadPlan(points, TENTH);
    }

    private boolean comes(String tag, DoublePredicate value) throws InterruptedException {
        return intake.await(
                () -> intake.values().getOrDefault(PRESS + "/" + tag, List.of()).stream()
                        .anyMatch(one -> value.test(one.value())),
                Bench.PATIENCE);
    }

    private boolean learnt() throws InterruptedException {
        return intake.await(() -> Files.exists(folder.resolve("connector/nodes.json")) || found(), Bench.PATIENCE);
    }

    private boolean found() {
        try (var files = Files.walk(folder)) {
            return files.anyMatch(file -> file.endsWith("nodes.json"));
        } catch (java.io.IOException | java.io.UncheckedIOException moving) {
            return false;
        }
    }

    /** All numbers move by one: the old number of force belongs to speed now, and no value may go to the wrong tag. */
    @Test
    void tagsWithNewNumbersAreFoundByTheirNames() throws Exception {
        Bench bench = bench();
        try (OpcUaConnector connector = bench.connect(NumberedServer.address(bench.port), Map.of());
                Subscription subscription = connector.subscribe(plan("force", "speed"), intake)) {
            try (NumberedServer server =
                    NumberedServer.start(bench.port, 1_000, NumberedServer.tags("force", 1.5, "speed", 100.5), OPEN)) {
                assertTrue(comes("force", value -> value == 1.5));
                assertTrue(learnt());
            }
            var after = NumberedServer.tags("torque", 50.5, "force", 2.5, "speed", 200.5);
            try (NumberedServer server = NumberedServer.start(bench.port, 1_000, after, OPEN)) {
                assertTrue(comes("force", value -> value == 2.5));
                assertTrue(comes("speed", value -> value == 200.5));
                server.set("force", 3.5);
                assertTrue(comes("force", value -> value == 3.5));
                assertTrue(intake.await(() -> intake.events().size() >= 2, Bench.PATIENCE));
                assertTrue(intake.await(() -> connector.health().state() == Health.State.LIVE, Bench.PATIENCE));
            }
        }
        assertFalse(comesWrong("force", 50.5) || comesWrong("speed", 2.5), "a value went to the wrong tag");
        MachineEvent moved = intake.events().getFirst();
        assertEquals("node-moved", moved.kind());
        assertEquals(NumberedServer.node(1_000), moved.attributes().get("before"));
        assertEquals(NumberedServer.node(1_001), moved.attributes().get("now"));
    }

    private boolean comesWrong(String tag, double value) {
        return intake.values().get(PRESS + "/" + tag).stream().anyMatch(one -> one.value() == value);
    }

    /** A tag that the new program does not have is bad and said; one that comes back later is taken up again. */
    @Test
    void aTagThatIsNowhereStaysBad() throws Exception {
        Bench bench = bench();
        try (OpcUaConnector connector = bench.connect(NumberedServer.address(bench.port), Map.of());
                Subscription subscription = connector.subscribe(plan("force", "speed"), intake)) {
            try (NumberedServer server =
                    NumberedServer.start(bench.port, 1_000, NumberedServer.tags("force", 1.5, "speed", 100.5), OPEN)) {
                assertTrue(comes("force", value -> value == 1.5));
                assertTrue(learnt());
            }
            try (NumberedServer server =
                    NumberedServer.start(bench.port, 5_000, NumberedServer.tags("force", 2.5), OPEN)) {
                assertTrue(comes("force", value -> value == 2.5));
                assertTrue(intake.await(() -> connector.health().state() == Health.State.DEGRADED, Bench.PATIENCE));
                assertEquals("opcua.tag.vanished", connector.health().why().code());
                assertEquals("1", connector.health().why().values().get("count"));
            }
        }
    }

    /** A number that becomes words or a yes would mean something else: bad, counted, told. Another width of number is only told. */
    @Test
    void aTypeThatChangesIsToldAndNeverCastInSilence() throws Exception {
        Bench bench = bench();
        var tags = NumberedServer.tags("force", 1.5, "speed", 100.5);
        try (NumberedServer server = NumberedServer.start(bench.port, 1_000, tags, OPEN);
                OpcUaConnector connector = bench.connect(NumberedServer.address(bench.port), Map.of());
                Subscription subscription = connector.subscribe(plan("force", "speed"), intake)) {
            assertTrue(comes("force", value -> value == 1.5));
            server.set("force", true);
            assertTrue(comes("force", Double::isNaN));
            server.set("speed", 7);
            assertTrue(comes("speed", value -> value == 7));
            assertTrue(intake.await(() -> intake.events().size() == 2, Bench.PATIENCE));
            assertTrue(intake.await(() -> connector.health().state() == Health.State.DEGRADED, Bench.PATIENCE));
            assertEquals("opcua.tag.foreign", connector.health().why().code());
            server.set("force", 2.5);
            assertTrue(comes("force", value -> value == 2.5), "the old type is welcome again");
        }
        assertFalse(comesWrong("force", 1.0), "a yes became a number");
        RecordingIntake.Value bad = intake.values().get(PRESS + "/force").stream()
                .filter(value -> Double.isNaN(value.value()))
                .findFirst()
                .orElseThrow();
        assertEquals(SourceQuality.BAD, SourceQuality.severity(bad.quality()));
        assertEquals(
                1,
                intake.losses().stream()
                        .filter(loss -> loss.reason() == Loss.Reason.PARSE)
                        .count());
        assertEquals(
                Map.of("before", "Double", "now", "Boolean", "tag", "force"),
                intake.events().getFirst().attributes());
    }

    /** A clock that lost its battery: the value is kept under the time of its arrival, and both times are told. */
    @Test
    void aTimeThatCannotBeRightIsTold() throws Exception {
        Bench bench = bench();
        try (NumberedServer server = NumberedServer.start(bench.port, 1_000, NumberedServer.tags("force", 1.5), OPEN);
                OpcUaConnector connector = bench.connect(NumberedServer.address(bench.port), Map.of());
                Subscription subscription = connector.subscribe(plan("force"), intake)) {
            assertTrue(comes("force", value -> value == 1.5));
            server.set("force", 2.5, java.time.Instant.parse("1980-01-01T00:00:00Z"));
            assertTrue(comes("force", value -> value == 2.5));
            assertTrue(intake.await(() -> !intake.events().isEmpty(), Bench.PATIENCE));
        }
        RecordingIntake.Value odd = intake.values().get(PRESS + "/force").getLast();
        assertTrue((odd.quality() & SourceQuality.TIME_SUSPECT) != 0);
        assertEquals("odd-time", intake.events().getFirst().kind());
        assertEquals(
                "1980-01-01T00:00:00Z", intake.events().getFirst().attributes().get("source-time"));
    }

    /** The strongest policy end to end: it signs with RSA-PSS, which Java alone does not have under that name. */
    @Test
    void theStrongestPolicyDelivers() throws Exception {
        Security.addProvider(new BouncyCastleProvider());
        Bench bench = bench();
        var tags = NumberedServer.tags("force", 1.5);
        try (NumberedServer server =
                        NumberedServer.start(bench.port, 1_000, tags, SecurityPolicy.Aes256_Sha256_RsaPss);
                OpcUaConnector connector = bench.connect(NumberedServer.address(bench.port), Map.of())) {
            Facts stranger = connector.probe(Bench.PATIENCE);
            assertEquals(
                    "opcua.certificate.stranger",
                    stranger.problems().getFirst().message().code());
            connector.trust(connector.strangers().getFirst().thumbprint());
            try (Subscription subscription = connector.subscribe(plan("force"), intake)) {
                assertTrue(
                        comes("force", value -> value == 1.5),
                        () -> connector.health().toString());
                server.set("force", 2.5);
                assertTrue(comes("force", value -> value == 2.5));
            }
        }
    }
}
