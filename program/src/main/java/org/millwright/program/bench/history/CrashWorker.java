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
import org.millwright.program.serve.Makers;

/**
 * A process that keeps a history and watches its machines, to be killed. It opens what the one before left, applies the journals again,
 * looks whether everything is there, and goes on. On stdout it says where it is, what is acknowledged, and what it found.
 */
final class CrashWorker {
    private static final Instant NOW = Instant.ofEpochSecond(1_700_600_000);
    private static final long SEGMENT = 64 << 10;
    private static final int PAUSE_MILLIS = 20;
    private static final int TURN_MILLIS = 20;
    private static final int RECORDS_A_TURN = 8;

    private final HistoryMaker maker;
    private final Makers.BooksMaker books;
    private final Path folder;
    private final CrashOrder order;
    private final PrintStream says =
            new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);

    CrashWorker(HistoryMaker maker, Makers.BooksMaker books, Path folder) {
        this.maker = maker;
        this.books = books;
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
        Makers.Books kept = books.open(folder.resolve("plant.db"));
        try (CrashWatch watch = new CrashWatch(folder.resolve("watches"), opened.historian(), kept, pipes)) {
            watch.begin();
            check(opened, pipes);
            switch (order.phase()) {
                case LEARN -> learn(pipes, watch);
                case NONE -> judge(watch, pipes, kept);
                case INGEST, REPLAY, COMPACTION, MANIFEST, DELETION -> ingest(opened, pipes, watch);
            }
        }
        kept.close().run();
        pipes.forEach(Pipe::close);
        opened.historian().close();
    }

    private void learn(List<Pipe> pipes, CrashWatch watch) throws InterruptedException {
        for (Pipe pipe : pipes) {
            while (order.next(pipe.journal().connection(), 0) < CrashData.healthyRecords()) {
                offer(pipe);
            }
        }
        for (Pipe pipe : pipes) {
            pipe.drain();
        }
        watch.learn();
    }

    private void judge(CrashWatch watch, List<Pipe> pipes, Makers.Books kept) throws InterruptedException {
        CrashVerdict verdict = watch.againstUndisturbed(folder.resolve("undisturbed"), pipes, kept.warnings());
        says.println("warned %d %d".formatted(verdict.warnings(), verdict.different()));
    }

    private void ingest(HistoryMaker.Opened opened, List<Pipe> pipes, CrashWatch watch) throws InterruptedException {
        phase(CrashOrder.Phase.INGEST);
        while (true) {
            for (Pipe pipe : pipes) {
                offer(pipe);
                release(opened, pipe, watch);
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

    private void release(HistoryMaker.Opened opened, Pipe pipe, CrashWatch watch) {
        String connection = pipe.journal().connection();
        long needed = Math.min(opened.upkeep().needed(connection), watch.needed(connection));
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
