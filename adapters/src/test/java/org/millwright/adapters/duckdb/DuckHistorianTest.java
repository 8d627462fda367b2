package org.millwright.adapters.duckdb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.millwright.MillwrightException;
import org.millwright.dataset.Range;
import org.millwright.history.HistorySettings;
import org.millwright.machine.TagPath;

class DuckHistorianTest {
    private static final long SEED = Long.getLong("millwright.seed", 4);
    private static final Instant NOW = Instant.ofEpochSecond(1_700_000_000);

    @TempDir
    private Path folder;

    static HistorySettings settings() {
        return new HistorySettings(128L << 20, 2, 5_000, Duration.ofMinutes(5), 100, 1_000, false);
    }

    private DuckHistorian open() {
        return new DuckHistorian(folder, settings(), () -> NOW);
    }

    @Test
    void whatCameIsReadAsAPlainListWouldGiveIt() {
        Arrivals arrivals = new Arrivals(SEED);
        try (DuckHistorian historian = open()) {
            for (int round = 0; round < 60; round++) {
                arrivals.deliver(historian);
                if (round % 20 == 19) {
                    new Comparison(arrivals, historian, new SplittableRandom(SEED + round), "seed " + SEED).all();
                }
            }
        }
        assertTrue(arrivals.values().size() > 2_000, "nothing was compared");
    }

    /** At-least-once delivery of a journal: a sequence counts once. */
    @Test
    void aBatchThatComesTwiceCountsOnce() {
        Arrivals arrivals = new Arrivals(SEED + 1);
        try (DuckHistorian historian = open()) {
            for (int round = 0; round < 10; round++) {
                arrivals.deliver(historian);
            }
            arrivals.replay(historian);
            new Comparison(arrivals, historian, new SplittableRandom(SEED), "seed " + SEED).all();
        }
    }

    @Test
    void aTagNobodyKnowsIsNotFoundAndTheNearestIsNamed() {
        Arrivals arrivals = new Arrivals(SEED);
        try (DuckHistorian historian = open()) {
            for (int round = 0; round < 30; round++) {
                arrivals.deliver(historian);
            }
            MillwrightException unknown = assertThrows(
                    MillwrightException.class,
                    () -> historian.raw(List.of(TagPath.of("works/hall/pumq/tag1")), new Range(0, 1), 10));
            assertEquals("history.tag.misspelt", unknown.problem().message().code());
            assertTrue(unknown.getMessage().contains("works/hall/pump/tag1"), unknown.getMessage());
        }
    }
}
