package org.millwright.machine.connect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.millwright.machine.AssetPath;
import org.millwright.machine.Block;
import org.millwright.machine.SourceQuality;
import org.millwright.machine.Tag;

class RowGrouperTest {
    private final List<Block> blocks = new ArrayList<>();
    private final Map<String, List<String>> told = new TreeMap<>();

    private static List<Point> points(int machines, int tags) {
        return IntStream.range(0, machines * tags)
                .mapToObj(i ->
                        new Point(AssetPath.of("plant/m" + i / tags), Tag.of("t" + i % tags), "address" + i, Map.of()))
                .toList();
    }

    private void keep(AssetPath asset, Block block) {
        blocks.add(block);
        for (int row = 0; row < block.rows(); row++) {
            for (int column = 0; column < block.tags().size(); column++) {
                byte quality = block.qualities(column)[row];
                if (SourceQuality.severity(quality) != SourceQuality.ABSENT) {
                    told.computeIfAbsent(asset + "/" + block.tags().get(column).name(), path -> new ArrayList<>())
                            .add(said(block.time(row), block.value(row, column), quality));
                }
            }
        }
    }

    private static String said(long time, double value, byte quality) {
        return time + " " + value + " " + quality;
    }

    @Test
    void tagsThatShareTheirTimesShareRowsHoweverTheyArrive() {
        RowGrouper grouper = new RowGrouper(points(1, 3), 1_000, this::keep);
        for (int tag = 0; tag < 3; tag++) {
            for (int row = 0; row < 4; row++) {
                grouper.add(tag, row * 100L, tag + row, SourceQuality.GOOD);
            }
        }
        assertEquals(12, grouper.waiting());
        grouper.flush();
        assertEquals(1, blocks.size());
        assertEquals(4, blocks.getFirst().rows());
        assertEquals(5, blocks.getFirst().value(3, 2));
        assertEquals(0, grouper.waiting());
    }

    @Test
    void aCellWithoutAValueIsAbsent() {
        RowGrouper grouper = new RowGrouper(points(1, 2), 1_000, this::keep);
        grouper.add(0, 1, 7, SourceQuality.GOOD);
        grouper.add(0, 2, 8, SourceQuality.GOOD);
        grouper.add(1, 2, 9, SourceQuality.UNCERTAIN);
        grouper.flush();
        Block block = blocks.getFirst();
        assertEquals(SourceQuality.ABSENT, block.qualities(1)[0]);
        assertTrue(Double.isNaN(block.value(0, 1)));
        assertEquals(SourceQuality.UNCERTAIN, block.qualities(1)[1]);
        assertEquals(9, block.value(1, 1));
    }

    /** A machine of a hundred tags with a time each would be a table of ten thousand cells for a hundred values. */
    @Test
    void tagsThatShareNoTimeComeEachForItself() {
        RowGrouper grouper = new RowGrouper(points(1, 100), 1_000, this::keep);
        for (int tag = 0; tag < 100; tag++) {
            grouper.add(tag, tag, tag, SourceQuality.GOOD);
        }
        grouper.flush();
        assertEquals(100, blocks.size());
        assertTrue(blocks.stream().allMatch(block -> block.tags().size() == 1 && block.rows() == 1));
    }

    @Test
    void whoGoesBackInTimeBeginsANewBlock() {
        RowGrouper grouper = new RowGrouper(points(1, 1), 1_000, this::keep);
        for (long time : new long[] {5, 6, 3, 3, 4}) {
            grouper.add(0, time, (double) time, SourceQuality.GOOD);
        }
        grouper.flush();
        assertEquals(List.of("5 5.0 0", "6 6.0 0", "3 3.0 0", "3 3.0 0", "4 4.0 0"), told.get("plant/m0/t0"));
        assertEquals(3, blocks.size());
    }

    @Test
    void aNumberThatIsNoneIsBadAndKeepsItsMarks() {
        RowGrouper grouper = new RowGrouper(points(1, 1), 1_000, this::keep);
        grouper.add(0, 1, Double.POSITIVE_INFINITY, SourceQuality.TIME_SUSPECT);
        grouper.add(0, 2, 4, SourceQuality.BAD);
        grouper.flush();
        byte bad = (byte) (SourceQuality.BAD | SourceQuality.TIME_SUSPECT);
        assertEquals(
                List.of(said(1, Double.NaN, bad), said(2, Double.NaN, SourceQuality.BAD)), told.get("plant/m0/t0"));
    }

    @Test
    void enoughValuesGoWithoutBeingAsked() {
        RowGrouper grouper = new RowGrouper(points(2, 1), 10, this::keep);
        for (int i = 0; i < 25; i++) {
            grouper.add(0, i, i, SourceQuality.GOOD);
        }
        grouper.add(1, 0, 0, SourceQuality.GOOD);
        assertEquals(2, blocks.size());
        assertEquals(6, grouper.waiting());
        grouper.flush();
        assertEquals(4, blocks.size());
    }

    /** Against the plainest oracle there is: a list of what each tag was told. */
    @Test
    void nothingIsLostAndEachTagKeepsItsOrder() {
        long seed = Long.getLong("millwright.seed", new SplittableRandom().nextLong());
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 200; round++) {
            blocks.clear();
            told.clear();
            int tags = random.nextInt(1, 6);
            List<Point> points = points(random.nextInt(1, 4), tags);
            RowGrouper grouper = new RowGrouper(points, random.nextInt(1, 40), this::keep);
            Map<String, List<String>> expected = new TreeMap<>();
            for (int i = random.nextInt(300); i > 0; i--) {
                int point = random.nextInt(points.size());
                long time = (long) random.nextInt(30) + (random.nextInt(9) == 0 ? 0 : 1_000 - i);
                expected.computeIfAbsent(points.get(point).path().toString(), path -> new ArrayList<>())
                        .add(said(time, i, SourceQuality.GOOD));
                grouper.add(point, time, i, SourceQuality.GOOD);
                if (random.nextInt(50) == 0) {
                    grouper.flush();
                }
            }
            grouper.flush();
            assertEquals(expected, told, "seed " + seed + ", round " + round);
            assertEquals(0, grouper.waiting(), "seed " + seed + ", round " + round);
        }
    }
}
