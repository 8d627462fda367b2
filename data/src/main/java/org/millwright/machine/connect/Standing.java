package org.millwright.machine.connect;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.millwright.Message;

/**
 * Keeps how a connection stands. Safe for any thread; each change of state or reason is told once, in order. A connection that was
 * stopped stays stopped.
 */
public final class Standing {
    private static final long NEVER = Long.MIN_VALUE;

    private final InstantSource clock;
    private final Consumer<Health> changes;
    private final AtomicLong received = new AtomicLong();
    private final AtomicLong lastMicros = new AtomicLong(NEVER);
    private final AtomicLong lagMicros = new AtomicLong();
    private Health latest;

    public Standing(InstantSource clock, Consumer<Health> changes) {
        this.clock = clock;
        this.changes = changes;
        this.latest = fresh(
                Health.State.NEW, Message.of("connect.life.new", "Nothing has been tried yet."), Optional.empty());
    }

    /** A new state for a reason; the same state with the same reason changes nothing. */
    public void to(Health.State state, Message why) {
        to(state, why, Optional.empty());
    }

    /** Waits for the next attempt. */
    public void waiting(Message why, Duration pause) {
        to(Health.State.WAITING, why, Optional.of(clock.instant().plus(pause)));
    }

    private synchronized void to(Health.State state, Message why, Optional<Instant> next) {
        boolean same = latest.state() == state
                && latest.why().equals(why)
                && latest.nextTry().equals(next);
        if (!same && latest.state() != Health.State.STOPPED) {
            latest = fresh(state, why, next);
            changes.accept(now());
        }
    }

    private Health fresh(Health.State state, Message why, Optional<Instant> next) {
        return new Health(state, clock.instant(), why, next, Optional.empty(), 0, Duration.ZERO);
    }

    /**
     * Values have come.
     *
     * @param values how many
     * @param newestMicros the newest time among them
     */
    public void came(int values, long newestMicros) {
        long now = micros(clock.instant());
        received.addAndGet(values);
        lastMicros.set(now);
        lagMicros.set(Math.max(0, now - newestMicros));
    }

    /** How it stands now. */
    public synchronized Health now() {
        long last = lastMicros.get();
        return new Health(
                latest.state(),
                latest.since(),
                latest.why(),
                latest.nextTry(),
                last == NEVER ? Optional.empty() : Optional.of(instant(last)),
                received.get(),
                Duration.ofNanos(lagMicros.get() * 1_000));
    }

    /** An instant as microseconds since 1970. */
    public static long micros(Instant at) {
        return Math.addExact(Math.multiplyExact(at.getEpochSecond(), 1_000_000L), at.getNano() / 1_000);
    }

    /** Microseconds since 1970 as an instant. */
    public static Instant instant(long micros) {
        return Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1_000);
    }
}
