package org.millwright.diagnose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.millwright.detect.Explanation;
import org.millwright.detect.Worlds;

class DeparturesTest {
    private final Worlds world = Worlds.machine(Worlds.seed(), 3, 600);
    private final Explanation limits = new Explanation(world.learn(500));
    private final Departures departures = new Departures(3);

    /** In each letter one tag per row: above its limit, below it, or inside. */
    private void rows(long from, String... tags) {
        for (int row = 0; row < tags[0].length(); row++) {
            double[] raw = new double[3];
            for (int tag = 0; tag < 3; tag++) {
                char where = tag < tags.length ? tags[tag].charAt(row) : '-';
                raw[tag] = switch (where) {
                    case '^' -> limits.high(tag) + world.size(tag);
                    case 'v' -> limits.low(tag) - world.size(tag);
                    case '?' -> Double.NaN;
                    default -> limits.normalMean(tag);
                };
            }
            departures.add(raw, from + row, limits);
        }
    }

    private List<Departure> order() {
        return departures.inOrder(world.tags());
    }

    @Test
    void aTagLeavesWithTwoOfThreeRowsOutsideCountedFromTheFirst() {
        rows(100, "--^-^--", "---^---", "vv-----");
        assertEquals(List.of(new Departure("t2", 100, false), new Departure("t0", 102, true)), order());
    }

    @Test
    void twoOddRowsFarApartAreNoDeparture() {
        rows(0, "^--^--^");
        assertEquals(List.of(), order());
    }

    @Test
    void theFirstDepartureStays() {
        rows(0, "^^---^^");
        rows(50, "vv");
        assertEquals(List.of(new Departure("t0", 0, true)), order());
    }

    /** A short excursion long before is not the beginning of this one. */
    @Test
    void anOldExcursionIsNotCounted() {
        rows(0, "^---^^");
        assertEquals(4, order().getFirst().atMicros());
    }

    @Test
    void missingValuesAreInside() {
        rows(0, "????", "^?^-");
        assertEquals(List.of(new Departure("t1", 0, true)), order());
    }

    @Test
    void theLimitItselfIsInside() {
        for (int row = 0; row < 5; row++) {
            departures.add(new double[] {limits.high(0), limits.low(1), limits.normalMean(2)}, row, limits);
        }
        assertEquals(List.of(), order());
    }

    @Test
    void whatWasForgottenCountsAnew() {
        rows(0, "^^", "^-");
        departures.forget();
        rows(10, "--", "^-");
        assertEquals(List.of(), order());
    }

    @Test
    void theSavedFormGoesOnWhereItStopped() throws IOException {
        rows(0, "^", "vv".substring(1));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        departures.write(new DataOutputStream(bytes));
        Departures again = new Departures(3);
        again.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        double[] raw = {limits.high(0) + 1000, limits.low(1) - 1000, limits.normalMean(2)};
        again.add(raw, 1, limits);
        List<Departure> order = again.inOrder(world.tags());
        assertEquals(2, order.size());
        assertTrue(order.stream().allMatch(departure -> departure.atMicros() == 0), order::toString);
    }
}
