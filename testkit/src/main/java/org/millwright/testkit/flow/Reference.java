package org.millwright.testkit.flow;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.millwright.flow.Flow;
import org.millwright.flow.Key;
import org.millwright.flow.Source;
import org.millwright.machine.Block;

/** What a flow means, in its plainest form: one thread, one row at a time, every list searched from its start. */
public final class Reference implements Source.Feed {
    private final Flow flow;
    private final OutputLog log = new OutputLog();
    private final Map<Key, OneKey> keys = new TreeMap<>();

    private Reference(Flow flow) {
        this.flow = flow;
    }

    /** What has to come out of a flow. */
    public static OutputLog run(Flow flow, List<Source> sources) {
        Reference reference = new Reference(flow);
        for (Source source : sources) {
            source.read(0, reference);
        }
        reference.keys.values().forEach(OneKey::end);
        return reference.log;
    }

    @Override
    public boolean block(long sequence, Key key, Block block) {
        OneKey one = keys.computeIfAbsent(key, OneKey::new);
        for (int row = 0; row < block.rows(); row++) {
            one.row(block.slice(row, row + 1));
        }
        return true;
    }

    @Override
    public boolean tick(long sequence, Key key, long eventMicros) {
        keys.computeIfAbsent(key, OneKey::new).time(eventMicros);
        return true;
    }

    /** One key: rows that wait, and the steps, the last first. */
    private final class OneKey {
        private final Key key;
        private final List<StepDriver<?>> steps = new ArrayList<>();
        private final List<Block> waiting = new ArrayList<>();
        private long newest = Long.MIN_VALUE / 2;
        private long now;

        OneKey(Key key) {
            this.key = key;
            for (int i = 0; i < flow.stages().size(); i++) {
                steps.add(driver(flow.stages().get(i).step(), i + 1));
            }
        }

        private <S> StepDriver<S> driver(org.millwright.flow.Step<S> step, int next) {
            return new StepDriver<>(step, key, new StepDriver.Taker() {
                @Override
                public void block(Block block) {
                    if (next < steps.size()) {
                        steps.get(next).rows(block, now);
                    } else {
                        log.block(key, block);
                    }
                }

                @Override
                public void emit(String name, String kind, long eventMicros, byte[] payload) {
                    log.put(id(name, key, kind, eventMicros), key, name, kind, eventMicros, payload);
                }
            });
        }

        void row(Block row) {
            if (row.time(0) < newest - flow.latenessMicros()) {
                log.late(key, row);
                return;
            }
            waiting.add(row);
            time(row.time(0));
        }

        void time(long micros) {
            newest = Math.max(newest, micros);
            release(newest - flow.latenessMicros());
            fireBefore(newest - flow.latenessMicros());
        }

        void end() {
            release(newest);
            fireBefore(newest + 1);
        }

        private void release(long until) {
            waiting.sort(Comparator.comparingLong(row -> row.time(0)));
            while (!waiting.isEmpty() && waiting.getFirst().time(0) <= until) {
                Block row = waiting.removeFirst();
                fireBefore(row.time(0));
                now = row.time(0);
                steps.getFirst().rows(row, now);
            }
        }

        private void fireBefore(long micros) {
            StepDriver<?> first = earliest();
            while (first.nextTimer() < micros) {
                now = first.nextTimer();
                first.fireNext();
                first = earliest();
            }
        }

        private StepDriver<?> earliest() {
            return steps.stream()
                    .min(Comparator.comparingLong(StepDriver::nextTimer))
                    .orElseThrow();
        }
    }

    /** The id as the design defines it, written a second time. */
    private String id(String step, Key key, String kind, long eventMicros) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        try {
            text(out, flow.name());
            out.writeInt(flow.version());
            text(out, step);
            text(out, key.name());
            text(out, kind);
            out.writeLong(eventMicros);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray()));
        } catch (IOException memoryNeverFails) {
            throw new UncheckedIOException(memoryNeverFails);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }
}
