package org.millwright.recording.table;

import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.millwright.Message;
import org.millwright.MillwrightException;
import org.millwright.machine.Tag;
import org.millwright.recording.ReadOptions;
import org.millwright.recording.Recording;
import org.millwright.recording.TimeAxis;
import org.millwright.recording.cell.Row;

/**
 * What was understood of a table from its first rows, for rows that come to it later: a file that still grows, and the next file of
 * the same kind. Only tables whose rows have a date and a place in the world's time can be followed. Immutable.
 */
public final class Understood {
    /** Reasons of {@link Taker#skipped} for which nothing was lost: the row held no values of its own. */
    public static final Set<String> HARMLESS = Set.of(RowFilter.BLANK, RowFilter.HEADER, RowFilter.SUMMARY);

    private final Layout layout;
    private final List<Message> understanding;

    private Understood(Layout layout, List<Message> understanding) {
        this.layout = layout;
        this.understanding = List.copyOf(understanding);
    }

    /**
     * Looks at the first rows of a table; the table is closed.
     *
     * @throws MillwrightException if they cannot be read right, or have no time that can be followed: what and the cure
     */
    public static Understood of(Table table, ReadOptions options) {
        String file = table.name();
        try (Recording recording = Tables.open(table, options)) {
            if (!(recording instanceof TableRecording rows)) {
                throw MillwrightException.badRequest(
                        "recording.follow.long",
                        "The file {file} has one value a row, with the tag's name in a column. Files that are followed need one column a"
                                + " tag: export it that way.",
                        "file",
                        file);
            }
            refuseUndated(file, rows);
            return new Understood(rows.layout(), rows.understanding());
        }
    }

    private static void refuseUndated(String file, TableRecording rows) {
        if (rows.time().kind() == TimeAxis.Kind.LOCAL) {
            throw MillwrightException.badRequest(
                    "recording.follow.zone",
                    "The times in column {column} of {file} name no time zone. Say which one: zone=Europe/Berlin, or zone=UTC.",
                    "column",
                    rows.time().column(),
                    "file",
                    file);
        }
        if (rows.time().kind() != TimeAxis.Kind.INSTANT
                || rows.layout().ordering().midnights()) {
            throw MillwrightException.badRequest(
                    "recording.follow.undated",
                    "The rows of {file} have no column with date and time, so nobody can say when they were measured. Export it with"
                            + " one.",
                    "file",
                    file);
        }
    }

    /** The tags, in the order of their columns. */
    public List<Tag> tags() {
        return layout.columns().tags();
    }

    /** The columns that become no tag, with the reason. */
    public Map<String, Message> leftOut() {
        return layout.columns().leftOut();
    }

    /** The position in a row of the column of a tag, from 0. */
    public int column(int tag) {
        return layout.columns().plans().get(tag).column();
    }

    /** How it was understood, for a person. */
    public List<Message> understanding() {
        return understanding;
    }

    /** The number of cells of a row. */
    public int width() {
        return layout.head().width();
    }

    /** The line of the first row of data, from 1; those above are preamble and header. */
    public long firstDataLine() {
        return layout.head().firstDataLine();
    }

    /** The zone of its times, where a person has named it. */
    public Optional<ZoneId> zone() {
        return Optional.ofNullable(layout.zone());
    }

    /** Gets rows. */
    public interface Taker {
        /**
         * A row of data; the arrays are used again for the next one.
         *
         * @param row its cells
         * @param machine what stands in the column that names the machine; empty where there is none
         * @param timeMicros its time in UTC microseconds
         * @param values one value a tag; NaN where there is none
         * @param qualities one code of {@link org.millwright.machine.Quality} a tag
         */
        void row(Row row, String machine, long timeMicros, double[] values, byte[] qualities);

        /**
         * A row that is no row of data.
         *
         * @param reason a short stable code, such as {@code too-few-cells}
         */
        void skipped(Row row, String reason);
    }

    /** Begins to read the rows of one file. Not for several threads. */
    public Follower follow() {
        return new Follower(layout);
    }

    /** Types the rows of one file, one after the other. */
    public static final class Follower {
        private final Layout layout;
        private final Map<String, LocalTimes> clocks = new HashMap<>();
        private final double[] values;
        private final byte[] qualities;
        private int part = 1;
        private ChunkTyper typer;
        private @Nullable String skipped;

        private Follower(Layout layout) {
            this.layout = layout;
            values = new double[layout.columns().plans().size()];
            qualities = new byte[values.length];
            typer = fresh();
        }

        private ChunkTyper fresh() {
            return new ChunkTyper(layout, part, (row, reason) -> skipped = reason);
        }

        /**
         * Begins a piece of the file.
         *
         * @param top true if it begins at the top of the file, where preamble and header stand; lines count from 1 in each piece
         */
        public Table.Taker piece(boolean top, Taker taker) {
            if (part != (top ? 0 : 1)) {
                part = top ? 0 : 1;
                typer = fresh();
            }
            return row -> take(row, taker);
        }

        private boolean take(Row row, Taker taker) {
            if (typer.full()) {
                typer = fresh();
            }
            int at = typer.chunk.rows;
            skipped = null;
            typer.take(row);
            String reason = skipped;
            if (reason != null) {
                taker.skipped(row, reason);
            } else if (typer.chunk.rows > at) {
                hand(row, at, taker);
            }
            return true;
        }

        private void hand(Row row, int at, Taker taker) {
            Chunk chunk = typer.chunk;
            for (int tag = 0; tag < values.length; tag++) {
                values[tag] = chunk.values[tag][at];
                qualities[tag] = chunk.qualities[tag][at];
            }
            String machine = layout.by() < 0 ? "" : OrderPass.name(row, layout.by());
            long time = clocks.computeIfAbsent(machine, name -> new LocalTimes(false, layout.zone()))
                    .next(chunk.times[at]);
            taker.row(row, machine, time, values, qualities);
        }
    }
}
