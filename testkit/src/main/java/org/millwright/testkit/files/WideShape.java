package org.millwright.testkit.files;

import java.util.List;

/** One file, one row a time, one column a tag. */
final class WideShape implements Shape {
    @Override
    public List<Part> parts(Draft draft) {
        return List.of(new Part(draft.stem, new Lines(draft, draft.columns).of(0, draft.rows)));
    }

    @Override
    public Truth.Range rows(Draft draft) {
        return new Truth.Range(draft.rows, draft.rows);
    }
}
