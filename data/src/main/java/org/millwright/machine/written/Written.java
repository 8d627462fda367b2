package org.millwright.machine.written;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A part of a text that a person has written: a word, a list or named parts. Each knows where it stands. */
public sealed interface Written {
    /** Where it stands. */
    Place place();

    /**
     * Where a part stands.
     *
     * @param line its first line, from 1
     * @param column its first column, from 1
     * @param last its last line, from 1; comments behind it do not count
     */
    record Place(int line, int column, int last) {}

    /**
     * One word, number or sentence; empty where nothing was written.
     *
     * @param text what was written, without quotes
     * @param place where
     */
    record Word(String text, Place place) implements Written {}

    /**
     * A list.
     *
     * @param items its parts in order
     * @param place where
     */
    record Items(List<Written> items, Place place) implements Written {
        public Items {
            items = List.copyOf(items);
        }
    }

    /**
     * Named parts in the order in which they were written.
     *
     * @param parts the parts by name
     * @param inline true if they stand between braces
     * @param place where
     */
    record Named(Map<String, Part> parts, boolean inline, Place place) implements Written {
        public Named {
            parts = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(parts));
        }
    }

    /**
     * A name and what belongs to it.
     *
     * @param name the name
     * @param place where the name stands
     * @param value what belongs to it
     */
    record Part(String name, Place place, Written value) {}

    /** Turns a text into a tree. */
    @FunctionalInterface
    interface Syntax {
        /**
         * Reads a text.
         *
         * @param file its name, for what is said of mistakes
         * @throws org.millwright.MillwrightException if it breaks the rules of the syntax: says line and column
         */
        Named read(String file, String text);
    }
}
