package org.millwright.plant.wire.opcua;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.millwright.machine.AssetPath;
import org.millwright.machine.Block;
import org.millwright.machine.MachineEvent;
import org.millwright.machine.SourceQuality;
import org.millwright.machine.Tag;
import org.millwright.plant.Rows;

class UnitMemoryTest {
    private static Block row(long time, double value, byte quality) {
        return Block.over(
                List.of(Tag.of("a")), 1, new long[] {time}, new double[][] {{value}}, new byte[][] {{quality}});
    }

    private static List<Long> times(UnitMemory memory, long from, long until) {
        List<Long> times = new ArrayList<>();
        memory.show(0, from, until, (time, value, quality) -> times.add(time));
        return times;
    }

    @Test
    void theOldestRowsMakeRoomForNewOnes() {
        UnitMemory memory = new UnitMemory(1, 1_024);
        for (int row = 0; row < 5_000; row++) {
            memory.keep(row(row, row, SourceQuality.GOOD), 0, new int[] {0});
        }
        List<Long> kept = times(memory, 0, Long.MAX_VALUE);
        assertEquals(4_999, kept.getLast());
        assertTrue(kept.size() > 800 && kept.size() <= 1_024, "kept " + kept.size());
        assertEquals(kept.getLast() - kept.size() + 1, kept.getFirst(), "without a hole");
    }

    @Test
    void aRangeIsHalfOpenAndEmptyCellsAreNotShown() {
        UnitMemory memory = new UnitMemory(1, 1_000);
        for (int time = 0; time < 10; time++) {
            boolean empty = time == 4;
            memory.keep(
                    row(time, empty ? Double.NaN : time, empty ? SourceQuality.ABSENT : SourceQuality.GOOD),
                    0,
                    new int[] {0});
        }
        assertEquals(List.of(3L, 5L, 6L), times(memory, 3, 7));
        List<Long> two = new ArrayList<>();
        memory.show(0, 0, 10, (time, value, quality) -> {
            two.add(time);
            return two.size() < 2;
        });
        assertEquals(List.of(0L, 1L), two);
    }

    /** The load publishes every sample of every machine, numbered without a gap, however late it is. */
    @Test
    void theLoadCountsItself() {
        CounterPlant load = new CounterPlant(3, 5, 1_000);
        List<String> said = new ArrayList<>();
        Rows rows = new Rows() {
            @Override
            public void rows(AssetPath unit, Block block) {
                assertEquals(5, block.tags().size());
                said.add(unit + " " + block.value(0, 0) + " " + block.value(0, 4));
            }

            @Override
            public void event(MachineEvent event) {}
        };
        assertEquals(20, load.publish(rows, 20));
        assertEquals(60, said.size());
        assertEquals("load/m000 0.0 0.004", said.getFirst());
        assertEquals("load/m002 19.0 19.004", said.getLast());
        assertEquals(60, said.stream().distinct().count());
        Thread.currentThread().interrupt();
        assertEquals(0, load.publish(rows, 1_000_000), "an interrupted load ends");
    }
}
