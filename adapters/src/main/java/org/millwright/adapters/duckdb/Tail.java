package org.millwright.adapters.duckdb;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.millwright.history.Batch;
import org.millwright.history.cold.Filed;
import org.millwright.history.form.Json;
import org.millwright.history.known.TagBook;
import org.millwright.history.layout.Layout;
import org.millwright.machine.AssetPath;
import org.millwright.machine.Block;
import org.millwright.machine.MachineEvent;

/** The rows that are not in named files yet. Every method is for whoever holds the writer's lock. */
final class Tail {
    private static final long EARLIEST = -2_208_988_800_000_000L;
    private static final long LATEST = 7_258_118_400_000_000L;

    private final Database database;
    private final TagBook book;
    private final Places places;
    private final Views views;
    private final Filed filed;
    private final Map<String, Long> applied = new HashMap<>();
    private final Map<String, TailTable> open = new HashMap<>();
    private int tables;
    private @Nullable Slab shared;
    private long newest = Long.MIN_VALUE;

    Tail(Store store) {
        this.database = store.database();
        this.book = store.book();
        this.places = new Places(book);
        this.views = store.views();
        this.filed = store.filed();
    }

    /** One entry of a batch and where it goes. */
    private record Going(Batch.Entry entry, TailTable table, Places.Place place) {}

    /** Takes what it has not taken yet, all or nothing. */
    void apply(Batch batch) throws SQLException {
        String connection = batch.connection();
        List<Going> going = going(batch);
        if (!going.isEmpty()) {
            List<Runnable> counts = new ArrayList<>();
            database.write(writer -> {
                try (RowWriter rows = new RowWriter(writer, counts)) {
                    for (Going one : going) {
                        write(one, connection, rows);
                    }
                    rows.finish();
                }
            });
            counts.forEach(Runnable::run);
            confirm(connection, going);
        }
    }

    private void confirm(String connection, List<Going> going) {
        for (Going one : going) {
            long latest = Long.MIN_VALUE;
            switch (one.entry) {
                case Batch.Rows(long sequence, var asset, Block block) -> {
                    if (block.rows() > 0) {
                        latest = block.time(block.rows() - 1);
                        book.saw(one.place.tags(), block);
                        newest = Math.max(newest, latest);
                    }
                }
                case Batch.Happened(long sequence, var event) -> latest = event.timeMicros();
            }
            if (latest != Long.MIN_VALUE) {
                one.table.waiting().add(connection, one.entry.sequence(), latest);
            }
            applied.merge(connection, one.entry.sequence(), Math::max);
        }
    }

    private List<Going> going(Batch batch) throws SQLException {
        long known = applied.getOrDefault(batch.connection(), -1L);
        List<Going> going = new ArrayList<>();
        for (Batch.Entry entry : batch.entries()) {
            if (entry.sequence() > known) {
                known = entry.sequence();
                going.add(going(entry, batch.connection()));
            }
        }
        return going;
    }

    private Going going(Batch.Entry entry, String connection) throws SQLException {
        return switch (possible(entry)) {
            case Batch.Rows rows -> {
                Places.Place place = places.of(rows.asset(), rows.rows().tags(), connection);
                yield new Going(rows, table(place.layout()), place);
            }
            case Batch.Happened happened ->
                new Going(happened, table(Layout.EVENTS), new Places.Place(Layout.EVENTS, List.of(), connection));
        };
    }

