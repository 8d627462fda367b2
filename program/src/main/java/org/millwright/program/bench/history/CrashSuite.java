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

/**
 * Kills a process that keeps a history, round after round, in every phase of its work, and lets the next one look whether everything
 * that was acknowledged is there, whole, once.
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

    public CrashSuite(HistoryMaker maker) {
        this.maker = maker;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String about() {
        return "what is lost, torn or not told when the history is killed in any phase of its work";
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
            new CrashWorker(maker, folder).run();
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
        for (int i = 0; i < lives; i++) {
            CrashOrder.Phase wanted = PHASES.get((first + i) % PHASES.size());
            tally.killed(life.run(wanted), life.found());
        }
        life.run(CrashOrder.Phase.NONE);
        tally.checked(life.found());
    }

    /** Adds up what all lives found. */
    private static final class Tally {
        private final Map<CrashOrder.Phase, Integer> kills = new EnumMap<>(CrashOrder.Phase.class);
        private CrashCheck sum = new CrashCheck(0, 0, 0, 0);
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

        void tell(int rounds, Map<String, Object> figures) {
            figures.put("kills", rounds);
            figures.put("acknowledged_lost", sum.lost());
            figures.put("partial_batches", sum.partial());
            figures.put("unreported", sum.unreported());
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
