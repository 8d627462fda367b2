package org.millwright.warning.scan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.millwright.Message;
import org.millwright.machine.AssetPath;
import org.millwright.machine.Block;
import org.millwright.recording.ReadReport;
import org.millwright.recording.Recording;
import org.millwright.recording.TimeAxis;

/** A recording of blocks in memory, handed out in pieces as a file would be. */
final class MemoryRecording implements Recording {
    private static final int PIECE = 37;

    private final TimeAxis time;
    private final Map<Machine, Block> blocks = new LinkedHashMap<>();
    int reads;

    MemoryRecording(TimeAxis time) {
        this.time = time;
    }

    MemoryRecording with(String machine, Block rows) {
        blocks.put(new Machine(AssetPath.of(machine), rows.tags()), rows);
        return this;
    }

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public List<Machine> machines() {
        return new ArrayList<>(blocks.keySet());
    }

    @Override
    public TimeAxis time() {
        return time;
    }

    @Override
    public List<Message> understanding() {
        return List.of();
    }

    @Override
    public long estimatedRows() {
        return blocks.values().stream().mapToLong(Block::rows).sum();
    }

    @Override
    public ReadReport read(Sink sink, Progress progress) {
        reads++;
        long rows = 0;
        for (Map.Entry<Machine, Block> entry : blocks.entrySet()) {
            Block all = entry.getValue();
            for (int from = 0; from < all.rows(); from += PIECE) {
                Block piece = all.slice(from, Math.min(all.rows(), from + PIECE));
                rows += piece.rows();
                if (!sink.accept(entry.getKey(), piece)) {
                    return report(rows);
                }
            }
        }
        return report(rows);
    }

    private static ReadReport report(long rows) {
        return new ReadReport(rows, Map.of(), Map.of(), Map.of(), Map.of(), List.of());
    }

    @Override
    public void close() {}
}
