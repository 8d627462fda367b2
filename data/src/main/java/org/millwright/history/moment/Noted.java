package org.millwright.history.moment;

import java.time.Instant;

/**
 * Who wrote something down.
 *
 * @param author the person, or the name of a program
 * @param at when
 * @param reason why, in their words; empty where nothing was said
 */
public record Noted(String author, Instant at, String reason) {
    public Noted {
        if (author.isBlank()) {
            throw new IllegalArgumentException("Nobody is named as the author of a note.");
        }
    }
}
