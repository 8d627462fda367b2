package org.millwright.adapters.mqtt;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.millwright.Message;
import org.millwright.machine.connect.Backoff;
import org.millwright.machine.connect.Health;
import org.millwright.machine.connect.Standing;
import org.millwright.machine.connect.Surroundings;
import org.millwright.machine.connect.TopicLink;

/**
 * A connection to a broker that comes back. One thread of its own connects, hands out the messages and waits; the network's thread only
 * puts them into a queue. How many wait there is bounded by the receive-maximum for QoS 1; of QoS 0, what finds no room is dropped and
 * counted.
 */
final class MqttLink implements TopicLink {
    private static final System.Logger LOG = System.getLogger(MqttLink.class.getName());
    private static final Duration PATIENCE = Duration.ofSeconds(12);
    private static final Duration END = Duration.ofMillis(500);
    private static final long LOOK_MS = 100;
    private static final int CHUNK = 200;
    private static final int QUEUE = 70_000;
    private static final int MOST_UNANSWERED = 65_535;

    private final MqttSettings settings;
    private final Surroundings around;
    private final String clientId;
    private final Standing standing;
    private final Backoff backoff;
    private final LinkedBlockingQueue<Wire.Arrived> queue = new LinkedBlockingQueue<>(QUEUE);
    private final AtomicLong dropped = new AtomicLong();
    private volatile @Nullable Wire wire;
    private volatile @Nullable CompletableFuture<Throwable> lost;
    private volatile @Nullable Message wish;
    private volatile boolean closed;
    private volatile @Nullable Session session;
    private volatile @Nullable Thread thread;
    private volatile int version = 5;
    private int unanswered;
    /** True once a version of MQTT was understood: what fails after has other reasons. */
    private boolean spoken;

    MqttLink(MqttSettings settings, Surroundings around, String clientId, Standing standing) {
        this.settings = settings;
        this.around = around;
        this.clientId = clientId;
        this.standing = standing;
        this.backoff = new Backoff(around.chance());
        this.unanswered = settings.pace().receiveMaximum();
    }

    @Override
    public void open(Session session, Receiver receiver) {
        if (thread != null) {
            throw new IllegalStateException("The link to (%s) was opened already.".formatted(settings.broker()));
        }
        this.session = session;
        Thread fresh = Thread.ofVirtual().name("mqtt " + clientId).unstarted(() -> run(session, receiver));
        thread = fresh;
        fresh.start();
    }