    /** Times that no calendar of a plant knows would end in folders of their own; connectors replace them before. */
    private static Batch.Entry possible(Batch.Entry entry) {
        return switch (entry) {
            case Batch.Rows(long sequence, AssetPath asset, Block block) -> {
                int from = 0;
                int until = block.rows();
                while (from < until && block.time(from) < EARLIEST) {
                    from++;
                }
                while (until > from && block.time(until - 1) > LATEST) {
                    until--;
                }
                if (until - from == block.rows()) {
                    yield entry;
                }
                System.getLogger(Tail.class.getName())
                        .log(
                                System.Logger.Level.WARNING,
                                "{0} rows of {1} are of before 1900 or after 2200 and are left out.",
                                block.rows() - until + from,
                                asset);
                yield new Batch.Rows(sequence, asset, block.slice(from, until));
            }
            case Batch.Happened(long sequence, MachineEvent event) ->
                event.timeMicros() == Math.clamp(event.timeMicros(), EARLIEST, LATEST)
                        ? entry
                        : new Batch.Happened(
                                sequence,
                                new MachineEvent(
                                        event.asset(),
                                        Math.clamp(event.timeMicros(), EARLIEST, LATEST),
                                        event.kind(),
                                        event.text(),
                                        event.attributes()));
        };
    }

    private void write(Going one, String connection, RowWriter to) throws SQLException {
        String layout = one.place.layout().id();
        long sequence = one.entry.sequence();
        switch (one.entry) {
            case Batch.Happened(long number, var event) -> {
                if (!filed.holds(layout, connection, sequence, event.timeMicros())) {
                    to.event(one.table, event, Json.write(new TreeMap<>(event.attributes())));
                }
            }
            case Batch.Rows(long number, var asset, Block block) -> {
                if (block.rows() > 0) {
                    boolean partly =
                            filed.mayHold(layout, connection, sequence, block.time(0), block.time(block.rows() - 1));
                    RowWriter.Choice choice =
                            partly ? time -> !filed.holds(layout, connection, sequence, time) : RowWriter.Choice.ALL;
                    if (one.place.layout().kind() == Layout.Kind.WIDE) {
                        to.wide(one.table, block, choice);
                    } else {
                        to.narrow(one.table, one.place.tags(), block, choice);
                    }
                }
            }
        }
    }

    private TailTable table(Layout layout) throws SQLException {
        TailTable table = open.get(layout.id());
        return table == null ? begin(layout) : table;
    }

    private TailTable begin(Layout layout) {
        TailTable table = apart(layout);
        open.put(layout.id(), table);
        views.extend(view -> {
            Shelf shelf = view.shelf(layout);
            List<TailTable> all = new ArrayList<>(shelf.tables());
            all.add(table);
            return view.with(shelf.withTables(all));
        });
        return table;
    }

    /** A new table that nobody writes to but the caller, and that no view shows yet. */
    TailTable apart(Layout layout) {
        Slab slab = layout.kind() == Layout.Kind.WIDE ? shared() : made(layout.kind());
        if (layout.kind() != Layout.Kind.WIDE) {
            slab.close();
        }
        return new TailTable(tables++, layout, slab);
    }

    private Slab shared() {
        Slab slab = shared;
        if (slab == null || !slab.open()) {
            slab = made(Layout.Kind.WIDE);
            shared = slab;
        }
        return slab;
    }

    private Slab made(Layout.Kind kind) {
        Slab slab = new Slab(tables++, kind);
        database.run(slab.creation());
        return slab;
    }

    /** Closes the open table of a layout: what comes next goes to a new one. */
    void close(Layout layout) {
        open.remove(layout.id());
    }

    /** The highest sequence applied of each connection. */
    Map<String, Long> applied() {
        return new TreeMap<>(applied);
    }

    /** The latest time of all rows; the least of all numbers before there is one. */
    long newest() {
        return newest;
    }

    /** The values in memory. */
    long values() {
        return views.now().all().stream()
                .flatMap(shelf -> shelf.tables().stream())
                .mapToLong(TailTable::values)
                .sum();
    }

    /** The lowest sequence of a connection that has a row here; just above the highest applied if none has. */
    long needed(String connection) {
        if (!applied.containsKey(connection)) {
            return 0;
        }
        OptionalLong lowest = views.now().all().stream()
                .flatMap(shelf -> shelf.tables().stream())
                .map(table -> table.waiting().lowest(connection))
                .filter(OptionalLong::isPresent)
                .mapToLong(OptionalLong::getAsLong)
                .min();
        return lowest.orElse(applied.get(connection) + 1);
    }
}
