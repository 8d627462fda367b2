package org.millwright.testkit.files;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.millwright.machine.Tag;
import org.millwright.testkit.files.signal.Entry;
import org.millwright.testkit.files.truth.Truth;
import org.millwright.testkit.files.write.Look;

/** Writes down what is right about a draft, once it lies on disk. */
final class TruthWriter {
    private static final Set<String> TIME_UNITS = Set.of(Tag.UNKNOWN_UNIT, "s", "ms", "min", "h", "µs");

    private final Draft draft;
    private final long[] lineOf;
    private final long others;

    /**
     * @param lineOf the line of each data row in its file, from 1; 0 where there is no one line
     * @param others how many lines hold no data
     */
    TruthWriter(Draft draft, long[] lineOf, long others) {
        this.draft = draft;
        this.lineOf = lineOf;
        this.others = others;
    }

    Truth truth() {
        List<Truth.Content> readings = new ArrayList<>();
        if (!draft.mustBeRefused) {
            draft.arrangements.forEach(arrangement -> readings.add(content(arrangement, draft.machines)));
            if (!draft.machinesToFind.isEmpty()) {
                readings.add(content(Draft.Arrangement.AS_WRITTEN, draft.machinesToFind));
            }
        }
        return new Truth(readings, draft.blames.stream().map(this::refusal).toList());
    }

    private Truth.Refusal refusal(Draft.Blame blame) {
        Set<Long> rows = new HashSet<>();
        Set<Integer> dataRows = blame.dataRows();
        if (dataRows != null) {
            for (int row : dataRows) {
                rows.add(row + 1L);
                rows.add(lineOf[row]);
            }
        }
        boolean named = draft.look.header != Look.Header.NONE;
        return new Truth.Refusal(dataRows != null, rows, named ? blame.columns() : Set.of());
    }

    private Truth.Content content(Draft.Arrangement arrangement, List<String> machineOf) {
        long[] times = draft.timesMeant();
        TimeStyle style = draft.time;
        boolean numbered = style == null || arrangement == Draft.Arrangement.NUMBERED;
        List<Integer> order = order(arrangement, times);
        List<Column> tags = new ArrayList<>(draft.columns);
        if (style != null && numbered && style.numeric()) {
            tags.addAll(0, timesAsTags(style));
        }
        List<Truth.Machine> machines = new ArrayList<>();
        for (String name : machineOf.isEmpty() ? Set.of("") : new LinkedHashSet<>(machineOf)) {
            List<Truth.Row> rows = order.stream()
                    .filter(row -> name.isEmpty() || machineOf.get(row).equals(name))
                    .map(row -> row(row, times[row], tags))
                    .toList();
            machines.add(
                    new Truth.Machine(name, tags.stream().map(Column::point).toList(), rows));
        }
        Truth.Range rows = draft.shape.rows(draft);
        return new Truth.Content(
                numbered || style == null ? Truth.Clock.ROWS : style.clock(),
                machines,
                new Truth.Range(rows.least(), rows.most() + others),
                toSay());
    }

    private static List<Integer> order(Draft.Arrangement arrangement, long[] times) {
        var rows = IntStream.range(0, times.length).boxed();
        return arrangement == Draft.Arrangement.SORTED
                ? rows.sorted(Comparator.comparingLong(row -> times[row])).toList()
                : rows.toList();
    }

    private Truth.Row row(int row, long time, List<Column> tags) {
        return new Truth.Row(
                time,
                lineOf[row],
                draft.fates.getOrDefault(row, Truth.Fate.READ),
                tags.stream().map(column -> column.entries.get(row).cell()).toList());
    }

    /** Numbers that count time may stay tags where they are no time axis. */
    private List<Column> timesAsTags(TimeStyle style) {
        List<Column> tags = new ArrayList<>();
        for (int i = 0; i < style.headers().size(); i++) {
            int at = i;
            List<Entry> entries = IntStream.range(0, draft.rows)
                    .mapToObj(row -> Entry.number(
                            new BigDecimal(style.cells().apply(draft.times[row]).get(at))))
                    .toList();
            Column column = new Column(style.headers().get(i), "", entries);
            column.required = draft.look.header == Look.Header.NONE;
            column.timeUnits = TIME_UNITS;
            if (draft.look.header == Look.Header.NONE) {
                column.names.clear();
            } else {
                column.names.add(style.headers().get(i).replaceAll("[\\[(].*", ""));
            }
            tags.add(column);
        }
        return tags;
    }

    private List<Set<String>> toSay() {
        return draft.look.header == Look.Header.NONE
                ? List.of()
                : draft.toSay.stream().map(column -> Set.copyOf(column.names)).toList();
    }
}
