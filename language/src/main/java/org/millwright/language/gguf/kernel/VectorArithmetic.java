package org.millwright.language.gguf.kernel;

import static jdk.incubator.vector.VectorOperators.ADD;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import org.millwright.language.gguf.file.TensorType;
import org.millwright.language.gguf.tensor.Matrix;

/**
 * Kernels on the vectors of the processor. Packed Q4_K and Q6_K, and Q8_0 of one token, are multiplied by activations rounded to eight
 * bits; all else is decoded to floats. Loaded only where the module of vectors is present.
 */
final class VectorArithmetic implements Arithmetic, Packing {
    private static final int BLOCK = 256;

    private final Steps steps = Steps.usual();

    @Override
    public String name() {
        return "vectors of " + FloatVector.SPECIES_PREFERRED.vectorBitSize() + " bits";
    }

    @Override
    public String order() {
        return "pairs-1";
    }

    @Override
    public long packedBytes(Matrix matrix) {
        long pairs = matrix.rows() / 2L * (matrix.columns() / BLOCK);
        if (matrix.rows() % 2 != 0) {
            return 0;
        }
        return switch (matrix.type()) {
            case Q4_K -> pairs * FourBits.PAIR;
            case Q6_K -> pairs * SixBits.PAIR;
            default -> 0;
        };
    }

    @Override
    public void pack(Matrix matrix, MemorySegment rows, MemorySegment to) {
        int block = matrix.type().blockBytes();
        long rowBytes = matrix.rowBytes();
        byte[] scratch = new byte[BLOCK];
        long out = 0;
        for (long row = 0; row < rows.byteSize(); row += 2 * rowBytes) {
            for (long at = 0; at < rowBytes; at += block) {
                if (matrix.type() == TensorType.Q4_K) {
                    FourBits.pack(rows, row + at, row + rowBytes + at, to, out);
                    out += FourBits.PAIR;
                } else {
                    SixBits.pack(rows, row + at, row + rowBytes + at, to, out, scratch);
                    out += SixBits.PAIR;
                }
            }
        }
    }

    @Override
    public Form form(Matrix matrix, int tokens) {
        if (matrix.packed() != null) {
            return matrix.type() == TensorType.Q4_K ? Form.FOUR_BITS : Form.SIX_BITS;
        }
        if (matrix.type() == TensorType.Q8_0) {
            return tokens < 4 ? Form.EIGHT_BITS : Form.QUARTERS;
        }
        return Form.NONE;
    }

    @Override
    public void prepare(Form form, Batch in, int token) {
        int width = in.width();
        switch (form) {
            case NONE -> {}
            case QUARTERS -> EightBits.quarters(in.values(), in.quarters(), token * width, width);
            case EIGHT_BITS -> {
                Rounded rounded = in.rounded();
                rounded.round(in.values(), token);
                for (int block = token * rounded.blocks; block < (token + 1) * rounded.blocks; block++) {
                    EightBits.activations(rounded, block, in.eightBits(), 64L * block);
                }
            }
            case FOUR_BITS, SIX_BITS -> {
                Rounded rounded = in.rounded();
                rounded.round(in.values(), token);
                for (int block = 0; block < width / BLOCK; block++) {
                    int small = token * rounded.blocks + 8 * block;
                    long place = (long) block * in.count() + token;
                    if (form == Form.FOUR_BITS) {
                        FourBits.activations(rounded, small, in.fourBits(), place * FourBits.ACTIVATIONS);
                    } else {
                        SixBits.activations(rounded, small, in.sixBits(), place * SixBits.ACTIVATIONS);
                    }
                }
            }
        }
    }

    @Override
    public void multiply(Matrix matrix, Batch in, float[] out, Range rows, Scratch scratch) {
        MemorySegment packed = matrix.packed();
        if (packed == null) {
            unpacked(matrix, in, out, rows, scratch);
        } else if (in.count() > 1) {
            tiles(matrix, packed, in, out, rows, scratch);
        } else if (matrix.type() == TensorType.Q4_K) {
            fourBits(matrix, packed, in, out, rows);
        } else {
            sixBits(matrix, packed, in, out, rows);
        }
    }

    private void unpacked(Matrix matrix, Batch in, float[] out, Range rows, Scratch scratch) {
        switch (form(matrix, in.count())) {
            case EIGHT_BITS -> eightBits(matrix, in, out, rows);
            case QUARTERS -> decoded(matrix, in, in.quarters(), out, rows, scratch);
            default -> decoded(matrix, in, in.values(), out, rows, scratch);
        }
    }

    private void fourBits(Matrix matrix, MemorySegment packed, Batch in, float[] out, Range rows) {
        long pair = (long) matrix.columns() / BLOCK * FourBits.PAIR;
        for (int row = rows.from(); row < rows.to(); row += 2) {
            long at = row / 2 * pair;
            FourBits.pair(packed, at, at + pair, steps.four(), in.fourBits(), 0, out, row);
        }
    }

    private void sixBits(Matrix matrix, MemorySegment packed, Batch in, float[] out, Range rows) {
        long pair = (long) matrix.columns() / BLOCK * SixBits.PAIR;
        for (int row = rows.from(); row < rows.to(); row++) {
            long at = row / 2 * pair;
            out[row] = SixBits.row(packed, at, at + pair, row & 1, steps.six(), in.sixBits(), 0);
        }
    }

