package org.millwright.recording.folder;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;
import org.millwright.Message;
import org.millwright.MillwrightException;
import org.millwright.Problem;
import org.millwright.machine.Block;
import org.millwright.recording.ReadReport;
import org.millwright.recording.Recording;

/**
 * Reads a recording row by row from outside, with one block in reserve: a thread of its own reads and waits until rows are wanted.
 * Used by one thread.
 */
final class Pull implements AutoCloseable {
    private static final int RESERVE = 1;

    private final BlockingQueue<Piece> pieces = new ArrayBlockingQueue<>(RESERVE);
    private final Thread thread;
    private volatile boolean stopped;
    private @Nullable Block block;
    private @Nullable ReadReport report;
    private int row;

    /** A block, or the end with its report, or what went wrong. */
    private record Piece(
            @Nullable Block block,
            @Nullable ReadReport report,
            @Nullable RuntimeException failure) {}

    Pull(Recording recording) {
        thread = Thread.ofVirtual().name("recording-pull").start(() -> run(recording));
        fetch();
    }

    /** True if there is a row. */
    boolean hasRow() {
        return block != null;
    }

    /** The time of the row; there must be one. */
    long time() {
        return current().time(row);
    }

    /** The block of the row; there must be one. */
    Block current() {
        if (block == null) {
            throw new IllegalStateException("There are no more rows.");
        }
        return block;
    }

    /** The row within its block. */
    int row() {
        return row;
    }

    /** Goes to the next row. */
    void next() {
        row++;
        if (row >= current().rows()) {
            fetch();
        }
    }

    /** The report, once every row was taken. */
    ReadReport report() {
        if (report == null) {
            throw new IllegalStateException("Not every row was taken.");
        }
        return report;
    }

    @Override
    public void close() {
        stopped = true;
        thread.interrupt();
    }

    private void run(Recording recording) {
        try {
            ReadReport end =
                    recording.read((machine, part) -> put(new Piece(part, null, null)), Recording.Progress.NONE);
            put(new Piece(null, end, null));
        } catch (RuntimeException failure) {
            put(new Piece(null, null, failure));
        }
    }

    private boolean put(Piece piece) {
        try {
            pieces.put(piece);
            return !stopped;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void fetch() {
        try {
            Piece piece = pieces.take();
            if (piece.failure != null) {
                throw piece.failure;
            }
            block = piece.block;
            report = piece.report;
            row = 0;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new MillwrightException(
                    new Problem.Exhausted(Message.of("recording.read.interrupted", "Reading was stopped.")), stop);
        }
    }
}
