package org.millwright.program.bench.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.millwright.adapters.duckdb.ParquetReader;
import org.millwright.adapters.excel.ExcelReader;
import org.millwright.adapters.files.TextReader;
import org.millwright.recording.folder.Recordings;
import org.millwright.testkit.files.Judge;
import org.millwright.testkit.files.Recipe;
import org.millwright.testkit.files.Sample;
import org.millwright.testkit.files.Samples;
import org.millwright.testkit.files.truth.Verdict;

/** The promise of reading, held against files whose truth is known: nothing wrong, nothing uncounted, no refusal without help. */
class RecordingsTruthTest {
    private static final long SEED = Long.getLong("millwright.seed", 1);
    private static final int FILES = 200;

    @TempDir
    Path folder;

    @Test
    void everySeededRecordingIsReadRightOrRefusedWithHelp() {
        Recordings recordings = Recordings.of(List.of(new ExcelReader(), new ParquetReader(), new TextReader()));
        Judge judge = new Judge(recordings::open);
        List<String> wrong = new ArrayList<>();
        int refused = 0;
        for (Recipe recipe : Recipe.plan(SEED, FILES)) {
            Sample sample = Samples.write(recipe, folder.resolve(String.valueOf(recipe.seed())));
            Verdict verdict = judge.judge(sample);
            refused += verdict.refused() ? 1 : 0;
            if (!verdict.right()) {
                wrong.add(sample + ": " + verdict.examples());
            }
        }
        assertEquals(List.of(), wrong, () -> "Plan of seed " + SEED);
        // Control: most files can be read, and some must be refused.
        assertTrue(refused > 5 && refused < FILES / 2, "Of " + FILES + " files " + refused + " were refused.");
    }
}
