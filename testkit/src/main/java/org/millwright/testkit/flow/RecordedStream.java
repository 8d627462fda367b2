package org.millwright.testkit.flow;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.millwright.flow.Key;
import org.millwright.flow.Source;
import org.millwright.machine.Block;
import org.millwright.machine.Quality;
import org.millwright.machine.Tag;

/**
 * The records of some machines as a plant sends them: shuffled within the lateness, some later than it, some missing or bad, with
 * pauses, equal times and ticks. The same seed is the same stream.
 */
public final class RecordedStream implements Source {
    /** How late its rows are at most, but for one in a hundred. */
    public static final Duration LATENESS = Duration.ofSeconds(10);

    private static final long SECOND = 1_000_000;
    private static final int LONGEST_BLOCK = 20;
    private static final List<Tag> TAGS = List.of(Tag.of("power"), Tag.of("heat"));

    private final String name;
    private final List<Item> records = new ArrayList<>();

    /** One record: a block, or a tick where there is none. */
    private record Item(Key key, @Nullable Block block, long micros) {}

    /** A row on its way: when it was measured, when it arrives. */
    private record Sent(long micros, long arrival) {}

    private RecordedStream(String name) {
        this.name = name;
    }

    /** A stream of this seed with so many machines and so many rows of each. */
    public static RecordedStream of(String name, long seed, int keys, int rowsPerKey) {
        SplittableRandom random = new SplittableRandom(seed);
        RecordedStream stream = new RecordedStream(name);
        for (int key = 0; key < keys; key++) {
            stream.add(new Key("plant/line %d/%s".formatted(key % 3, name + key)), rowsPerKey, random.split());
        }
        stream.interleave(random);
        return stream;
    }

    private void add(Key key, int rows, SplittableRandom random) {
        List<Sent> sent = sent(rows, random);
        int from = 0;
        while (from < sent.size()) {
            int longest = 1 + random.nextInt(LONGEST_BLOCK);
            int until = from + 1;
            while (until < sent.size()
                    && until - from < longest
                    && sent.get(until).micros() >= sent.get(until - 1).micros()) {
                until++;
            }
            records.add(new Item(
                    key,
                    block(sent.subList(from, until), random),
                    sent.get(from).arrival()));
            if (random.nextInt(10) == 0) {
                records.add(new Item(key, null, sent.get(until - 1).micros()));
            }
            from = until;
        }
    }

    private static List<Sent> sent(int rows, SplittableRandom random) {
        List<Sent> sent = new ArrayList<>();
        long micros = 1_700_000_000 * SECOND + random.nextLong(100 * SECOND);
        for (int row = 0; row < rows; row++) {
            int chance = random.nextInt(1_000);
            micros += chance < 20 ? 0 : chance < 25 ? 90 * SECOND : SECOND;
            boolean shuffled = random.nextInt(4) == 0;
            long delay = shuffled ? random.nextLong(LATENESS.toSeconds() * SECOND) : 0;
            sent.add(new Sent(micros, micros + (random.nextInt(100) == 0 ? 25 * SECOND : delay)));
        }
        sent.sort(Comparator.comparingLong(Sent::arrival));
        return sent;
    }

    private static Block block(List<Sent> rows, SplittableRandom random) {
        Block.Builder block = new Block.Builder(TAGS, rows.size());
        for (Sent row : rows) {
            block.row(row.micros()).set(1, Math.floorMod(row.micros(), 977));
            switch (random.nextInt(20)) {
                case 0 -> block.unset(0, Quality.BAD);
                case 1 -> block.unset(0, Quality.MISSING);
                default -> block.set(0, 50 + random.nextDouble());
            }
        }
        return block.build();
    }

    /** Mixes the machines; each keeps its own order. */
    private void interleave(SplittableRandom random) {
        List<List<Item>> byKey = new ArrayList<>();
        Key last = null;
        for (Item item : records) {
            if (!item.key().equals(last)) {
                byKey.add(new ArrayList<>());
                last = item.key();
            }
            byKey.getLast().add(item);
        }
        records.clear();
        int[] next = new int[byKey.size()];
        List<Integer> open = new ArrayList<>();
        for (int key = 0; key < byKey.size(); key++) {
            open.add(key);
        }
        while (!open.isEmpty()) {
            int at = random.nextInt(open.size());
            int key = open.get(at);
            records.add(byKey.get(key).get(next[key]++));
            if (next[key] == byKey.get(key).size()) {
                open.remove(at);
            }
        }
    }

    /** How many records there are. */
    public int records() {
        return records.size();
    }

    /** How many rows there are. */
    public long rows() {
        return records.stream()
                .mapToLong(record -> record.block() == null ? 0 : record.block().rows())
                .sum();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void read(long from, Feed feed) {
        boolean goOn = true;
        for (int i = Math.toIntExact(from); i < records.size() && goOn; i++) {
            Item item = records.get(i);
            Block block = item.block();
            goOn = block == null ? feed.tick(i, item.key(), item.micros()) : feed.block(i, item.key(), block);
        }
    }

    /** This stream, but whoever reads it does something before each record. */
    public Source before(Interruption interruption) {
        RecordedStream whole = this;
        return new Source() {
            @Override
            public String name() {
                return whole.name();
            }

            @Override
            public void read(long from, Feed feed) {
                whole.read(from, new Feed() {
                    @Override
                    public boolean block(long sequence, Key key, Block block) {
                        interruption.before(sequence);
                        return feed.block(sequence, key, block);
                    }

                    @Override
                    public boolean tick(long sequence, Key key, long eventMicros) {
                        interruption.before(sequence);
                        return feed.tick(sequence, key, eventMicros);
                    }
                });
            }
        };
    }

    /** Something to be done on the reading thread. */
    @FunctionalInterface
    public interface Interruption {
        void before(long sequence);
    }
}
