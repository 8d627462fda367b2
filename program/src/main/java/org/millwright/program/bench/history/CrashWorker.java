package org.millwright.program.bench.history;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.millwright.history.HistorySettings;
import org.millwright.history.cold.Milestone;
import org.millwright.history.journal.JournalSettings;

/**
 * A process that keeps a history, to be killed. It opens what the one before left, applies the journals again, looks whether everything
 * is there, and goes on. On stdout it says where it is, what is acknowledged, and what it found.
 */
final class CrashWorker {
    private static final Instant NOW = Instant.ofEpochSecond(1_700_600_000);
    private static final long SEGMENT = 64 << 10;
    private static final int PAUSE_MILLIS = 20;
    private static final int TURN_MILLIS = 20;
    private static final int RECORDS_A_TURN = 8;

    private final HistoryMaker maker;
    private final Path folder;
    private final CrashOrder order;
    private final PrintStream says =
            new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);

    CrashWorker(HistoryMaker maker, Path folder) {
        this.maker = maker;
        this.folder = folder;
        this.order = CrashOrder.read(folder);
    }

    void run() throws InterruptedException {
        HistorySettings settings = new HistorySettings(128L << 20, 2, 20_000, Duration.ofMinutes(5), 400, 4_000, true);
        phase(CrashOrder.Phase.REPLAY);
        HistoryMaker.Opened opened = maker.open(folder.resolve("history"), settings, () -> NOW, this::passed);
        List<Pipe> pipes = new ArrayList<>();
        JournalSettings journal = new JournalSettings(SEGMENT, Duration.ofMillis(5), 1 << 16, 1L << 30, 0);
        for (String connection : CrashData.CONNECTIONS) {
            pipes.add(new Pipe(folder.resolve(connection), connection, opened.historian(), journal, 0));
        }
        check(opened, pipes);
        if (order.phase() == CrashOrder.Phase.NONE) {
            pipes.forEach(Pipe::close);
            opened.historian().close();
            return;
        }
        phase(CrashOrder.Phase.INGEST);
        while (true) {
            for (Pipe pipe : pipes) {
                offer(pipe);
                release(opened, pipe);
            }
            Thread.sleep(TURN_MILLIS);
        }
    }

    private void check(HistoryMaker.Opened opened, List<Pipe> pipes) throws InterruptedException {
        CrashCheck all = new CrashCheck(0, 0, 0, 0);
        for (Pipe pipe : pipes) {
            pipe.drain();
        }
        for (Pipe pipe : pipes) {
            String connection = pipe.journal().connection();
            all = all.plus(CrashCheck.of(
                    connection,
                    opened.historian(),
                    pipe.ledger(),
                    pipe.journal().next(),
                    order.acknowledged(connection)));
        }
        int damage = opened.upkeep().inspect(true).size();
        says.println(
                "checked %d %d %d %d %d".formatted(all.records(), all.lost(), all.partial(), all.unreported(), damage));
    }

    private void offer(Pipe pipe) throws InterruptedException {
        String connection = pipe.journal().connection();
        long next = order.next(connection, pipe.journal().next());
        for (int i = 0; i < RECORDS_A_TURN; i++) {
            pipe.offer(List.of(CrashData.rows(connection, next + i)))
                    .whenKnown(at -> says.println("ack " + connection + " " + at));
        }
        order.offered(connection, next + RECORDS_A_TURN);
    }

    private void release(HistoryMaker.Opened opened, Pipe pipe) {
        long needed = opened.upkeep().needed(pipe.journal().connection());
        if (needed > pipe.journal().oldest() + 1) {
            if (order.phase() == CrashOrder.Phase.DELETION) {
                phase(CrashOrder.Phase.DELETION);
            }
            pipe.journal().release(needed);
        }
    }

    private void passed(Milestone milestone) {
        switch (milestone) {
            case COMPACTION, MERGED -> phase(CrashOrder.Phase.COMPACTION);
            case WRITTEN, NAMED -> phase(CrashOrder.Phase.MANIFEST);
            case CLEARED -> phase(CrashOrder.Phase.INGEST);
        }
    }

    /** Says where it is; where it is to be killed it stays for a moment. */
    private void phase(CrashOrder.Phase phase) {
        says.println("phase " + phase);
        if (phase == order.phase() && phase != CrashOrder.Phase.REPLAY && phase != CrashOrder.Phase.INGEST) {
            try {
                Thread.sleep(PAUSE_MILLIS);
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Makes the folder ready for a life. */
    static void prepare(Path folder, CrashOrder order) {
        try {
            Files.createDirectories(folder);
            order.write(folder);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
