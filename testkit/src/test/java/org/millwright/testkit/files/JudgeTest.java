package org.millwright.testkit.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.millwright.MillwrightException;
import org.millwright.machine.Block;
import org.millwright.recording.ReadOptions;
import org.millwright.recording.ReadReport;
import org.millwright.recording.TimeAxis;
import org.millwright.testkit.files.truth.Cell;
import org.millwright.testkit.files.truth.Fault;
import org.millwright.testkit.files.truth.Truth;
import org.millwright.testkit.files.truth.TruthfulRecording;
import org.millwright.testkit.files.truth.Verdict;

/** Every sort of fault, made on purpose once, has to be found, and nothing else with it. */
class JudgeTest {
    private static final Recipe RECIPE = new Recipe(1, List.of());
    private static final Truth.Refusal ROW_SEVEN = new Truth.Refusal(true, Set.of(7L), Set.of("Torque"));

    @Test
    void theTruthItselfIsRight() {
        assertTrue(judged(new TruthfulRecording(content("Torque", "Nm"))).right());
    }

    @Test
    void aValueOffByOneBitIsWrong() {
        Verdict verdict = judged(new TruthfulRecording(content("Torque", "Nm")) {
            @Override
            protected double value(double right) {
                return right == 2 ? Math.nextUp(right) : right;
            }
        });
        assertEquals(Map.of(Fault.WRONG_VALUE, 1L), verdict.counts());
    }

    @Test
    void anotherNameOrUnitIsAWrongTag() {
        assertEquals(1, judged(new TruthfulRecording(content("Torque", "kNm"))).count(Fault.WRONG_TAG));
        // One tag is missing, and one is there that nobody recorded.
        assertEquals(2, judged(new TruthfulRecording(content("Force", "Nm"))).count(Fault.WRONG_TAG));
    }

    @Test
    void aShiftedTimeIsWrong() {
        Truth.Content right = content("Torque", "Nm");
        List<Truth.Row> rows = right.machines().getFirst().rows().stream()
                .map(row -> new Truth.Row(row.time() + 1, row.line(), row.fate(), row.cells()))
                .toList();
        Verdict verdict = judged(new TruthfulRecording(withRows(right, rows)));
        assertEquals(Map.of(Fault.WRONG_TIME, 4L), verdict.counts());
    }

    @Test
    void timesReadAsWhatTheyAreNotAreWrong() {
        Verdict verdict = judged(new TruthfulRecording(content("Torque", "Nm")) {
            @Override
            public TimeAxis time() {
                return new TimeAxis(TimeAxis.Kind.INSTANT, "time", null, 1);
            }
        });
        assertEquals(Map.of(Fault.WRONG_TIME, 1L), verdict.counts());
    }

    @Test
    void aRowThatVanishesIsUncounted() {
        Truth.Content right = content("Torque", "Nm");
        List<Truth.Row> rows = right.machines().getFirst().rows();
        Truth.Content less = new Truth.Content(
                right.clock(),
                withRows(right, List.of(rows.get(0), rows.get(2), rows.get(3))).machines(),
                new Truth.Range(3, 3),
                List.of());
        Verdict verdict = judged(new TruthfulRecording(less));
        assertEquals(1, verdict.count(Fault.UNCOUNTED_ROW));
        assertEquals(1, verdict.count(Fault.UNDUE_SKIP));
        assertEquals(0, verdict.count(Fault.WRONG_VALUE));
    }

    @Test
    void cellsCountedOtherwiseThanHandedOutAreUncounted() {
        Verdict verdict = judged(new TruthfulRecording(content("Torque", "Nm")) {
            @Override
            public ReadReport read(Sink sink, Progress progress) {
                ReadReport report = super.read(sink, progress);
                return new ReadReport(report.rows(), Map.of(), Map.of(), Map.of(), Map.of(), report.notes());
            }
        });
        assertEquals(Map.of(Fault.UNCOUNTED_ROW, 1L), verdict.counts());
    }

    @Test
    void aSecondReadingThatDiffersIsFound() {
        Verdict verdict = judged(new TruthfulRecording(content("Torque", "Nm")) {
            private boolean read;

            @Override
            public ReadReport read(Sink sink, Progress progress) {
                Sink counting = (machine, block) -> sink.accept(machine, read ? block.slice(0, 1) : block);
                ReadReport report = super.read(counting, progress);
                read = true;
                return report;
            }
        });
        assertEquals(Map.of(Fault.UNCOUNTED_ROW, 1L), verdict.counts());
    }

