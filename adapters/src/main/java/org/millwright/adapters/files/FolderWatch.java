package org.millwright.adapters.files;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.millwright.Message;
import org.millwright.machine.connect.Health;
import org.millwright.machine.connect.ReadPlan;
import org.millwright.machine.connect.Standing;
import org.millwright.machine.connect.Surroundings;
import org.millwright.recording.RecordingReader;

/** The life of a subscription, on a thread of its own: looks into the folder again and again and reads what has come. */
final class FolderWatch implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(FolderWatch.class.getName());
    private static final Duration END = Duration.ofMillis(1_500);
    private static final long MINUTE = 60_000_000L;

    private final FolderSettings settings;
    private final Surroundings around;
    private final PointRows.Told told;
    private final String name;
    private final FolderScan scan;
    private final PointRows rows;
    private final List<RecordingReader> readers;
    private final CountDownLatch end = new CountDownLatch(1);
    private final Thread thread;
    /** Whether a file is read line by line, by path and when it was written. */
    private final Map<String, Boolean> grows = new HashMap<>();

    FolderWatch(String name, FolderSettings settings, Surroundings around, List<RecordingReader> readers, Delivery to) {
        this.name = name;
        this.settings = settings;
        this.around = around;
        this.readers = readers;
        this.told = to.told();
        this.scan = new FolderScan(settings);
        this.rows = new PointRows(to.plan(), told);
        this.thread = Thread.ofVirtual().name("files " + name).unstarted(this::run);
    }

    /**
     * What is delivered to whom.
     *
     * @param plan the columns
     * @param told who is told
     */
    record Delivery(ReadPlan plan, PointRows.Told told) {}

    void start() {
        thread.start();
    }

    private void run() {
        try {
            told.standing().to(Health.State.CONNECTING, FolderFaults.connecting(settings.root()));
            FileBook book = FileBook.in(around.folder());
            LostRows lost = new LostRows(name, around.folder().resolve("rejected"), told);
            GrowingFiles.Parts parts = new GrowingFiles.Parts(
                    settings,
                    book,
                    new Samples(around.folder().resolve("samples"), settings.options()),
                    rows,
                    lost,
                    told.intake());
            GrowingFiles growing = new GrowingFiles(parts);
            WholeFiles whole = new WholeFiles(parts, readers);
            // What was handed over last before the program ended may be safe without having been noted.
            rows.again(true);
            while (end.getCount() > 0) {
                look(parts, growing, whole);
                end.await(settings.look().toNanos(), TimeUnit.NANOSECONDS);
            }
        } catch (IllegalArgumentException | IOException damaged) {
            told.standing().to(Health.State.STOPPED, FolderFaults.book(String.valueOf(damaged.getMessage())));
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private void look(GrowingFiles.Parts parts, GrowingFiles growing, WholeFiles whole) {
        try {
            List<FolderScan.Found> found = scan.look();
            if (found.size() > FolderScan.MOST) {
                told.standing().to(Health.State.DEGRADED, FolderFaults.tooMany(settings.root()));
                return;
            }
            boolean all = read(found, growing, whole);
            parts.book().forget(around.clock().millis());
            parts.book().save();
            if (all) {
                standing(found, parts.lost(), growing, whole);
            }
        } catch (IOException lost) {
            told.standing().waiting(FolderFaults.lost(settings.root(), lost), settings.look());
        } catch (RuntimeException ours) {
            if (end.getCount() > 0) {
                // Whatever broke, the delivery must not end without a word: it is shown and tried again.
                LOG.log(System.Logger.Level.ERROR, "The delivery of " + name + " broke.", ours);
                told.standing().waiting(FolderFaults.broken(ours), settings.look());
            }
        }
    }

    private boolean read(List<FolderScan.Found> found, GrowingFiles growing, WholeFiles whole) throws IOException {
        List<FolderScan.Found> texts = new ArrayList<>();
        List<FolderScan.Found> others = new ArrayList<>();
        for (FolderScan.Found file : found) {
            if (file.size() > 0) {
                (grows(file) ? texts : others).add(file);
            }
        }
        grows.keySet().retainAll(found.stream().map(FolderScan.Found::path).toList());
        long now = around.clock().millis();
        growing.match(texts, now);
        whole.match(others);
        for (FolderScan.Found file : found) {
            if (end.getCount() == 0) {
                return false;
            }
            try {
                boolean taken =
                        texts.contains(file) ? growing.read(file, now) : file.size() == 0 || whole.read(file, now);
                if (!taken) {
                    // Some of it may have been taken all the same.
                    rows.again(true);
                    told.standing().waiting(FolderFaults.refused(), settings.look());
                    return false;
                }
            } catch (NoSuchFileException vanished) {
                LOG.log(System.Logger.Level.DEBUG, "A file vanished while it was read.", vanished);
            }
        }
        rows.again(false);
        return true;
    }

    private boolean grows(FolderScan.Found file) throws IOException {
        Boolean known = grows.get(file.path());
        if (known == null) {
            try {
                known = WholeFiles.grows(file.file());
            } catch (NoSuchFileException vanished) {
                return true;
            }
            grows.put(file.path(), known);
        }
        return known;
    }

    private void standing(List<FolderScan.Found> found, LostRows lost, GrowingFiles growing, WholeFiles whole) {
        Map<String, Message> unclear = new TreeMap<>(growing.unclear());
        unclear.putAll(whole.unclear());
        List<String> unmet = rows.unmet();
        boolean fresh = Standing.micros(around.clock().instant()) - lost.lastMicros() < MINUTE;
        if (!unclear.isEmpty()) {
            Map.Entry<String, Message> one = unclear.entrySet().iterator().next();
            degraded(FolderFaults.notUnderstood(one.getKey(), one.getValue().text(), unclear.size() - 1));
        } else if (lost.count() > 0 && fresh) {
            degraded(lost.last());
        } else if (!unmet.isEmpty() && !found.isEmpty()) {
            degraded(FolderFaults.absent(unmet.getFirst(), unmet.size() - 1));
        } else {
            told.standing().to(Health.State.LIVE, FolderFaults.live(settings.root(), found.size(), rows.unplanned()));
        }
    }

    private void degraded(Message why) {
        told.standing().to(Health.State.DEGRADED, why);
    }

    @Override
    public void close() {
        end.countDown();
        try {
            if (!thread.join(Duration.ofMillis(300))) {
                thread.interrupt();
            }
            thread.join(END);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
