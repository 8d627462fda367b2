package org.millwright.recording.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.millwright.Message;
import org.millwright.MillwrightException;
import org.millwright.machine.AssetPath;
import org.millwright.recording.ReadOptions;
import org.millwright.recording.Recording;

/** Finds out what a table means as a recording. */
public final class Tables {
    private static final double MOST_FAULTS = 0.2;

    /** From so many parts on a table is sampled first. */
    private static final int LARGE = 48;

    private static final int SAMPLES = 12;

    private final Table table;
    private final ReadOptions options;
    private final List<Message> understanding = new ArrayList<>();

    private Tables(Table table, ReadOptions options) {
        this.table = table;
        this.options = options;
    }

    /**
     * Looks at every row, and decides what the columns are. The recording closes the table; so does a refusal.
     *
     * @throws MillwrightException if the table cannot be read right: what, where and the cure
     */
    public static Recording open(Table table, ReadOptions options) {
        try {
            return new Tables(table, options).open();
        } catch (RuntimeException refused) {
            table.close();
            throw refused;
        }
    }

    private Recording open() {
        Head head = Head.of(table);
        refuseEmpty(head);
        Header header = new Header(table.name(), head);
        Columns columns = new Columns(table.name(), header, options);
        Recording quick = table.parts().size() < LARGE ? null : quick(head, header, columns);
        if (quick != null) {
            return quick;
        }
        Survey survey = Survey.of(table, head, header, null);
        TimeFound found = new TimeFinder(table.name(), header, survey, columns, options).find();
        understand(header, found);
        Recording turned = oneValueARow(head, header, survey, found, columns);
        return turned != null ? turned : wide(head, header, survey, found, columns);
    }

    private void understand(Header header, TimeFound found) {
        understanding.clear();
        understanding.addAll(table.understanding());
        understanding.addAll(header.understanding());
        understanding.addAll(found.understanding());
    }

    /** A large table of nothing but numbers and times, from a sample and a look at every time; null if it is not so plain. */
    private @Nullable Recording quick(Head head, Header header, Columns columns) {
        Survey survey = columns.by() >= 0 ? null : Survey.sample(table, head, header, SAMPLES);
        if (survey == null || columns.machineCandidate(survey) >= 0) {
            return null;
        }
        try {
            TimeFound found = new TimeFinder(table.name(), header, survey, columns, options).find();
            if (found.plans().isEmpty() || !survey.numbersOnly(found)) {
                return null;
            }
            OrderPass times = OrderPass.overTimes(table, head, header, found.plans());
            TimeJudge judge = new TimeJudge(table, head, header, found, options, times);
            if (judge.plan() == null || times.timeless > 0) {
                return null;
            }
            understand(header, found);
            return recording(head, header, survey, found, columns, judge);
        } catch (MillwrightException doubtful) {
            // A sample cannot say in which row; the look at every cell that follows refuses with the right one.
            return null;
        }
    }

    private Recording wide(Head head, Header header, Survey first, TimeFound found, Columns columns) {
        TimeJudge judge =
                new TimeJudge(table, head, header, found, options, columns.by(), columns.machineCandidate(first));
        refuseRagged(judge.pass(), head);
        return recording(head, header, sound(first, head, header, judge), found, columns, judge);
    }

    private Recording recording(
            Head head, Header header, Survey survey, TimeFound found, Columns columns, TimeJudge judge) {
        DecimalFinder decimals = decimals(header, survey);
        TagColumns tags = tags(new ColumnPlanner(header, survey, decimals), columns, found, judge);
        understanding.addAll(judge.understanding());
        Layout layout = new Layout(head, header, judge.plan(), judge.ordering(), judge.zone(), judge.by(), tags);
        return new TableRecording(
                table,
                layout,
                machines(judge.machines(), tags),
                judge.axis(),
                new TableRecording.Account(judge.pass().rows, understanding));
    }

    /** The table as one value a row, or null if it is no such table. */
    private @Nullable Recording oneValueARow(Head head, Header header, Survey first, TimeFound found, Columns columns) {
        LongLayout layout = LongLayout.find(header, first, found, columns);
        if (layout == null) {
            return null;
        }
        TimeJudge judge = new TimeJudge(table, head, header, found, options, layout.tag(), -1);
        TimePlan plan = judge.plan();
        if (plan == null || judge.ordering().midnights()) {
            return null;
        }
        refuseRagged(judge.pass(), head);
        DecimalFinder decimals = decimals(header, sound(first, head, header, judge));
        OrderPass whole = OrderPass.over(table, head, header, List.of(plan), columns.by());
        long lateness = whole.byPlan.getFirst().values().stream()
                .mapToLong(order -> order.lateness)
                .max()
                .orElse(0);
        List<LongTag> tags = layout.tags(table, head, header, plan);
        TagColumns two = layout.columns(header, tags, decimals.of(layout.value()));
        Ordering ordering = new Ordering(false, false, lateness, List.of());
        TableRecording rows = new TableRecording(
                table,
                new Layout(head, header, plan, ordering, judge.zone(), columns.by(), two),
                machines(whole.machineRows.keySet(), two),
                judge.axis(),
                new TableRecording.Account(whole.rows, understanding));
        return new LongRecording(rows, tags);
    }

