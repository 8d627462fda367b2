package org.millwright.program.bench.history;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Lives of one process after the other in one folder. */
final class CrashLife {
    private static final long PATIENCE_SECONDS = 30;
    /** Learning, and judging everything once more, takes longer. */
    private static final long LONG_PATIENCE_SECONDS = 150;

    private final String suite;
    private final String part;
    private final Path folder;
    private final SplittableRandom random;
    private final Map<String, Long> acknowledged = new TreeMap<>();
    private Found found = Found.NOTHING;

    CrashLife(String suite, String part, Path folder, SplittableRandom random) {
        this.suite = suite;
        this.part = part;
        this.folder = folder;
        this.random = random;
    }

    /**
     * What a life said.
     *
     * @param checked true if it came so far that it looked at everything
     * @param check what it found
     * @param damaged files that were not as they were written
     * @param warned what it found of the warnings; nothing where it was not asked
     * @param last its last word
     */
    record Found(boolean checked, CrashCheck check, long damaged, CrashVerdict warned, String last) {
        static final Found NOTHING = new Found(false, new CrashCheck(0, 0, 0, 0), 0, CrashVerdict.NONE, "");

        private Found said(String line) {
            return new Found(checked, check, damaged, warned, line);
        }
    }

    Found found() {
        return found;
    }

    /** Lets a process live until it is in a phase, kills it there, and returns where it was. */
    CrashOrder.Phase run(CrashOrder.Phase wanted) {
        found = Found.NOTHING;
        CrashWorker.prepare(folder, new CrashOrder(wanted, acknowledged));
        Process process = Child.start("192m", suite, part, folder, List.of());
        CrashOrder.Phase[] phase = {CrashOrder.Phase.REPLAY};
        try (BufferedReader said =
                        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
                ScheduledExecutorService killer = Executors.newSingleThreadScheduledExecutor()) {
            kill(
                    process,
                    killer,
                    TimeUnit.SECONDS.toMicros(wanted.deadly() ? PATIENCE_SECONDS : LONG_PATIENCE_SECONDS));
            boolean due = false;
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                hear(line, phase);
                if (!due && due(wanted, phase[0])) {
                    due = true;
                    kill(process, killer, delay(wanted));
                }
            }
            process.waitFor();
            killer.shutdownNow();
            return phase[0];
        } catch (IOException failed) {
            throw new UncheckedIOException("A process that is to be killed cannot be heard.", failed);
        } catch (InterruptedException stopped) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The measurement was interrupted.", stopped);
        }
    }

    private static void kill(Process process, ScheduledExecutorService killer, long micros) {
        var unused = killer.schedule(process.toHandle()::destroyForcibly, micros, TimeUnit.MICROSECONDS);
        if (unused.isCancelled()) {
            throw new IllegalStateException("Nobody kills the process.");
        }
    }

    /** A process is to die while it takes rows, so only after it has looked. */
    private boolean due(CrashOrder.Phase wanted, CrashOrder.Phase now) {
        return wanted == now && (found.checked() || wanted == CrashOrder.Phase.REPLAY);
    }

    private long delay(CrashOrder.Phase wanted) {
        return switch (wanted) {
            case INGEST -> random.nextLong(1_500_000);
            case REPLAY -> random.nextLong(800_000);
            default -> random.nextLong(10_000);
        };
    }

    private void hear(String line, CrashOrder.Phase[] phase) {
        try {
            understand(line, phase);
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException cut) {
            // The last word of a process that was killed may be cut off.
            found = found.said(line);
        }
    }

    private void understand(String line, CrashOrder.Phase[] phase) {
        String[] words = line.split(" ", -1);
        switch (words[0]) {
            case "phase" -> phase[0] = CrashOrder.Phase.valueOf(words[1]);
            case "ack" -> {
                long below = Long.parseLong(words[2]) + 1;
                acknowledged.merge(words[1], below, Math::max);
            }
            case "checked" -> {
                CrashCheck check =
                        new CrashCheck(number(words, 1), number(words, 2), number(words, 3), number(words, 4));
                found = new Found(true, check, number(words, 5), found.warned(), line);
            }
            case "warned" -> {
                CrashVerdict warned = new CrashVerdict(number(words, 1), number(words, 2));
                found = new Found(found.checked(), found.check(), found.damaged(), warned, line);
            }
            default -> found = found.said(line);
        }
    }

    private static long number(String[] words, int at) {
        return Long.parseLong(words[at]);
    }
}
