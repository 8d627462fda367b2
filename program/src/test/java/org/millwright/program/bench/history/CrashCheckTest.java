package org.millwright.program.bench.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.millwright.adapters.duckdb.DuckHistorian;
import org.millwright.history.Batch;
import org.millwright.history.HistorySettings;
import org.millwright.history.journal.LossLedger;
import org.millwright.machine.connect.Loss;
import org.millwright.program.serve.ServedPlant;
import org.millwright.warning.Life;
import org.millwright.warning.live.Raised;

/** The judge of the crash bench must see what it is there to see. */
class CrashCheckTest {
    @TempDir
    private Path folder;

    private CrashCheck check(int records, int missing, int torn, long acknowledged, boolean told) {
        HistorySettings settings = HistorySettings.small();
        try (DuckHistorian historian =
                        new DuckHistorian(folder.resolve("h" + missing + torn + told), settings, () -> Instant.EPOCH);
                LossLedger ledger = LossLedger.open(folder.resolve("losses" + missing + told))) {
            List<Batch.Entry> entries = new ArrayList<>();
            for (int record = 0; record < records; record++) {
                BenchData.Rows rows = CrashData.rows("a", record);
                if (record == torn) {
                    entries.add(
                            new Batch.Rows(record, rows.asset(), rows.block().slice(0, 7)));
                } else if (record != missing) {
                    entries.add(new Batch.Rows(record, rows.asset(), rows.block()));
                }
            }
            historian.apply(new Batch("a", entries));
            if (told) {
                String what = "records %d to %d".formatted(missing, missing);
                ledger.enter(new Loss("a", what, 0, 0, Loss.Reason.JOURNAL_DAMAGE, 1, false));
            }
            return CrashCheck.of("a", historian, ledger, records, acknowledged);
        }
    }

    @Test
    void aWholeHistoryIsFoundWhole() {
        assertEquals(new CrashCheck(120, 0, 0, 0), check(120, -1, -2, 120, false));
    }

    @Test
    void aMissingRecordIsLostAndUnreportedUnlessALossNamesIt() {
        assertEquals(new CrashCheck(120, 1, 0, 1), check(120, 50, -2, 120, false));
        assertEquals(new CrashCheck(120, 1, 0, 0), check(120, 50, -2, 120, true));
        assertEquals(new CrashCheck(120, 0, 0, 1), check(120, 51, -2, 20, false));
    }

    @Test
    void aTornRecordIsPartial() {
        assertEquals(new CrashCheck(120, 1, 1, 1), check(120, -1, 60, 120, false));
    }

    /** Late records change places, and the way back is the same as the way there. */
    @Test
    void aTimeLeadsBackToItsRecord() {
        for (long record = 0; record < 1_000; record++) {
            BenchData.Rows rows = CrashData.rows("b", record);
            int machine = (int) (record % CrashData.machines());
            assertEquals(CrashData.machine("b", machine), rows.asset());
            for (int row = 0; row < CrashData.ROWS; row++) {
                assertEquals(record, CrashData.record(machine, rows.block().time(row)));
                assertEquals(row, CrashData.row(rows.block().time(row)));
            }
        }
    }

    /** Warnings can only be compared if there are some: machines are like themselves first and unlike themselves again and again. */
    @Test
    void aMachineIsUnlikeItselfAfterItHasLearnt() {
        long moved = 0;
        for (long record = 0; record < 3 * CrashData.healthyRecords(); record++) {
            BenchData.Rows rows = CrashData.rows("a", record);
            boolean unlike = rows.block().value(0, 0) > 16_384;
            boolean learnt = rows.block().time(0) >= CrashData.healthyTimes().until();
            assertTrue(learnt || !unlike, "record " + record);
            moved += unlike ? 1 : 0;
        }
        assertTrue(moved > 200, moved + " records");
    }

    /** A warning that is missing, one too many, and one that says something else are each a difference; the program's own times are none. */
    @Test
    void aWarningThatDiffersIsCounted() {
        Raised one = raised("plant/l1/m1", "2026-11-25T06:01:00Z", 0);
        Raised later = raised("plant/l1/m1", "2026-11-25T09:00:00Z", 0);
        Raised reopened = raised("plant/l1/m1", "2026-11-25T06:01:00Z", 1);
        Raised other = raised("plant/l2/m2", "2026-11-25T06:01:00Z", 0);

        assertEquals(new CrashVerdict(1, 0), CrashVerdict.of(Map.of("a", one), Map.of("a", later)));
        assertEquals(new CrashVerdict(1, 1), CrashVerdict.of(Map.of("a", one), Map.of("a", reopened)));
        assertEquals(new CrashVerdict(1, 1), CrashVerdict.of(Map.of("a", one), Map.of("a", other)));
        assertEquals(new CrashVerdict(2, 1), CrashVerdict.of(Map.of("a", one, "b", other), Map.of("a", one)));
        assertEquals(new CrashVerdict(1, 1), CrashVerdict.of(Map.of("a", one), Map.of("a", one, "b", other)));
    }

    private static Raised raised(String asset, String at, int reopened) {
        return new Raised(ServedPlant.warning(asset), Life.raised(Instant.parse(at)), reopened, 1);
    }
}
