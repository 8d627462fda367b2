package org.millwright.testkit.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.millwright.flow.RunReport;
import org.millwright.flow.Runner;
import org.millwright.flow.Source;

/** The runners of files keep nothing, so they are not under the whole contract; their answers are. */
class SinglePassTest {
    private static final long SEED = Long.getLong("millwright.seed", new SplittableRandom().nextLong());

    @Test
    void aSinglePassGivesTheAnswerOfTheReferenceOnOneThreadAndOnMany() {
        List<Source> sources =
                List.of(RecordedStream.of("press", SEED, 9, 700), RecordedStream.of("oven", SEED + 1, 4, 700));
        OutputLog expected = Reference.run(RunnerContract.flow(), sources);
        assertTrue(expected.lateRows() > 0, "control");

        for (Runner runner : List.of(Runner.singlePass(), Runner.singlePass(1), Runner.singlePass(4))) {
            OutputLog log = new OutputLog();
            RunReport report = runner.run(RunnerContract.flow(), sources, log);

            assertTrue(report.ended());
            assertEquals(expected.lateRows(), report.rowsLate(), "seed " + SEED);
            log.assertSame(expected, "seed " + SEED);
        }
    }
}
