package org.millwright.testkit.files;

import java.util.ArrayList;
import java.util.List;
import org.millwright.testkit.files.truth.Truth;
import org.millwright.testkit.files.write.Line;
import org.millwright.testkit.files.write.Part;

/** A folder with a file for each tag, named like it; in each the column is called the same. Rows meet by their time. */
final class OneTagAFile implements Shape {
    private final String header;

    OneTagAFile(String header) {
        this.header = header;
    }

    @Override
    public List<Part> parts(Draft draft) {
        List<Part> parts = new ArrayList<>();
        for (Column column : draft.columns) {
            Column alone = new Column(header, "", column.entries);
            List<Line> all = new Lines(draft, List.of(alone)).of(0, draft.rows);
            parts.add(new Part(
                    fileName(column),
                    all.stream()
                            .filter(line -> line.row() < 0
                                    || !column.entries.get(line.row()).text().isEmpty())
                            .toList()));
        }
        return parts;
    }

    static String fileName(Column column) {
        return column.name.replace('/', '_').replace(' ', '_').replace('.', '_');
    }

    @Override
    public Truth.Range rows(Draft draft) {
        return new Truth.Range(draft.rows, (long) draft.rows * draft.columns.size());
    }
}
