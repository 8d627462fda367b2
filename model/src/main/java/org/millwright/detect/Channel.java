package org.millwright.detect;

import java.util.List;
import org.millwright.Message;

/**
 * How a tag is judged, as the screen of the healthy part decided.
 *
 * @param tag the tag's name
 * @param role how it is judged
 * @param why the figure or the other tag behind the decision, one sentence; none for a judged tag
 */
public record Channel(String tag, Role role, List<Message> why) {
    public Channel {
        why = List.copyOf(why);
    }

    /** How a tag is judged. */
    public enum Role {
        /** Together with the others. */
        JUDGED,
        /** It did not move at all: reported when it does. */
        CONSTANT,
        /** Few different values: reported outside the range it had. */
        DISCRETE,
        /** Words or switches that split the running into regimes. */
        REGIME,
        /** Words or switches that said nothing in the healthy part. */
        STATE,
        /** It only counts on: a number of parts, an age, a sequence. */
        COUNTER,
        /** It stood still for a long part of the healthy part. */
        STILL,
        /** The same as another tag. */
        DUPLICATE,
        /** Its level wanders: judged against its own recent level. */
        DRIFTING,
        /** Too few values to learn from, or values beyond all measure. */
        SPARSE
    }

    /** True for a tag that is not judged together with the others. */
    public boolean screenedOut() {
        return role != Role.JUDGED;
    }
}
