package org.millwright.adapters.duckdb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.millwright.dataset.Range;
import org.millwright.history.Batch;
import org.millwright.history.Columns;
import org.millwright.history.cold.Milestone;
import org.millwright.machine.AssetPath;
import org.millwright.machine.Block;
import org.millwright.machine.MachineEvent;
import org.millwright.machine.Tag;
import org.millwright.machine.TagPath;

class CompactionTest {
    private static final long SEED = Long.getLong("millwright.seed", 11);
    private static final Instant NOW = Instant.ofEpochSecond(1_700_200_000);

    @TempDir
    private Path folder;

    /** Ends the history as a kill would: whatever was under way stays half done. */
    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private DuckHistorian open() {
        return new DuckHistorian(folder, DuckHistorianTest.settings(), () -> NOW);
    }

    private DuckHistorian dyingAt(Milestone where, int countdown) {
        int[] left = {countdown};
        return new DuckHistorian(folder, DuckHistorianTest.settings(), () -> NOW, milestone -> {
            if (milestone == where && left[0]-- == 0) {
                throw new Killed();
            }
        });
    }

    @Test
    void filesAndMemoryTogetherAreWhatCame() {
        Arrivals arrivals = new Arrivals(SEED);
        SplittableRandom random = new SplittableRandom(SEED);
        try (DuckHistorian historian = open()) {
            for (int round = 0; round < 120; round++) {
                arrivals.deliver(historian);
                if (random.nextInt(20) == 0) {
                    historian.compact();
                }
                if (random.nextInt(60) == 0) {
                    historian.mergeDays(Long.MAX_VALUE);
                }
                if (round % 40 == 39) {
                    compare(arrivals, historian, random);
                }
            }
            assertTrue(historian.stock().files() > 3, "nothing was moved into files");
            assertEquals(List.of(), historian.inspect(true));
        }
    }

    /** The one rule: a row is in a file if and only if a manifest says so; everything else comes again from the journal. */
    @Test
    void whereverItIsKilledNothingIsLostAndNothingComesTwice() {
        SplittableRandom random = new SplittableRandom(SEED);
        Arrivals arrivals = new Arrivals(SEED);
        Milestone[] places = Milestone.values();
        Set<Milestone> died = EnumSet.noneOf(Milestone.class);
        for (int life = 0; life < 15; life++) {
            Milestone place = places[life % places.length];
            try (DuckHistorian historian = dyingAt(place, random.nextInt(3))) {
                arrivals.replay(historian);
                compare(arrivals, historian, random);
                for (int round = 0; round < 12; round++) {
                    arrivals.deliver(historian);
                    if (random.nextInt(4) == 0) {
                        historian.compact();
                    }
                    if (random.nextInt(6) == 0) {
                        historian.mergeDays(Long.MAX_VALUE);
                    }
                }
            } catch (Killed here) {
                died.add(place);
            }
        }
        assertEquals(EnumSet.allOf(Milestone.class), died, "the seed " + SEED + " never dies there");
        try (DuckHistorian historian = open()) {
            arrivals.replay(historian);
            compare(arrivals, historian, random);
            assertEquals(List.of(), historian.inspect(true));
        }
    }

    @Test
    void theJournalMustKeepWhatIsNotInAFile() {
        Arrivals arrivals = new Arrivals(SEED);
        try (DuckHistorian historian = open()) {
            assertEquals(0, historian.needed("opc"));
            for (int round = 0; round < 4; round++) {
                arrivals.deliver(historian);
            }
            arrivals.delivered().forEach((connection, count) -> assertTrue(historian.needed(connection) < count));
            historian.compact();
            arrivals.delivered()
                    .forEach((connection, count) -> assertEquals((long) count, historian.needed(connection)));
        }
        try (DuckHistorian again = open()) {
            assertEquals(0, again.needed("opc"), "before anything is applied nobody may throw anything away");
        }
    }

    /** What came is told without the journal once it is in files: also the newest values and the units. */
    @Test
    void afterACompactionNothingElseIsNeeded() {
        Arrivals arrivals = new Arrivals(SEED + 5);
        try (DuckHistorian historian = open()) {
            for (int round = 0; round < 40; round++) {
                arrivals.deliver(historian);
            }
            historian.compact();
        }
        try (DuckHistorian again = open()) {
            compare(arrivals, again, new SplittableRandom(SEED));
            assertEquals(
                    "bar",
                    again.catalogue().tags(again.catalogue().machines().getFirst()).stream()
                            .filter(known -> known.path().tag().equals("tag0"))
                            .findFirst()
                            .orElseThrow()
                            .tag()
                            .unit());
        }
    }

    @Test
    void aFileThatNobodyNamesIsRemovedAtTheStart() throws IOException {
        Arrivals arrivals = new Arrivals(SEED);
        try (DuckHistorian historian = open()) {
            for (int round = 0; round < 20; round++) {
                arrivals.deliver(historian);
            }
            historian.compact();
        }
        Path named = parquet().getFirst();
        Path orphan = named.resolveSibling("0123.parquet");
        Files.copy(named, orphan);
        try (DuckHistorian again = open()) {
            assertFalse(Files.exists(orphan));
            compare(arrivals, again, new SplittableRandom(SEED));
        }
    }

    /** One source with a broken clock must not keep everybody else's rows in memory for ever. */
    @Test
    void timesThatCannotBeAreLeftOutAndNothingElseIs() {
        AssetPath mill = AssetPath.of("works/mill");
        Block rows = Block.over(
                List.of(Tag.of("load")),
                3,
                new long[] {Long.MIN_VALUE, Arrivals.START, Long.MAX_VALUE},
                new double[][] {{1, 2, 3}},
                new byte[1][3]);
        try (DuckHistorian historian = open()) {
            historian.apply(new Batch(
                    "opc",
                    List.of(
                            new Batch.Rows(0, mill, rows),
                            new Batch.Happened(1, new MachineEvent(mill, Long.MAX_VALUE, "alarm", "door", Map.of())))));
            historian.compact();
            assertEquals(2, historian.needed("opc"));
            Columns read = historian.raw(
                    List.of(new TagPath(mill, "load")), new Range(Long.MIN_VALUE / 4, Long.MAX_VALUE / 4), 10);
            assertEquals(1, read.rows());
            assertEquals(2, read.values()[0]);
            assertEquals(
                    1,
                    historian
                            .events(List.of(), new Range(0, Long.MAX_VALUE / 4), 10)
                            .size());
        }
    }

    @Test
    void aReaderSeesOneMomentWhileRowsMove() throws InterruptedException {
        Arrivals arrivals = new Arrivals(SEED + 9);
        try (DuckHistorian historian = open()) {
            for (int round = 0; round < 30; round++) {
                arrivals.deliver(historian);
            }
            Throwable[] failed = new Throwable[1];
            Thread reader = Thread.ofPlatform().start(() -> {
                try {
                    for (int i = 0; i < 12; i++) {
                        compare(arrivals, historian, new SplittableRandom(SEED + i));
                    }
                } catch (AssertionError | RuntimeException wrong) {
                    failed[0] = wrong;
                }
            });
            while (reader.isAlive()) {
                historian.compact();
                historian.mergeDays(Long.MAX_VALUE);
                reader.join(1);
            }
            if (failed[0] != null) {
                throw new AssertionError("seed " + SEED, failed[0]);
            }
        }
    }

    private List<Path> parquet() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.toString().endsWith(".parquet")).toList();
        }
    }

    private static void compare(Arrivals arrivals, DuckHistorian historian, SplittableRandom random) {
        new Comparison(arrivals, historian, random.split(), "seed " + SEED).all();
    }
}
