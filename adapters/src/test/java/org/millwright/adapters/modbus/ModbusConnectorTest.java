package org.millwright.adapters.modbus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.millwright.MillwrightException;
import org.millwright.machine.AssetPath;
import org.millwright.machine.SourceQuality;
import org.millwright.machine.Tag;
import org.millwright.machine.connect.Connection;
import org.millwright.machine.connect.Connector;
import org.millwright.machine.connect.Facts;
import org.millwright.machine.connect.Health;
import org.millwright.machine.connect.Loss;
import org.millwright.machine.connect.Node;
import org.millwright.machine.connect.Point;
import org.millwright.machine.connect.Promise;
import org.millwright.machine.connect.ReadPlan;
import org.millwright.machine.connect.Sample;
import org.millwright.machine.connect.Surroundings;

@Timeout(60)
class ModbusConnectorTest {
    private static final long SEED = Long.getLong("millwright.seed", 4L);
    private static final AssetPath PRESS = AssetPath.of("line/press");

    @TempDir
    private Path folder;

    private final RawDevice device = new RawDevice();
    private final Gathered gathered = new Gathered();
    private final List<Health> changes = new CopyOnWriteArrayList<>();
    private final List<AutoCloseable> open = new ArrayList<>(List.of(device));

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable one : open.reversed()) {
            one.close();
        }
    }

    private Connector connector(Map<String, String> settings) {
        return connector("127.0.0.1:" + device.port(), settings);
    }

    private Connector connector(String address, Map<String, String> settings) {
        return connector(address, settings, new Random(SEED));
    }

    private Connector connector(String address, Map<String, String> settings, RandomGenerator chance) {
        Connection connection = new Connection("press", "modbus", address, settings);
        Surroundings around = new Surroundings(InstantSource.system(), chance, folder, changes::add);
        Connector connector = new ModbusKind().open(connection, around);
        open.add(connector);
        return connector;
    }

    private Connector quick() {
        return connector(Map.of("timeout", "200ms", "pause", "1ms"));
    }

    private static Point point(String name, String address) {
        return new Point(PRESS, Tag.of(name), address, Map.of());
    }

    private static ReadPlan plan(int millis, Point... points) {
        return new ReadPlan(List.of(points), Duration.ofMillis(millis));
    }

    @Test
    void deliversRowsOfOneMachineTogether() {
        device.real(1, 0, 21.5f);
        device.words(1, 4, 7);
        quick().subscribe(plan(50, point("force", "holding/0:f32"), point("count", "holding/4")), gathered);
        gathered.await("line/press/count", 3);
        List<Gathered.Cell> force = gathered.cells("line/press/force");
        assertEquals(21.5, force.getFirst().value());
        assertEquals(SourceQuality.GOOD, force.getFirst().quality());
        assertEquals(
                force.getFirst().micros(),
                gathered.cells("line/press/count").getFirst().micros());
        assertTrue(device.requests.stream().allMatch(request -> request.count() == 5), "one request for both");
    }

    @Test
    void aHoleIsFoundByHalvesAndTheOthersFlow() {
        for (int at = 0; at < 20; at++) {
            device.words(1, at, 100 + at);
        }
        device.holes.add(13);
        Point[] points = new Point[20];
        for (int at = 0; at < points.length; at++) {
            points[at] = point("r" + at, "holding/" + at);
        }
        Connector connector = quick();
        connector.subscribe(plan(50, points), gathered);
        gathered.await("line/press/r19", 4);
        assertEquals(112, gathered.cells("line/press/r12").getFirst().value());
        assertEquals(114, gathered.cells("line/press/r14").getFirst().value());
        // The hole is told once, bad, and not asked for again.
        assertEquals(1, gathered.cells("line/press/r13").size());
        assertEquals(
                SourceQuality.BAD, gathered.cells("line/press/r13").getFirst().quality());
        long hits = device.requests.stream()
                .filter(request -> request.first() <= 13 && request.first() + request.count() > 13)
                .count();
        assertTrue(hits <= 6, "asked for the hole " + hits + " times");
        assertEquals(Health.State.DEGRADED, connector.health().state());
        assertTrue(
                connector.health().why().text().contains("line/press/r13"),
                connector.health().why().text());
    }

    @Test
    void aDeviceThatBearsFewRegistersARequestIsReadInSmallerOnes() {
        device.most = 10;
        device.words(1, 39, 5);
        Point[] points = new Point[40];
        for (int at = 0; at < points.length; at++) {
            points[at] = point("r" + at, "holding/" + at);
        }
        Connector connector = quick();
        connector.subscribe(plan(50, points), gathered);
        assertEquals(5, gathered.await("line/press/r39", 3).getFirst().value());
        Gathered.until("live", () -> connector.health().state() == Health.State.LIVE);
    }

    @Test
    void anOfflineUnitDoesNotHoldBackTheOthers() {
        device.words(1, 0, 1);
        Connector connector = quick();
        connector.subscribe(plan(50, point("here", "1/holding/0"), point("gone", "9/holding/0")), gathered);
        assertEquals(1, gathered.await("line/press/here", 3).getFirst().value());
        assertEquals(
                SourceQuality.BAD, gathered.cells("line/press/gone").getFirst().quality());
        Gathered.until("says which", () -> connector.health().why().text().contains("unit 9"));
        device.words(9, 0, 3);
        Gathered.until(
                "comes back", () -> gathered.cells("line/press/gone").getLast().value() == 3);
        Gathered.until("live", () -> connector.health().state() == Health.State.LIVE);
    }

    @Test
    void aBusyDeviceIsAskedAgain() {
        device.words(1, 0, 1);
        device.behaviour = (it, request) -> List.of(RawDevice.refusal(request, 0x06));
        Connector connector = quick();
        connector.subscribe(plan(30, point("count", "holding/0")), gathered);
        assertEquals(
                SourceQuality.BAD,
                gathered.await("line/press/count", 2).getLast().quality());
        device.behaviour = RawDevice::honest;
        Gathered.until(
                "good again", () -> gathered.cells("line/press/count").getLast().quality() == SourceQuality.GOOD);
    }

    @Test
    void foreignAnswersAreDropped() {
        device.words(1, 0, 1);
        device.behaviour = (it, request) -> List.of(
                RawDevice.frame(request.transaction() + 1, 1, new byte[] {3, 2, 0, 66}),
                RawDevice.frame(request.transaction(), 2, new byte[] {3, 2, 0, 67}),
                RawDevice.data(request, it.units.get(1)));
        quick().subscribe(plan(30, point("count", "holding/0")), gathered);
        gathered.await("line/press/count", 5);
        assertTrue(gathered.cells().stream().allMatch(cell -> cell.value() == 1));
    }

    /** The answer to a request that was given up must never be taken for the answer to the next. */
    @Test
    void anAnswerThatComesTooLateIsNotTakenForTheNext() {
        device.words(1, 0, 1);
        device.words(1, 50, 2);
        List<byte[]> held = new CopyOnWriteArrayList<>();
        device.behaviour = (it, request) -> {
            byte[] answer = RawDevice.data(request, it.units.get(1));
            if (held.isEmpty()) {
                held.add(answer);
                return List.of();
            }
            return List.of(held.getFirst(), answer);
        };
        quick().subscribe(plan(30, point("a", "holding/0"), point("b", "holding/50")), gathered);
        gathered.await("line/press/b", 3);
        assertTrue(gathered.cells("line/press/b").stream()
                .allMatch(cell -> cell.value() == 2 || cell.quality() == SourceQuality.BAD));
    }

    @Test
    void anAnswerThatIsNoneIsCountedAndTheNextCounts() {
        device.words(1, 0, 1);
        int[] round = {0};
        device.behaviour = (it, request) -> round[0]++ == 0
                ? List.of(RawDevice.frame(request.transaction(), 1, new byte[] {3, 9, 0, 1}))
                : RawDevice.honest(it, request);
        quick().subscribe(plan(30, point("count", "holding/0")), gathered);
        Gathered.until(
                "good",
                () -> gathered.cells("line/press/count").size() > 1
                        && gathered.cells("line/press/count").getLast().value() == 1);
        assertEquals(1, gathered.losses(Loss.Reason.PARSE).size());
    }

    @Test
    void comesBackAfterACutAndSaysWhatItCost() {
        device.words(1, 0, 1);
        Connector connector = quick();
        connector.subscribe(plan(20, point("count", "holding/0")), gathered);
        gathered.await("line/press/count", 2);
        int port = device.port();
        device.close();
        Gathered.until("waits", () -> connector.health().state() == Health.State.WAITING);
        assertTrue(connector.health().nextTry().isPresent());
        RawDevice again = new RawDevice(port);
        open.add(again);
        again.words(1, 0, 2);
        Gathered.until(
                "back", () -> gathered.cells("line/press/count").getLast().value() == 2);
        Gathered.until("live", () -> connector.health().state() == Health.State.LIVE);
        List<Loss> losses = gathered.losses(Loss.Reason.LINK_DOWN);
        assertTrue(losses.stream().anyMatch(loss -> !loss.exact() && loss.values() > 0), losses.toString());
    }

    @Test
    void aPeerThatIsSilentIsLeftAfterThreeRounds() {
        device.words(1, 0, 1);
        device.behaviour = (it, request) -> List.of();
        Connector connector = connector(Map.of("timeout", "50ms", "pause", "1ms"));
        connector.subscribe(plan(20, point("count", "holding/0")), gathered);
        Gathered.until("left", () -> changes.stream().anyMatch(health -> health.state() == Health.State.WAITING));
        device.behaviour = RawDevice::honest;
        Gathered.until("back", () -> connector.health().state() == Health.State.LIVE);
        assertTrue(device.connections.get() >= 2);
    }

    @Test
    void aPeerThatSpeaksSomethingElseIsLeft() {
        device.behaviour = (it, request) ->
                List.of("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        Connector connector = quick();
        connector.subscribe(plan(20, point("count", "holding/0")), gathered);
        Gathered.until("says so", () -> changes.stream()
                .anyMatch(health -> health.why().text().contains("does not speak Modbus")));
        assertTrue(gathered.cells().isEmpty());
    }

    @Test
    void roundsAreLeftOutWhileOurQueueIsNearlyFull() {
        device.words(1, 0, 1);
        gathered.fill(0.9);
        quick().subscribe(plan(20, point("count", "holding/0")), gathered);
        Gathered.until("counted", () -> gathered.losses(Loss.Reason.QUEUE_FULL).size() > 2);
        assertTrue(gathered.cells().isEmpty());
        gathered.fill(0);
        gathered.await("line/press/count", 1);
    }

    @Test
    void aTextIsAnEventWhenItChanges() {
        device.words(1, 0, 0x4142, 0x4300);
        quick().subscribe(plan(20, point("model", "holding/0:text4"), point("n", "holding/2")), gathered);
        gathered.await("line/press/n", 3);
        assertEquals(1, gathered.events().size());
        assertEquals("ABC", gathered.events().getFirst().text());
        device.words(1, 0, 0x5859);
        Gathered.until("told", () -> gathered.events().size() == 2);
        assertTrue(gathered.cells("line/press/model").isEmpty());
    }

    @Test
    void notANumberIsBadAndTooLargeIsCounted() {
        device.words(1, 0, 0x7FC0, 0, 0xFFFF, 0xFFFF, 0xFFFF, 0xFFFF);
        quick().subscribe(plan(50, point("nan", "holding/0:f32"), point("big", "holding/2:u64")), gathered);
        assertEquals(
                SourceQuality.BAD,
                gathered.await("line/press/nan", 1).getFirst().quality());
        assertTrue(Double.isNaN(gathered.cells("line/press/nan").getFirst().value()));
        Gathered.until("counted", () -> !gathered.losses(Loss.Reason.PRECISION).isEmpty());
    }

    @Test
    void readsOnceAndSaysWhatIsWrongWithEach() {
        device.real(1, 0, 21.5f);
        device.holes.add(50);
        List<Sample> samples = quick().read(
                        List.of(
                                point("force", "holding/0:f32"),
                                point("hole", "holding/50"),
                                point("wrong", "shelf/50"),
                                point("swapped", "holding/0:f32:CDAB")),
                        Duration.ofSeconds(1));
        assertEquals(21.5, samples.get(0).value());
        assertTrue(samples.get(1).status().contains("0x02"), samples.get(1).status());
        assertTrue(samples.get(2).status().contains("shelf"), samples.get(2).status());
        assertEquals(SourceQuality.GOOD, samples.get(3).quality());
    }

    @Test
    void browsesTheMapAndARangeInAllFourOrders() throws Exception {
        device.real(1, 100, 21.5f);
        Path map = Files.writeString(
                folder.resolve("map.csv"), "name,table,address,type,unit\nline/press/force,holding,100,f32,kN\n");
        Connector connector = connector(Map.of("map", map.toString(), "pause", "1ms"));
        List<Node> root = connector.browse("", "", Duration.ofSeconds(1)).nodes();
        assertEquals("line", root.getFirst().name());
        Node press = connector
                .browse(root.getFirst().address(), "", Duration.ofSeconds(1))
                .nodes()
                .getFirst();
        Node force = connector
                .browse(press.address(), "", Duration.ofSeconds(1))
                .nodes()
                .getFirst();
        assertEquals("line/press/force", force.path());
        assertEquals("kN", force.tag().unit());
        List<String> range = connector.browse("1/holding/100-101", "", Duration.ofSeconds(1)).nodes().stream()
                .map(Node::name)
                .toList();
        assertTrue(range.contains("holding_100 f32 ABCD = 21.5"), range.toString());
        assertEquals(4, range.stream().filter(name -> name.contains(" f32 ")).count());
        assertThrows(MillwrightException.class, () -> connector.browse("1/shelf", "", Duration.ofSeconds(1)));
        assertThrows(MillwrightException.class, () -> connector.browse("1/holding/0-300", "", Duration.ofSeconds(1)));
    }

    @Test
    void everyRangeOfATableCanBeReached() {
        Connector connector = quick();
        int ranges = 0;
        String cursor = "";
        do {
            var page = connector.browse("1/holding", cursor, Duration.ofSeconds(1));
            ranges += page.nodes().size();
            cursor = page.next();
        } while (!cursor.isEmpty());
        assertEquals(3277, ranges);
    }

    @Test
    void probesUnitsIdentityAndValues() throws Exception {
        device.real(1, 0, 21.5f);
        device.behaviour = (it, request) -> request.function() == 0x2B
                ? List.of(RawDevice.frame(request.transaction(), request.unit(), identity()))
                : RawDevice.honest(it, request);
        Path map = Files.writeString(
                folder.resolve("map.csv"),
                "name,unit_id,table,address,type\nforce,1,holding,0,f32\nhole,1,holding,390,f64\nbeyond,1,holding,500,u16\ngone,4,holding,0,u16\n");
        Facts facts = connector(Map.of("map", map.toString(), "pause", "1ms")).probe(Duration.ofSeconds(2));
        List<String> found = facts.facts().stream()
                .map(fact -> fact.key() + "=" + fact.value())
                .toList();
        assertTrue(found.contains("unit.1.vendor=Acme"), found.toString());
        assertTrue(found.contains("unit.1.version=2.1"), found.toString());
        assertEquals(Promise.SAMPLED, facts.promise());
        assertEquals(4, facts.live().size());
        assertFalse(facts.ready());
        List<String> problems =
                facts.problems().stream().map(one -> one.message().code()).toList();
        assertTrue(problems.contains("modbus.unit.silent"), problems.toString());
        assertTrue(problems.contains("modbus.register.refused"), problems.toString());
    }

    private static byte[] identity() {
        return new byte[] {0x2B, 0x0E, 1, 1, 0, 0, 3, 0, 4, 'A', 'c', 'm', 'e', 1, 1, 'P', 2, 3, '2', '.', '1'};
    }

    @Test
    void aProbeOfNobodySaysWhatToDo() {
        int port = device.port();
        device.close();
        Facts facts = connector("127.0.0.1:" + port, Map.of()).probe(Duration.ofSeconds(2));
        assertEquals(
                "modbus.connect.refused", facts.problems().getFirst().message().code());
    }

    @Test
    void leavesNoConnectionBehindAQuestion() {
        device.words(1, 0, 1);
        Connector connector = quick();
        connector.read(List.of(point("count", "holding/0")), Duration.ofSeconds(1));
        connector.read(List.of(point("count", "holding/0")), Duration.ofSeconds(1));
        assertEquals(2, device.connections.get());
    }

    @Test
    void endsAtOnceAlsoWhileItWaitsForAnAnswer() {
        device.behaviour = (it, request) -> List.of();
        Connector connector = connector(Map.of("timeout", "30s"));
        connector.subscribe(plan(20, point("count", "holding/0")), gathered);
        Gathered.until("asked", () -> !device.requests.isEmpty());
        long begun = System.nanoTime();
        connector.close();
        assertTrue(System.nanoTime() - begun < 2_000_000_000L);
        assertEquals(Health.State.STOPPED, connector.health().state());
    }

    @Test
    void onlyOneSubscriptionAtATime() {
        device.words(1, 0, 1);
        Connector connector = quick();
        var first = connector.subscribe(plan(20, point("count", "holding/0")), gathered);
        assertThrows(
                MillwrightException.class, () -> connector.subscribe(plan(20, point("count", "holding/0")), gathered));
        gathered.await("line/press/count", 1);
        first.close();
        connector.subscribe(plan(20, point("again", "holding/0")), gathered);
        gathered.await("line/press/again", 1);
    }

    @Test
    void wrongSettingsAreRefused() {
        for (Map<String, String> wrong : List.of(
                Map.of("unit", "256"),
                Map.of("timeout", "soon"),
                Map.of("timeout", "0s"),
                Map.of("map", "/none.csv"))) {
            assertThrows(MillwrightException.class, () -> connector(wrong), wrong.toString());
        }
        assertThrows(MillwrightException.class, () -> connector("plc:70000", Map.of()));
        assertEquals(new Host("::1", 502), Host.of("[::1]"));
        assertEquals(new Host("plc", 1502), Host.of("modbus://PLC:1502"));
    }

    /** Answers changed at random: no value that was not sent, and the connector lives on. */
    @Test
    void hostileAnswersEndNothing() {
        device.words(1, 0, 1);
        Random random = new Random(SEED);
        device.behaviour = (it, request) -> {
            byte[] frame = RawDevice.data(request, it.units.get(1));
            frame[random.nextInt(9)] ^= (byte) (1 << random.nextInt(8));
            return List.of(frame);
        };
        // Without waits between two attempts, so that many answers come.
        Connector connector =
                connector("127.0.0.1:" + device.port(), Map.of("timeout", "20ms", "pause", "1ms"), () -> 0L);
        connector.subscribe(plan(20, point("count", "holding/0")), gathered);
        Gathered.until("many asked", () -> device.requests.size() > 20);
        device.behaviour = RawDevice::honest;
        device.words(1, 0, 77);
        Gathered.until("alive, seed " + SEED, () -> gathered.cells("line/press/count").stream()
                .anyMatch(cell -> cell.value() == 77));
        assertTrue(gathered.cells().stream()
                .allMatch(cell -> cell.value() == 1 || cell.value() == 77 || cell.quality() == SourceQuality.BAD));
    }
}
