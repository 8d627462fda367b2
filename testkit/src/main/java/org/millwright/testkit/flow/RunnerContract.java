package org.millwright.testkit.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.millwright.MillwrightException;
import org.millwright.flow.Flow;
import org.millwright.flow.Key;
import org.millwright.flow.Out;
import org.millwright.flow.RunReport;
import org.millwright.flow.Runner;
import org.millwright.flow.Source;
import org.millwright.flow.Step;
import org.millwright.machine.Block;

/**
 * What every runner promises: the same recorded stream gives the same answer as {@link Reference}, whatever happens in between. In
 * full size ({@code -Dmillwright.flow.rows=200000}) it is the test of the design; by default it is small enough for every build.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
public abstract class RunnerContract {
    /** Machines in the stream. */
    protected static final int KEYS = 50;

    /** Rows of each machine. */
    protected static final int ROWS = Integer.getInteger("millwright.flow.rows", 1_500);

    private static final int STOPS = 8;
    /** Not a multiple of the other grid, nor the other way round. */
    private static final long SECOND_GRID_MICROS = 15_000_000;

    private final long seed = Long.getLong("millwright.seed", new SplittableRandom().nextLong());

    /** The folder of the test's snapshots. */
    @TempDir
    protected Path snapshots;

    /**
     * A runner that goes on from the newest snapshot in a folder.
     *
     * @param everyBlocks after so many records the next snapshot is written
     * @param cores how many keys may compute at once
     */
    protected abstract Runner runner(Path folder, int everyBlocks, int cores);

    /** How many records of a key a source can get rid of while the key's step is at work on its first one. */
    protected abstract int mailbox();

    /** The flow of the contract. */
    protected static Flow flow() {
        return Flow.of("contract", 1, RecordedStream.LATENESS)
                .then(new SampleStep("first"))
                .then(new SampleStep("second", SECOND_GRID_MICROS), Map.of("of", "the first"));
    }

    /** The seed of this run of the tests. */
    protected final long seed() {
        return seed;
    }

    private RecordedStream stream() {
        return RecordedStream.of("machine", seed, KEYS, ROWS);
    }

    @Test
    public void aShuffledStreamGivesTheAnswerOfTheReferenceOnEveryNumberOfCores() {
        RecordedStream stream = stream();
        OutputLog expected = Reference.run(flow(), List.of(stream));
        for (String kind : List.of(SampleStep.MEAN, SampleStep.SILENT, SampleStep.HUNDRED)) {
            assertTrue(expected.count(kind) >= KEYS, "control: some outputs are " + kind + ", seed " + seed);
        }
        assertTrue(expected.lateRows() > KEYS, "control: some rows are late, seed " + seed);

        for (int cores : new int[] {1, 2, 4}) {
            OutputLog log = new OutputLog();
            try (Runner runner = runner(snapshots.resolve("cores" + cores), 1_000, cores)) {
                RunReport report = runner.run(flow(), List.of(stream), log);

                assertTrue(report.ended());
                assertEquals(stream.rows(), report.rowsSeen(), "seed " + seed);
                assertEquals(expected.lateRows(), report.rowsLate(), "seed " + seed);
                assertEquals(Map.of(), report.parked());
                assertEquals(stream.records() / 1_000 + 1, report.snapshots(), "one at the end of the stream too");
            }
            log.assertSame(expected, "seed " + seed + ", cores " + cores);
        }
    }

    @Test
    public void twoSourcesAtOnceGiveTheAnswerOfTheReference() {
        List<Source> sources = List.of(
                RecordedStream.of("press", seed + 1, 7, ROWS / 2), RecordedStream.of("oven", seed + 2, 5, ROWS / 2));
        OutputLog expected = Reference.run(flow(), sources);
        OutputLog log = new OutputLog();
        try (Runner runner = runner(snapshots, 20, 2)) {
            runner.run(flow(), sources, log);
        }
        log.assertSame(expected, "seed " + seed);
    }

    /** The same sink sees the outputs of all attempts, some of them twice; ids make them one. */
    @Test
    public void aRunThatIsStoppedAnywhereGoesOnWhereItWas() {
        RecordedStream stream = stream();
        OutputLog expected = Reference.run(flow(), List.of(stream));
        SplittableRandom random = new SplittableRandom(seed);
        OutputLog log = new OutputLog();
        long stopAt = 0;
        for (int stop = 0; stop < STOPS; stop++) {
            stopAt += 1 + random.nextInt(stream.records() / STOPS);
            long at = stopAt;
            try (Runner runner = runner(snapshots, 1 + random.nextInt(500), 2)) {
                Source stopping = stream.before(sequence -> {
                    if (sequence == at) {
                        runner.stop();
                    }
                });
                assertFalse(runner.run(flow(), List.of(stopping), log).ended(), "seed " + seed + ", at " + at);
            }
        }
        try (Runner runner = runner(snapshots, 500, 2)) {
            RunReport report = runner.run(flow(), List.of(stream), log);
            assertTrue(report.ended());
            assertEquals(stream.rows(), report.rowsSeen(), "rows of all attempts, each once, seed " + seed);
            assertEquals(expected.lateRows(), report.rowsLate(), "seed " + seed);
        }
        log.assertSame(expected, "seed " + seed);
    }

    /** What fails without a warning: the run dies between two snapshots, and what came out since the last one comes again. */
    @Test
    public void aRunThatDiesAnywhereIsRepeatedFromItsLastSnapshot() {
        RecordedStream stream = stream();
        OutputLog expected = Reference.run(flow(), List.of(stream));
        SplittableRandom random = new SplittableRandom(seed);
        OutputLog log = new OutputLog();
        for (int death = 0; death < STOPS; death++) {
            long at = random.nextInt(stream.records());
            try (Runner runner = runner(snapshots, 1 + random.nextInt(900), 2)) {
                Source dying = stream.before(sequence -> {
                    if (sequence == at) {
                        throw new IllegalStateException("the cable was cut");
                    }
                });
                runner.run(flow(), List.of(dying), log);
            } catch (IllegalStateException cut) {
                assertEquals("the cable was cut", cut.getMessage());
            }
        }
        try (Runner runner = runner(snapshots, 500, 2)) {
            RunReport report = runner.run(flow(), List.of(stream), log);
            assertEquals(stream.rows(), report.rowsSeen(), "seed " + seed);
        }
        log.assertSameOutputs(expected, "seed " + seed);
    }

    /** A step that throws at one machine takes the others nothing, and a restart does not forget it. */
    @Test
    public void aStepThatThrowsParksItsKeyAlone() {
        RecordedStream stream = RecordedStream.of("machine", seed, 4, 300);
        OutputLog expected = Reference.run(flow(), List.of(stream));
        Key broken = new Key("plant/line 1/machine1");
        Flow fragile = flow().then(new Fragile(broken));
        OutputLog log = new OutputLog();
        for (int attempt = 0; attempt < 2; attempt++) {
            try (Runner runner = runner(snapshots, 50, 2)) {
                RunReport report = runner.run(fragile, List.of(stream), log);

                assertEquals(Set.of(broken), report.parked().keySet());
                RunReport.Parked parked = report.parked(broken).orElseThrow();
                assertEquals("fragile", parked.step());
                assertTrue(parked.problem().message().text().contains("the bearing is too hot"), parked.toString());
                assertEquals(stream.rows(), report.rowsSeen(), "rows of a parked key count too, seed " + seed);
            }
        }
        assertEquals(withoutKey(expected, broken), withoutKey(log, broken), "seed " + seed);
    }

    private static List<String> withoutKey(OutputLog log, Key key) {
        return log.outputs().values().stream()
                .filter(line -> !line.startsWith(key.name() + " "))
                .toList();
    }

    /** Were it otherwise, a slow step would fill the memory with what waits for it. */
    @Test
    public void aSlowStepHoldsItsSourceBack() {
        RecordedStream stream = RecordedStream.of("machine", seed, 1, 2_000);
        Semaphore read = new Semaphore(0);
        Source counted = stream.before(sequence -> read.release());
        int bound = mailbox() + 2;
        Slow slow = new Slow(read, bound + 1, new AtomicReference<>());
        try (Runner runner = runner(snapshots, 1_000_000, 2)) {
            runner.run(Flow.of("slow", 1, Duration.ZERO).then(slow), List.of(counted), new OutputLog());
        }
        assertTrue(stream.records() > 3 * bound, "control: the stream is longer than the mailbox");
        assertEquals(false, slow.overrun.get(), "more than " + bound + " records were read, seed " + seed);
    }

    @Test
    public void theStateOfAnotherFlowIsRefused() {
        RecordedStream stream = RecordedStream.of("machine", seed, 2, 50);
        run(flow(), stream);
        List<Flow> others = List.of(
                Flow.of("other", 1, RecordedStream.LATENESS)
                        .then(new SampleStep("first"))
                        .then(new SampleStep("second")),
                flow().then(new SampleStep("third")),
                Flow.of("contract", 1, Duration.ZERO)
                        .then(new SampleStep("first"))
                        .then(new SampleStep("second"), Map.of("of", "the first")));
        for (Flow other : others) {
            MillwrightException refused = assertThrows(MillwrightException.class, () -> run(other, stream));
            assertEquals("flow.snapshot.foreign", refused.problem().message().code());
        }
        run(flow(), stream);
    }

    private RunReport run(Flow flow, Source source) {
        try (Runner runner = runner(snapshots, 10, 2)) {
            return runner.run(flow, List.of(source), new OutputLog());
        }
    }

    /** Throws at one machine, after some of its rows. */
    private record Fragile(Key broken) implements Step<AtomicInteger> {
        @Override
        public String name() {
            return "fragile";
        }

        @Override
        public int stateVersion() {
            return 1;
        }

        @Override
        public AtomicInteger fresh(Key key) {
            return new AtomicInteger();
        }

        @Override
        public void onBlock(Key key, Block in, AtomicInteger state, Out out) {
            if (key.equals(broken) && state.addAndGet(in.rows()) > 100) {
                throw new IllegalStateException("the bearing is too hot");
            }
        }

        @Override
        public void write(AtomicInteger state, DataOutput to) throws IOException {
            to.writeInt(state.get());
        }

        @Override
        public AtomicInteger read(Key key, int version, DataInput from) throws IOException {
            return new AtomicInteger(from.readInt());
        }
    }

    /**
     * Works on its first block until the source has read more than it may, or, with a runner that holds it back, for a while in
     * which nothing happens.
     */
    private record Slow(Semaphore read, int tooMany, AtomicReference<@Nullable Boolean> overrun)
            implements Step<Object> {
        @Override
        public String name() {
            return "slow";
        }

        @Override
        public int stateVersion() {
            return 1;
        }

        @Override
        public Object fresh(Key key) {
            return this;
        }

        @Override
        public void onBlock(Key key, Block in, Object state, Out out) {
            if (overrun.get() == null) {
                try {
                    overrun.set(read.tryAcquire(tooMany, 1, TimeUnit.SECONDS));
                } catch (InterruptedException stop) {
                    Thread.currentThread().interrupt();
                }
            }
        }

        @Override
        public void write(Object state, DataOutput to) {}

        @Override
        public Object read(Key key, int version, DataInput from) {
            return this;
        }
    }
}
