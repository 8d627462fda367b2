package org.millwright.warning.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.millwright.MillwrightException;
import org.millwright.Problem;
import org.millwright.detect.Budget;
import org.millwright.diagnose.ChangeKind;
import org.millwright.machine.Block;
import org.millwright.machine.Tag;
import org.millwright.recording.Recording;
import org.millwright.recording.TimeAxis;
import org.millwright.warning.Warning;

class RecordingScanTest {
    private static final long SECOND = 1_000_000;
    private static final long SEED = Long.getLong("millwright.seed", 1);
    private static final TimeAxis ELAPSED = new TimeAxis(TimeAxis.Kind.ELAPSED, "t", null, SECOND);
    private static final TimeAxis ROWS = new TimeAxis(TimeAxis.Kind.ROWS, "", null, SECOND);

    /** Three tags that follow one load, one of them lifted in some rows. */
    private static Block pump(int rows, int liftedFrom, int liftedUntil, double lift) {
        SplittableRandom random = new SplittableRandom(SEED);
        Block.Builder block = new Block.Builder(List.of(Tag.of("flow"), Tag.of("pressure"), Tag.of("current")), rows);
        double load = 0;
        for (int row = 0; row < rows; row++) {
            load = 0.7 * load + random.nextGaussian();
            block.row(row * SECOND);
            block.set(0, 30 + load + 0.3 * random.nextGaussian());
            block.set(1, 2 + 0.1 * load + 0.05 * random.nextGaussian());
            boolean lifted = row >= liftedFrom && row < liftedUntil;
            block.set(2, 5 - 0.5 * load + 0.2 * random.nextGaussian() + (lifted ? lift : 0));
        }
        return block.build();
    }

    private static ScanRequest request(Recording recording, Baseline baseline) {
        return new ScanRequest(
                recording, baseline, Budget.parse("1/50000rows"), "a person", Instant.EPOCH, List.of("x"), "test");
    }

    private static ScanResult scan(Recording recording, Baseline baseline) {
        return new RecordingScan(request(recording, baseline), ScanListener.NONE).run(Recording.Progress.NONE);
    }

    @Test
    void aLiftedTagIsToldWithItsRowsItsKindAndItsName() {
        MemoryRecording recording = new MemoryRecording(ELAPSED).with("pump", pump(3000, 2000, 2200, 3));
        MachineResult result =
                scan(recording, new Baseline.FirstFifth()).machines().getFirst();
        assertEquals(600, result.healthy().rows());
        assertEquals(1, result.healthy().fromRow());
        List<Warning> warnings = result.warnings();
        assertEquals(1, warnings.size(), () -> warnings.toString());
        Warning warning = warnings.getFirst();
        assertEquals("current", warning.evidence().deviations().getFirst().tag());
        assertEquals(ChangeKind.SHIFT, warning.evidence().kind());
        // Row numbers count from 1 over the whole recording, the healthy part included.
        assertTrue(Math.abs(warning.span().beganRow() - 2001) <= 5, () -> warning.span()
                .toString());
        assertTrue(
                warning.span().detectedRow() - 2001 <= 10, () -> warning.span().toString());
        assertEquals((warning.span().beganRow() - 1) * SECOND, warning.span().beganMicros());
        assertFalse(warning.span().open());
        assertTrue(Math.abs(warning.span().returnedMicros() - 2200 * SECOND) < 60 * SECOND);
        assertEquals(1, recording.reads, "a healthy part at the beginning needs one reading");
    }

    @Test
    void aWarningThatStandsAtTheEndStaysOpen() {
        MemoryRecording recording = new MemoryRecording(ELAPSED).with("pump", pump(1500, 1300, 1500, 3));
        List<Warning> warnings =
                scan(recording, new Baseline.FirstFifth()).machines().getFirst().warnings();
        assertTrue(warnings.getLast().span().open());
        // The last word was said at the very end, so the length is the true one.
        assertTrue(Math.abs(warnings.getLast().span().rows() - 200) <= 5);
    }

    @Test
    void aHealthyPartInTheMiddleIsLearntFromAndLeftOut() {
        MemoryRecording recording = new MemoryRecording(ELAPSED).with("pump", pump(4000, 0, 1000, 4));
        Baseline middle = new Baseline.Between(1500 * SECOND, 2500 * SECOND, "1500..2500");
        MachineResult result = scan(recording, middle).machines().getFirst();
        assertEquals(1000, result.healthy().rows());
        assertEquals(1501, result.healthy().fromRow());
        assertEquals(3000, result.counts().all());
        Warning first = result.warnings().getFirst();
        assertTrue(first.span().beganRow() < 40, () -> first.span().toString());
        assertEquals("current", first.evidence().deviations().getFirst().tag());
    }

