package org.millwright.adapters.modbus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SpanTest {
    private static final long SEED = Long.getLong("millwright.seed", 4L);

    private static List<Span> merged(String... addresses) {
        List<Span.Item> items = new ArrayList<>();
        for (String address : addresses) {
            items.add(new Span.Item(items.size(), new Addresses(1).read(address, Map.of())));
        }
        return Span.merge(items);
    }

    @Test
    void aGapOfEightIsReadAlongAndOneOfNineIsNot() {
        assertEquals(1, merged("holding/0", "holding/9").size());
        assertEquals(2, merged("holding/0", "holding/10").size());
    }

    @Test
    void aRequestHasAtMost125RegistersOr2000Bits() {
        String[] registers = new String[126];
        for (int at = 0; at < registers.length; at++) {
            registers[at] = "holding/" + at;
        }
        List<Span> spans = merged(registers);
        assertEquals(List.of(125, 1), spans.stream().map(Span::length).toList());
        String[] bits = new String[260];
        for (int at = 0; at < bits.length; at++) {
            bits[at] = "coil/" + 8 * at;
        }
        assertTrue(merged(bits).stream().allMatch(span -> span.length() <= 2000));
        assertEquals(2, merged(bits).size());
    }

    @Test
    void unitsAndTablesStayApart() {
        assertEquals(3, merged("1/holding/0", "2/holding/1", "1/input/1").size());
    }

    /** Every register is in exactly one request, and none is too long. */
    @Test
    void nothingIsLostInMerging() {
        Random random = new Random(SEED);
        for (int round = 0; round < 300; round++) {
            List<Span.Item> items = new ArrayList<>();
            for (int at = 0; at < 60; at++) {
                String type = List.of(":u16", ":f32", ":f64", ":text20").get(random.nextInt(4));
                String address = random.nextInt(2) + "/holding/" + random.nextInt(600) + type;
                items.add(new Span.Item(at, new Addresses(1).read(address, Map.of())));
            }
            Set<Integer> seen = new HashSet<>();
            for (Span span : Span.merge(items)) {
                assertTrue(span.length() <= 125, "seed " + SEED);
                for (Span.Item item : span.items()) {
                    assertTrue(seen.add(item.index()), "seed " + SEED);
                    assertTrue(item.register().address() >= span.first(), "seed " + SEED);
                    assertTrue(item.register().end() <= span.first() + span.length(), "seed " + SEED);
                }
            }
            assertEquals(items.size(), seen.size(), "seed " + SEED);
        }
    }

    @Test
    void missedRoundsAreLeftOutAndCounted() {
        Schedule schedule = new Schedule(List.of(java.time.Duration.ofNanos(100), java.time.Duration.ofNanos(1000)), 0);
        assertEquals(0, schedule.next());
        assertEquals(0, schedule.started(0, 5));
        assertEquals(1, schedule.next());
        assertEquals(0, schedule.started(1, 20));
        assertEquals(80, schedule.nanosUntil(0, 20));
        assertEquals(2, schedule.started(0, 350));
        assertEquals(50, schedule.nanosUntil(schedule.next(), 350));
    }
}