    private void run(Session session, Receiver receiver) {
        try {
            while (!closed) {
                live(session, receiver);
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    /** One connection, until it ends, and the wait after it. */
    private void live(Session session, Receiver receiver) throws InterruptedException {
        Instant begun = around.clock().instant();
        CompletableFuture<Throwable> end = new CompletableFuture<>();
        lost = end;
        wish = null;
        Wire fresh = null;
        boolean up = false;
        Throwable why;
        try {
            standing.to(Health.State.CONNECTING, MqttFaults.connecting(settings.broker(), version));
            fresh = wire(new Wire.Order(settings, session, clientId, unanswered, this::arrived, end::complete));
            boolean resumed = within(fresh.connect());
            wire = fresh;
            subscribe(fresh, session);
            up = true;
            receiver.up(resumed);
            why = deliver(receiver, end);
        } catch (ExecutionException failed) {
            why = failed.getCause() == null ? failed : failed.getCause();
        } catch (TimeoutException slow) {
            why = slow;
        } catch (RuntimeException ours) {
            // Whatever broke, the connection must not end without a word: it is shown and made again.
            LOG.log(System.Logger.Level.ERROR, "The connection to " + settings.broker() + " broke.", ours);
            wish = MqttFaults.broken(ours);
            why = ours;
        }
        wire = null;
        queue.clear();
        if (fresh != null) {
            quietly(fresh.disconnect());
        }
        if (!closed) {
            if (up) {
                receiver.down();
            }
            again(begun, why, up);
        }
    }

    private Wire wire(Wire.Order order) {
        return version == 5 ? new Wire5(order) : new Wire3(order);
    }

    private void subscribe(Wire fresh, Session session)
            throws InterruptedException, ExecutionException, TimeoutException {
        List<String> refused = new ArrayList<>();
        for (int from = 0; from < session.filters().size(); from += CHUNK) {
            int until = Math.min(session.filters().size(), from + CHUNK);
            refused.addAll(within(fresh.subscribe(session.filters().subList(from, until))));
        }
        if (refused.isEmpty()) {
            standing.to(
                    Health.State.LIVE,
                    MqttFaults.live(settings.broker(), session.filters().size(), version));
        } else {
            standing.to(Health.State.DEGRADED, MqttFaults.refused(settings.broker(), refused));
        }
    }

    private static <T> T within(CompletableFuture<T> future)
            throws InterruptedException, ExecutionException, TimeoutException {
        return future.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Hands out what comes until the connection ends. */
    private Throwable deliver(Receiver receiver, CompletableFuture<Throwable> end) throws InterruptedException {
        while (!end.isDone()) {
            Wire.Arrived next = queue.poll(LOOK_MS, TimeUnit.MILLISECONDS);
            while (next != null) {
                receiver.letter(next.letter(), next.done());
                next = queue.poll();
            }
            receiver.pause();
        }
        return end.join();
    }

    private void arrived(Wire.Arrived message) {
        if (!queue.offer(message)) {
            dropped.incrementAndGet();
        }
    }

    private void again(Instant begun, Throwable why, boolean wasUp) throws InterruptedException {
        spoken |= wasUp;
        if (!spoken && Clients.older(why)) {
            version = version == 5 ? 3 : 5;
        }
        backoff.liveFor(Duration.between(begun, around.clock().instant()));
        boolean login = Clients.login(why);
        Duration pause = login ? backoff.refused() : backoff.next();
        Message wished = wish;
        if (Clients.overrun(why) && unanswered < MOST_UNANSWERED) {
            // The broker does not keep to it, so it is no use to insist; the queue has room for all it may send.
            unanswered = Math.min(MOST_UNANSWERED, 8 * unanswered);
            wished = MqttFaults.overrun(settings.broker(), unanswered);
            pause = Duration.ZERO;
        }
        standing.waiting(
                wished == null
                        ? MqttFaults.lost(settings.broker(), settings.login().user(), why)
                        : wished,
                pause);
        long end = System.nanoTime() + pause.toNanos();
        long knock = System.nanoTime() + Backoff.KNOCK.toNanos();
        while (!closed && System.nanoTime() < end) {
            TimeUnit.NANOSECONDS.sleep(
                    Math.min(end - System.nanoTime(), Duration.ofMillis(LOOK_MS).toNanos()));
            if (!login && System.nanoTime() - knock > 0) {
                if (Backoff.listens(new InetSocketAddress(
                        settings.broker().host(), settings.broker().port()))) {
                    return;
                }
                knock = System.nanoTime() + Backoff.KNOCK.toNanos();
            }
        }
    }

    /** The version of MQTT that is spoken, 5 or 3 for 3.1.1. */
    int version() {
        return version;
    }

    /** How many messages of QoS 0 found no room since the last time somebody asked. */
    long dropped() {
        return dropped.getAndSet(0);
    }

    @Override
    public boolean send(Letter letter) {
        Wire now = wire;
        if (now != null) {
            var unused = now.send(letter);
        }
        return now != null;
    }

    @Override
    public void again(Message why) {
        CompletableFuture<Throwable> end = lost;
        wish = why;
        if (end != null) {
            end.complete(new IllegalStateException("A new connection was asked for."));
        }
    }

    @Override
    public Health health() {
        return standing.now();
    }

    @Override
    public void close() {
        Wire now = wire;
        Session opened = session;
        if (now != null && opened != null) {
            opened.farewell().get().ifPresent(letter -> quietly(now.send(letter)));
        }
        closed = true;
        CompletableFuture<Throwable> end = lost;
        if (end != null) {
            end.complete(new IllegalStateException("The link was closed."));
        }
        if (now != null) {
            quietly(now.disconnect());
        }
        Thread running = thread;
        if (running != null) {
            running.interrupt();
            try {
                running.join(END);
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
        }
        standing.to(Health.State.NEW, MqttFaults.rested());
    }

    /** A connection that is gone already cannot be ended; that is as good. */
    private static void quietly(CompletableFuture<Void> ending) {
        try {
            ending.get(END.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException gone) {
            LOG.log(System.Logger.Level.DEBUG, "Nothing was left to end.", gone);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