    @Test
    void rowsAfterAHealthyPartInTheMiddleKeepTheirNumbers() {
        MemoryRecording recording = new MemoryRecording(ELAPSED).with("pump", pump(4000, 3000, 3200, 4));
        Baseline middle = new Baseline.Between(1000 * SECOND, 2000 * SECOND, "1000..2000");
        List<Warning> warnings = scan(recording, middle).machines().getFirst().warnings();
        assertEquals(1, warnings.size());
        assertTrue(Math.abs(warnings.getFirst().span().beganRow() - 3001) <= 5);
    }

    @Test
    void anotherRecordingServesAsHealthyWhateverTheOrderOfItsColumns() {
        Block healthy = pump(1000, 0, 0, 0);
        Block turned = Columns.reorder(
                healthy, List.of(Tag.of("current"), Tag.of("flow"), Tag.of("pressure")), new int[] {2, 0, 1});
        MemoryRecording other = new MemoryRecording(ELAPSED).with("pump", turned);
        MemoryRecording recording = new MemoryRecording(ELAPSED).with("pump", pump(1000, 300, 500, 4));
        MachineResult result =
                scan(recording, new Baseline.Elsewhere(other)).machines().getFirst();
        assertEquals(1000, result.counts().all());
        assertTrue(Math.abs(result.warnings().getFirst().span().beganRow() - 301) <= 5);
    }

    @Test
    void aTagMissingInTheOtherRecordingIsNamed() {
        MemoryRecording other =
                new MemoryRecording(ELAPSED).with("pump", pump(500, 0, 0, 0).columns(0, 2));
        MemoryRecording recording = new MemoryRecording(ELAPSED).with("pump", pump(500, 0, 0, 0));
        MillwrightException refused =
                assertThrows(MillwrightException.class, () -> scan(recording, new Baseline.Elsewhere(other)));
        assertEquals("current", refused.problem().message().values().get("tags"));
    }

    @Test
    void eachMachineOfARecordingHasItsOwnFifthAndItsOwnWarnings() {
        MemoryRecording recording = new MemoryRecording(ROWS)
                .with("north", pump(2000, 1000, 1200, 4))
                .with("south", pump(1000, 0, 0, 0));
        ScanResult result = scan(recording, new Baseline.FirstFifth());
        assertEquals(400, result.machines().get(0).healthy().rows());
        assertEquals(200, result.machines().get(1).healthy().rows());
        assertEquals(
                "north", result.machines().get(0).warnings().getFirst().asset().name());
        assertTrue(result.machines().get(1).warnings().isEmpty());
    }

    @Test
    void aMachineThatWasIllFromTheStartIsNoticedAndAHealthyPartProposed() {
        MemoryRecording recording = new MemoryRecording(ELAPSED).with("pump", pump(5000, 0, 1200, 4));
        MachineResult result =
                scan(recording, new Baseline.FirstFifth()).machines().getFirst();
        assertTrue(result.outlook().unlike());
        assertTrue(result.outlook().fromRow() > 1200, () -> result.outlook().toString());
        assertFalse(result.warnings().isEmpty(), "the warnings of this run stay");
    }

    @Test
    void aTooShortHealthyPartSaysHowManyRowsAreMissing() {
        MemoryRecording recording = new MemoryRecording(ELAPSED).with("pump", pump(80, 0, 0, 0));
        MillwrightException refused =
                assertThrows(MillwrightException.class, () -> scan(recording, new Baseline.FirstFifth()));
        assertTrue(refused.problem() instanceof Problem.BadRequest);
        assertEquals("20", refused.problem().message().values().get("missing"));
    }

    @Test
    void theSameScanGivesTheSameIds() {
        MemoryRecording recording = new MemoryRecording(ELAPSED).with("pump", pump(3000, 2000, 2200, 3));
        List<String> once = ids(scan(recording, new Baseline.FirstFifth()));
        assertFalse(once.isEmpty());
        assertEquals(once, ids(scan(recording, new Baseline.FirstFifth())));
    }

    private static List<String> ids(ScanResult result) {
        return result.machines().getFirst().warnings().stream().map(Warning::id).toList();
    }
}
