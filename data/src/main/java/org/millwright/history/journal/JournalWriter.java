package org.millwright.history.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.millwright.Message;
import org.millwright.MillwrightException;
import org.millwright.Problem;
import org.millwright.machine.AssetPath;
import org.millwright.machine.Tag;
import org.millwright.machine.connect.Loss;

/** Writes what waits, forces it to the disk and only then says so. Runs on a thread of its own. */
final class JournalWriter implements Runnable {
    private static final int EXPLAINED = 2;

    private final String connection;
    private final JournalSettings settings;
    private final Segments segments;
    private final LossLedger ledger;
    private final Waiting waiting;
    private final Durable durable;
    private final Reserve reserve;
    private final Growing buffer = new Growing(1 << 16);
    private final Map<ShapeKey, Shape> shapes = new HashMap<>();
    /** How often this segment has each shape written out: twice, so that damage to one record costs no other. */
    private final Map<Long, Integer> explained = new HashMap<>();

    private FileChannel channel;
    private long segment;
    private long end;
    private long next;

    /** Where the writer goes on. */
    record Start(FileChannel channel, Durable.Mark mark) {}

    /** The parts of a journal that the writer works with. */
    record Parts(Segments segments, LossLedger ledger, Waiting waiting, Durable durable, Reserve reserve) {}

    private record ShapeKey(AssetPath asset, List<Tag> tags) {}

    JournalWriter(String connection, JournalSettings settings, Parts parts, Start start) {
        this.connection = connection;
        this.settings = settings;
        this.segments = parts.segments();
        this.ledger = parts.ledger();
        this.waiting = parts.waiting();
        this.durable = parts.durable();
        this.reserve = parts.reserve();
        this.channel = start.channel();
        this.segment = start.mark().segment();
        this.end = start.mark().bytes();
        this.next = start.mark().next();
    }

    @Override
    public void run() {
        try {
            List<Waiting.Item> items = waiting.take(settings.commit());
            while (items != null) {
                commit(items);
                items = waiting.take(settings.commit());
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            durable.close();
            close();
        }
    }

    private void close() {
        try {
            channel.close();
        } catch (IOException fault) {
            System.getLogger(JournalWriter.class.getName())
                    .log(System.Logger.Level.WARNING, "closing the journal of " + connection, fault);
        }
    }

    /** Writes items in pieces that fit the budget of one commit. */
    private void commit(List<Waiting.Item> items) {
        int from = 0;
        while (from < items.size()) {
            if (overBudget()) {
                refuse(items.subList(from, items.size()), full());
                return;
            }
            int until = encode(items, from);
            List<Waiting.Item> piece = items.subList(from, until);
            try {
                write();
                tell(piece);
            } catch (IOException first) {
                again(piece, first);
            }
            buffer.cut(0);
            from = until;
        }
    }

    private boolean overBudget() {
        return segments.bytes() + buffer.size() > settings.budgetBytes();
    }

    private int encode(List<Waiting.Item> items, int from) {
        int at = from;
        long sequence = next;
        long room = Math.min(settings.commitBytes(), settings.segmentBytes() - end);
        while (at < items.size() && (at == from || buffer.size() < room)) {
            switch (items.get(at)) {
                case Waiting.Item.Rows rows -> {
                    Shape shape = shapes.computeIfAbsent(
                            new ShapeKey(rows.asset(), rows.rows().tags()), key -> Shape.of(key.asset(), key.tags()));
                    boolean inFull = explained.merge(shape.number(), 1, Integer::sum) <= EXPLAINED;
                    RecordForm.rows(buffer, sequence, shape, inFull, rows.rows());
                }
                case Waiting.Item.Happened happened -> RecordForm.event(buffer, sequence, happened.event());
            }
            sequence++;
            at++;
        }
        return at;
    }

    private void write() throws IOException {
        ByteBuffer bytes = buffer.buffer().duplicate().flip();
        long at = end;
        while (bytes.hasRemaining()) {
            at += channel.write(bytes, at);
        }
        channel.force(false);
        end = at;
    }

    /** Says that a piece is safe, and begins the next segment where this one is full. */
    private void tell(List<Waiting.Item> piece) {
        long first = next;
        next += piece.size();
        durable.moveTo(new Durable.Mark(segment, end, next));
        for (int i = 0; i < piece.size(); i++) {
            piece.get(i).ticket().safe(first + i);
        }
        if (end >= settings.segmentBytes()) {
            roll();
        }
    }

    private void roll() {
        try {
            FileChannel following = segments.begin(next);
            channel.close();
            channel = following;
            segment = next;
            end = Segments.HEADER;
            explained.clear();
            durable.moveTo(new Durable.Mark(segment, end, next));
            reserve.take();
        } catch (IOException fault) {
            // The old segment takes more for as long as no new one can begin.
            System.getLogger(JournalWriter.class.getName())
                    .log(System.Logger.Level.WARNING, "a new segment of " + connection, fault);
        }
    }

    /** The disk refused: gives up the reserve and tries once more, then refuses the piece. */
    private void again(List<Waiting.Item> piece, IOException first) {
        try {
            if (reserve.giveUp()) {
                write();
                tell(piece);
                return;
            }
        } catch (IOException second) {
            first.addSuppressed(second);
        }
        try {
            channel.truncate(end);
        } catch (IOException third) {
            // The next piece is written over it from the same place.
            first.addSuppressed(third);
        }
        explained.clear();
        refuse(piece, refusedBy(first));
    }

    private void refuse(List<Waiting.Item> items, Problem why) {
        List<Loss> losses = new ArrayList<>();
        for (Waiting.Item item : items) {
            if (item instanceof Waiting.Item.Rows rows && rows.values() > 0) {
                losses.add(Losses.of(connection, rows, Loss.Reason.JOURNAL_FULL));
            }
        }
        for (Loss loss : losses) {
            try {
                ledger.enter(loss);
            } catch (MillwrightException alsoFull) {
                // It counts in memory, and the ledger says so itself when it is looked at.
                System.getLogger(JournalWriter.class.getName())
                        .log(System.Logger.Level.WARNING, "the ledger of " + connection, alsoFull);
            }
        }
        // Whoever is told of the refusal must find it counted.
        items.forEach(item -> item.ticket().refused(why));
    }

    private Problem full() {
        return new Problem.Exhausted(Message.of(
                "history.journal.budget",
                "The journal of {connection} has used its {bytes} bytes, so new values are refused and counted as lost. Give it "
                        + "more room, or see why they are not moved to the history.",
                "connection",
                connection,
                "bytes",
                settings.budgetBytes()));
    }

    private Problem refusedBy(IOException fault) {
        return new Problem.Exhausted(Message.of(
                "history.journal.unwritten",
                "The journal of {connection} cannot be written: {why}. New values are counted as lost until there is room "
                        + "on the disk again.",
                "connection",
                connection,
                "why",
                String.valueOf(fault.getMessage())));
    }
}
