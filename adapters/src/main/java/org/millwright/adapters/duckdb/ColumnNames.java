package org.millwright.adapters.duckdb;

import java.util.List;
import org.millwright.recording.cell.NumberForm;
import org.millwright.recording.cell.Stamp;

/** Names of columns as a header that nobody takes for data. */
final class ColumnNames {
    private ColumnNames() {}

    /** The names; where most of them are numbers or times, these follow the word "column". */
    static List<String> of(List<Field> fields) {
        List<String> names = fields.stream().map(Field::name).toList();
        long values = names.stream().filter(ColumnNames::value).count();
        if (2 * values < names.size()) {
            return names;
        }
        return names.stream().map(name -> value(name) ? "column " + name : name).toList();
    }

    private static boolean value(String name) {
        char[] text = name.strip().toCharArray();
        return NumberForm.of(text, 0, text.length) != NumberForm.NONE || new Stamp().parse(text, 0, text.length);
    }
}
