package org.millwright.program.bench.history;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.millwright.adapters.duckdb.DuckHistorian;
import org.millwright.history.Batch;
import org.millwright.history.HistorySettings;
import org.millwright.history.journal.LossLedger;
import org.millwright.machine.connect.Loss;

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
            for (int row = 0; row < CrashData.ROWS; row++) {
                assertEquals(record, CrashData.record(rows.block().time(row)));
                assertEquals(row, CrashData.row(rows.block().time(row)));
            }
        }
    }
}
