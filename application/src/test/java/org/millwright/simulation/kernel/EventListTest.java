package org.millwright.simulation.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class EventListTest {
    private static final Element NOBODY = new Element() {
        @Override
        public String path() {
            return "nobody";
        }

        @Override
        public void on(int kind, long argument) {}
    };

    private record Planned(long time, int priority, long sequence, long argument) {}

    /** The oracle is a sorted set of all that is planned; few different times make many ties. */
    @Test
    void takesWhatASortedSetWouldTake() {
        long seed = Long.getLong("millwright.seed", new SplittableRandom().nextLong());
        SplittableRandom random = new SplittableRandom(seed);
        EventList list = new EventList();
        TreeSet<Planned> oracle = new TreeSet<>(Comparator.comparingLong(Planned::time)
                .thenComparingInt(Planned::priority)
                .thenComparingLong(Planned::sequence));
        Map<Long, Planned> byHandle = new HashMap<>();
        List<Long> handles = new ArrayList<>();
        long sequence = 0;
        int taken = 0;
        for (int i = 0; i < 200_000; i++) {
            int what = random.nextInt(10);
            if (what < 5 || list.size() == 0) {
                long time = random.nextLong(50);
                int priority = random.nextInt(3) * 0x7FFF;
                long handle = list.add(time, priority, NOBODY, 1, i);
                Planned planned = new Planned(time, priority, sequence++, i);
                oracle.add(planned);
                byHandle.put(handle, planned);
                handles.add(handle);
            } else if (what < 8) {
                Planned first = oracle.pollFirst();
                assertEquals(first.time(), list.firstTime(), "seed " + seed);
                int slot = list.take();
                assertEquals(first.argument(), list.argument(slot), "seed " + seed + ", step " + i);
                list.release(slot);
                taken++;
            } else {
                long handle = handles.get(random.nextInt(handles.size()));
                Planned planned = byHandle.get(handle);
                boolean alive = oracle.remove(planned);
                if (what == 8) {
                    assertEquals(alive, list.cancel(handle), "seed " + seed);
                } else {
                    long time = random.nextLong(50);
                    assertEquals(alive, list.move(handle, time), "seed " + seed);
                    if (alive) {
                        Planned moved = new Planned(time, planned.priority(), sequence++, planned.argument());
                        oracle.add(moved);
                        byHandle.put(handle, moved);
                    }
                }
            }
            assertEquals(oracle.size(), list.size());
        }
        assertTrue(taken > 10_000);
    }

    @Test
    void aHandleOfAnEventThatIsOverTouchesNoOther() {
        EventList list = new EventList();
        long first = list.add(1, Kernel.USUAL, NOBODY, 0, 0);
        list.release(list.take());
        long second = list.add(2, Kernel.USUAL, NOBODY, 0, 0);

        assertFalse(list.cancel(first));
        assertFalse(list.move(first, 9));
        assertFalse(list.holds(Kernel.NONE));
        assertTrue(list.holds(second));
        assertEquals(2, list.firstTime());
    }
}
