package org.millwright.recording.table;

import java.util.List;
import java.util.Map;
import org.millwright.machine.Tag;
import org.millwright.recording.cell.Numerals;

/**
 * How the cells of one column become the values of one tag.
 *
 * @param column its position in the row, from 0
 * @param tag the tag
 * @param numerals how its numbers are written
 * @param sentinels numbers that stand for a missing value in this column
 * @param words the codes of the words of a status
 */
record ColumnPlan(int column, Tag tag, Numerals numerals, List<Double> sentinels, Map<String, Integer> words) {
    ColumnPlan {
        sentinels = List.copyOf(sentinels);
        words = Map.copyOf(words);
    }

    boolean status() {
        return tag.kind() == Tag.Kind.STATUS;
    }
}
