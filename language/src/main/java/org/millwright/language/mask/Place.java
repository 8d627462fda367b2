package org.millwright.language.mask;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** All ways to read what was written so far. Remembers what follows and which tokens may come, once that has been worked out. */
final class Place {
    private final List<Spot> spots;
    private final boolean complete;
    private final int cost;

    /** Places after each byte; only kept where they are few. */
    private @Nullable Place @Nullable [] next;

    private long @Nullable [] allowed;
    private long @Nullable [] rests;

    Place(List<Spot> spots, boolean complete, Net net) {
        this.spots = spots;
        this.complete = complete;
        this.cost = complete
                ? 0
                : spots.stream().mapToInt(spot -> spot.cost(net)).min().orElse(Net.NEVER);
    }

    List<Spot> spots() {
        return spots;
    }

    /** True if the answer may end here. */
    boolean complete() {
        return complete;
    }

    /** True if no byte may follow. */
    boolean over() {
        return spots.isEmpty();
    }

    boolean dead() {
        return spots.isEmpty() && !complete;
    }

    /** How many bytes at least complete the answer. */
    int cost() {
        return cost;
    }

    @Nullable
    Place next(int b) {
        return next == null ? null : next[b];
    }

    void keep(int b, Place place) {
        if (next == null) {
            next = new Place[256];
        }
        next[b] = place;
    }

    void letGo() {
        next = null;
    }

    long @Nullable [] allowed() {
        return allowed;
    }

    void keep(long[] tokens) {
        allowed = tokens;
    }

    void forget() {
        allowed = null;
    }

    /** What may follow here after the closing quote of a token, by the numbers of {@link Contents}. */
    long @Nullable [] rests() {
        return rests;
    }

    void keepRests(long[] following) {
        rests = following;
    }
}
