package org.millwright.language.gguf.file;

import java.util.List;

/**
 * Where a tensor lies in its file; all of it was checked.
 *
 * @param name as in the file
 * @param shape one to four lengths, the one of a row first
 * @param type the form of its numbers
 * @param offset of its first byte from the start of the file
 * @param bytes how many it takes
 */
public record TensorInfo(String name, List<Long> shape, TensorType type, long offset, long bytes) {
    public TensorInfo {
        shape = List.copyOf(shape);
    }

    /** Values in a row. */
    public long columns() {
        return shape.getFirst();
    }

    /** Rows of all further lengths together. */
    public long rows() {
        return shape.stream().skip(1).reduce(1L, (a, b) -> a * b);
    }
}
