package org.millwright.program.bench.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.millwright.flow.Key;
import org.millwright.flow.Source;
import org.millwright.machine.Block;
import org.millwright.machine.Tag;

/** Blocks of many keys in turn, a row a second of each, the values out of a seeded pool so that making them costs next to nothing. */
final class KeyedBlocks implements Source {
    private static final int POOL = 64;
    private static final long SECOND = 1_000_000;

    private final List<Key> keys = new ArrayList<>();
    private final List<Tag> tags;
    private final double[][][] pool;
    private final byte[][] good;
    private final int rows;
    private final long records;

    /**
     * @param keyCount how many keys
     * @param tagCount how many tags each
     * @param rows how many rows a block
     * @param records how many blocks in all
     */
    KeyedBlocks(long seed, int keyCount, int tagCount, int rows, long records) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < keyCount; i++) {
            keys.add(new Key("plant/line/machine-%05d".formatted(i)));
        }
        List<Tag> named = new ArrayList<>();
        for (int i = 0; i < tagCount; i++) {
            named.add(Tag.of("tag-%02d".formatted(i)));
        }
        tags = List.copyOf(named);
        pool = new double[POOL][tagCount][rows];
        for (double[][] block : pool) {
            for (double[] column : block) {
                for (int row = 0; row < rows; row++) {
                    column[row] = random.nextDouble();
                }
            }
        }
        good = new byte[tagCount][rows];
        this.rows = rows;
        this.records = records;
    }

    List<Key> keys() {
        return keys;
    }

    long rows() {
        return records * rows;
    }

    long records() {
        return records;
    }

    /** The key of a record, by its place. */
    int keyOf(long record) {
        return (int) (record % keys.size());
    }

    Block block(long record) {
        long first = record / keys.size() * rows * SECOND;
        long[] times = new long[rows];
        for (int row = 0; row < rows; row++) {
            times[row] = first + row * SECOND;
        }
        return Block.over(tags, rows, times, pool[(int) (record % POOL)], good);
    }

    @Override
    public String name() {
        return "blocks";
    }

    @Override
    public void read(long from, Feed feed) {
        for (long record = from; record < records; record++) {
            if (!feed.block(record, keys.get(keyOf(record)), block(record))) {
                return;
            }
        }
    }
}
