package org.millwright.language.gguf.tensor;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;
import org.millwright.language.gguf.file.TensorType;

/** Rows of numbers in the form of a file, in mapped memory. Several threads may read. */
public final class Matrix {
    private final MemorySegment data;
    private final TensorType type;
    private final int rows;
    private final int columns;
    private final long rowBytes;
    private final RowReader reader;
    private volatile @Nullable MemorySegment packed;

    /**
     * @param data the rows, one behind the other
     * @param columns values in a row, a whole number of blocks
     */
    public Matrix(MemorySegment data, TensorType type, int rows, int columns) {
        this.data = data;
        this.type = type;
        this.rows = rows;
        this.columns = columns;
        this.rowBytes = type.rowBytes(columns);
        this.reader = RowReader.of(type);
        if (rowBytes * rows != data.byteSize()) {
            throw new IllegalArgumentException(
                    "%d rows of %d bytes are not %d bytes.".formatted(rows, rowBytes, data.byteSize()));
        }
    }

    public MemorySegment data() {
        return data;
    }

    public TensorType type() {
        return type;
    }

    public int rows() {
        return rows;
    }

    public int columns() {
        return columns;
    }

    public long rowBytes() {
        return rowBytes;
    }

    /** Some of the rows as a matrix of its own. */
    public Matrix rows(int from, int count) {
        return new Matrix(data.asSlice(from * rowBytes, count * rowBytes), type, count, columns);
    }

    /** The same numbers in the order of a kernel; null where there is no such copy. */
    public @Nullable MemorySegment packed() {
        return packed;
    }

    /** From now on kernels may use this copy. */
    public void packed(MemorySegment copy) {
        packed = copy;
    }

    /** Writes a row as floats, exactly as its form defines them. */
    public void row(int row, float[] out, int at) {
        reader.read(data, row * rowBytes, columns, out, at);
    }
}
