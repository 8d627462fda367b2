package org.millwright.history.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.function.Consumer;
import org.millwright.Message;
import org.millwright.MillwrightException;
import org.millwright.Problem;
import org.millwright.dataset.Range;
import org.millwright.machine.connect.Intake;
import org.millwright.machine.connect.Loss;

/**
 * What one connection delivers, in segments on disk: written and forced before anybody else sees it, so that it survives whatever ends the
 * program. Its records are numbered without a gap.
 *
 * <p>Several records are forced together, at most {@link JournalSettings#commit()} after the first of them. A segment is deleted only when
 * {@link #release} says that nobody needs it.
 */
public final class Journal implements AutoCloseable {
    private final String connection;
    private final LossLedger ledger;
    private final Segments segments;
    private final Shapes shapes;
    private final Waiting waiting;
    private final Durable durable;
    private final Thread writer;
    private final Door door;

    private Journal(String connection, LossLedger ledger, JournalSettings settings, Segments segments, long known)
            throws IOException {
        this.connection = connection;
        this.ledger = ledger;
        this.segments = segments;
        this.shapes = new Shapes(segments);
        this.waiting = new Waiting(settings.commitBytes());
        Reserve reserve = new Reserve(segments.folder(), settings.reserveBytes());
        reserve.take();
        JournalWriter.Start start = start(known);
        this.durable = new Durable(start.mark());
        this.door = new Door(this, waiting, ledger);
        JournalWriter.Parts parts = new JournalWriter.Parts(segments, ledger, waiting, durable, reserve);
        this.writer = Thread.ofPlatform()
                .daemon()
                .name("journal " + connection)
                .start(new JournalWriter(connection, settings, parts, start));
    }

    /**
     * Opens the journal of a connection, or begins one. Records that were not whole when the program ended are cut off: nobody had been told
     * that they were safe.
     *
     * @param folder the folder of this journal alone
     * @param ledger where lost values are entered
     * @throws MillwrightException if the folder cannot be used or a newer program wrote it
     */
    public static Journal open(Path folder, String connection, JournalSettings settings, LossLedger ledger) {
        return open(folder, connection, settings, ledger, 0);
    }

    /**
     * The same for a connection of which something is kept elsewhere. Numbers always rise: where the journal was deleted and begins anew,
     * it begins far above all that was ever given, so that no new record is taken for an old one.
     *
     * @param known the lowest number that was never heard of, 0 if nothing is known
     */
    public static Journal open(
            Path folder, String connection, JournalSettings settings, LossLedger ledger, long known) {
        try {
            return new Journal(connection, ledger, settings, Segments.in(folder), known);
        } catch (IOException fault) {
            throw new MillwrightException(
                    new Problem.Exhausted(Message.of(
                            "history.journal.closed",
                            "The journal in {folder} cannot be opened: {why}. See that the folder is ours and the disk has room.",
                            "folder",
                            folder,
                            "why",
                            String.valueOf(fault.getMessage()))),
                    fault);
        }
    }

    /** Finds the end of the newest segment; cuts off what is not whole behind it. */
    private JournalWriter.Start start(long known) throws IOException {
        Map.Entry<Long, Path> newest = segments.files().lastEntry();
        if (newest == null) {
            return begun(Epoch.in(segments.folder()).next(known));
        }
        Epoch.in(segments.folder()).reached(newest.getKey());
        long first = newest.getKey();
        long last = first - 1;
        long end = Segments.HEADER;
        try (SegmentScan scan = SegmentScan.open(newest.getValue())) {
            if (scan.offset() < Segments.HEADER) {
                // Its header was torn: nothing was ever in it.
                return begun(first);
            }
            while (scan.next(scan.size(), last)) {
                last = RecordForm.sequence(scan.bytes(), scan.at());
                scan.pass();
                end = scan.offset();
            }
        }
        FileChannel channel = FileChannel.open(newest.getValue(), StandardOpenOption.WRITE);
        channel.truncate(end);
        channel.force(true);
        if (last + 1 < known) {
            // An older state of the journal was put back: what comes now must not bear numbers that were given before.
            channel.close();
            return begun(Epoch.in(segments.folder()).next(known));
        }
        return new JournalWriter.Start(channel, new Durable.Mark(first, end, last + 1));
    }

    private JournalWriter.Start begun(long first) throws IOException {
        return new JournalWriter.Start(segments.begin(first), new Durable.Mark(first, Segments.HEADER, first));
    }

    /** The connection that it belongs to. */
    public String connection() {
        return connection;
    }

    /** Where a connector puts what it has read. What finds no room is refused, and entered as lost. */
    public Intake intake() {
        return door;
    }

    /** The sequence that the next safe record will have. */
    public long next() {
        return durable.mark().next();
    }

    /** The sequence of the oldest record that is kept. */
    public long oldest() {
        return segments.files().firstKey();
    }

    /** The bytes of all segments. */
    public long bytes() {
        return segments.bytes();
    }

    /** Reads from a sequence on, or from the oldest record where that is gone. */
    public JournalReader reader(long from) {
        return new JournalReader(this, from, gap -> {});
    }

    /** The same for the one reader that reads everything: damaged records enter the ledger. */
    public JournalReader replay(long from) {
        Consumer<Range> damage = gap -> ledger.enter(new Loss(
                connection,
                "records %d to %d".formatted(gap.from(), gap.until() - 1),
                0,
                0,
                Loss.Reason.JOURNAL_DAMAGE,
                gap.length(),
                false));
        return new JournalReader(this, from, damage);
    }

    /**
     * Deletes the segments of which every record is below a sequence: in a named file of the history, and needed by no flow.
     *
     * @throws MillwrightException if a file cannot be deleted
     */
    public void release(long below) {
        try {
            segments.release(below);
        } catch (IOException fault) {
            throw new MillwrightException(
                    new Problem.Exhausted(Message.of(
                            "history.journal.kept",
                            "A segment of the journal of {connection} cannot be deleted: {why}.",
                            "connection",
                            connection,
                            "why",
                            String.valueOf(fault.getMessage()))),
                    fault);
        }
    }

    Durable durable() {
        return durable;
    }

    Segments segments() {
        return segments;
    }

    Shapes shapes() {
        return shapes;
    }

    /** Writes what waits, then ends. */
    @Override
    public void close() {
        waiting.close();
        boolean interrupted = false;
        while (writer.isAlive()) {
            try {
                writer.join();
            } catch (InterruptedException impatient) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
