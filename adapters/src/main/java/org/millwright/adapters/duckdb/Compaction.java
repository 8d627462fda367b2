package org.millwright.adapters.duckdb;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.millwright.dataset.Range;
import org.millwright.history.cold.Coverage;
import org.millwright.history.cold.Filed;
import org.millwright.history.cold.Manifest;
import org.millwright.history.cold.Milestone;
import org.millwright.history.cold.Piece;
import org.millwright.history.known.KnownTag;
import org.millwright.history.layout.Layout;

/** Moves rows from memory into named files. One at a time; the writer goes on meanwhile. */
final class Compaction {
    private final Store store;
    private final Tail tail;
    private final PieceWriter writer;
    private final Rollups rollups;

    Compaction(Store store, Tail tail) {
        this.store = store;
        this.tail = tail;
        this.writer = new PieceWriter(store.database(), store.cold());
        this.rollups = new Rollups(store.database(), writer);
    }

    PieceWriter writer() {
        return writer;
    }

    Rollups rollups() {
        return rollups;
    }

    /**
     * The rows of one layout that are to go.
     *
     * @param tables nobody writes to them any more
     * @param sequences up to these sequences every row of the layout is in the tables or in named files
     */
    private record Job(Layout layout, List<TailTable> tables, Map<String, Long> sequences) {}

    /**
     * Moves every row before a time into named files.
     *
     * @return the layouts and days that got files
     */
    Set<Manifest> run(long beforeMicros) throws IOException {
        List<Job> jobs = new ArrayList<>();
        store.whileWriting(() -> jobs.addAll(jobs(beforeMicros)));
        if (jobs.isEmpty()) {
            return Set.of();
        }
        store.watcher().accept(Milestone.COMPACTION);
        store.tagFile().write(store.book());
        List<Manifest> written = new ArrayList<>();
        for (Job job : jobs) {
            written.addAll(run(job, beforeMicros));
        }
        return Set.copyOf(written);
    }

    private List<Job> jobs(long before) {
        List<Job> jobs = new ArrayList<>();
        Map<String, Long> sequences = tail.applied();
        for (Shelf shelf : store.views().now().all()) {
            List<TailTable> tables =
                    shelf.tables().stream().filter(table -> table.rows() > 0).toList();
            if (tables.stream().anyMatch(table -> table.earliest() < before)) {
                tail.close(shelf.layout());
                shelf.tables().forEach(table -> table.slab().close());
                jobs.add(new Job(shelf.layout(), shelf.tables(), sequences));
            }
        }
        return jobs;
    }

    private List<Manifest> run(Job job, long before) throws IOException {
        List<Manifest> named = new ArrayList<>();
        for (long day : days(job, before)) {
            named.add(file(job, day, before));
        }
        TailTable left = leftover(job, before);
        store.whileWriting(() -> show(job, named, left));
        store.watcher().accept(Milestone.CLEARED);
        return named;
    }

    private List<Long> days(Job job, long before) {
        String sql = job.tables.stream()
                .map(table -> "SELECT DISTINCT epoch_us(ts) // " + Filed.DAY + " AS d FROM " + table.from()
                        + " WHERE epoch_us(ts) < " + before)
                .collect(Collectors.joining(" UNION ", "SELECT * FROM (", ") ORDER BY d"));
        return store.database().read(connection -> {
            List<Long> days = new ArrayList<>();
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(sql)) {
                while (rows.next()) {
                    days.add(rows.getLong(1));
                }
            }
            return days;
        });
    }

    /** Writes the files of one day and names them. */
    private Manifest file(Job job, long day, long before) throws IOException {
        Layout layout = job.layout;
        Range times = new Range(day * Filed.DAY, Math.min((day + 1) * Filed.DAY, before));
        String rows = Shelf.union("*", times, "", List.of(), job.tables);
        List<Piece> pieces = new ArrayList<>();
        Piece raw = writer.write(layout, day, Piece.Kind.RAW, rows, "");
        if (layout.kind() == Layout.Kind.EVENTS) {
            pieces.add(raw);
        } else {
            Path file = store.cold().folder(layout, day).resolve(raw.name());
            Rollups.Made made = rollups.minutes(layout, day, file, "");
            pieces.add(counted(raw, made.values()));
            pieces.add(made.minutes());
        }
        store.watcher().accept(Milestone.WRITTEN);
        Manifest manifest = store.cold()
                .manifest(layout, day)
                .with(pieces, new Coverage.Mark(times.until(), job.sequences), tags(layout));
        store.cold().name(manifest);
        store.watcher().accept(Milestone.NAMED);
        return manifest;
    }

    static Piece counted(Piece raw, long values) {
        return new Piece(
                raw.kind(), raw.name(), raw.sha256(), raw.bytes(), raw.rows(), values, raw.times(), raw.from());
    }

    private Map<String, String> tags(Layout layout) {
        if (layout.kind() != Layout.Kind.NARROW) {
            return Map.of();
        }
        Map<String, String> tags = new HashMap<>();
        for (KnownTag tag : store.book().tags()) {
            if (tag.homes().stream().anyMatch(home -> home.layout().kind() == Layout.Kind.NARROW)) {
                tags.put(String.valueOf(tag.id()), tag.path().toString());
            }
        }
        return tags;
    }

    /** The rows that stay in memory, in a table of their own; null if there are none. */
    private @Nullable TailTable leftover(Job job, long before) {
        if (job.tables.stream().noneMatch(table -> table.latest() >= before)) {
            return null;
        }
        TailTable[] left = new TailTable[1];
        store.whileWriting(() -> left[0] = tail.apart(job.layout));
        store.database()
                .run(job.tables.stream()
                        .map(table -> left[0].copy(table, before))
                        .toArray(String[]::new));
        count(left[0]);
        for (TailTable table : job.tables) {
            left[0].waiting().takeFrom(table.waiting(), before);
        }
        return left[0];
    }

    private void count(TailTable table) {
        store.database().read(connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(
                            "SELECT count(*), min(epoch_us(ts)), max(epoch_us(ts)) FROM " + table.from())) {
                row.next();
                long columns = table.layout().kind() == Layout.Kind.WIDE
                        ? table.layout().tags().size()
                        : 1;
                table.took(row.getLong(1), row.getLong(1) * columns, row.getLong(2), row.getLong(3));
            }
            return 0;
        });
    }

    /** From here on readers find the rows in the files, and the tables go once nobody reads them. */
    private void show(Job job, List<Manifest> named, @Nullable TailTable left) {
        for (Manifest manifest : named) {
            store.filed().put(job.layout.id(), manifest.day(), manifest.coverage());
        }
        store.views()
                .replace(
                        view -> {
                            Shelf shelf = view.shelf(job.layout);
                            List<TailTable> tables = new ArrayList<>(shelf.tables());
                            tables.removeAll(job.tables);
                            if (left != null) {
                                tables.add(left);
                            }
                            return view.with(shelf.withTables(tables).withDays(store.cold(), named));
                        },
                        () -> store.whileWriting(() -> drop(job.tables)));
    }

    /** A slab goes with the last rows that anybody needs. */
    private void drop(List<TailTable> tables) {
        store.database()
                .run(tables.stream()
                        .map(TailTable::slab)
                        .filter(Slab::leave)
                        .map(slab -> "DROP TABLE " + slab.name())
                        .toArray(String[]::new));
    }
}
