package org.millwright.testkit.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.millwright.flow.Key;
import org.millwright.flow.Output;
import org.millwright.flow.Sink;
import org.millwright.machine.Block;

/** A sink that remembers what came, to be compared bit by bit: outputs by id, rows and late rows of each key in one hash. */
public final class OutputLog implements Sink {
    private final Map<String, String> outputs = new ConcurrentHashMap<>();
    private final Map<Key, RowHash> rows = new ConcurrentHashMap<>();
    private final Map<Key, RowHash> late = new ConcurrentHashMap<>();

    /** A hash over rows that does not see how they were cut into blocks. One key is served by one thread at a time. */
    private static final class RowHash {
        private static final long FNV_OFFSET = 0xcbf29ce484222325L;
        private static final long FNV_PRIME = 0x100000001b3L;

        private long count;
        private long hash = FNV_OFFSET;

        void add(Block block) {
            for (int row = 0; row < block.rows(); row++) {
                add(block.time(row));
                for (int column = 0; column < block.tags().size(); column++) {
                    add(Double.doubleToRawLongBits(block.value(row, column)));
                    add(block.qualities(column)[row]);
                }
            }
            count += block.rows();
        }

        private void add(long number) {
            hash = (hash ^ number) * FNV_PRIME;
            hash ^= hash >>> 32;
        }

        @Override
        public String toString() {
            return "%d rows, hash %016x".formatted(count, hash);
        }
    }

    @Override
    public void put(Output output) {
        put(output.id(), output.key(), output.step(), output.kind(), output.eventMicros(), output.payload());
    }

    void put(String id, Key key, String step, String kind, long eventMicros, byte[] payload) {
        outputs.put(
                id,
                "%s %s %s %d %s"
                        .formatted(
                                key.name(),
                                step,
                                kind,
                                eventMicros,
                                HexFormat.of().formatHex(payload)));
    }

    @Override
    public void block(Key key, Block block) {
        rows.computeIfAbsent(key, fresh -> new RowHash()).add(block);
    }

    @Override
    public void late(Key key, Block block) {
        late.computeIfAbsent(key, fresh -> new RowHash()).add(block);
    }

    /** The outputs by id, each as key, step, kind, time and payload in one line. */
    public SortedMap<String, String> outputs() {
        return new TreeMap<>(outputs);
    }

    /** How many outputs of a kind there are. */
    public long count(String kind) {
        return outputs.values().stream()
                .filter(line -> line.contains(" " + kind + " "))
                .count();
    }

    /** How many rows left the last step, of all keys. */
    public long rows() {
        return rows.values().stream().mapToLong(hash -> hash.count).sum();
    }

    /** How many rows came too late, of all keys. */
    public long lateRows() {
        return late.values().stream().mapToLong(hash -> hash.count).sum();
    }

    /** Fails unless the outputs are those of another log. */
    public void assertSameOutputs(OutputLog expected, String where) {
        assertEquals(expected.outputs().size(), outputs.size(), where + ": number of outputs");
        assertEquals(expected.outputs(), outputs(), where);
    }

    /** Fails unless outputs, rows and late rows are those of another log. */
    public void assertSame(OutputLog expected, String where) {
        assertSameOutputs(expected, where);
        assertEquals(text(expected.rows), text(rows), where + ": rows after the last step");
        assertEquals(text(expected.late), text(late), where + ": late rows");
    }

    private static String text(Map<Key, RowHash> hashes) {
        return new TreeMap<>(hashes).toString();
    }
}
