package org.millwright.recording.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.millwright.Message;
import org.millwright.MillwrightException;
import org.millwright.machine.AssetPath;
import org.millwright.recording.ReadOptions;
import org.millwright.recording.Recording;

/** Finds out what a table means as a recording. */
public final class Tables {
    private static final double MOST_FAULTS = 0.2;

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
        Survey survey = Survey.of(table, head);
        TimeFound found = new TimeFinder(table.name(), header, survey, options).find();
        TimeJudge judge =
                new TimeJudge(table, head, header, found, options, columns.by(), columns.machineCandidate(survey));
        refuseRagged(judge.pass(), head);
        DecimalFinder decimals = new DecimalFinder(table.name(), header, survey, table.commaFree(), options.decimal());
        TagColumns tags = tags(new ColumnPlanner(header, survey, decimals), columns, found, judge);
        understanding.addAll(table.understanding());
        understanding.addAll(header.understanding());
        understanding.addAll(decimals.understanding());
        understanding.addAll(found.understanding());
        understanding.addAll(judge.understanding());
        Layout layout = new Layout(head, header, judge.plan(), judge.ordering(), judge.zone(), judge.by(), tags);
        return new TableRecording(
                table,
                layout,
                machines(judge, tags),
                judge.axis(),
                new TableRecording.Account(judge.pass().rows, understanding));
    }

    private TagColumns tags(ColumnPlanner planner, Columns columns, TimeFound found, TimeJudge judge) {
        planner.plan(column -> columns.ignored(column)
                || column == judge.by()
                || found.reads(column)
                || found.others().contains(column));
        for (int column : columns.ignored()) {
            planner.leaveOut(column, Message.of("recording.column.ignored", "The person said so."));
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
                    "No column of {file} holds numbers or states, looking from row {row} on. A recording has at least one column of values.",
                    "file",
                    table.name(),
                    "row",
                    judge.firstLine());
        }
        return tags;
    }

    private Map<String, Recording.Machine> machines(TimeJudge judge, TagColumns tags) {
        Map<String, Recording.Machine> machines = new LinkedHashMap<>();
        for (String cell : judge.machines()) {
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
