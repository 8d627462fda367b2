package org.millwright.testkit.files;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.millwright.testkit.files.truth.Truth;
import org.millwright.testkit.files.write.Part;

/** A folder with a file for each day: the date stands in its name alone, the clock in its rows. */
final class DailyFiles implements Shape {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.ROOT);

    @Override
    public List<Part> parts(Draft draft) {
        List<Part> parts = new ArrayList<>();
        int from = 0;
        for (int row = 1; row <= draft.rows; row++) {
            if (row == draft.rows || day(draft.times[row]) != day(draft.times[from])) {
                String name = draft.stem + "_" + DAY.format(TimeStyle.date(draft.times[from]));
                parts.add(new Part(name, new Lines(draft, draft.columns).of(from, row)));
                from = row;
            }
        }
        return parts;
    }

    private static long day(long micros) {
        return Math.floorDiv(micros, Draft.DAY);
    }

    @Override
    public Truth.Range rows(Draft draft) {
        return new Truth.Range(draft.rows, draft.rows);
    }
}
