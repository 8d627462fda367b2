package org.millwright.warning.live;

import java.util.List;
import java.util.Locale;
import org.millwright.Message;
import org.millwright.dataset.Range;

/**
 * How far a watch is.
 *
 * @param watch the watch
 * @param phase in one word
 * @param said in a sentence for a person
 * @param doubts why its limit is provisional; none elsewhere
 * @param learntFrom the part of the history that counted as healthy, in UTC microseconds; empty before it has learnt
 * @param limit the score at which a warning opens; NaN before it has learnt
 * @param pulse where it stands in the stream of its rows
 */
public record WatchState(
        Watch watch, Phase phase, Message said, List<Message> doubts, Range learntFrom, double limit, Pulse pulse) {
    public WatchState {
        doubts = List.copyOf(doubts);
    }

    /** How far a watch is, in one word. */
    public enum Phase {
        /** Too little healthy history yet, or being learnt just now; nothing is judged. */
        LEARNING,
        /** It cannot learn from what there is; the sentence says why. */
        REFUSED,
        /** It judges, by a limit that is the best that can be said. */
        PROVISIONAL,
        /** It judges, by a limit that may be trusted. */
        CALIBRATED,
        /** Its connection is down, so nothing is known of the machine. */
        CONNECTION,
        /** Its judging has failed; the others run on. */
        PARKED;

        /** The stable name: {@code learning}. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Where a watch stands in the stream of its rows.
     *
     * @param judgedMicros the time of the newest judged row; {@link Long#MIN_VALUE} before the first
     * @param score its score; NaN where it could not be judged
     * @param active true while the row is in a warning
     * @param rows how many rows were judged since the program started
     * @param late how many rows came too late to be judged since the program started
     */
    public record Pulse(long judgedMicros, double score, boolean active, long rows, long late) {
        /** Before the first row. */
        public static final Pulse NONE = new Pulse(Long.MIN_VALUE, Double.NaN, false, 0, 0);
    }
}
