package org.millwright.testkit.files;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.millwright.testkit.files.truth.Truth;
import org.millwright.testkit.files.write.Part;

/** A folder: one machine over several files, whose names may sort otherwise than their times. */
final class FilesOverTime implements Shape {
    private final boolean mixedEpochs;

    private final boolean swapped;

    /**
     * @param mixedEpochs true if each file counts its epoch in another unit
     * @param swapped true if the last file has its columns in another order
     */
    FilesOverTime(boolean mixedEpochs, boolean swapped) {
        this.mixedEpochs = mixedEpochs;
        this.swapped = swapped;
    }

    @Override
    public List<Part> parts(Draft draft) {
        int files = draft.random.nextInt(2, 5);
        List<Part> parts = new ArrayList<>();
        int firstNumber = draft.random.nextInt(7, 11);
        for (int file = 0; file < files; file++) {
            int from = draft.rows * file / files;
            int until = draft.rows * (file + 1) / files;
            if (mixedEpochs) {
                draft.time = TimeStyle.epoch(draft, BigDecimal.valueOf(file % 2 == 0 ? Draft.SECOND : 1000))
                        .headers(List.of("timestamp"));
            }
            List<Column> columns = new ArrayList<>(draft.columns);
            if (swapped && file == files - 1) {
                Collections.reverse(columns);
            }
            parts.add(new Part(draft.stem + "_" + (firstNumber + file), new Lines(draft, columns).of(from, until)));
        }
        return parts;
    }

    @Override
    public Truth.Range rows(Draft draft) {
        return new Truth.Range(draft.rows, draft.rows);
    }
}
