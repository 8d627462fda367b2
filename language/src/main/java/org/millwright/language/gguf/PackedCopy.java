package org.millwright.language.gguf;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.millwright.language.gguf.file.GgufFile;
import org.millwright.language.gguf.kernel.Crew;
import org.millwright.language.gguf.kernel.Packing;
import org.millwright.language.gguf.tensor.Matrix;

/**
 * The weights in the order of the kernels. The file is read, not mapped, while they are made, so that its pages do not stay in memory
 * beside them; the copy lies in memory of its own, or in a file that the next start maps.
 */
final class PackedCopy {
    private static final int PAIRS = 32;

    private final GgufFile file;
    private final Packing packing;
    private final Crew crew;
    private final Map<Matrix, Long> places = new LinkedHashMap<>();
    private long size;

    PackedCopy(GgufFile file, List<Matrix> matrices, Packing packing, Crew crew) {
        this.file = file;
        this.packing = packing;
        this.crew = crew;
        for (Matrix matrix : matrices) {
            long bytes = packing.packedBytes(matrix);
            if (bytes > 0 && !places.containsKey(matrix)) {
                places.put(matrix, size);
                size += (bytes + 63) / 64 * 64;
            }
        }
    }

    /** Bytes of all matrices; 0 if there is nothing to pack. */
    long size() {
        return size;
    }

    /** Makes the copy in memory. */
    void inMemory(Arena arena) throws IOException {
        MemorySegment all = arena.allocate(size, 64);
        fill(all);
        hand(all);
    }

    /**
     * Maps the copy that an earlier start made, or makes it.
     *
     * @param folder for copies
     * @param sha256 of the model's file
     */
    void inFolder(Path folder, String sha256, Arena arena) throws IOException {
        Path kept = folder.resolve(sha256 + "." + packing.order() + ".packed");
        if (!Files.isRegularFile(kept) || Files.size(kept) != size + 64) {
            Kept.write(kept, channel -> {
                try (Arena making = Arena.ofShared()) {
                    channel.write(ByteBuffer.wrap(new byte[1]), size + 63);
                    fill(channel.map(FileChannel.MapMode.READ_WRITE, 0, size, making));
                }
            });
        }
        try (FileChannel channel = FileChannel.open(kept, StandardOpenOption.READ)) {
            hand(channel.map(FileChannel.MapMode.READ_ONLY, 0, size, arena));
        }
    }

    private void hand(MemorySegment all) {
        places.forEach((matrix, place) -> matrix.packed(all.asSlice(place, packing.packedBytes(matrix))));
    }

    private void fill(MemorySegment all) throws IOException {
        try (FileChannel channel = FileChannel.open(file.path(), StandardOpenOption.READ)) {
            ByteBuffer[] buffers = new ByteBuffer[crew.threads()];
            for (Map.Entry<Matrix, Long> one : places.entrySet()) {
                Matrix matrix = one.getKey();
                long bytes = packing.packedBytes(matrix);
                MemorySegment to = all.asSlice(one.getValue(), bytes);
                int pairs = matrix.rows() / 2;
                crew.each((pairs + PAIRS - 1) / PAIRS, (part, worker) -> {
                    long from = (long) part * PAIRS;
                    long count = Math.min(pairs, from + PAIRS) - from;
                    int needed = (int) (PAIRS * 2 * matrix.rowBytes());
                    if (buffers[worker] == null || buffers[worker].capacity() < needed) {
                        buffers[worker] = ByteBuffer.allocateDirect(needed).order(ByteOrder.LITTLE_ENDIAN);
                    }
                    ByteBuffer rows = buffers[worker].clear().limit((int) (count * 2 * matrix.rowBytes()));
                    read(channel, file.offset(matrix.data()) + from * 2 * matrix.rowBytes(), rows);
                    long pair = bytes / pairs;
                    packing.pack(matrix, MemorySegment.ofBuffer(rows), to.asSlice(from * pair, count * pair));
                });
            }
        }
    }

    private void read(FileChannel channel, long at, ByteBuffer rows) {
        try {
            long from = at;
            while (rows.hasRemaining()) {
                int read = channel.read(rows, from);
                if (read < 0) {
                    throw file.shrank(new InternalError("The file ended."));
                }
                from += read;
            }
            rows.flip();
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }
}