    @Test
    void silenceAboutWhatAPersonMustKnowIsFound() {
        Truth.Content right = content("Torque", "Nm");
        Truth toSay = new Truth(
                List.of(new Truth.Content(right.clock(), right.machines(), right.rows(), List.of(Set.of("Torque")))),
                List.of());
        Verdict verdict = new Judge((path, options) -> new TruthfulRecording(right)).judge(sample(toSay));
        assertEquals(Map.of(Fault.UNSAID, 1L), verdict.counts());
    }

    @Test
    void aBlockThatBreaksItsContractIsFound() {
        Verdict verdict = judged(new TruthfulRecording(content("Torque", "Nm")) {
            @Override
            public ReadReport read(Sink sink, Progress progress) {
                return super.read((machine, block) -> sink.accept(machine, spoilt(block)), progress);
            }
        });
        assertEquals(1, verdict.count(Fault.WRONG_VALUE), verdict.examples()::toString);
    }

    private static Block spoilt(Block block) {
        Block copy = block.slice(0, block.rows());
        copy.values(0)[2] = 5;
        return copy;
    }

    @Test
    void aRefusalOfWhatCanBeReadIsUnexpected() {
        Judge judge = new Judge((path, options) -> {
            throw MillwrightException.badRequest("test.file.odd", "Row 7 is odd. Use another file.");
        });
        assertEquals(
                1,
                judge.judge(sample(new Truth(List.of(content("Torque", "Nm")), List.of())))
                        .count(Fault.UNEXPECTED_REFUSAL));
    }

    @Test
    void aCrashIsUnexpectedEvenWhereARefusalIsRight() {
        Judge judge = new Judge((path, options) -> {
            throw new IllegalStateException("Oh.");
        });
        Verdict verdict = judge.judge(sample(new Truth(List.of(), List.of(Truth.Refusal.CURE))));
        assertEquals(Map.of(Fault.UNEXPECTED_REFUSAL, 1L), verdict.counts());
    }

    @Test
    void aRefusalNamesRowColumnAndCure() {
        assertEquals(0, refused("Row 7, column (Torque): no number. Correct the cell."));
        assertEquals(1, refused("Row 8, column (Torque): no number. Correct the cell."));
        assertEquals(1, refused("Row 7, column (Force): no number. Correct the cell."));
        assertEquals(1, refused("Row 7, column (Torque): no number."));
        assertEquals(1, refused("Row 17, column (Torque): no number. Correct the cell."));
    }

    private static long refused(String text) {
        Judge judge = new Judge((path, options) -> {
            throw MillwrightException.badRequest("test.file.odd", text);
        });
        return judge.judge(sample(new Truth(List.of(), List.of(ROW_SEVEN)))).count(Fault.BAD_REFUSAL);
    }

    @Test
    void readingWhatMustBeRefusedIsWrong() {
        Judge judge = new Judge((path, options) -> new TruthfulRecording(content("Torque", "Nm")));
        Verdict verdict = judge.judge(sample(new Truth(List.of(), List.of(Truth.Refusal.CURE))));
        assertEquals(Map.of(Fault.WRONG_VALUE, 4L), verdict.counts());
        assertFalse(verdict.refused());
    }

    private static Verdict judged(TruthfulRecording recording) {
        Judge judge = new Judge((path, options) -> recording);
        return judge.judge(sample(new Truth(List.of(content("Torque", "Nm")), List.of())));
    }

    private static Sample sample(Truth truth) {
        return new Sample(RECIPE, Path.of("sample.csv"), ReadOptions.NONE, truth);
    }

    /** Four rows of one tag; the third has no value. */
    private static Truth.Content content(String tag, String unit) {
        Truth.Point point = new Truth.Point(Set.of(tag), Set.of(unit), true);
        List<Truth.Row> rows =
                List.of(row(0, Cell.of(1)), row(1, Cell.of(2)), row(2, Cell.MISSING), row(3, Cell.of(-4.25)));
        return new Truth.Content(
                new Truth.Clock(TimeAxis.Kind.LOCAL, 0, false),
                List.of(new Truth.Machine("", List.of(point), rows)),
                new Truth.Range(4, 4),
                List.of());
    }

    private static Truth.Content withRows(Truth.Content content, List<Truth.Row> rows) {
        Truth.Machine machine = content.machines().getFirst();
        return new Truth.Content(
                content.clock(),
                List.of(new Truth.Machine(machine.name(), machine.points(), rows)),
                content.rows(),
                content.toSay());
    }

    private static Truth.Row row(int at, Cell cell) {
        return new Truth.Row(at * 1_000_000L, at + 2L, Truth.Fate.READ, List.of(cell));
    }
}
