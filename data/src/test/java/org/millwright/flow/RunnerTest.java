package org.millwright.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.millwright.Message;
import org.millwright.MillwrightException;
import org.millwright.Problem;
import org.millwright.flow.snapshot.Snapshot;
import org.millwright.flow.snapshot.SnapshotFolder;
import org.millwright.machine.Block;
import org.millwright.machine.Tag;

/** What a runner does at its edges; that its answers are right is the matter of the contract in testkit. */
class RunnerTest {
    private static final List<Tag> TAGS = List.of(Tag.of("speed"));
    private static final Key PUMP = new Key("pump");
    private static final Key OVEN = new Key("oven");
    private static final Key PRESS = new Key("press");
    private static final Flow COUNT = Flow.of("counting", 1, Duration.ZERO).then(new Counting("count", 1));

    @TempDir
    private Path folder;

    /** Ten records: one row each, in turn of the two keys. */
    private static Source tenRecords() {
        return source("ten", (from, feed) -> {
            boolean goOn = true;
            for (long i = from; i < 10 && goOn; i++) {
                goOn = feed.block(i, i % 2 == 0 ? PUMP : OVEN, row(i));
            }
        });
    }

    private static Block row(long micros) {
        return new Block.Builder(TAGS, 1).row(micros).set(0, 1).build();
    }

    private interface Reading {
        void read(long from, Source.Feed feed);
    }

