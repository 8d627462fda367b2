package org.millwright.adapters.opcua;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.milo.opcua.sdk.client.OpcUaClient;
import org.eclipse.milo.opcua.sdk.client.SessionActivityListener;
import org.eclipse.milo.opcua.sdk.client.UaSession;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.jspecify.annotations.Nullable;
import org.millwright.Message;
import org.millwright.MillwrightException;
import org.millwright.machine.connect.Backoff;
import org.millwright.machine.connect.Health.State;
import org.millwright.machine.connect.Subscription;
import org.millwright.machine.connect.Surroundings;
import org.millwright.machine.connect.Watchdog;

/**
 * The life of a subscription on one virtual thread: connect, create, watch, and after any end begin again. Callbacks only leave a
 * {@link Feed.Signal}; all work with the session happens here.
 */
final class Stream implements Subscription {
    private static final Duration CONNECTING = Duration.ofSeconds(15);
    private static final Duration PROBE_EVERY = Duration.ofSeconds(5);
    private static final Duration RETRY_UNKNOWN = Duration.ofSeconds(60);
    private static final Duration ENDING = Duration.ofMillis(1_500);
    private static final Duration CLOCK_EVERY = Duration.ofMinutes(10);
    private static final Duration CLOCK_OFF = Duration.ofSeconds(2);
    private static final Message DELIVERS = Message.of("opcua.state.live", "Delivers.");
    private static final int LEARNT_AT_ONCE = 500;
    private static final long TICK_MILLIS = 200;
    private static final int PROBE_MILLIS = 500;
    private static final double CROWDED = 0.8;
    private static final double ROOMY = 0.5;

    private final Dial dial;
    private final Spot spot;
    private final Surroundings around;
    private final Standing standing;
    private final Delivery delivery;
    private final Plan plan;
    private final Feed.Parts parts;
    private final Backoff backoff;
    private final Past past;
    private final LinkedBlockingQueue<Feed.Signal> signals = new LinkedBlockingQueue<>();
    private final Thread thread;
    private volatile boolean ended;
    private int unknown;
    private List<Integer> absent = List.of();
    private boolean learning;
    private int foreign;
    private int retyped;
    private boolean silent;
    private Instant clockDue = Instant.MIN;
    private Message extra = DELIVERS;
    private volatile @Nullable OpcUaClient live;

    private Stream(Maker maker) {
        dial = maker.dial;
        spot = maker.spot;
        around = maker.around;
        standing = maker.standing;
        parts = maker.parts;
        delivery = parts.delivery();
        plan = parts.plan();
        past = new Past(plan, delivery);
        backoff = new Backoff(around.chance());
        thread = Thread.ofVirtual().name("opcua " + maker.name).unstarted(this::live);
    }

    /** What a stream is made of. */
    record Maker(String name, Dial dial, Spot spot, Surroundings around, Standing standing, Feed.Parts parts) {
        Stream start() {
            Stream stream = new Stream(this);
            stream.thread.start();
            return stream;
        }
    }

    /** The client while it delivers. */
    @Nullable
    OpcUaClient client() {
        return live;
    }

    private void live() {
        while (!ended) {
            try {
                once();
            } catch (MillwrightException refused) {
                waitAfter(refused);
            } catch (UaException failed) {
                waitAfter(dial.problem(failed));
            } catch (InterruptedException stopped) {
                return;
            }
        }
    }

    private void once() throws UaException, InterruptedException {
        standing.is(
                State.CONNECTING,
                Message.of("opcua.state.connecting", "Connects to {address}.", "address", spot.url()));
        signals.clear();
        OpcUaClient client = dial.connect(CONNECTING);
        SessionActivityListener link = link();
        client.addSessionActivityListener(link);
        Feed feed = new Feed(client, parts, signals::add);
        Instant began = around.clock().instant();
        try {
            tell(feed.create());
            live = client;
            watch(client, feed);
        } finally {
            live = null;
            client.removeSessionActivityListener(link);
            backoff.liveFor(Duration.between(began, around.clock().instant()));
            feed.silence();
            Dial.hangUp(client);
            delivery.interrupted();
            delivery.flush();
        }
    }

    private SessionActivityListener link() {
        return new SessionActivityListener() {
            @Override
            public void onSessionActive(UaSession session) {
                signals.add(Feed.Signal.LINK_BACK);
            }

            @Override
            public void onSessionInactive(UaSession session) {
                signals.add(Feed.Signal.LINK_LOST);
            }
        };
    }

    /** Until the ladder of the watchdog is at its end. */
    private void watch(OpcUaClient client, Feed feed) throws UaException, InterruptedException {
        Instant now = around.clock().instant();
        Watchdog dog = dog(feed, now);
        long heard = feed.heard();
        Instant retry = now.plus(RETRY_UNKNOWN);
        boolean linked = true;
        learning = true;
        while (!ended) {
            Feed.Signal signal = signals.poll(TICK_MILLIS, TimeUnit.MILLISECONDS);
            delivery.flush();
            now = around.clock().instant();
            if (feed.heard() != heard) {
                heard = feed.heard();
                dog.heard(now);
                again();
            }
            if (signal != null) {
                linked = hear(signal, feed, linked);
            }
            if (linked) {
                press(feed);
                compareClocks(client, now);
                past.fill(client);
                learning = learning && feed.learn(LEARNT_AT_ONCE, absent);
                if (now.isAfter(retry)) {
                    retry = now.plus(RETRY_UNKNOWN);
                    tell(feed.retry());
                }
            }
            climb(dog.look(now), client, feed, linked);
        }
    }

