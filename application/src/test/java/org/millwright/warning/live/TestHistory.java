package org.millwright.warning.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.millwright.dataset.Range;
import org.millwright.history.Batch;
import org.millwright.history.Buckets;
import org.millwright.history.Catalogue;
import org.millwright.history.Columns;
import org.millwright.history.Historian;
import org.millwright.history.LastValues;
import org.millwright.history.Wide;
import org.millwright.machine.AssetPath;
import org.millwright.machine.Block;
import org.millwright.machine.Tag;
import org.millwright.machine.TagPath;

/** A history of wide rows in memory. */
final class TestHistory implements Historian {
    private final Map<String, List<Block>> blocks = new TreeMap<>();
    /** What the catalogue knows of the distance of values. */
    volatile long intervalMicros = TestMachine.MINUTE;

    synchronized void add(AssetPath asset, Block rows) {
        blocks.computeIfAbsent(asset.toString(), key -> new ArrayList<>()).add(rows);
    }

    @Override
    public void apply(Batch batch) {
        for (Batch.Entry entry : batch.entries()) {
            if (entry instanceof Batch.Rows(long sequence, AssetPath asset, Block rows)) {
                add(asset, rows);
            }
        }
    }

    @Override
    public synchronized Catalogue catalogue() {
        Map<String, List<Catalogue.Known>> known = new TreeMap<>();
        blocks.forEach((asset, rows) -> known.put(asset, known(AssetPath.of(asset), rows)));
        return new Catalogue() {
            @Override
            public List<AssetPath> machines() {
                return known.keySet().stream().map(AssetPath::of).toList();
            }

            @Override
            public List<Known> tags(AssetPath machine) {
                return known.getOrDefault(machine.toString(), List.of());
            }

            @Override
            public Optional<Known> tag(TagPath path) {
                return tags(path.asset()).stream()
                        .filter(one -> one.path().equals(path))
                        .findFirst();
            }
        };
    }

    private List<Catalogue.Known> known(AssetPath asset, List<Block> rows) {
        Block first = rows.getFirst();
        Block last = rows.getLast();
        Range times = new Range(first.time(0), last.time(last.rows() - 1) + 1);
        return first.tags().stream()
                .map(tag -> new Catalogue.Known(new TagPath(asset, tag.name()), tag, "line", times, intervalMicros))
                .toList();
    }

    @Override
    public synchronized Wide wide(AssetPath machine, List<String> tags, Range times) {
        List<Block> found = new ArrayList<>();
        for (Block block : blocks.getOrDefault(machine.toString(), List.of())) {
            int from = 0;
            while (from < block.rows() && block.time(from) < times.from()) {
                from++;
            }
            int until = from;
            while (until < block.rows() && block.time(until) < times.until()) {
                until++;
            }
            if (until > from) {
                found.add(select(block.slice(from, until), tags));
            }
        }
        return new Wide() {
            private int next;

            @Override
            public AssetPath machine() {
                return machine;
            }

            @Override
            public List<Tag> tags() {
                return tags.stream().map(Tag::of).toList();
            }

            @Override
            public Block next() {
                return next < found.size() ? found.get(next++) : new Block.Builder(tags(), 1).build();
            }

            @Override
            public void close() {}
        };
    }

    private static Block select(Block block, List<String> names) {
        List<Tag> tags = new ArrayList<>();
        double[][] values = new double[names.size()][];
        byte[][] qualities = new byte[names.size()][];
        for (int i = 0; i < names.size(); i++) {
            for (int column = 0; column < block.tags().size(); column++) {
                if (block.tags().get(column).name().equals(names.get(i))) {
                    tags.add(block.tags().get(column));
                    values[i] = block.values(column);
                    qualities[i] = block.qualities(column);
                }
            }
        }
        return Block.over(tags, block.rows(), block.times(), values, qualities);
    }

    @Override
    public LastValues last() {
        throw new UnsupportedOperationException("no test asks for last values");
    }

    @Override
    public Columns raw(List<TagPath> tags, Range times, int limit) {
        throw new UnsupportedOperationException("no test asks for raw rows");
    }

    @Override
    public Buckets buckets(List<TagPath> tags, Range times, int buckets) {
        throw new UnsupportedOperationException("no test asks for buckets");
    }

    @Override
    public void close() {}
}
