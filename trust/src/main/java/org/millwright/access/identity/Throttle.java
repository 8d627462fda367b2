package org.millwright.access.identity;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.millwright.Message;
import org.millwright.MillwrightException;
import org.millwright.Problem.Exhausted;

/**
 * Makes guessing slow: after each failure of an account or an address the next try has to wait twice as long, from one second up to a
 * minute, never for good, so that nobody can lock others out. Forgets a failure after a quarter of an hour without another. Holds
 * at most 10,000 names, the oldest go first.
 */
final class Throttle {
    private static final int FREE = 3;
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final Duration MEMORY = Duration.ofMinutes(15);
    private static final int MOST = 10_000;

    private final InstantSource clock;
    private final Map<String, Failures> failures = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
            return size() > MOST;
        }
    };

    private record Failures(int count, Instant last) {}

    Throttle(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * Goes on only if nobody has to wait.
     *
     * @throws MillwrightException {@code Exhausted} with the seconds to wait
     */
    synchronized void check(String... names) {
        for (String name : names) {
            Duration left = left(name);
            if (left.isPositive()) {
                throw new MillwrightException(new Exhausted(Message.of(
                        "access.signin.wait",
                        "Sign-in failed several times. Wait {seconds} s, then try again.",
                        "seconds",
                        left.plusMillis(999).toSeconds())));
            }
        }
    }

    private Duration left(String name) {
        Failures known = failures.get(name);
        if (known == null || known.count < FREE) {
            return Duration.ZERO;
        }
        Duration wait = Duration.ofSeconds(1L << Math.min(known.count - FREE, 6));
        Duration most = wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
        Duration left = Duration.between(clock.instant(), known.last.plus(most));
        // A clock that stepped back must not keep people out for hours.
        return left.compareTo(most) > 0 ? most : left;
    }

    synchronized void failed(String... names) {
        for (String name : names) {
            Failures known = failures.get(name);
            Instant now = clock.instant();
            int before = known == null || known.last.plus(MEMORY).isBefore(now) ? 0 : known.count;
            failures.put(name, new Failures(before + 1, now));
        }
    }

    synchronized void succeeded(String... names) {
        for (String name : names) {
            failures.remove(name);
        }
    }
}
