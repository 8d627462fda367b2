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
import org.millwright.machine.AssetPath;
import org.millwright.machine.MachineEvent;
import org.millwright.machine.SourceQuality;
import org.millwright.machine.Tag;
import org.millwright.machine.connect.Health;
import org.millwright.machine.connect.Loss;
import org.millwright.machine.connect.Point;
import org.millwright.machine.connect.ReadPlan;
import org.millwright.machine.connect.Subscription;
import org.millwright.plant.wire.opcua.CounterPlant;
import org.millwright.plant.wire.opcua.PlantOpcUaServer;
import org.millwright.plant.wire.opcua.ServerSettings;
import org.millwright.testkit.connect.RecordingIntake;

/** What happens to a subscription when the server is not what it was. */
@Timeout(180)
@SuppressWarnings("try") // A subscription is there to run, not to be asked.
class OpcUaRestartTest {
    private static final Duration TENTH = Duration.ofMillis(100);
    private static final long STEP_MICROS = 100_000;
    private static final String LAST = "practice/p1/frame/l01/cnc01/t2";

    @TempDir
    private Path folder;

    private final RecordingIntake intake = new RecordingIntake();

    private void comes(PlantOpcUaServer server, Bench bench, long start, int[] next) throws InterruptedException {
        int before = intake.values().getOrDefault(LAST, List.of()).size();
        var unit = bench.units.getFirst();
        assertTrue(
                intake.await(
                        () -> {
                            server.rows(unit.path(), Bench.rows(unit, start, next[0], next[0] + 1));
                            next[0]++;
                            return intake.values().getOrDefault(LAST, List.of()).size() > before + 3;
                        },
                        Duration.ofSeconds(60)),
                "nothing came");
    }

    /** A download to a controller may move the index of its namespace; the URI stays (connectivity 5.1, trap 4). */
    @Test
    void aServerWithANewNamespaceIndexIsFoundAgainAndTheGapIsCounted() throws InterruptedException {
        Bench bench = new Bench(folder, List.of(Bench.machine("practice/p1/frame/l01/cnc01", 3)));
        long start = Bench.startMicros(0);
        int[] next = {0};
        try (OpcUaConnector connector = bench.connect(Map.of("counter-tag", "sequence"))) {
            try (Subscription subscription = connector.subscribe(bench.plan(TENTH), intake)) {
                try (PlantOpcUaServer server = bench.serve(bench.settings())) {
                    comes(server, bench, start, next);
                }
                next[0] += 1_000;
                try (PlantOpcUaServer server = bench.serve(bench.settings().after(3))) {
                    comes(server, bench, start, next);
                }
            }
        }
        // Each tag by itself: at a cut some have come farther than others.
        long missing = 0;
        for (List<RecordingIntake.Value> values : intake.values().values()) {
            var times = values.stream()
                    .filter(value -> !Double.isNaN(value.value()))
                    .mapToLong(RecordingIntake.Value::timeMicros)
                    .distinct()
                    .summaryStatistics();
            missing += (times.getMax() - times.getMin()) / STEP_MICROS + 1 - times.getCount();
        }
        long lost = intake.losses().stream()
                .filter(loss -> loss.reason() == Loss.Reason.SOURCE_GAP && loss.exact())
                .mapToLong(Loss::values)
                .sum();
        assertEquals(missing, lost, intake.losses().toString());
        assertTrue(lost >= 5_000, intake.losses().toString());
    }

    @Test
    void aTagThatVanishedIsBadAndTheOthersFlow() throws InterruptedException {
        Bench bench = new Bench(folder, List.of(Bench.machine("practice/p1/frame/l01/cnc01", 3)));
        List<Point> points = new ArrayList<>(bench.points());
        AssetPath unit = bench.units.getFirst().path();
        points.add(new Point(unit, Tag.of("gone"), "nsu=urn:millwright:plant;s=" + unit + "/gone", Map.of()));
        points.add(new Point(unit, Tag.of("foreign"), "nsu=urn:another:maker;s=x", Map.of()));
        int[] next = {0};
        try (PlantOpcUaServer server = bench.serve(bench.settings());
                OpcUaConnector connector = bench.connect(Map.of());
                Subscription subscription = connector.subscribe(new ReadPlan(points, TENTH), intake)) {
            comes(server, bench, Bench.startMicros(0), next);
            assertEquals(Health.State.DEGRADED, connector.health().state());
            assertEquals("opcua.tag.vanished", connector.health().why().code());
            assertEquals("2", connector.health().why().values().get("count"));
        }
        assertEquals(1, intake.values().get(unit + "/gone").size());
        assertEquals(1, intake.values().get(unit + "/foreign").size());
    }

