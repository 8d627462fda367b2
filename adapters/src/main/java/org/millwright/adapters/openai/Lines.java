package org.millwright.adapters.openai;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The lines of a body, read by a thread of its own so that whoever waits for them can be called away. */
final class Lines implements AutoCloseable {
    private static final int LONGEST = 8_000_000;
    private static final long MOST = 64_000_000;

    private final BlockingQueue<Event> events;
    private final InputStream body;

    /** What may come next. */
    sealed interface Event {}

    /** A line without its end. */
    record Line(String text) implements Event {}

    /** The body is over. */
    record End() implements Event {}

    /** The connection broke. */
    record Cut(IOException why) implements Event {}

    private Lines(InputStream body, BlockingQueue<Event> events) {
        this.body = body;
        this.events = events;
    }

    static Lines of(InputStream body) {
        Lines lines = new Lines(body, new ArrayBlockingQueue<>(256));
        Thread.ofVirtual().name("answer of a model").start(lines::read);
        return lines;
    }

    static Lines of(List<String> recorded) {
        BlockingQueue<Event> events = new LinkedBlockingQueue<>();
        recorded.forEach(line -> events.add(new Line(line)));
        events.add(new End());
        return new Lines(InputStream.nullInputStream(), events);
    }

    /** The next event; null if none came in time. */
    @Nullable
    Event next(Duration patience) throws InterruptedException {
        return events.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void read() {
        try (InputStream in = new BufferedInputStream(body)) {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            long total = 0;
            for (int b = in.read(); b >= 0; b = in.read()) {
                if (++total > MOST || line.size() > LONGEST) {
                    throw new IOException("The answer is larger than any answer can be.");
                }
                if (b == '\n') {
                    put(line);
                } else {
                    line.write(b);
                }
            }
            if (line.size() > 0) {
                put(line);
            }
            events.put(new End());
        } catch (IOException cut) {
            offer(new Cut(cut));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void put(ByteArrayOutputStream line) throws InterruptedException {
        String text = line.toString(StandardCharsets.UTF_8);
        line.reset();
        events.put(new Line(text.endsWith("\r") ? text.substring(0, text.length() - 1) : text));
    }

    private void offer(Event event) {
        try {
            events.put(event);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends the connection; the reading thread ends with it. */
    @Override
    public void close() {
        try {
            body.close();
        } catch (IOException alreadyGone) {
            // Nobody waits for the rest.
        }
        events.clear();
    }
}
