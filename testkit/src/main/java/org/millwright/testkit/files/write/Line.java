package org.millwright.testkit.files.write;

import java.time.temporal.Temporal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of a file.
 *
 * @param items its cells; none for a blank line
 * @param role what it is
 * @param row the data row it holds, from 0; -1 where it holds none
 */
public record Line(List<Item> items, Role role, int row) {
    public Line {
        items = List.copyOf(items);
    }

    /** A line of text that holds no data row. */
    public static Line of(Role role, List<String> texts) {
        return new Line(texts.stream().map(Item::text).toList(), role, -1);
    }

    /** What a line is. */
    public enum Role {
        AROUND,
        HEADER,
        DATA
    }

    /**
     * One cell.
     *
     * @param text as text files show it
     * @param plain the number as it is before the file's own way of writing, where it is a number; empty for text
     * @param time a LocalDateTime or an Instant, where files with types hold a time; null elsewhere
     */
    public record Item(String text, String plain, @Nullable Temporal time) {
        public static Item text(String text) {
            return new Item(text, "", null);
        }

        public static Item number(String text, String plain) {
            return new Item(text, plain, null);
        }

        public static Item time(String text, Temporal time) {
            return new Item(text, "", time);
        }
    }
}
