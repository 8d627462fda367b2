package org.millwright.history.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.millwright.Message;
import org.millwright.MillwrightException;
import org.millwright.Problem;
import org.millwright.dataset.Range;
import org.millwright.history.Batch;

/**
 * Reads a journal from a place on, record by record, and waits at its end for more. It only sees what is safe on disk. Damaged records are
 * passed over and told. For one thread.
 */
public final class JournalReader implements AutoCloseable {
    private final Journal journal;
    private final Consumer<Range> missing;
    private long next;
    private long segment = -1;
    private @Nullable SegmentScan scan;

    JournalReader(Journal journal, long from, Consumer<Range> missing) {
        this.journal = journal;
        this.next = Math.max(from, journal.oldest());
        this.missing = missing;
    }

    /** The sequence of the next record, if none is damaged. */
    public long position() {
        return next;
    }

    /**
     * The next record; waits for it.
     *
     * @return empty if none came within the patience, or the journal was closed and there is no more
     */
    public Optional<Batch.Entry> next(Duration patience) throws InterruptedException {
        while (journal.durable().await(next, patience)) {
            Batch.Entry entry = read();
            if (entry != null) {
                return Optional.of(entry);
            }
        }
        return Optional.empty();
    }

    /** The next safe record; null if the rest of what is safe now is damaged. */
    private Batch.@Nullable Entry read() {
        try {
            while (true) {
                Durable.Mark mark = journal.durable().mark();
                if (next >= mark.next()) {
                    return null;
                }
                SegmentScan open = scan();
                long limit = segment == mark.segment() ? mark.bytes() : open.size();
                if (open.next(limit, next - 1)) {
                    Batch.Entry entry = take(open);
                    if (entry != null) {
                        return entry;
                    }
                } else if (segment == mark.segment()) {
                    open.skipTo(mark.bytes());
                    jump(mark.next());
                } else {
                    follow();
                }
            }
        } catch (NoSuchFileException released) {
            // Whoever released it had read it; this reader was slow and goes on with what is left.
            long oldest = journal.oldest();
            close();
            if (oldest > next) {
                jump(oldest);
            }
            return null;
        } catch (IOException fault) {
            throw unread(fault);
        }
    }

    private Batch.@Nullable Entry take(SegmentScan open) throws IOException {
        ByteBuffer bytes = open.bytes();
        long sequence = RecordForm.sequence(bytes, open.at());
        Shape written = RecordForm.shapeIn(bytes, open.at());
        if (written != null) {
            journal.shapes().learn(written);
        }
        Batch.Entry entry = RecordForm.read(bytes, open.at(), journal.shapes()::of);
        open.pass();
        if (entry == null) {
            jump(sequence + 1);
            return null;
        }
        jump(sequence);
        next = sequence + 1;
        return entry;
    }

    /** Goes on at a sequence; what lies before it is told as missing. */
    private void jump(long to) {
        if (to > next) {
            missing.accept(new Range(next, to));
            next = to;
        }
    }

    private SegmentScan scan() throws IOException {
        SegmentScan open = scan;
        if (open == null) {
            Map.Entry<Long, Path> file = journal.segments().files().floorEntry(next);
            if (file == null) {
                throw new NoSuchFileException("segment of " + next);
            }
            segment = file.getKey();
            open = SegmentScan.open(file.getValue());
            scan = open;
        }
        return open;
    }

    private void follow() throws IOException {
        Long following = journal.segments().files().higherKey(segment);
        if (following == null) {
            throw new NoSuchFileException("segment after " + segment);
        }
        close();
        jump(following);
    }

    private MillwrightException unread(IOException fault) {
        return new MillwrightException(
                new Problem.Exhausted(Message.of(
                        "history.journal.unread",
                        "The journal of {connection} cannot be read: {why}. Maybe the disk fails; see its messages.",
                        "connection",
                        journal.connection(),
                        "why",
                        String.valueOf(fault.getMessage()))),
                fault);
    }

    @Override
    public void close() {
        if (scan != null) {
            scan.close();
            scan = null;
        }
    }
}
