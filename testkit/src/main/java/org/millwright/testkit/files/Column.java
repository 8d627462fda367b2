package org.millwright.testkit.files;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.millwright.machine.Tag;
import org.millwright.testkit.files.signal.Entry;
import org.millwright.testkit.files.truth.Truth;

/** One column of values on its way into a file. */
final class Column {
    /** As the header shows it; changes when the header's style does. */
    String header;

    final String name;
    final String unit;
    final List<Entry> entries;
    /** Further names that are right for its tag. */
    final Set<String> names = new LinkedHashSet<>();

    /** True once the file gives the unit. */
    boolean unitGiven;
    /** True where nobody can be blamed for either giving the unit or not. */
    boolean unitOpen;

    boolean required = true;
    /** Units that a column of counted time may have; empty for all other columns. */
    Set<String> timeUnits = Set.of();

    Column(String name, String unit, List<Entry> entries) {
        this.header = name;
        this.name = name;
        this.unit = unit;
        this.entries = new ArrayList<>(entries);
        names.add(name);
    }

    /** Changes the cells from one row (included) until another (not included). */
    void change(int from, int until, UnaryOperator<Entry> change) {
        for (int row = from; row < until; row++) {
            entries.set(row, change.apply(entries.get(row)));
        }
    }

    void change(UnaryOperator<Entry> change) {
        change(0, entries.size(), change);
    }

    boolean numeric() {
        return entries.stream().anyMatch(Entry::number);
    }

    Truth.Point point() {
        Set<String> units = new LinkedHashSet<>(timeUnits);
        if (unitGiven && !unit.isEmpty()) {
            units.add(unit);
        }
        if (units.isEmpty() || unitOpen) {
            units.add(Tag.UNKNOWN_UNIT);
        }
        if (unitOpen && !unit.isEmpty()) {
            units.add(unit);
        }
        return new Truth.Point(names, units, required);
    }
}
