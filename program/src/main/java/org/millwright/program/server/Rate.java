package org.millwright.program.server;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.millwright.Message;
import org.millwright.MillwrightException;
import org.millwright.Problem;

/** Lets each caller through so often: a bucket of tokens for each, filled at a steady rate. Any thread. */
final class Rate {
    private static final double NANOS = 1e9;
    private static final int MOST_CALLERS = 10_000;

    private final double perSecond;
    private final double burst;
    private final LongSupplier nanos;
    private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > MOST_CALLERS;
        }
    };

    private record Bucket(double tokens, long at) {}

    Rate(double perSecond, double burst, LongSupplier nanos) {
        this.perSecond = perSecond;
        this.burst = burst;
        this.nanos = nanos;
    }

    /**
     * Takes one token.
     *
     * @throws MillwrightException if there is none left
     */
    synchronized void take(String caller) {
        long now = nanos.getAsLong();
        Bucket bucket = buckets.getOrDefault(caller, new Bucket(burst, now));
        double tokens = Math.min(burst, bucket.tokens + (now - bucket.at) / NANOS * perSecond);
        if (tokens < 1) {
            buckets.put(caller, new Bucket(tokens, now));
            throw new MillwrightException(new Problem.Exhausted(Message.of(
                    "server.rate.exceeded",
                    "Too many requests: {rate} a second are answered. Wait a second and ask again.",
                    "rate",
                    Math.round(perSecond))));
        }
        buckets.put(caller, new Bucket(tokens - 1, now));
    }
}
