package org.millwright.testkit.files.truth;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.millwright.machine.Block;
import org.millwright.machine.Quality;
import org.millwright.recording.ReadReport;
import org.millwright.recording.Recording;
import org.millwright.recording.Recording.Progress;

/**
 * Everything a recording handed out, kept.
 *
 * @param blocks the blocks of each machine in the order of coming
 * @param report the reader's own account
 * @param breaches what in the blocks themselves breaks their contract
 */
public record Capture(Map<Recording.Machine, List<Block>> blocks, ReadReport report, List<String> breaches) {
    /** Reads a recording once. */
    public static Capture of(Recording recording) {
        Map<Recording.Machine, List<Block>> blocks = new LinkedHashMap<>();
        recording.machines().forEach(machine -> blocks.put(machine, new ArrayList<>()));
        List<String> breaches = new ArrayList<>();
        ReadReport report = recording.read(
                (machine, block) -> {
                    List<Block> sofar = blocks.get(machine);
                    if (sofar == null) {
                        breaches.add("A block came for a machine that was not named: " + machine.asset());
                    } else {
                        inspect(machine, block, sofar, breaches);
                        sofar.add(block);
                    }
                    return true;
                },
                Progress.NONE);
        return new Capture(blocks, report, breaches);
    }

    /** Rows of all machines. */
    public long rows() {
        return blocks.values().stream()
                .flatMap(List::stream)
                .mapToLong(Block::rows)
                .sum();
    }

    /** How many cells of a tag, over all machines, have a quality. */
    long cells(String tag, Quality quality) {
        long count = 0;
        for (Map.Entry<Recording.Machine, List<Block>> entry : blocks.entrySet()) {
            for (int column = 0; column < entry.getKey().tags().size(); column++) {
                if (entry.getKey().tags().get(column).name().equals(tag)) {
                    count += count(entry.getValue(), column, quality);
                }
            }
        }
        return count;
    }

    private static long count(List<Block> blocks, int column, Quality quality) {
        long count = 0;
        for (Block block : blocks) {
            for (int row = 0; row < block.rows(); row++) {
                count += block.qualities(column)[row] == quality.code() ? 1 : 0;
            }
        }
        return count;
    }

    private static void inspect(Recording.Machine machine, Block block, List<Block> sofar, List<String> breaches) {
        if (!block.tags().equals(machine.tags())) {
            breaches.add("A block has other tags than its machine: " + block.tags());
        }
        long before = sofar.isEmpty()
                ? Long.MIN_VALUE
                : sofar.getLast().time(sofar.getLast().rows() - 1);
        if (block.rows() == 0) {
            breaches.add("A block has no rows.");
        }
        for (int row = 0; row < block.rows(); row++) {
            if (block.time(row) < before) {
                breaches.add("The time %d follows %d.".formatted(block.time(row), before));
            }
            before = block.time(row);
            inspectRow(block, row, breaches);
        }
    }

    private static void inspectRow(Block block, int row, List<String> breaches) {
        for (int column = 0; column < block.tags().size(); column++) {
            boolean good = block.qualities(column)[row] == Quality.GOOD.code();
            if (good != Double.isFinite(block.value(row, column))) {
                breaches.add("The value %s has the quality %d."
                        .formatted(block.value(row, column), block.qualities(column)[row]));
            }
        }
    }
}
