package org.millwright.adapters.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.millwright.machine.Tag;
import org.millwright.recording.cell.Row;
import org.millwright.recording.table.Table;
import org.millwright.recording.table.Understood;

/** The rows of one text file on their way to the points. For one thread. */
final class FileRows {
    private static final int WARM = 1 << 16;

    private final Sheet sheet;
    private final String machine;
    private final LostRows lost;
    private final Understood.Follower follower;
    private final List<Tag> tags;
    private final Map<String, int[]> wanted = new HashMap<>();
    private int planned;

    FileRows(Sheet sheet, String machine, LostRows lost) {
        this.sheet = sheet;
        this.machine = machine;
        this.lost = lost;
        this.follower = sheet.meaning().follow();
        this.tags = sheet.meaning().tags();
    }

    /**
     * Where the reading of a piece has ended.
     *
     * @param offset the first byte that is not read
     * @param lines the lines before it
     * @param header true if another header stands there
     */
    record End(long offset, long lines, boolean header) {}

    /** How many values a row has that somebody wants. */
    int planned() {
        return planned;
    }

    /** Lets the clock see the rows before a place: in an hour that occurs twice they tell which of the two it is. */
    void warm(Path file, FileBook.Entry entry) throws IOException {
        long from = Math.max(entry.top(), entry.offset() - WARM);
        byte[] bytes;
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            bytes = TextPiece.window(channel, from, (int) (entry.offset() - from));
        }
        int start = 0;
        while (from > entry.top() && start < bytes.length && bytes[start] != '\n') {
            start++;
        }
        boolean top = from == entry.top();
        TextPiece piece = new TextPiece(from + start, Arrays.copyOfRange(bytes, start, bytes.length));
        piece(piece, top, follower.piece(top, new Nobody()));
    }

    private int mark(long from) {
        return from == 0 ? sheet.syntax().encoding().mark() : 0;
    }

    private static final class Nobody implements Understood.Taker {
        @Override
        public void row(Row row, String machine, long timeMicros, double[] values, byte[] qualities) {}

        @Override
        public void skipped(Row row, String reason) {}
    }

    /** True if a last line without an end has all its cells. */
    boolean whole(TextPiece line) {
        int[] cells = new int[1];
        piece(line, false, row -> {
            cells[0] = row.size();
            return false;
        });
        return cells[0] == sheet.meaning().width();
    }

    private void piece(TextPiece piece, boolean top, Table.Taker taker) {
        piece.rows(sheet, top ? mark(piece.from()) : 0, taker, (line, why) -> {});
    }

    /** Hands over the rows of a piece, up to the first header of other columns. */
    End read(TextPiece piece, FileBook.Entry entry, PointRows to) {
        boolean top = piece.from() == entry.top();
        Taker taker = new Taker(piece, entry, to);
        var rows = follower.piece(top, taker);
        piece.rows(
                sheet,
                top ? mark(piece.from()) : 0,
                row -> rows.take(row) && taker.header == 0,
                (line, why) -> lost.add(entry.path(), entry.lines() + line, "broken-row", piece.line(line, sheet)));
        if (taker.header > 0) {
            return new End(piece.offset(taker.header), entry.lines() + taker.header - 1, true);
        }
        return new End(piece.end(), entry.lines() + piece.lines(), false);
    }

    private final class Taker implements Understood.Taker {
        private final TextPiece piece;
        private final FileBook.Entry entry;
        private final PointRows to;
        private long header;

        Taker(TextPiece piece, FileBook.Entry entry, PointRows to) {
            this.piece = piece;
            this.entry = entry;
            this.to = to;
        }

        @Override
        public void row(Row row, String name, long timeMicros, double[] values, byte[] qualities) {
            int[] points = wanted.computeIfAbsent(name, key -> {
                int[] fresh = to.wanted(FolderSettings.machine(machine, key), tags);
                planned = (int) Arrays.stream(fresh).filter(point -> point >= 0).count();
                return fresh;
            });
            boolean known = true;
            for (int tag = 0; tag < points.length; tag++) {
                if (points[tag] >= 0) {
                    int column = sheet.meaning().column(tag);
                    known &= to.cell(
                            points[tag], tags.get(tag), row.string(column), timeMicros, values[tag], qualities[tag]);
                }
            }
            if (!known) {
                unknownWord(row);
            }
        }

        private void unknownWord(Row row) {
            lost.add(entry.path(), entry.lines() + row.line(), "unknown-word", piece.line(row.line(), sheet));
        }

        @Override
        public void skipped(Row row, String reason) {
            if (header == 0 && header(row)) {
                header = row.line();
                return;
            }
            lost.add(entry.path(), entry.lines() + row.line(), reason, piece.line(row.line(), sheet));
        }

        /** True for names of columns that are not those of this header: at least half of them known, all of them words. */
        private boolean header(Row row) {
            int named = 0;
            int filled = 0;
            for (int cell = 0; cell < row.size(); cell++) {
                String text = row.string(cell);
                if (!text.isEmpty()) {
                    filled++;
                    named += sheet.names(text) ? 1 : 0;
                }
            }
            return filled >= 2 && 2 * named >= filled - 1 && named > 0 && !sameHeader(row);
        }

        private boolean sameHeader(Row row) {
            return row.size() == sheet.meaning().width() && namesInOrder(row);
        }

        private boolean namesInOrder(Row row) {
            for (int tag = 0; tag < tags.size(); tag++) {
                String text = row.string(sheet.meaning().column(tag));
                if (!text.equals(tags.get(tag).name())
                        && !text.startsWith(tags.get(tag).name() + " ")) {
                    return false;
                }
            }
            return true;
        }
    }
}
