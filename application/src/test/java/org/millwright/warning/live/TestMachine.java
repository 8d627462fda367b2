package org.millwright.warning.live;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.millwright.machine.AssetPath;
import org.millwright.machine.Block;
import org.millwright.machine.SourceQuality;
import org.millwright.machine.Tag;

/** A machine of four tags that a common cause moves, a row a minute; what it does depends on its seed alone. */
final class TestMachine {
    static final long MINUTE = 60_000_000L;
    static final long START = 1_760_000_040L * 1_000_000 / MINUTE * MINUTE;
    static final List<Tag> TAGS = List.of(Tag.of("power"), Tag.of("heat"), Tag.of("flow"), Tag.of("noise"));

    final AssetPath asset;
    private final SplittableRandom random;
    private double cause;
    private final double[] own = new double[TAGS.size()];
    private long now = START;

    TestMachine(String asset, long seed) {
        this.asset = AssetPath.of(asset);
        random = new SplittableRandom(seed);
    }

    /** So many healthy rows. */
    Block rows(int count) {
        return rows(count, 0);
    }

    /** So many rows in which the heat is so many deviations too high. */
    Block rows(int count, double hotter) {
        Block.Builder rows = new Block.Builder(TAGS, count);
        for (int row = 0; row < count; row++) {
            rows.row(now);
            now += MINUTE;
            cause = 0.7 * cause + random.nextGaussian();
            for (int tag = 0; tag < own.length; tag++) {
                own[tag] = 0.5 * own[tag] + random.nextGaussian();
                double heat = tag == 1 ? 3 * hotter : 0;
                rows.set(tag, 20 * (tag + 1) + cause + 0.7 * own[tag] + heat);
            }
        }
        return rows.build();
    }

    long now() {
        return now;
    }

    /** Nothing comes for so many minutes. */
    void silent(int minutes) {
        now += minutes * MINUTE;
    }

    /** The same rows as a gateway sends them that reads tag by tag: a block for each tag. */
    static List<Block> narrow(Block rows) {
        List<Block> narrow = new ArrayList<>();
        for (int tag = 0; tag < rows.tags().size(); tag++) {
            narrow.add(rows.columns(tag, 1));
        }
        return narrow;
    }

    /** The same rows, every value rejected by its source. */
    static Block bad(Block rows) {
        Block.Builder bad = new Block.Builder(rows.tags(), rows.rows());
        for (int row = 0; row < rows.rows(); row++) {
            bad.row(rows.time(row));
        }
        Block built = bad.build();
        for (int tag = 0; tag < rows.tags().size(); tag++) {
            java.util.Arrays.fill(built.qualities(tag), SourceQuality.BAD);
        }
        return built;
    }
}
