package org.millwright.adapters;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.millwright.adapters.duckdb.ParquetReader;
import org.millwright.adapters.excel.ExcelReader;
import org.millwright.adapters.files.TextReader;
import org.millwright.recording.folder.Recordings;
import org.millwright.testkit.files.Judge;
import org.millwright.testkit.files.Kind;
import org.millwright.testkit.files.Recipe;
import org.millwright.testkit.files.Sample;
import org.millwright.testkit.files.Samples;
import org.millwright.testkit.files.truth.Verdict;

/** Every kind of trouble that a workbook or a Parquet file can have, in one of each. */
class TruthTest {
    private static final long SEED = Long.getLong("millwright.seed", 1);
    private static final int FEWEST = 50;

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"EXCEL", "PARQUET"})
    void everyKindOfTroubleIsReadRightOrRefused(Kind container) {
        Recordings recordings = Recordings.of(List.of(new ExcelReader(), new ParquetReader(), new TextReader()));
        Judge judge = new Judge(recordings::open);
        List<String> wrong = new ArrayList<>();
        int files = 0;
        for (Kind kind : Kind.values()) {
            if (kind == container || kind.goesWith(container)) {
                List<Kind> kinds = kind == container ? List.of(container) : List.of(kind, container);
                Sample sample = Samples.write(new Recipe(SEED + files, kinds), folder.resolve(kind.name()));
                Verdict verdict = judge.judge(sample);
                if (!verdict.right()) {
                    wrong.add(sample + ": " + verdict.counts() + " " + verdict.examples());
                }
                files++;
            }
        }

        assertEquals(List.of(), wrong);
        assertTrue(files >= FEWEST, "only %d kinds go with %s".formatted(files, container));
    }
}
