package org.millwright.adapters.duckdb;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.duckdb.DuckDBConnection;
import org.millwright.MillwrightException;
import org.millwright.dataset.Range;
import org.millwright.history.Buckets;
import org.millwright.history.Columns;
import org.millwright.history.Wide;
import org.millwright.history.chart.Fold;
import org.millwright.history.chart.Steps;
import org.millwright.history.known.KnownTag;
import org.millwright.history.known.TagBook;
import org.millwright.machine.AssetPath;
import org.millwright.machine.MachineEvent;
import org.millwright.machine.TagPath;

/** Answers what readers ask. Any number of threads at a time. */
final class Reads {
    private static final int MOST_TAGS = 500;
    private static final int MOST_ROWS = 5_000_000;
    private static final long MOST_ESTIMATED = 50_000_000;
    private static final long SMALL = 200_000;

    private final Database database;
    private final TagBook book;
    private final Views views;

    Reads(Database database, TagBook book, Views views) {
        this.database = database;
        this.book = book;
        this.views = views;
    }

    Columns raw(List<TagPath> paths, Range times, int limit) {
        Wanted wanted = wanted(paths);
        if (limit < 1 || limit > MOST_ROWS) {
            throw MillwrightException.badRequest(
                    "history.raw.limit",
                    "The limit of {asked} rows is not between 1 and {most}. Ask for {nearest}.",
                    "asked",
                    limit,
                    "most",
                    MOST_ROWS,
                    "nearest",
                    Math.clamp(limit, 1, MOST_ROWS));
        }
        long expected = expected(wanted.tags(), times);
        if (expected > MOST_ESTIMATED) {
            throw tooMuch(wanted.tags(), times, expected);
        }
        // Where about as many rows are there as are asked for, it is cheaper to take them all and to sort here.
        long firstRows = expected <= SMALL + 2L * limit ? 0 : limit + 1L;
        Gathered gathered = new Gathered();
        ask((connection, view) -> new ValueQuery(connection, view, wanted)
                .stream(times, ValueQuery.From.EVERYWHERE, firstRows, gathered));
        return gathered.columns(paths, limit);
    }

    Buckets buckets(List<TagPath> paths, Steps steps) {
        Wanted wanted = wanted(paths);
        Fold fold = new Fold(wanted.tags().size() * steps.count());
        ValueQuery.Sink sink = (index, time, value, quality) ->
                fold.add(index * steps.count() + steps.bucket(time), time, value, quality);
        ValueQuery.From from = steps.source() == Steps.Source.RAW ? ValueQuery.From.EVERYWHERE : ValueQuery.From.MEMORY;
        ask((connection, view) -> {
            if (from == ValueQuery.From.MEMORY) {
                new RollupQuery(connection, view, wanted).fold(steps, fold);
            }
            new ValueQuery(connection, view, wanted).stream(steps.whole(), from, 0, sink);
        });
        return fold.buckets(paths, steps);
    }

    List<MachineEvent> events(List<AssetPath> machines, Range times, int limit) {
        List<MachineEvent> events = new ArrayList<>();
        ask((connection, view) ->
                events.addAll(EventQuery.read(connection, view, machines, times, Math.max(0, limit))));
        return events;
    }

    Wide wide(AssetPath machine, List<String> tags, Range times) {
        List<TagPath> paths =
                tags.stream().map(tag -> new TagPath(machine, tag)).toList();
        return new WideRows(database, views.take(), machine, wanted(paths), times);
    }

    /** A question to the view of now. */
    private interface Question {
        void ask(DuckDBConnection connection, View view) throws SQLException;
    }

    private void ask(Question question) {
        try (Views.Lease lease = views.take()) {
            database.read(connection -> {
                consistently(connection, question, lease.view());
                return 0;
            });
        }
    }

    /** Several statements see one moment. */
    private static void consistently(DuckDBConnection connection, Question question, View view) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("BEGIN TRANSACTION");
            try {
                question.ask(connection, view);
            } finally {
                statement.execute("ROLLBACK");
            }
        }
    }

    private Wanted wanted(List<TagPath> paths) {
        if (paths.isEmpty() || paths.size() > MOST_TAGS || Set.copyOf(paths).size() < paths.size()) {
            throw MillwrightException.badRequest(
                    "history.tags.count",
                    "{asked} tags were asked for, or one of them twice. Ask for 1 to {most} different tags at a time.",
                    "asked",
                    paths.size(),
                    "most",
                    MOST_TAGS);
        }
        return Wanted.of(book.need(paths));
    }

    /** How many rows there may be, from the usual intervals; a tag without one counts as one row a millisecond at most a million. */
    private static long expected(List<KnownTag> tags, Range times) {
        long expected = 0;
        for (KnownTag tag : tags) {
            long length = tag.times().common(times).length();
            long interval = tag.intervalMicros();
            expected += interval == 0 ? Math.min(length / 1_000, 1_000_000) : length / interval;
        }
        return expected;
    }

    private static MillwrightException tooMuch(List<KnownTag> tags, Range times, long expected) {
        long end = tags.stream().mapToLong(tag -> tag.times().until()).max().orElse(times.until());
        long begin = tags.stream().mapToLong(tag -> tag.times().from()).min().orElse(times.from());
        Range held = new Range(begin, Math.max(begin, end)).common(times);
        long seconds = (long) (held.length() / 1e6 * MOST_ESTIMATED / expected);
        return MillwrightException.badRequest(
                "history.raw.large",
                "About {expected} values lie in this range, and at most {most} are read at once. Ask for {seconds} seconds at a time, for fewer tags, or for buckets.",
                "expected",
                expected,
                "most",
                MOST_ESTIMATED,
                "seconds",
                Math.max(1, seconds));
    }
}
