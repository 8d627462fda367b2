package org.millwright.program.bench.history;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.millwright.program.bench.BenchRequest;
import org.millwright.program.bench.Measurement;
import org.millwright.program.bench.Suite;
import org.millwright.program.serve.Makers;

/**
 * Kills a process that keeps a history and watches machines, round after round, in every phase of its work, and lets the next one look
 * whether everything that was acknowledged is there, whole, once. In the end the warnings of all lives must be those of a process that
 * nobody killed.
 */
public final class CrashSuite implements Suite {
    private static final String NAME = "crash";
    private static final String WORKER = "worker";
    private static final int ROUNDS = 200;
    private static final int LIVES = 20;
    private static final List<CrashOrder.Phase> PHASES = List.of(
            CrashOrder.Phase.INGEST,
            CrashOrder.Phase.COMPACTION,
            CrashOrder.Phase.REPLAY,
            CrashOrder.Phase.MANIFEST,
            CrashOrder.Phase.DELETION);

    private final HistoryMaker maker;
    private final Makers.BooksMaker books;

    /**
     * @param maker opens histories
     * @param books opens the books in which warnings are kept
     */
    public CrashSuite(HistoryMaker maker, Makers.BooksMaker books) {
        this.maker = maker;
        this.books = books;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String about() {
        return "what is lost, torn, not told or warned of otherwise when the program is killed in any phase of its work";
    }

    /** The process that is killed; without it the whole is measured. */
    @Override
    public List<String> sets() {
        return List.of(WORKER);
    }

    @Override
    public Measurement measure(BenchRequest request) {
        Map<String, Object> figures = new LinkedHashMap<>();
        Path data = request.data();
        if (WORKER.equals(request.set()) && data != null) {
            work(data);
        } else {
            kill((int) request.number("rounds", ROUNDS), request.seeds().base(), figures);
        }
        return new Measurement().figure(NAME, figures);
    }

    private void work(Path folder) {
        try {
            new CrashWorker(maker, books, folder).run();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void kill(int rounds, long seed, Map<String, Object> figures) {
        Tally tally = new Tally();
        SplittableRandom random = new SplittableRandom(seed);
        for (int done = 0; done < rounds; done += LIVES) {
            int lives = Math.min(LIVES, rounds - done);
            int first = done;
            HistorySuite.Folder.with(folder -> lives(folder, first, lives, random, tally));
        }
        tally.tell(rounds, figures);
    }

    /** Some lives in one folder, the last of which looks and ends by itself. */
    private static void lives(Path folder, int first, int lives, SplittableRandom random, Tally tally) {
        CrashLife life = new CrashLife(NAME, WORKER, folder, random);
        life.run(CrashOrder.Phase.LEARN);
        tally.checked(life.found());
        for (int i = 0; i < lives; i++) {
            CrashOrder.Phase wanted = PHASES.get((first + i) % PHASES.size());
            tally.killed(life.run(wanted), life.found());
        }
        life.run(CrashOrder.Phase.NONE);
        tally.checked(life.found());
        tally.judged(life.found());
    }

    /** Adds up what all lives found. */
    private static final class Tally {
        private final Map<CrashOrder.Phase, Integer> kills = new EnumMap<>(CrashOrder.Phase.class);
        private CrashCheck sum = new CrashCheck(0, 0, 0, 0);
        private CrashVerdict warned = CrashVerdict.NONE;
        private long damaged;
        private int unchecked;

        void killed(CrashOrder.Phase in, CrashLife.Found found) {
            kills.merge(in, 1, Integer::sum);
            if (found.checked()) {
                checked(found);
            } else {
                unchecked++;
            }
        }

        void checked(CrashLife.Found found) {
            if (!found.checked()) {
                throw new IllegalStateException("A process that was to look did not: %s".formatted(found.last()));
            }
            sum = sum.plus(found.check());
            damaged += found.damaged();
        }

        void judged(CrashLife.Found found) {
            if (found.warned().warnings() == 0) {
                throw new IllegalStateException(
                        "A process that was to compare warnings had none: %s".formatted(found.last()));
            }
            warned = warned.plus(found.warned());
        }

        void tell(int rounds, Map<String, Object> figures) {
            figures.put("kills", rounds);
            figures.put("acknowledged_lost", sum.lost());
            figures.put("partial_batches", sum.partial());
            figures.put("unreported", sum.unreported());
            figures.put("warnings", warned.warnings());
            figures.put("warnings_different", warned.different());
            figures.put("damaged_files", damaged);
            figures.put("records_checked", sum.records());
            figures.put("killed_before_their_check", unchecked);
            Map<String, Object> shares = new LinkedHashMap<>();
            kills.forEach((phase, count) ->
                    shares.put(phase.name().toLowerCase(java.util.Locale.ROOT), 100.0 * count / rounds));
            figures.put("kills_by_phase", shares);
        }
    }
}
