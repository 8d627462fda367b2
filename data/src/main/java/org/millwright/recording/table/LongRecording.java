package org.millwright.recording.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.millwright.Message;
import org.millwright.machine.Block;
import org.millwright.machine.Quality;
import org.millwright.machine.Tag;
import org.millwright.recording.ReadReport;
import org.millwright.recording.Recording;
import org.millwright.recording.TimeAxis;

/**
 * A recording of one value a row, turned so that each time is a row and each tag a column.
 *
 * <p>The rows of the file come as blocks of two columns, the code of the tag and the value, in order of time. Values of one time are
 * put side by side; a second value of a tag at the same time begins another row of that time.
 */
final class LongRecording implements Recording {
    private static final int BLOCK = 4096;

    private final Recording rows;
    private final List<Tag> tags;
    private final List<List<Double>> sentinels;
    private final Map<Machine, Machine> machines = new LinkedHashMap<>();
    private final List<Message> understanding;

    /**
     * @param rows the file as blocks of tag and value
     * @param longTags the tags in the order of their codes
     */
    LongRecording(Recording rows, List<LongTag> longTags) {
        this.rows = rows;
        tags = longTags.stream().map(LongTag::tag).toList();
        sentinels = longTags.stream().map(LongTag::sentinels).toList();
        rows.machines().forEach(machine -> machines.put(machine, new Machine(machine.asset(), tags)));
        understanding = new ArrayList<>(rows.understanding());
        understanding.add(Message.of(
                "recording.layout.long",
                "One value a row: {tags} tags are put side by side by time.",
                "tags",
                tags.size()));
    }

    @Override
    public String name() {
        return rows.name();
    }

    @Override
    public List<Machine> machines() {
        return List.copyOf(machines.values());
    }

    @Override
    public TimeAxis time() {
        return rows.time();
    }

    @Override
    public List<Message> understanding() {
        return List.copyOf(understanding);
    }

    @Override
    public long estimatedRows() {
        return Math.max(1, rows.estimatedRows() / tags.size());
    }

    @Override
    public ReadReport read(Sink sink, Progress progress) {
        Map<Machine, Turned> turned = new HashMap<>();
        machines.forEach((own, machine) -> turned.put(own, new Turned(machine, sink)));
        boolean[] enough = new boolean[1];
        ReadReport report = rows.read(
                (machine, block) -> {
                    enough[0] = !Objects.requireNonNull(turned.get(machine)).take(block);
                    return !enough[0];
                },
                progress);
        turned.values().forEach(machine -> {
            if (!enough[0]) {
                enough[0] = !machine.finish();
            }
        });
        return report(report, turned);
    }

    @Override
    public void close() {
        rows.close();
    }

    private ReadReport report(ReadReport report, Map<Machine, Turned> turned) {
        Map<String, Long> missing = new LinkedHashMap<>();
        Map<String, Long> bad = new LinkedHashMap<>();
        long handedOut = 0;
        for (Turned machine : turned.values()) {
            handedOut += machine.handedOut;
            for (int tag = 0; tag < tags.size(); tag++) {
                add(missing, tags.get(tag).name(), machine.missing[tag]);
                add(bad, tags.get(tag).name(), machine.bad[tag]);
            }
        }
        return new ReadReport(handedOut, report.skippedRows(), missing, bad, report.columnsLeftOut(), report.notes());
    }

    private static void add(Map<String, Long> counts, String tag, long count) {
        if (count > 0) {
            counts.merge(tag, count, Long::sum);
        }
    }

    /** The rows of one machine, being turned. */
    private final class Turned {
        private final Machine machine;
        private final Sink sink;
        private final long[] missing = new long[tags.size()];
        private final long[] bad = new long[tags.size()];
        private final List<double[]> values = new ArrayList<>();
        private final List<byte[]> qualities = new ArrayList<>();
        private final int[] taken = new int[tags.size()];
        private long time;
        private long handedOut;
        private Block.Builder block;

        private Turned(Machine machine, Sink sink) {
            this.machine = machine;
            this.sink = sink;
            block = new Block.Builder(tags, BLOCK);
        }

        private boolean take(Block rows) {
            for (int row = 0; row < rows.rows(); row++) {
                if (rows.time(row) != time && !values.isEmpty() && !endTime()) {
                    return false;
                }
                time = rows.time(row);
                put((int) rows.value(row, 0), rows.value(row, 1), rows.qualities(1)[row]);
            }
            return true;
        }

        /** The value goes to the first row of this time in which its tag has none. */
        private void put(int tag, double value, byte quality) {
            int row = taken[tag]++;
            if (row == values.size()) {
                values.add(new double[tags.size()]);
                byte[] none = new byte[tags.size()];
                java.util.Arrays.fill(none, Quality.MISSING.code());
                qualities.add(none);
            }
            boolean stands =
                    quality == Quality.GOOD.code() && sentinels.get(tag).contains(value);
            values.get(row)[tag] = value;
            qualities.get(row)[tag] = stands ? Quality.MISSING.code() : quality;
        }

        private boolean endTime() {
            for (int row = 0; row < values.size(); row++) {
                block.row(time);
                for (int tag = 0; tag < tags.size(); tag++) {
                    cell(tag, values.get(row)[tag], Quality.ofCode(qualities.get(row)[tag]));
                }
            }
            values.clear();
            qualities.clear();
            java.util.Arrays.fill(taken, 0);
            return block.rows() < BLOCK || handOut();
        }

        private void cell(int tag, double value, Quality quality) {
            if (quality.good()) {
                block.set(tag, value);
                return;
            }
            block.unset(tag, quality);
            missing[tag] += quality == Quality.MISSING ? 1 : 0;
            bad[tag] += quality == Quality.BAD ? 1 : 0;
        }

        private boolean handOut() {
            handedOut += block.rows();
            Block full = block.build();
            block = new Block.Builder(tags, BLOCK);
            return sink.accept(machine, full);
        }

        private boolean finish() {
            if (!values.isEmpty()) {
                endTime();
            }
            return block.rows() == 0 || handOut();
        }
    }
}