    /** The device says a number where the tag was set up for words: bad, counted, shown, and nobody guesses. */
    @Test
    void aTagOfAnotherTypeIsShownAndCounted() throws InterruptedException {
        Bench bench = new Bench(folder, List.of(Bench.machine("practice/p1/frame/l01/cnc01", 3)));
        AssetPath unit = bench.units.getFirst().path();
        List<Point> points = new ArrayList<>(bench.points());
        points.add(new Point(unit, Tag.of("unitless"), "nsu=urn:millwright:plant;s=" + unit + "/t0.EURange", Map.of()));
        int[] next = {0};
        try (PlantOpcUaServer server = bench.serve(bench.settings());
                OpcUaConnector connector = bench.connect(Map.of());
                Subscription subscription = connector.subscribe(new ReadPlan(points, TENTH), intake)) {
            comes(server, bench, Bench.startMicros(0), next);
            assertTrue(intake.await(() -> connector.health().why().code().equals("opcua.tag.foreign"), Bench.PATIENCE));
            assertEquals(unit + "/unitless", connector.health().why().values().get("tag"));
            assertEquals(Health.State.DEGRADED, connector.health().state());
        }
        assertTrue(intake.losses().stream().anyMatch(loss -> loss.reason() == Loss.Reason.PARSE));
    }

    @Test
    void alarmsAndMaintenanceArriveAsEventsOfTheirMachine() throws InterruptedException {
        Bench bench = new Bench(folder, List.of(Bench.machine("practice/p1/frame/l01/cnc01", 3)));
        AssetPath unit = bench.units.getFirst().path();
        int[] next = {0};
        try (PlantOpcUaServer server = bench.serve(bench.settings());
                OpcUaConnector connector = bench.connect(Map.of());
                Subscription subscription = connector.subscribe(bench.plan(TENTH), intake)) {
            comes(server, bench, Bench.startMicros(0), next);
            long at = Bench.startMicros(10);
            server.event(new MachineEvent(
                    unit, at, "alarm", "Spindle above 42 °C", Map.of("code", "CNC-2041", "severity", "700")));
            server.event(new MachineEvent(unit, at + 1, "maintenance", "Filter changed", Map.of()));
            assertTrue(intake.await(() -> intake.events().size() >= 2, Bench.PATIENCE));
            MachineEvent alarm = intake.events().getFirst();
            assertEquals(unit, alarm.asset());
            assertEquals(at, alarm.timeMicros());
            assertEquals("alarm", alarm.kind());
            assertEquals("Spindle above 42 °C", alarm.text());
            assertEquals("CNC-2041", alarm.attributes().get("code"));
            assertEquals("700", alarm.attributes().get("severity"));
            assertEquals("maintenance", intake.events().getLast().kind());
        }
    }

