package org.millwright.adapters.opcua;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.millwright.machine.SourceQuality;
import org.millwright.machine.connect.Facts;
import org.millwright.machine.connect.Health;
import org.millwright.machine.connect.Node;
import org.millwright.machine.connect.NodePage;
import org.millwright.machine.connect.Sample;
import org.millwright.machine.connect.Subscription;
import org.millwright.plant.wire.opcua.PlantOpcUaServer;
import org.millwright.testkit.connect.RecordingIntake;

/** Against a real server in the same process. */
@Timeout(120)
@SuppressWarnings("try") // A subscription is there to run, not to be asked.
class OpcUaDeliveryTest {
    private static final Duration TENTH = Duration.ofMillis(100);

    @TempDir
    private Path folder;

    private final RecordingIntake intake = new RecordingIntake();

    private Bench bench(int machines, int measurements) {
        List<org.millwright.plant.Rows.Unit> units = new ArrayList<>();
        for (int i = 0; i < machines; i++) {
            units.add(Bench.machine("practice/p1/frame/l01/cnc%02d".formatted(i), measurements));
        }
        return new Bench(folder, units);
    }

    private static void awaitItems(PlantOpcUaServer server, long items) throws InterruptedException {
        RecordingIntake clock = new RecordingIntake();
        assertTrue(clock.await(() -> server.items() == items, Bench.PATIENCE), "items: " + server.items());
    }

    @Test
    void theTreeIsWalkedLevelByLevel() {
        Bench bench = bench(2, 3);
        try (PlantOpcUaServer server = bench.serve(bench.settings());
                OpcUaConnector connector = bench.connect(Map.of())) {
            assertEquals(0, server.items());
            NodePage top = connector.browse("", "", Bench.PATIENCE);
            Node practice = top.nodes().stream()
                    .filter(node -> node.name().equals("practice"))
                    .findFirst()
                    .orElseThrow();
            assertEquals(Node.Kind.FOLDER, practice.kind());
            assertEquals("nsu=urn:millwright:plant;s=practice", practice.address());
            NodePage tags = connector.browse(practice.address() + "/p1/frame/l01/cnc01", "", Bench.PATIENCE);
            assertEquals(5, tags.nodes().size());
            Node state = tags.nodes().getLast();
            assertEquals(List.of("idle", "running", "down"), state.tag().words());
            assertEquals("practice/p1/frame/l01/cnc01/state", state.path());
            Node measured = tags.nodes().get(1);
            assertEquals("°C", measured.tag().unit());
            assertEquals("Double", measured.type());
        }
    }

    @Test
    void aPageHoldsAtMostFiveHundred() {
        Bench bench = bench(1, 1_200);
        try (PlantOpcUaServer server = bench.serve(bench.settings());
                OpcUaConnector connector = bench.connect(Map.of())) {
            assertEquals(0, server.items());
            List<String> names = new ArrayList<>();
            String cursor = "";
            int pages = 0;
            do {
                NodePage page = connector.browse("ns=2;s=practice/p1/frame/l01/cnc00", cursor, Bench.PATIENCE);
                assertTrue(page.nodes().size() <= NodePage.MOST);
                page.nodes().forEach(node -> names.add(node.name()));
                cursor = page.next();
                pages++;
            } while (!cursor.isEmpty());
            assertEquals(3, pages);
            assertEquals(1_202, names.size());
            assertEquals(1_202, names.stream().distinct().count());
        }
    }

    @Test
    void whatIsReadHasTheSourcesTimeAndItsWords() {
        Bench bench = bench(1, 2);
        try (PlantOpcUaServer server = bench.serve(bench.settings());
                OpcUaConnector connector = bench.connect(Map.of())) {
            long start = Bench.startMicros(5);
            server.rows(bench.units.getFirst().path(), Bench.rows(bench.units.getFirst(), start, 0, 5));
            List<Sample> samples = connector.read(bench.points(), Bench.PATIENCE);
            assertEquals(4, samples.getFirst().value());
            assertEquals(start + 400_000, samples.getFirst().timeMicros());
            assertEquals("running", samples.getLast().text());
            assertEquals("Good", samples.getLast().status());
        }
    }

    @Test
    void everyPublishedRowArrivesWithItsTime() throws InterruptedException {
        Bench bench = bench(2, 3);
        try (PlantOpcUaServer server = bench.serve(bench.settings());
                OpcUaConnector connector = bench.connect(Map.of("counter-tag", "sequence"));
                Subscription subscription = connector.subscribe(bench.plan(TENTH), intake)) {
            awaitItems(server, 11);
            long start = Bench.startMicros(60);
            for (int row = 0; row < 60; row += 20) {
                for (var unit : bench.units) {
                    server.rows(unit.path(), Bench.rows(unit, start, row, row + 20));
                }
            }
            String last = "practice/p1/frame/l01/cnc01/t2";
            assertTrue(intake.await(
                    () -> intake.values().getOrDefault(last, List.of()).size() >= 60, Bench.PATIENCE));
            List<RecordingIntake.Value> values = intake.values().get(last);
            assertEquals(60, values.size());
            assertEquals(SourceQuality.GOOD, values.getFirst().quality());
            for (int row = 0; row < 60; row++) {
                assertEquals(start + row * 100_000L, values.get(row).timeMicros());
                assertEquals(3_000.0 + row, values.get(row).value());
            }
            assertEquals(List.of(), intake.losses());
            assertEquals(Health.State.LIVE, connector.health().state());
        }
    }

    @Test
    void aProbeTellsWhatAPersonWantsToKnow() {
        Bench bench = bench(1, 12);
        try (PlantOpcUaServer server = bench.serve(bench.settings());
                OpcUaConnector connector = bench.connect(Map.of())) {
            server.rows(bench.units.getFirst().path(), Bench.rows(bench.units.getFirst(), Bench.startMicros(1), 0, 1));
            Facts facts = connector.probe(Bench.PATIENCE);
            assertEquals(List.of(), facts.problems());
            assertTrue(facts.ready());
            assertEquals(10, facts.live().size());
            List<String> keys = facts.facts().stream().map(fact -> fact.key()).toList();
            assertTrue(
                    keys.containsAll(List.of("server.product", "server.clock", "server.nodes", "server.endpoint")),
                    keys.toString());
        }
    }
}
