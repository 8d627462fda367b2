package org.millwright.machine.connect;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.millwright.Message;

/**
 * How a connection stands.
 *
 * @param state the state
 * @param since since when
 * @param why the reason, which a person can act on
 * @param nextTry when the next attempt is due; empty where none is
 * @param lastValue when the last value came; empty where none has
 * @param received how many values have come since it was opened
 * @param lag how far the newest value's time lies behind its arrival; zero where unknown
 */
public record Health(
        State state,
        Instant since,
        Message why,
        Optional<Instant> nextTry,
        Optional<Instant> lastValue,
        long received,
        Duration lag) {
    /** The states of a connection's life. */
    public enum State {
        /** Made, and nothing tried yet. */
        NEW,
        /** Looks at the device. */
        PROBING,
        /** Connects. */
        CONNECTING,
        /** Delivers. */
        LIVE,
        /** Delivers, but not all, or not in time. */
        DEGRADED,
        /** Tries again at {@link Health#nextTry}. */
        WAITING,
        /** Ended by a person. */
        STOPPED;

        /** The saved form: {@code live}. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