    private static Source source(String name, Reading reading) {
        return new Source() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public void read(long from, Feed feed) {
                reading.read(from, feed);
            }
        };
    }

    /** Remembers the last count of each key and how many rows left the flow. */
    private static final class Counts implements Sink {
        private final Map<Key, Long> last = new ConcurrentHashMap<>();
        private final Map<Key, Integer> rowsOut = new ConcurrentHashMap<>();

        @Override
        public void put(Output output) {
            assertEquals(Counting.KIND, output.kind());
            last.put(output.key(), ByteBuffer.wrap(output.payload()).getLong());
        }

        @Override
        public void block(Key key, Block block) {
            rowsOut.merge(key, block.rows(), Integer::sum);
        }
    }

    private List<Runner> all() {
        return List.of(Runner.singlePass(), Runner.singlePass(2), Runner.local(Checkpoints.in(folder), 2));
    }

    @Test
    void everyRunnerReadsEverySourceToItsEnd() {
        for (Runner runner : all()) {
            Counts counts = new Counts();
            RunReport report = runner.run(COUNT, List.of(tenRecords(), extraRows()), counts);

            assertTrue(report.ended());
            assertEquals(
                    Map.of(PUMP, 5L, OVEN, 5L, PRESS, 1L),
                    counts.last,
                    runner.getClass().getName());
            assertEquals(Map.of(PUMP, 5, OVEN, 5, PRESS, 1), counts.rowsOut);
            assertEquals(11, report.rowsSeen());
            assertEquals(new RunReport.Rows(5, 0, 0), report.keys().get(PUMP));
            assertEquals(List.of(), report.notes());
        }
    }

    private static Source extraRows() {
        return source("extra", (from, feed) -> {
            if (from == 0) {
                feed.block(0, PRESS, row(1_000));
            }
        });
    }

    /** A file is read by somebody who waits for the answer: the exception must be the answer, not a line in a report. */
    @Test
    void inASinglePassTheExceptionOfAStepReachesTheCaller() {
        IllegalStateException hot = new IllegalStateException("hot");
        Flow failing = COUNT.then(new Throwing(hot));
        for (Runner runner : List.of(Runner.singlePass(), Runner.singlePass(2))) {
            assertSame(
                    hot,
                    assertThrows(
                            IllegalStateException.class,
                            () -> runner.run(failing, List.of(tenRecords()), new Counts())));
        }
    }

    /** A full disk under the sink is nothing that a machine is to be parked for. */
    @Test
    void theExceptionOfTheSinkEndsTheRunOnEveryRunner() {
        for (Runner runner : all()) {
            RuntimeException full = new IllegalStateException("full");
            Sink broken = output -> {
                throw full;
            };
            assertSame(
                    full, assertThrows(RuntimeException.class, () -> runner.run(COUNT, List.of(tenRecords()), broken)));
        }
    }

    /** What the sink did not take must come again: no snapshot may lie behind it. */
    @Test
    void whatTheSinkRefusedComesAgainInTheNextRun() {
        Counts counts = new Counts();
        AtomicBoolean full = new AtomicBoolean(true);
        Sink refusing = output -> {
            if (full.get() && output.key().equals(OVEN) && output.eventMicros() > 4) {
                throw new IllegalStateException("full");
            }
            counts.put(output);
        };
        assertThrows(
                IllegalStateException.class,
                () -> run(COUNT, Checkpoints.in(folder).every(2), refusing, tenRecords()));
        full.set(false);

        RunReport report = run(COUNT, Checkpoints.in(folder), refusing, tenRecords());

        assertEquals(Map.of(PUMP, 5L, OVEN, 5L), counts.last);
        assertEquals(Map.of(), report.parked());
        assertEquals(10, report.rowsSeen());
    }

    @Test
    void anErrorInAStepEndsTheRunAndParksNothing() {
        AssertionError mistake = new AssertionError("mistake");
        Flow failing = COUNT.then(new Throwing(mistake));
        for (Runner runner : all()) {
            assertSame(
                    mistake,
                    assertThrows(AssertionError.class, () -> runner.run(failing, List.of(tenRecords()), new Counts())));
        }
    }

    @Test
    void aRunThatWasStoppedSaysSo() {
        for (Runner runner : all()) {
            Counts counts = new Counts();
            Source stopping = source("stopping", (from, feed) -> {
                assertTrue(feed.block(0, PUMP, row(1)));
                runner.stop();
                assertFalse(feed.block(1, PUMP, row(2)));
                assertFalse(feed.tick(1, PUMP, 2));
            });

            RunReport report = runner.run(COUNT, List.of(stopping), counts);

            assertFalse(report.ended());
            assertEquals(Map.of(PUMP, 1L), counts.last);
        }
    }

    @Test
    void anInterruptOfTheCallerStopsTheRunAndStaysSet() {
        Runner runner = Runner.local(Checkpoints.in(folder), 2);
        Thread caller = Thread.currentThread();
        AtomicBoolean refused = new AtomicBoolean();
        Source endless = source("endless", (from, feed) -> {
            long i = from;
            caller.interrupt();
            while (feed.block(i, PUMP, row(i))) {
                i++;
            }
            refused.set(true);
        });

        RunReport report = runner.run(COUNT, List.of(endless), new Counts());

        assertTrue(Thread.interrupted());
        assertTrue(refused.get());
        assertFalse(report.ended());
    }

    @Test
    void aGrownSourceIsReadFromWhereItWasLeft() {
        Counts counts = new Counts();
        run(COUNT, Checkpoints.in(folder), counts, tenRecords());
        List<Long> from = new ArrayList<>();
        Source grown = source("ten", (start, feed) -> {
            from.add(start);
            feed.block(start, PUMP, row(100));
        });

        RunReport report = run(COUNT, Checkpoints.in(folder), counts, grown);

        assertEquals(List.of(10L), from);
        assertEquals(6, counts.last.get(PUMP));
        assertEquals(11, report.rowsSeen());
    }

    private RunReport run(Flow flow, Checkpoints checkpoints, Sink sink, Source source) {
        try (Runner runner = Runner.local(checkpoints, 2)) {
            return runner.run(flow, List.of(source), sink);
        }
    }

    @Test
    void aPersonMayBeginAnew() throws IOException {
        run(COUNT, Checkpoints.in(folder), new Counts(), tenRecords());
        Counts counts = new Counts();

        run(
                Flow.of("another", 1, Duration.ZERO).then(new Counting("x", 1)),
                Checkpoints.in(folder).fresh(),
                counts,
                tenRecords());

        assertEquals(Map.of(PUMP, 5L, OVEN, 5L), counts.last);
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(
                    1, files.filter(file -> file.toString().endsWith(".aside")).count());
        }
    }

    @Test
    void aParkedKeyGoesOnOnceAPersonSaysSo() {
        AtomicBoolean broken = new AtomicBoolean(true);
        Flow flow = COUNT.then(new Throwing(new IllegalStateException("hot"), broken));
        RunReport first = run(flow, Checkpoints.in(folder), new Counts(), tenRecords());
        assertEquals(Set.of(PUMP, OVEN), first.parked().keySet());
        broken.set(false);
        Source more = source("more", (from, feed) -> {
            feed.block(0, PUMP, row(100));
            feed.block(1, OVEN, row(100));
        });
        Counts counts = new Counts();

        RunReport second = run(flow, Checkpoints.in(folder).resume(Set.of(PUMP)), counts, more);

        assertEquals(Set.of(OVEN), second.parked().keySet());
        assertEquals(Map.of(PUMP, 1L), counts.last, "with a fresh state, from now on");
        assertEquals(new RunReport.Rows(6, 0, 0), second.keys().get(OVEN));
        assertTrue(second.parked(OVEN).orElseThrow().problem().message().text().contains("hot"));
    }

    /** Versions that this program does not know must not be half understood. */
    @Test
    void aStateOfANewerProgramIsRefused() {
        Flow newer = Flow.of("counting", 1, Duration.ZERO).then(new Counting("count", 2));
        run(newer, Checkpoints.in(folder), new Counts(), tenRecords());

        MillwrightException refused = assertThrows(
                MillwrightException.class, () -> run(COUNT, Checkpoints.in(folder), new Counts(), tenRecords()));

        assertInstanceOf(Problem.BadRequest.class, refused.problem());
        assertEquals("flow.state.newer", refused.problem().message().code());
        assertTrue(refused.problem().message().text().contains("older program was started on newer data"));
    }

    @Test
    void aStateOfAnOlderProgramIsRead() {
        run(COUNT, Checkpoints.in(folder), new Counts(), tenRecords());
        Flow newer = Flow.of("counting", 1, Duration.ZERO).then(new Counting("count", 2));
        Counts counts = new Counts();

        run(newer, Checkpoints.in(folder), counts, source("more", (from, feed) -> feed.block(0, PUMP, row(100))));

        assertEquals(6, counts.last.get(PUMP));
    }

    @Test
    void aStateOfAStepThatTheFlowDoesNotHaveIsOurDefectAndNamesBoth() {
        refusesEntry(new Snapshot.Entry("pump", "average", "state", 1, new byte[8]), "flow.state.foreign");
        refusesEntry(new Snapshot.Entry("pump", "count", "mood", 1, new byte[8]), "flow.state.foreign");

        Message message =
                refusesEntry(new Snapshot.Entry("pump", "average", "state", 1, new byte[8]), "flow.state.foreign");
        assertTrue(message.text().contains("average") && message.text().contains("count"), message.text());
    }

    @Test
    void aStateThatIsNotReadExactlyIsOurDefect() {
        refusesEntry(new Snapshot.Entry("pump", "count", "state", 1, new byte[7]), "flow.state.unread");
        refusesEntry(new Snapshot.Entry("pump", "count", "state", 1, new byte[9]), "flow.state.unread");
        refusesEntry(new Snapshot.Entry("pump", "", "arrivals", 1, new byte[3]), "flow.state.unread");
        refusesEntry(new Snapshot.Entry("pump", "count", "timers", 1, new byte[2]), "flow.state.unread");
        byte[] impossible = new byte[60];
        Arrays.fill(impossible, (byte) 1);
        refusesEntry(new Snapshot.Entry("pump", "", "arrivals", 1, impossible), "flow.state.unread");
        refusesEntry(new Snapshot.Entry("pump", "count", "timers", 1, impossible), "flow.state.unread");
    }

    @Test
    void aRunnersOwnStateOfANewerProgramIsRefused() {
        Message message =
                refuses(new Snapshot.Entry("pump", "count", "timers", 9, new byte[4]), Problem.BadRequest.class);
        assertEquals("flow.state.newer", message.code());
    }

    private Message refusesEntry(Snapshot.Entry entry, String code) {
        Message message = refuses(entry, Problem.Defect.class);
        assertEquals(code, message.code());
        return message;
    }

    private Message refuses(Snapshot.Entry entry, Class<? extends Problem> problem) {
        try (SnapshotFolder snapshots = SnapshotFolder.open(folder)) {
            snapshots.write(new Snapshot("counting", 1, COUNT.hash(), 1, Map.of(), List.of(entry)));
        }
        MillwrightException refused = assertThrows(
                MillwrightException.class, () -> run(COUNT, Checkpoints.in(folder), new Counts(), tenRecords()));
        assertInstanceOf(problem, refused.problem());
        return refused.problem().message();
    }

    @Test
    void aDamagedSnapshotCostsTheWayBackToTheOneBefore() throws IOException {
        Counts counts = new Counts();
        run(COUNT, Checkpoints.in(folder).every(4), counts, tenRecords());
        Files.write(folder.resolve("checkpoint-000000000003.mwcp"), new byte[50]);
        List<Long> from = new ArrayList<>();
        Source again = source("ten", (start, feed) -> {
            from.add(start);
            tenRecords().read(start, feed);
        });

        RunReport report = run(COUNT, Checkpoints.in(folder), counts, again);

        assertEquals(List.of(8L), from);
        assertEquals(10, report.rowsSeen());
        assertEquals(
                List.of("flow.snapshot.damaged"),
                report.notes().stream().map(Message::code).toList());
        try (SnapshotFolder snapshots = SnapshotFolder.open(folder)) {
            assertEquals(4, snapshots.newest(new ArrayList<>()).orElseThrow().number());
        }
    }

    /** Warnings matter more than the snapshot: where it cannot be written the run goes on and says so once. */
    @Test
    void aDiskThatRefusesASnapshotDoesNotEndTheRun() throws IOException {
        Files.createDirectories(folder.resolve("checkpoint-000000000001.mwcp.tmp"));
        Counts counts = new Counts();

        RunReport report = run(COUNT, Checkpoints.in(folder).every(3), counts, tenRecords());

        assertTrue(report.ended());
        assertEquals(Map.of(PUMP, 5L, OVEN, 5L), counts.last);
        assertEquals(0, report.snapshots());
        assertEquals(
                List.of("flow.snapshot.unwritten"),
                report.notes().stream().map(Message::code).toList());
    }

    /** Late rows are kept from the steps, and none of them is lost without a trace. */
    @Test
    void lateRowsGoToTheSinkAndAreCounted() {
        Map<Long, Key> late = new TreeMap<>();
        Sink sink = new Sink() {
            @Override
            public void put(Output output) {}

            @Override
            public void late(Key key, Block rows) {
                for (int row = 0; row < rows.rows(); row++) {
                    late.put(rows.time(row), key);
                }
            }
        };
        Block mixed = new Block.Builder(TAGS, 3).row(40).row(90).row(200).build();
        Source source = source("s", (from, feed) -> {
            feed.block(0, PUMP, row(100));
            feed.block(1, PUMP, mixed);
            feed.block(2, OVEN, row(5));
        });

        RunReport report = Runner.singlePass().run(COUNT, List.of(source), sink);

        assertEquals(Map.of(40L, PUMP, 90L, PUMP), late);
        assertEquals(new RunReport.Rows(4, 2, 0), report.keys().get(PUMP));
        assertEquals(new RunReport.Rows(1, 0, 0), report.keys().get(OVEN));
        assertEquals(2, report.rowsLate());
    }

    @Test
    void oneRunnerRunsOneFlowAtATime() {
        Runner runner = Runner.singlePass(2);
        Source nested = source("nested", (from, feed) -> runner.run(COUNT, List.of(), new Counts()));

        assertThrows(IllegalStateException.class, () -> runner.run(COUNT, List.of(nested), new Counts()));
    }

    /** Throws at every block while it is told to. */
    private record Throwing(Throwable fault, AtomicBoolean broken) implements Step<Integer> {
        Throwing(Throwable fault) {
            this(fault, new AtomicBoolean(true));
        }

        @Override
        public String name() {
            return "throwing";
        }

        @Override
        public int stateVersion() {
            return 1;
        }

        @Override
        public Integer fresh(Key key) {
            return 0;
        }

        @Override
        public void onBlock(Key key, Block in, Integer state, Out out) {
            if (broken.get()) {
                switch (fault) {
                    case RuntimeException exception -> throw exception;
                    case Error error -> throw error;
                    default -> throw new IllegalStateException(fault);
                }
            }
        }

        @Override
        public void write(Integer state, DataOutput to) {}

        @Override
        public Integer read(int version, DataInput from) {
            return 0;
        }
    }
}
