package org.millwright.adapters.duckdb;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.millwright.history.Batch;
import org.millwright.history.Historian;
import org.millwright.machine.AssetPath;
import org.millwright.machine.Block;
import org.millwright.machine.MachineEvent;
import org.millwright.machine.SourceQuality;
import org.millwright.machine.Tag;
import org.millwright.machine.TagPath;

/**
 * Rows and events as connections bring them, drawn from a seed: two connections, machines with few tags and with many, gaps, late
 * rows, doubted and bad values, absent cells. What was delivered is kept as a plain list, and as the journal it came from.
 */
final class Arrivals {
    static final long START = 1_700_000_000_000_000L;
    static final long SECOND = 1_000_000L;

    /** A value that was delivered. */
    record Value(TagPath tag, long time, double value, byte quality) {}

    private final SplittableRandom random;
    private final Map<String, List<Batch.Entry>> journal = new LinkedHashMap<>();
    private final List<Value> values = new ArrayList<>();
    private final List<MachineEvent> events = new ArrayList<>();
    private final Map<AssetPath, List<Tag>> machines = new LinkedHashMap<>();
    private final Map<AssetPath, Long> clocks = new HashMap<>();

    Arrivals(long seed) {
        random = new SplittableRandom(seed);
        machine("works/hall/pump", 2);
        machine("works/hall/press", 4);
        machine("works/line/mill one", 6);
        machine("works/line/oven", 12);
    }

    private void machine(String path, int tags) {
        AssetPath asset = AssetPath.of(path);
        machines.put(
                asset,
                IntStream.range(0, tags)
                        .mapToObj(i -> new Tag(
                                "tag" + i, i % 2 == 0 ? "bar" : Tag.UNKNOWN_UNIT, Tag.Kind.MEASUREMENT, List.of()))
                        .toList());
        clocks.put(asset, START + random.nextLong(3600) * SECOND);
    }

    List<Value> values() {
        return values;
    }

    List<MachineEvent> events() {
        return events;
    }

    Map<AssetPath, List<Tag>> machines() {
        return machines;
    }

    List<TagPath> tags() {
        return machines.entrySet().stream()
                .flatMap(one -> one.getValue().stream().map(tag -> new TagPath(one.getKey(), tag.name())))
                .toList();
    }

    long newest() {
        return values.stream().mapToLong(Value::time).max().orElse(START);
    }

    /** Delivers some entries of one connection to a historian. */
    void deliver(Historian historian) {
        String connection = random.nextBoolean() ? "opc" : "mqtt";
        List<Batch.Entry> all = journal.computeIfAbsent(connection, name -> new ArrayList<>());
        List<Batch.Entry> batch = new ArrayList<>();
        int count = 1 + random.nextInt(6);
        for (int i = 0; i < count; i++) {
            long sequence = all.size();
            Batch.Entry entry = random.nextInt(12) == 0 ? event(sequence) : rows(sequence);
            all.add(entry);
            batch.add(entry);
        }
        historian.apply(new Batch(connection, batch));
    }

    /** Applies the whole journal again, as a restart does, in pieces of another size. */
    void replay(Historian historian) {
        journal.forEach((connection, entries) -> {
            for (int from = 0; from < entries.size(); from += 7) {
                historian.apply(new Batch(connection, entries.subList(from, Math.min(entries.size(), from + 7))));
            }
        });
    }

    /** How many entries a connection delivered. */
    Map<String, Integer> delivered() {
        Map<String, Integer> counts = new HashMap<>();
        journal.forEach((connection, entries) -> counts.put(connection, entries.size()));
        return counts;
    }

    private Batch.Entry event(long sequence) {
        AssetPath asset = any();
        MachineEvent event = new MachineEvent(
                asset, clocks.get(asset) + random.nextInt(1000), "alarm", "door \"open\" é", Map.of("code", "7"));
        events.add(event);
        return new Batch.Happened(sequence, event);
    }

    private AssetPath any() {
        List<AssetPath> all = List.copyOf(machines.keySet());
        return all.get(random.nextInt(all.size()));
    }

    private Batch.Entry rows(long sequence) {
        AssetPath asset = any();
        List<Tag> tags = machines.get(asset);
        if (random.nextInt(4) == 0) {
            int one = random.nextInt(tags.size());
            tags = tags.subList(one, one + 1);
        }
        boolean late = random.nextInt(10) == 0;
        long from = clocks.get(asset) - (late ? random.nextLong(30_000) * SECOND : 0);
        Block block = block(asset, tags, from, 1 + random.nextInt(40));
        if (!late) {
            long jump = random.nextInt(8) == 0 ? random.nextLong(7_200) : 1;
            clocks.put(asset, block.time(block.rows() - 1) + jump * SECOND);
        }
        return new Batch.Rows(sequence, asset, block);
    }

    private Block block(AssetPath asset, List<Tag> tags, long from, int rows) {
        long[] times = new long[rows];
        double[][] numbers = new double[tags.size()][rows];
        byte[][] qualities = new byte[tags.size()][rows];
        long time = from;
        for (int row = 0; row < rows; row++) {
            times[row] = time;
            time += random.nextInt(20) == 0 ? 0 : (1 + random.nextInt(4)) * SECOND / 4;
            for (int column = 0; column < tags.size(); column++) {
                byte quality = quality();
                double value = Math.round(random.nextDouble() * 40) / 8.0;
                numbers[column][row] = SourceQuality.usable(quality) ? value : Double.NaN;
                qualities[column][row] = quality;
                if (quality != SourceQuality.ABSENT) {
                    values.add(new Value(
                            new TagPath(asset, tags.get(column).name()), times[row], numbers[column][row], quality));
                }
            }
        }
        return Block.over(tags, rows, times, numbers, qualities);
    }

    private byte quality() {
        return switch (random.nextInt(40)) {
            case 0 -> SourceQuality.BAD;
            case 1 -> (byte) (SourceQuality.UNCERTAIN | SourceQuality.MANUAL);
            case 2, 3 -> SourceQuality.ABSENT;
            default -> SourceQuality.GOOD;
        };
    }
}