    private void eightBits(Matrix matrix, Batch in, float[] out, Range rows) {
        long bytes = matrix.rowBytes();
        Rounded rounded = in.rounded();
        for (int row = rows.from(); row < rows.to(); row++) {
            for (int token = 0; token < in.count(); token++) {
                out[token * matrix.rows() + row] = EightBits.row(
                        matrix.data(),
                        row * bytes,
                        (row + 1) * bytes,
                        steps.eight(),
                        in.eightBits(),
                        64L * token * rounded.blocks,
                        rounded.scales,
                        token * rounded.blocks);
            }
        }
    }

    private void tiles(Matrix matrix, MemorySegment packed, Batch in, float[] out, Range rows, Scratch scratch) {
        for (int row = rows.from(); row < rows.to(); row += Scratch.ROWS) {
            int rowEnd = Math.min(rows.to(), row + Scratch.ROWS);
            for (int token = 0; token < in.count(); token += Scratch.TOKENS) {
                Tile tile = new Tile(row, rowEnd, token, Math.min(in.count(), token + Scratch.TOKENS));
                scratch.sums.fill((byte) 0);
                if (matrix.type() == TensorType.Q4_K) {
                    fourBits(matrix, packed, in, tile, scratch.sums);
                } else {
                    sixBits(matrix, packed, in, tile, scratch.sums);
                }
                gather(tile, scratch.sums, out, matrix.rows());
            }
        }
    }

    /** Some rows and some tokens, from one up to another. */
    private record Tile(int row, int rowEnd, int token, int tokenEnd) {
        long sums(int of) {
            return (long) (of - row) * Scratch.TOKENS * 32;
        }
    }

    private void fourBits(Matrix matrix, MemorySegment packed, Batch in, Tile tile, MemorySegment sums) {
        int blocks = matrix.columns() / BLOCK;
        for (int block = 0; block < blocks; block++) {
            long from = ((long) block * in.count() + tile.token()) * FourBits.ACTIVATIONS;
            long end = ((long) block * in.count() + tile.tokenEnd()) * FourBits.ACTIVATIONS;
            for (int row = tile.row(); row < tile.rowEnd(); row++) {
                long at = ((long) (row / 2) * blocks + block) * FourBits.PAIR;
                FourBits.tile(packed, at, row & 1, in.fourBits(), from, end, steps.fourBlock(), sums, tile.sums(row));
            }
        }
    }

    private void sixBits(Matrix matrix, MemorySegment packed, Batch in, Tile tile, MemorySegment sums) {
        int blocks = matrix.columns() / BLOCK;
        for (int block = 0; block < blocks; block++) {
            long from = ((long) block * in.count() + tile.token()) * SixBits.ACTIVATIONS;
            long end = ((long) block * in.count() + tile.tokenEnd()) * SixBits.ACTIVATIONS;
            for (int row = tile.row(); row < tile.rowEnd(); row++) {
                long at = ((long) (row / 2) * blocks + block) * SixBits.PAIR;
                int which = 2 * (row & 1);
                SixBits.tile(packed, at, which, in.sixBits(), from, end, steps.sixBlock(), sums, tile.sums(row));
                SixBits.tile(packed, at, which + 1, in.sixBits(), from, end, steps.sixBlock(), sums, tile.sums(row));
            }
        }
    }

    private static void gather(Tile tile, MemorySegment sums, float[] out, int rows) {
        for (int row = tile.row(); row < tile.rowEnd(); row++) {
            long at = tile.sums(row);
            for (int token = tile.token(); token < tile.tokenEnd(); token++, at += 32) {
                out[token * rows + row] = FloatVector.fromMemorySegment(
                                FloatVector.SPECIES_256, sums, at, ByteOrder.LITTLE_ENDIAN)
                        .reduceLanes(ADD);
            }
        }
    }

    /** Decodes rows to floats, in the order that the inputs have. */
    private static void decoded(Matrix matrix, Batch in, float[] values, float[] out, Range rows, Scratch scratch) {
        int width = matrix.columns();
        int row = rows.from();
        boolean tiled = Floats.fits(width) && in.count() >= 4;
        for (; tiled && row + 1 < rows.to(); row += 2) {
            decode(matrix, row, values != in.values(), scratch.rows, 0);
            decode(matrix, row + 1, values != in.values(), scratch.rows, width);
            int token = 0;
            for (; token + 4 <= in.count(); token += 4) {
                Floats.tile(
                        scratch.rows, width, values, token * width, out, token * matrix.rows() + row, matrix.rows());
            }
            for (; token < in.count(); token++) {
                int at = token * matrix.rows() + row;
                out[at] = Floats.dot(scratch.rows, 0, values, token * width, width);
                out[at + 1] = Floats.dot(scratch.rows, width, values, token * width, width);
            }
        }
        for (; row < rows.to(); row++) {
            decode(matrix, row, values != in.values(), scratch.rows, 0);
            for (int token = 0; token < in.count(); token++) {
                out[token * matrix.rows() + row] = Floats.dot(scratch.rows, 0, values, token * width, width);
            }
        }
    }

    private static void decode(Matrix matrix, int row, boolean quarters, float[] to, int at) {
        if (quarters) {
            long bytes = matrix.rowBytes();
            EightBits.quarters(matrix.data(), row * bytes, (row + 1) * bytes, to, at);
        } else {
            matrix.row(row, to, at);
        }
    }

    @Override
    public float dot(float[] a, int aFrom, float[] b, int bFrom, int count) {
        return Floats.dot(a, aFrom, b, bFrom, count);
    }

    @Override
    public void add(float factor, float[] x, int xFrom, float[] y, int yFrom, int count) {
        Floats.add(factor, x, xFrom, y, yFrom, count);
    }
}