    /** More at once than the server's queues hold: what they dropped is in the server's history, and comes from there. */
    @Test
    void whatTheQueuesDroppedComesFromTheServersHistory() throws InterruptedException {
        Bench bench = new Bench(folder, List.of(Bench.machine("practice/p1/frame/l01/cnc01", 3)));
        var unit = bench.units.getFirst();
        int burst = 3_000;
        long start = Bench.startMicros(burst + 100);
        int[] next = {0};
        try (PlantOpcUaServer server = bench.serve(bench.settings());
                OpcUaConnector connector = bench.connect(Map.of("counter-tag", "sequence"));
                Subscription subscription = connector.subscribe(bench.plan(TENTH), intake)) {
            comes(server, bench, start, next);
            server.rows(unit.path(), Bench.rows(unit, start, next[0], next[0] + burst));
            next[0] += burst;
            comes(server, bench, start, next);
            int first = first(unit.path().toString());
            assertTrue(
                    intake.await(() -> distinct(unit.path().toString()) >= next[0] - first, Bench.PATIENCE),
                    () -> distinct(unit.path().toString()) + " of " + (next[0] - first));
        }
        assertEquals(List.of(), intake.losses());
        List<RecordingIntake.Value> sequence = intake.values().get(unit.path() + "/sequence");
        assertTrue(sequence.stream().anyMatch(value -> (value.quality() & SourceQuality.BACKFILLED) != 0));
        assertEquals(
                distinct(unit.path().toString()),
                sequence.stream().filter(value -> !Double.isNaN(value.value())).count());
    }

    private int first(String unit) {
        return intake.values().get(unit + "/sequence").stream()
                .filter(value -> !Double.isNaN(value.value()))
                .mapToInt(value -> (int) value.value())
                .min()
                .orElseThrow();
    }

    private long distinct(String unit) {
        return intake.values().get(unit + "/sequence").stream()
                .map(RecordingIntake.Value::value)
                .filter(value -> !Double.isNaN(value))
                .distinct()
                .count();
    }

    /** A source that is not sampled loses nothing, though all tags change with every sample. */
    @Test
    void aThousandTagsAtTenHertzArriveWithoutAGap() throws InterruptedException {
        CounterPlant load = new CounterPlant(10, 100, 10);
        Bench bench = new Bench(folder, load.units());
        int samples = 40;
        try (PlantOpcUaServer server = PlantOpcUaServer.start(
                        ServerSettings.local(bench.port, folder.resolve("server")), load.units(), write -> {});
                OpcUaConnector connector = bench.connect(Map.of("counter-tag", "sequence"));
                Subscription subscription = connector.subscribe(bench.plan(TENTH), intake)) {
            assertTrue(intake.await(() -> server.items() == 1_001, Bench.PATIENCE), "items: " + server.items());
            assertEquals(samples, load.publish(server, samples));
            assertTrue(
                    intake.await(() -> intake.count() >= 1_000L * samples, Bench.PATIENCE), "came: " + intake.count());
        }
        assertEquals(List.of(), intake.losses());
        intake.values().forEach((path, values) -> {
            int tag = path.endsWith("sequence") ? 0 : Integer.parseInt(path.substring(path.length() - 3));
            for (int sequence = 0; sequence < samples; sequence++) {
                assertEquals(
                        CounterPlant.value(sequence, tag), values.get(sequence).value(), path);
            }
        });
    }

    /** Above four fifths the server is asked to wait; its queues hold what comes meanwhile. */
    @Test
    void aFullQueueHoldsTheSourceBackAndNothingIsLost() throws InterruptedException {
        Bench bench = new Bench(folder, List.of(Bench.machine("practice/p1/frame/l01/cnc01", 3)));
        var unit = bench.units.getFirst();
        long start = Bench.startMicros(0);
        int[] next = {0};
        try (PlantOpcUaServer server = bench.serve(bench.settings());
                OpcUaConnector connector = bench.connect(Map.of("counter-tag", "sequence"));
                Subscription subscription = connector.subscribe(bench.plan(TENTH), intake)) {
            comes(server, bench, start, next);
            intake.fill(0.95);
            Thread.sleep(1_500);
            long before = intake.count();
            server.rows(unit.path(), Bench.rows(unit, start, next[0], next[0] + 50));
            next[0] += 50;
            Thread.sleep(1_000);
            assertEquals(before, intake.count(), "a full queue gets nothing more");
            intake.fill(0);
            comes(server, bench, start, next);
        }
        List<Double> counted = intake.values().get(unit.path() + "/sequence").stream()
                .map(RecordingIntake.Value::value)
                .filter(value -> !Double.isNaN(value))
                .toList();
        for (int i = 1; i < counted.size(); i++) {
            assertEquals(counted.get(i - 1) + 1, counted.get(i));
        }
        assertEquals(List.of(), intake.losses());
    }
}
