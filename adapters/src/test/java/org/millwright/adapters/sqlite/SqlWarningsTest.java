package org.millwright.adapters.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.millwright.MillwrightException;
import org.millwright.Problem;
import org.millwright.dataset.Range;
import org.millwright.diagnose.ChangeKind;
import org.millwright.diagnose.Departure;
import org.millwright.diagnose.Deviation;
import org.millwright.diagnose.Evidence;
import org.millwright.diagnose.Vote;
import org.millwright.machine.AssetPath;
import org.millwright.origin.Origin;
import org.millwright.warning.Life;
import org.millwright.warning.Similar;
import org.millwright.warning.Span;
import org.millwright.warning.Verdict;
import org.millwright.warning.Warning;
import org.millwright.warning.live.MemoryWarnings;
import org.millwright.warning.live.Raised;
import org.millwright.warning.live.WarningStore;

final class SqlWarningsTest {
    private static final long SEED = Long.getLong("millwright.seed", new SplittableRandom().nextLong());
    private static final Range EVER = new Range(Long.MIN_VALUE, Long.MAX_VALUE);
    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00.123456Z");

    @TempDir
    private Path folder;

    private WarningStore store = new MemoryWarnings();
    private Database database;

    @BeforeEach
    void open() {
        database = Database.open(folder.resolve("plant.db"));
        store = database.warnings();
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static Raised raised(String id, String asset, long began, Life life, long revision) {
        Evidence evidence = new Evidence(
                ChangeKind.DRIFT,
                List.of(new Departure("heat", began + 5, true)),
                List.of(new Deviation("heat", "°C", 61.5, 40, 1.5, 35, 45, 0.8)),
                List.of(new Vote("M.1", 4.2, true)),
                List.of("door"),
                0.99);
        Warning warning = new Warning(
                id,
                AssetPath.of(asset),
                new Span(began, began + 10, Span.OPEN, 7, 9, 12),
                new Verdict(5.5, 3.2, 1e-5, "1/week", Verdict.Standing.CALIBRATED, 0.7),
                evidence,
                List.of(new Similar("w0", 3, 0.9)),
                new Origin(List.of("history"), "millwright 1", Map.of("step", "10"), 0, "mei", NOW, List.of("model")));
        return new Raised(warning, life, 1, revision);
    }

    /** Whatever was kept comes back whole: evidence, origin, and every act of its life. */
    @Test
    void aWarningComesBackAsItWas() {
        Life life = Life.raised(NOW)
                .seen("mei", NOW.plusSeconds(5))
                .shelved("ivo", NOW.plusSeconds(6), NOW.plusSeconds(600), "night shift")
                .unshelved("ivo", NOW.plusSeconds(7))
                .ordered("ivo", NOW.plusSeconds(8), "WO-88")
                .returned(NOW.plusSeconds(9))
                .reopened(NOW.plusSeconds(10))
                .closed("mei", NOW.plusSeconds(11), Life.Cause.FAULT, "bearing 轴承");
        Raised one = raised("w1", "plant/line/pump", 1_000, life, 1);

        store.put(one);

        assertEquals(Optional.of(one), store.find("w1"));
        assertEquals(Optional.empty(), store.find("w2"));
    }

    /** Two people may press at the same time; the second is told, and loses nothing of the first. */
    @Test
    void whoeverChangesWhatIsNoLongerTheNewestIsTold() {
        Life life = Life.raised(NOW);
        store.put(raised("w1", "a/b", 1, life, 1));
        Raised second = raised("w1", "a/b", 1, life.seen("mei", NOW), 2);
        store.put(second);

        MillwrightException again = assertThrows(MillwrightException.class, () -> store.put(second));
        assertEquals(Problem.Stale.class, again.problem().getClass());
        assertThrows(MillwrightException.class, () -> store.put(raised("w1", "a/b", 1, life, 1)));
        assertEquals(Optional.of(second), store.find("w1"));
    }

    /** The store in memory is the plain reading of what a store does; both must answer alike. */
    @Test
    void answersAsTheStoreInMemoryDoes() {
        SplittableRandom random = new SplittableRandom(SEED);
        MemoryWarnings plain = new MemoryWarnings();
        for (int i = 0; i < 60; i++) {
            Life life = Life.raised(NOW);
            life = random.nextBoolean() ? life.seen("mei", NOW) : life;
            life = random.nextBoolean() ? life.returned(NOW) : life;
            life = random.nextInt(3) == 0 ? life.closed("mei", NOW, Life.Cause.UNSURE, "?") : life;
            Raised one = raised("w" + i, random.nextBoolean() ? "a/b" : "a/c", random.nextInt(40), life, 1);
            store.put(one);
            plain.put(one);
        }
        assertEquals(60, plain.began(Optional.empty(), EVER, 100).size(), "control");
        for (int round = 0; round < 50; round++) {
            int from = random.nextInt(40);
            Range times = new Range(from, from + random.nextInt(20));
            int limit = 1 + random.nextInt(20);
            Optional<AssetPath> asset =
                    random.nextBoolean() ? Optional.of(AssetPath.of("a/b")) : Optional.<AssetPath>empty();
            String where = "seed " + SEED + ", round " + round;
            assertEquals(plain.began(asset, times, limit), store.began(asset, times, limit), where);
            assertEquals(plain.standing(limit), store.standing(limit), where);
        }
    }

    @Test
    void anEpisodeBelongsToTheWarningItWasLinkedToLast() {
        store.link("e1", "w1");
        store.link("e1", "w1");
        store.link("e1", "w2");

        assertEquals(Optional.of("w2"), store.warningOf("e1"));
        assertEquals(Optional.empty(), store.warningOf("e2"));
    }
}