    private static Watchdog dog(Feed feed, Instant now) {
        return new Watchdog(
                Duration.ofMillis((long) feed.keepAliveMillis()),
                Duration.ofMillis((long) feed.publishingMillis()),
                now);
    }

    private boolean hear(Feed.Signal signal, Feed feed, boolean linked) throws UaException {
        switch (signal) {
            case LINK_LOST -> {
                delivery.interrupted();
                standing.is(
                        State.DEGRADED,
                        Message.of(
                                "opcua.link.lost",
                                "The connection to {address} broke and is being restored. The server keeps what it measures for some seconds.",
                                "address",
                                spot.url()));
                return false;
            }
            case LINK_BACK -> {
                if (!linked) {
                    stand();
                }
                return true;
            }
            case DATA_LOST -> {
                delivery.interrupted();
                return linked;
            }
            case FORGOTTEN -> {
                delivery.interrupted();
                feed.drop();
                tell(feed.create());
                return true;
            }
        }
        return linked;
    }

    private void tell(List<Integer> now) {
        if (unknown == 0 || now.size() > unknown) {
            now.forEach(delivery::vanished);
        }
        unknown = now.size();
        absent = List.copyOf(now);
        stand();
    }

    /** Something came after a silence, or a tag came in another type than before. */
    private void again() {
        int others = delivery.foreign().size();
        int types = delivery.retyped();
        if (silent || others != foreign || types != retyped) {
            retyped = types;
            silent = false;
            foreign = others;
            stand();
        }
    }

    private void stand() {
        if (unknown > 0) {
            standing.is(
                    State.DEGRADED,
                    Message.of(
                            "opcua.tag.vanished",
                            "The server at {address} does not know {count} of {all} tags. Maybe they vanished when the machine's program changed: browse it again and mend their addresses. The other tags flow.",
                            "address",
                            spot.url(),
                            "count",
                            unknown,
                            "all",
                            plan.points().size()));
        } else if (foreign > 0) {
            standing.is(
                    State.DEGRADED,
                    Message.of(
                            "opcua.tag.foreign",
                            "{count} tags, {tag} among them, come in another type than they were set up for, or say words that they do not have; such values are bad. Maybe the machine's program changed: browse it again. The other tags flow.",
                            "count",
                            foreign,
                            "tag",
                            delivery.foreign().getFirst()));
        } else {
            standing.is(State.LIVE, extra);
        }
    }

    /** Shown where it matters, never corrected. */
    private void compareClocks(OpcUaClient client, Instant now) throws UaException {
        if (now.isBefore(clockDue)) {
            return;
        }
        clockDue = now.plus(CLOCK_EVERY);
        Optional<Duration> offset = new ServerClock(client, around.clock()).read();
        boolean off = offset.isPresent() && offset.get().abs().compareTo(CLOCK_OFF) > 0;
        extra = off
                ? Message.of(
                        "opcua.state.clockOff",
                        "Delivers. The server's clock differs from ours by {seconds} s: set it, best by NTP. Times are kept as the server says them.",
                        "seconds",
                        offset.orElse(Duration.ZERO).toSeconds())
                : DELIVERS;
        stand();
    }

    /** Lets the server wait while the queue behind us is nearly full. */
    private void press(Feed feed) throws UaException {
        if (!feed.held() && delivery.crowded(CROWDED)) {
            feed.hold(true);
        } else if (feed.held() && !delivery.crowded(ROOMY)) {
            feed.hold(false);
        }
    }

    /** One rung at a time, each tried only if the one before brought nothing. */
    private void climb(Watchdog.Rung rung, OpcUaClient client, Feed feed, boolean linked) throws UaException {
        switch (rung) {
            case NONE -> {}
            case READ_CLOCK -> {
                silent = true;
                standing.is(
                        State.DEGRADED,
                        Message.of(
                                "opcua.link.silent",
                                "The server at {address} has said nothing for longer than agreed.",
                                "address",
                                spot.url()));
                if (linked) {
                    new ServerClock(client, around.clock()).read();
                }
            }
            case NEW_SUBSCRIPTION -> {
                if (linked) {
                    delivery.interrupted();
                    feed.drop();
                    tell(feed.create());
                }
            }
            case NEW_SESSION, NEW_CLIENT, WAIT -> throw new MillwrightException(Refusal.silent(spot));
        }
    }

    private void waitAfter(MillwrightException refused) {
        if (ended) {
            return;
        }
        boolean person = Refusal.needsAPerson(refused);
        Duration delay = person ? backoff.refused() : backoff.next();
        Instant until = around.clock().instant().plus(delay);
        standing.waits(refused.problem().message(), until);
        try {
            sleep(delay, !person);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            ended = true;
        }
    }

    /** A server that listens again ends the wait early; one that refused us does not. */
    private void sleep(Duration delay, boolean probing) throws InterruptedException {
        long left = delay.toMillis();
        while (left > 0 && !ended) {
            long part = Math.min(left, PROBE_EVERY.toMillis());
            Thread.sleep(part);
            left -= part;
            if (probing && left > 0 && listens()) {
                return;
            }
        }
    }

    private boolean listens() {
        try (Socket probe = new Socket()) {
            probe.connect(new InetSocketAddress(spot.resolve(), spot.port()), PROBE_MILLIS);
            return true;
        } catch (IOException | MillwrightException nobody) {
            return false;
        }
    }

    @Override
    public void close() {
        ended = true;
        thread.interrupt();
        try {
            thread.join(ENDING);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        delivery.end();
    }
}
