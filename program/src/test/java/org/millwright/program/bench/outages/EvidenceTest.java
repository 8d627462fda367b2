package org.millwright.program.bench.outages;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.millwright.history.Columns;
import org.millwright.machine.AssetPath;
import org.millwright.machine.TagPath;
import org.millwright.machine.connect.Loss;
import org.millwright.program.bench.outages.Peer.Counting;

class EvidenceTest {
    private static final long STEP = 100_000;
    private static final AssetPath MACHINE = AssetPath.of("outages/m");

    /** A row of both tags for each number, at its own time. */
    private static Columns rows(long... numbers) {
        List<Long> times = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        for (long number : numbers) {
            times.add(number * STEP);
            values.add((double) number);
            times.add(number * STEP);
            values.add(0.5);
        }
        int count = times.size();
        int[] tags = new int[count];
        for (int row = 0; row < count; row++) {
            tags[row] = row % 2;
        }
        return new Columns(
                List.of(new TagPath(MACHINE, "sequence"), new TagPath(MACHINE, "wave")),
                times.stream().mapToLong(Long::longValue).toArray(),
                tags,
                values.stream().mapToDouble(Double::doubleValue).toArray(),
                new byte[count],
                true);
    }

    private static List<Loss> told(long values) {
        return List.of(new Loss("m", "", 0, 1, Loss.Reason.LINK_DOWN, values, false));
    }

    @Test
    void numbersPassedOverAreLostForBothTagsAndHaveToBeTold() {
        Columns rows = rows(1, 2, 3, 10, 11);
        assertEquals(new Evidence(10, 12, 0, 12), Evidence.of(rows, Counting.EXACT, List.of()));
        assertEquals(new Evidence(10, 12, 11, 1), Evidence.of(rows, Counting.EXACT, told(11)));
        assertEquals(new Evidence(10, 12, 12, 0), Evidence.of(rows, Counting.EXACT, told(12)));
    }

    @Test
    void anEstimateMayBeAQuarterTooLow() {
        Columns rows = rows(1, 2, 3, 10, 11);
        assertEquals(0, Evidence.of(rows, Counting.ESTIMATED, told(9)).unreported());
        assertEquals(1, Evidence.of(rows, Counting.ESTIMATED, told(8)).unreported());
    }

    @Test
    void whereOnePollsTheRoundsWithoutAnAnswerAreLost() {
        Columns rows = rows(1, 2, 3, 13, 14);
        assertEquals(18, Evidence.of(rows, Counting.SAMPLED, List.of()).lost());
        // A round that is late is there all the same.
        assertEquals(
                0, Evidence.of(rows(1, 3, 3, 4), Counting.SAMPLED, List.of()).lost());
    }

    @Test
    void theSameAgainIsInOrderAndAnOlderOneForTheFirstTimeIsNot() {
        assertEquals(0, disorder(1, 2, 3, 2, 3, 4, Double.NaN, 5));
        assertEquals(1, disorder(1, 3, 2, 4));
        // A 32-bit counter that has not begun says so.
        assertEquals(0, disorder(4_294_967_295.0, 1, 2));
    }

    private static long disorder(double... arrived) {
        return Evidence.disorder(DoubleStream.of(arrived).boxed().toList());
    }
}
