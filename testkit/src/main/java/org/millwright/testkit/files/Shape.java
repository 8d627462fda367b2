package org.millwright.testkit.files;

import java.util.List;
import org.millwright.testkit.files.truth.Truth;
import org.millwright.testkit.files.write.Part;

/** How a recording is spread over lines and files. */
interface Shape {
    /** The files it consists of; more than one make a folder. */
    List<Part> parts(Draft draft);

    /** How many data rows a report may count: rows that were put together count once or as often as they stand there. */
    Truth.Range rows(Draft draft);

    /** One file, one row a time, one column a tag. */
    final class Wide implements Shape {
        @Override
        public List<Part> parts(Draft draft) {
            return List.of(new Part(draft.stem, new Lines(draft, draft.columns).of(0, draft.rows)));
        }

        @Override
        public Truth.Range rows(Draft draft) {
            return new Truth.Range(draft.rows, draft.rows);
        }
    }
}
