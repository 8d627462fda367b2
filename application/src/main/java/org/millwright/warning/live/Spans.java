package org.millwright.warning.live;

import java.time.Duration;

/** Lengths of time as people write them, the same in every language. */
final class Spans {
    private Spans() {}

    /** Such as {@code 7 d}, {@code 5 h}, {@code 12 min}: whole units, the largest of which there are two. */
    static String text(Duration length) {
        if (length.toHours() >= 48) {
            return length.toDays() + " d";
        }
        if (length.toMinutes() >= 120) {
            return length.toHours() + " h";
        }
        return length.toSeconds() >= 120 ? length.toMinutes() + " min" : length.toSeconds() + " s";
    }
}