    /** Words and numbers of rows without a time, such as a footer, say nothing about the columns. */
    private Survey sound(Survey survey, Head head, Header header, TimeJudge judge) {
        return judge.plan() != null && judge.pass().timeless > 0
                ? Survey.of(table, head, header, judge.plan())
                : survey;
    }

    private DecimalFinder decimals(Header header, Survey survey) {
        DecimalFinder decimals = new DecimalFinder(table.name(), header, survey, options.decimal());
        understanding.addAll(decimals.understanding());
        return decimals;
    }

    private TagColumns tags(ColumnPlanner planner, Columns columns, TimeFound found, TimeJudge judge) {
        planner.plan(column -> columns.ignored(column)
                || column == judge.by()
                || found.reads(column)
                || found.others().contains(column));
        for (int column : columns.ignored()) {
            planner.leaveOut(column, Message.of("recording.column.ignored", "Left out as asked for with --ignore."));
        }
        for (int column : found.others()) {
            planner.leaveOut(
                    column,
                    Message.of(
                            "recording.column.times",
                            "It holds times, and the time of the rows is taken from elsewhere."));
        }
        if (judge.ordering().numbered() && !found.plans().isEmpty()) {
            for (int column : found.plans().getFirst().columns()) {
                planner.leaveOut(
                        column, Message.of("recording.column.unusable-time", "It holds times that cannot be used."));
            }
        }
        TagColumns tags = planner.tags();
        if (tags.plans().isEmpty()) {
            throw MillwrightException.badRequest(
                    "recording.columns.none",
                    "No column of {file} holds numbers or states, looking from row {row} on. A recording has at least one column of values: export it again with them, or name another file.",
                    "file",
                    table.name(),
                    "row",
                    judge.firstLine());
        }
        return tags;
    }

    private Map<String, Recording.Machine> machines(Iterable<String> cells, TagColumns tags) {
        Map<String, Recording.Machine> machines = new LinkedHashMap<>();
        for (String cell : cells) {
            String name = cell.isEmpty() ? stem(table.name()) : cell;
            machines.put(cell, new Recording.Machine(new AssetPath(List.of(name)), tags.tags()));
        }
        return machines;
    }

    private void refuseEmpty(Head head) {
        if (head.empty()) {
            throw MillwrightException.badRequest(
                    "recording.file.empty",
                    "The file {file} is empty: row 1 is missing. Export the recording again.",
                    "file",
                    table.name());
        }
        if (head.noData()) {
            throw MillwrightException.badRequest(
                    "recording.file.no-data",
                    """
                    The file {file} has no row of values below row {row}.
                    A recording is a table of numbers, one row a time. Export it again with its data, or name another file.""",
                    "file",
                    table.name(),
                    "row",
                    head.rows().getLast().line());
        }
    }

    private void refuseRagged(OrderPass pass, Head head) {
        long odd = pass.faults.getOrDefault(RowFilter.SHORT, 0L) + pass.faults.getOrDefault(RowFilter.LONG, 0L);
        if (odd > 2 && odd > MOST_FAULTS * (odd + pass.rows)) {
            throw MillwrightException.badRequest(
                    "recording.rows.ragged",
                    """
                    In {file}, {odd} rows have more or fewer cells than the {width} columns, the first in row {row}.
                    Maybe the separator also stands inside cells: put such cells in quotes, or write the file with another separator.""",
                    "file",
                    table.name(),
                    "odd",
                    odd,
                    "width",
                    head.width(),
                    "row",
                    pass.firstOdd);
        }
        if (pass.otherHeader > 0) {
            throw MillwrightException.badRequest(
                    "recording.header.changes",
                    "In row {row} of {file} the header comes again with its names in another order. Split the file there.",
                    "row",
                    pass.otherHeader,
                    "file",
                    table.name());
        }
        if (pass.rows == 0) {
            throw MillwrightException.badRequest(
                    "recording.file.no-data", """
                    The file {file} has no row of values below row {row}.
                    A recording is a table of numbers, one row a time. Export it again with its data, or name another file.""", "file", table.name(), "row", head.firstDataLine());
        }
    }

    /** The name of a file without its ending. */
    static String stem(String name) {
        String bare = name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
        int dot = bare.lastIndexOf('.');
        return dot > 0 ? bare.substring(0, dot) : bare;
    }
}
