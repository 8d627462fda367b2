package org.millwright.program.bench.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.millwright.adapters.duckdb.DuckHistorian;

class HistoryBenchTest {
    private static final long SEED = Long.getLong("millwright.seed", 1);

    @TempDir
    private Path folder;

    private static final HistoryMaker MAKER = (where, settings, clock, watcher) -> {
        DuckHistorian history = new DuckHistorian(where, settings, clock, watcher);
        return new HistoryMaker.Opened(history, history, history::buckets, history::mergeDays);
    };

    @Test
    void bothSidesTellEveryFigureAndTakeTheSameRows() throws InterruptedException {
        Map<String, Object> ours = new LinkedHashMap<>();
        new OursPart(MAKER, SEED, 200_000, 2, folder).run(ours);
        Map<String, Object> bare = new LinkedHashMap<>();
        BarePart.run(SEED, 200_000, 2, folder, bare);
        assertTrue(
                ours.keySet()
                        .containsAll(Set.of(
                                "ingest_cpu_ns_per_value",
                                "ingest_values_per_s_wide",
                                "one_tag_day_ms",
                                "chart_50x24h_rollup_ms",
                                "export_wide_values_per_s",
                                "bytes_per_value")),
                ours.toString());
        // One block in a hundred is held back, and comes 30 batches later, which is after the end here.
        assertTrue((long) ours.get("values_in_files") > 190_000, ours.toString());
        assertTrue((double) bare.get("sorted_copy_bytes_per_value") > 0.5, bare.toString());
    }

    /** A small part of the crash bench: one life in each phase, and one that looks. */
    @Test
    void nothingIsLostWhereverItIsKilled() {
        CrashLife life = new CrashLife("crash", "worker", folder, new SplittableRandom(SEED));
        CrashCheck all = new CrashCheck(0, 0, 0, 0);
        for (CrashOrder.Phase phase : List.of(
                CrashOrder.Phase.INGEST,
                CrashOrder.Phase.COMPACTION,
                CrashOrder.Phase.REPLAY,
                CrashOrder.Phase.MANIFEST,
                CrashOrder.Phase.DELETION,
                CrashOrder.Phase.NONE)) {
            life.run(phase);
            all = all.plus(life.found().check());
        }
        assertTrue(
                life.found().checked(),
                "the last process did not look: " + life.found().last());
        assertTrue(all.records() > 50, "hardly anything was there to be lost");
        assertEquals(new CrashCheck(all.records(), 0, 0, 0), all, "seed " + SEED);
    }
}
