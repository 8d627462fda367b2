package org.millwright.program.bench.connect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.millwright.machine.connect.Loss;
import org.millwright.plant.wire.opcua.CounterPlant;

/** The judge of the bench must see what it is there to see. */
class VerdictTest {
    private static final String MACHINE = "load/m000";
    private static final String OTHER = "load/m001";

    private static TagCheck tag(int within, long... numbers) {
        TagCheck check = new TagCheck(within);
        Arrays.stream(numbers).forEach(number -> check.row(CounterPlant.value(number, within)));
        return check;
    }

    private static long[] without(long last, long... missing) {
        return LongStream.rangeClosed(0, last)
                .filter(number -> Arrays.stream(missing).noneMatch(gone -> gone == number))
                .toArray();
    }

    private static Loss loss(String what, long values, boolean exact) {
        Loss.Reason reason = exact ? Loss.Reason.SOURCE_GAP : Loss.Reason.LINK_DOWN;
        return new Loss("load", what, 0, 1, reason, values, exact);
    }

    private static Verdict verdict(List<Loss> losses, TagCheck... tags) {
        Verdict verdict = new Verdict(losses, List.of(MACHINE, OTHER));
        verdict.machine(MACHINE, List.of(tags), 0, 99);
        return verdict;
    }

    @Test
    void whatIsWholeIsFoundWhole() {
        Verdict verdict = verdict(List.of(), tag(0, without(99)), tag(37, without(99)));
        assertEquals(0, verdict.missing());
        assertEquals(0, verdict.unreported());
        assertEquals(0, verdict.overreported());
        assertEquals(0, verdict.disorder());
        assertEquals(0, verdict.wrong());
    }

    /** The reason for this bench: a gap that nobody told of. */
    @Test
    void aGapThatNobodyToldIsUnreported() {
        Verdict silent = verdict(List.of(), tag(0, without(99, 40, 41)), tag(1, without(99, 41)));
        assertEquals(3, silent.missing());
        assertEquals(3, silent.unreported());
        Verdict told = verdict(List.of(loss(MACHINE, 3, true)), tag(0, without(99, 40, 41)), tag(1, without(99, 41)));
        assertEquals(0, told.unreported());
        assertEquals(3, told.reported());
    }

    /** Too many told of one machine must not hide what was not told of another. */
    @Test
    void theLossOfOneMachineDoesNotCoverAnother() {
        Verdict verdict = verdict(List.of(loss(OTHER, 50, true)), tag(0, without(99, 40)));
        verdict.machine(OTHER, List.of(tag(0, without(99))), 0, 99);
        assertEquals(1, verdict.unreported());
        assertEquals(50, verdict.overreported());
    }

    @Test
    void anEstimateOfTheConnectionCoversWhatIsLeft() {
        Verdict verdict = verdict(List.of(loss("", 4, false)), tag(0, without(99, 40, 41, 42, 43, 44, 45)));
        assertEquals(2, verdict.unreported());
        assertEquals(4, verdict.reported());
    }

    @Test
    void theEndIsMissingToo() {
        assertEquals(10, verdict(List.of(), tag(0, without(89))).unreported());
        assertEquals(100, verdict(List.of(), tag(0)).unreported());
    }

    /** Before the first value nobody had subscribed; from the begin of the measurement on everything has to be there. */
    @Test
    void theBeginOfTheMeasurementIsTheLatestBegin() {
        TagCheck late = tag(0, LongStream.rangeClosed(30, 99).toArray());
        assertEquals(0, late.missing(30, 99));
        assertEquals(0, late.missing(50, 99));
        assertEquals(20, late.missing(10, 99));
    }

    @Test
    void aRowThatIsTwiceThereOrInAnothersPlaceIsOutOfOrder() {
        assertEquals(1, tag(2, 0, 1, 2, 2, 3).disorder());
        TagCheck changed = tag(2, 0, 1, 3, 2, 4);
        assertEquals(1, changed.disorder());
        assertEquals(0, changed.missing(0, 4));
        assertEquals(0, tag(2, without(50)).disorder());
    }

    @Test
    void aValueThatTheTagNeverSaidIsWrong() {
        TagCheck check = tag(5, 0, 1);
        check.row(CounterPlant.value(2, 6));
        check.row(-1);
        check.row(2.5);
        assertEquals(3, check.wrong());
        assertEquals(2, check.between(-1, 99));
    }

    @Test
    void onlyTheMeasuredNumbersCount() {
        assertEquals(10, tag(0, without(99)).between(49, 59));
        assertEquals(9, tag(0, without(99, 55)).between(49, 59));
        assertEquals(0, tag(0, without(99)).between(59, 59));
    }

    /** Every tag of a load has a number of its own to tell it by, and a whole load is as large as was asked for. */
    @Test
    void aLoadHasAtLeastTheTagsThatWereAskedFor() {
        for (long tags : List.of(1L, 7L, 50L, 100L, 101L, 5_000L)) {
            Load load = Load.of(tags, 10);
            assertEquals(
                    load.tags(),
                    new ArrayList<>(load.paths()).stream().distinct().count());
            assertEquals(
                    true,
                    load.tags() >= tags && load.tags() < tags + load.units().size());
            assertEquals(load.paths(), Load.parse(load.words()).paths());
        }
    }
}
