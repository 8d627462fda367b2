package org.millwright.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.millwright.flow.TestPlant.COUNT;
import static org.millwright.flow.TestPlant.OVEN;
import static org.millwright.flow.TestPlant.PRESS;
import static org.millwright.flow.TestPlant.PUMP;
import static org.millwright.flow.TestPlant.TAGS;
import static org.millwright.flow.TestPlant.row;
import static org.millwright.flow.TestPlant.source;
import static org.millwright.flow.TestPlant.tenRecords;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.millwright.flow.TestPlant.Counts;
import org.millwright.flow.TestPlant.Throwing;
import org.millwright.machine.Block;

/** What a runner does at its edges; that its answers are right is the matter of the contract in testkit. */
class RunnerTest {
    @TempDir
    private Path folder;

    private RunReport run(Flow flow, Checkpoints checkpoints, Sink sink, Source source) {
        try (Runner runner = Runner.local(checkpoints, 2)) {
            return runner.run(flow, List.of(source), sink);
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
}
