package org.millwright.adapters.opcua;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.millwright.Message;
import org.millwright.machine.connect.Health;
import org.millwright.machine.connect.Health.State;

/** How the connection stands; tells each change once. Safe for several threads. */
final class Standing {
    private final InstantSource clock;
    private final Consumer<Health> changes;
    private volatile @Nullable Delivery delivery;
    private State state = State.NEW;
    private Instant since;
    private Message why = Message.of("opcua.state.new", "Nothing has been tried yet.");
    private @Nullable Instant nextTry;

    Standing(InstantSource clock, Consumer<Health> changes) {
        this.clock = clock;
        this.changes = changes;
        since = clock.instant();
    }

    void counts(Delivery now) {
        delivery = now;
    }

    void is(State next, Message reason) {
        set(next, reason, null);
    }

    void waits(Message reason, Instant until) {
        set(State.WAITING, reason, until);
    }

    private void set(State next, Message reason, @Nullable Instant until) {
        Health told;
        synchronized (this) {
            if (state == State.STOPPED || (state == next && why.equals(reason) && until == null)) {
                return;
            }
            if (state != next) {
                since = clock.instant();
            }
            state = next;
            why = reason;
            nextTry = until;
            told = health();
        }
        changes.accept(told);
    }

    synchronized State state() {
        return state;
    }

    synchronized Health health() {
        Delivery counted = delivery;
        return new Health(
                state,
                since,
                why,
                Optional.ofNullable(nextTry),
                counted == null ? Optional.empty() : counted.arrived(),
                counted == null ? 0 : counted.received(),
                counted == null ? java.time.Duration.ZERO : counted.lag());
    }
}
