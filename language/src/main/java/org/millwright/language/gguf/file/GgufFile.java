package org.millwright.language.gguf.file;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.millwright.MillwrightException;

/**
 * A GGUF file of version 2 or 3, mapped into memory, its head checked. A file of a stranger ends in a {@link MillwrightException} that
 * names the file, the field, its value and a remedy, or it is sound as far as its form goes. Several threads may read. If the file is cut
 * while it is mapped, reading throws {@link InternalError}, which {@link #shrank} turns into a problem for a person.
 */
public final class GgufFile implements AutoCloseable {
    private final Path path;
    private final Arena arena;
    private final MemorySegment bytes;
    private final Metadata metadata;
    private final Map<String, TensorInfo> tensors = new LinkedHashMap<>();

    private GgufFile(Path path, Arena arena, MemorySegment bytes, Parser.Head head) {
        this.path = path;
        this.arena = arena;
        this.bytes = bytes;
        this.metadata = head.metadata();
        head.tensors().forEach(tensor -> tensors.put(tensor.name(), tensor));
    }

    /**
     * Maps a file and checks its head.
     *
     * @throws MillwrightException if it cannot be read or is refused
     */
    public static GgufFile open(Path path) {
        Refusals refusals = new Refusals(path.toString());
        Arena arena = Arena.ofShared();
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            MemorySegment bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
            return new GgufFile(path, arena, bytes, new Parser(bytes, refusals).parse());
        } catch (IOException unreadable) {
            arena.close();
            throw refusals.unreadable(unreadable);
        } catch (InternalError lost) {
            arena.close();
            throw refusals.shrank(lost);
        } catch (MillwrightException refused) {
            arena.close();
            throw refused;
        }
    }

    public Path path() {
        return path;
    }

    /** Bytes of the whole file. */
    public long size() {
        return bytes.byteSize();
    }

    public Metadata metadata() {
        return metadata;
    }

    /** All tensors in the order of the file. */
    public List<TensorInfo> tensors() {
        return List.copyOf(tensors.values());
    }

    public Optional<TensorInfo> tensor(String name) {
        return Optional.ofNullable(tensors.get(name));
    }

    /** The bytes of a tensor of this file, valid until it is closed. */
    public MemorySegment data(TensorInfo tensor) {
        return bytes.asSlice(tensor.offset(), tensor.bytes());
    }

    /** Where bytes of {@link #data} lie in the file. */
    public long offset(MemorySegment part) {
        return part.address() - bytes.address();
    }

    /** What to tell a person when reading threw. */
    public MillwrightException shrank(InternalError cause) {
        return new Refusals(path.toString()).shrank(cause);
    }

    /** A field of this file that cannot be, in words for a person: what it is, what it must be. */
    public MillwrightException refused(String field, Object value, String rule) {
        return new Refusals(path.toString()).field(field, value, rule);
    }

    /** Unmaps the file. */
    @Override
    public void close() {
        arena.close();
    }
}
