package org.millwright.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.DataInput;
import java.io.DataOutput;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.millwright.machine.Block;
import org.millwright.machine.Tag;

/** A pump and an oven whose records can be counted on, and what the tests of runners do with them. */
final class TestPlant {
    static final List<Tag> TAGS = List.of(Tag.of("speed"));
    static final Key PUMP = new Key("pump");
    static final Key OVEN = new Key("oven");
    static final Key PRESS = new Key("press");
    static final Flow COUNT = Flow.of("counting", 1, Duration.ZERO).then(new Counting("count", 1));

    private TestPlant() {}

    /** Ten records: one row each, in turn of the two keys. */
    static Source tenRecords() {
        return source("ten", (from, feed) -> {
            boolean goOn = true;
            for (long i = from; i < 10 && goOn; i++) {
                goOn = feed.block(i, i % 2 == 0 ? PUMP : OVEN, row(i));
            }
        });
    }

    static Block row(long micros) {
        return new Block.Builder(TAGS, 1).row(micros).set(0, 1).build();
    }

    interface Reading {
        void read(long from, Source.Feed feed);
    }

    static Source source(String name, Reading reading) {
        return new Source() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public void read(long from, Feed feed) {
                reading.read(from, feed);
            }
        };
    }

    /** Remembers the last count of each key and how many rows left the flow. */
    static final class Counts implements Sink {
        final Map<Key, Long> last = new ConcurrentHashMap<>();
        final Map<Key, Integer> rowsOut = new ConcurrentHashMap<>();

        @Override
        public void put(Output output) {
            assertEquals(Counting.KIND, output.kind());
            last.put(output.key(), ByteBuffer.wrap(output.payload()).getLong());
        }

        @Override
        public void block(Key key, Block block) {
            rowsOut.merge(key, block.rows(), Integer::sum);
        }
    }

    /** Throws at every block while it is told to. */
    record Throwing(Throwable fault, AtomicBoolean broken) implements Step<Integer> {
        Throwing(Throwable fault) {
            this(fault, new AtomicBoolean(true));
        }

        @Override
        public String name() {
            return "throwing";
        }

        @Override
        public int stateVersion() {
            return 1;
        }

        @Override
        public Integer fresh(Key key) {
            return 0;
        }

        @Override
        public void onBlock(Key key, Block in, Integer state, Out out) {
            if (broken.get()) {
                switch (fault) {
                    case RuntimeException exception -> throw exception;
                    case Error error -> throw error;
                    default -> throw new IllegalStateException(fault);
                }
            }
        }

        @Override
        public void write(Integer state, DataOutput to) {}

        @Override
        public Integer read(Key key, int version, DataInput from) {
            return 0;
        }
    }
}
