package org.millwright.warning.live;

import java.util.Arrays;
import org.millwright.machine.Block;
import org.millwright.machine.Quality;
import org.millwright.machine.SourceQuality;

/** Rows from the wire as detectors know them: the quality bytes of {@link SourceQuality} become those of {@link Quality}. */
final class Coarse {
    private static final byte GOOD = Quality.GOOD.code();

    private Coarse() {}

    /** The same rows; the block itself where every value is good. */
    static Block of(Block block) {
        boolean allGood = true;
        for (int column = 0; column < block.tags().size(); column++) {
            allGood &= good(block.qualities(column), block.rows());
        }
        if (allGood) {
            return block;
        }
        int width = block.tags().size();
        double[][] values = new double[width][];
        byte[][] qualities = new byte[width][];
        for (int column = 0; column < width; column++) {
            values[column] = Arrays.copyOf(block.values(column), block.rows());
            qualities[column] = new byte[block.rows()];
            for (int row = 0; row < block.rows(); row++) {
                Quality quality = SourceQuality.coarse(block.qualities(column)[row]);
                Quality kept = quality.good() && !Double.isFinite(values[column][row]) ? Quality.BAD : quality;
                qualities[column][row] = kept.code();
                values[column][row] = kept.good() ? values[column][row] : Double.NaN;
            }
        }
        return Block.over(block.tags(), block.rows(), block.times(), values, qualities);
    }

    private static boolean good(byte[] qualities, int rows) {
        for (int row = 0; row < rows; row++) {
            if (qualities[row] != GOOD) {
                return false;
            }
        }
        return true;
    }
}
