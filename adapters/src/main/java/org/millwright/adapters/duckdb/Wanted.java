package org.millwright.adapters.duckdb;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.millwright.history.known.KnownTag;
import org.millwright.history.layout.Layout;

/**
 * The tags that somebody asks for, by the layouts that may hold their values.
 *
 * @param tags the tags in the order that was asked for
 * @param byLayout for each layout which of its columns are meant
 */
record Wanted(List<KnownTag> tags, Map<Layout, List<Cell>> byLayout) {
    /**
     * A column of a layout.
     *
     * @param index which of the wanted tags it belongs to
     * @param column which column of a wide layout; 0 for a narrow one
     * @param id the tag's number in a narrow layout
     */
    record Cell(int index, int column, int id) {}

    static Wanted of(List<KnownTag> tags) {
        Map<Layout, List<Cell>> byLayout = new LinkedHashMap<>();
        for (int index = 0; index < tags.size(); index++) {
            KnownTag tag = tags.get(index);
            for (KnownTag.Home home : tag.homes()) {
                byLayout.computeIfAbsent(home.layout(), layout -> new ArrayList<>())
                        .add(new Cell(index, home.column(), tag.id()));
            }
        }
        return new Wanted(tags, byLayout);
    }
}
