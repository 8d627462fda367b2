package org.millwright.testkit.files;

import java.util.List;

/**
 * One line of a file.
 *
 * @param items its cells; none for a blank line
 * @param role what it is
 * @param row the data row it holds, from 0; -1 where it holds none
 */
record Line(List<Item> items, Role role, int row) {
    Line {
        items = List.copyOf(items);
    }

    static Line of(Role role, List<String> texts) {
        return new Line(texts.stream().map(Item::text).toList(), role, -1);
    }

    enum Role {
        AROUND,
        HEADER,
        DATA
    }

    /**
     * One cell.
     *
     * @param plain the number as it is before the file's own way of writing, where it is a number; empty for text
     */
    record Item(String text, String plain) {
        static Item text(String text) {
            return new Item(text, "");
        }
    }
}
