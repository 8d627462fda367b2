package org.millwright.program.server;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.millwright.access.Action;
import org.millwright.access.AssetId;
import org.millwright.program.cli.Json;

/**
 * What happens now, for everybody who listens: server-sent events, each with a number by which a listener who was cut off goes on. A
 * listener who is too slow is told to load everything again. Any thread; telling never waits for a listener.
 */
public final class LiveFeed implements AutoCloseable {
    private static final int REMEMBERED = 1_000;
    private static final int QUEUE = 1_000;
    private static final long HEARTBEAT_MILLIS = 15_000;

    private final Json.Writer json = Json.writer();
    private final Deque<Event> remembered = new ArrayDeque<>();
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private long number;
    private volatile boolean closed;

    /**
     * One event.
     *
     * @param number rises by one
     * @param type tile, warning, job or stale
     * @param action what it takes to see it
     * @param where the place it belongs to
     * @param data the JSON document, in one line
     */
    public record Event(long number, String type, Action action, AssetId where, String data) {
        String text() {
            return "id: %d\nevent: %s\ndata: %s\n\n".formatted(number, type, data.strip());
        }
    }

    /** Tells everybody who may see it. */
    public void tell(String type, Action action, AssetId where, Object document) {
        String data = json.line(document);
        synchronized (this) {
            Event event = new Event(++number, type, action, where, data);
            remembered.addLast(event);
            if (remembered.size() > REMEMBERED) {
                remembered.removeFirst();
            }
            listeners.forEach(listener -> listener.offer(event));
        }
    }

    /** How many listen. */
    public int listeners() {
        return listeners.size();
    }

    /**
     * Writes events until the listener is gone, is signed in no more, or the feed is closed.
     *
     * @param last the number of the last event that the listener has; null for a new one
     * @param may which events they may see
     * @param still asked before each writing: false once they may hear nothing more
     */
    void write(OutputStream out, @Nullable Long last, Predicate<Event> may, BooleanSupplier still) throws IOException {
        Listener listener = new Listener(may);
        synchronized (this) {
            boolean forgotten = last != null
                    && (last > number
                            || (!remembered.isEmpty()
                                    && last < remembered.peekFirst().number() - 1));
            if (forgotten) {
                listener.resync();
            } else if (last != null) {
                remembered.stream().filter(event -> event.number() > last).forEach(listener::offer);
            }
            listeners.add(listener);
        }
        try {
            write(out, ": Millwright\n\n");
            while (!closed) {
                String next = listener.next();
                if (!still.getAsBoolean()) {
                    return;
                }
                write(out, next);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } finally {
            listeners.remove(listener);
        }
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    @Override
    public void close() {
        closed = true;
        listeners.forEach(Listener::wake);
    }

    /** Somebody who listens: a queue of bounded length. */
    private final class Listener {
        private final Predicate<Event> may;
        private final Deque<Event> queue = new ArrayDeque<>();
        private boolean resync;

        Listener(Predicate<Event> may) {
            this.may = may;
        }

        synchronized void offer(Event event) {
            if (!may.test(event)) {
                return;
            }
            if (queue.size() >= QUEUE) {
                queue.clear();
                resync = true;
            } else if (!resync) {
                queue.addLast(event);
            }
            notifyAll();
        }

        synchronized void resync() {
            resync = true;
        }

        synchronized void wake() {
            notifyAll();
        }

        /** What is to be written next: events, the word to load all again, or a sign of life after a while. */
        synchronized String next() throws InterruptedException {
            long waited = 0;
            while (queue.isEmpty() && !resync && !closed && waited < HEARTBEAT_MILLIS) {
                long before = System.nanoTime();
                wait(HEARTBEAT_MILLIS - waited);
                waited += Math.max(1, (System.nanoTime() - before) / 1_000_000);
            }
            if (resync) {
                resync = false;
                return "event: resync\ndata: {}\n\n";
            }
            List<Event> events = new ArrayList<>(queue);
            queue.clear();
            if (events.isEmpty()) {
                return ": alive\n\n";
            }
            StringBuilder text = new StringBuilder();
            events.forEach(event -> text.append(event.text()));
            return text.toString();
        }
    }
}
