package org.millwright.testkit.files;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.millwright.recording.TimeAxis;
import org.millwright.testkit.files.signal.Entry;
import org.millwright.testkit.files.write.Line;

/** Lays a draft out line by line: what stands around the table, its header rows, its data rows. */
final class Lines {
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");

    private final Draft draft;
    private final List<Column> columns;
    private final List<String> timeHeaders;
    private final List<Line> lines = new ArrayList<>();

    Lines(Draft draft, List<Column> columns) {
        this.draft = draft;
        this.columns = columns;
        this.timeHeaders = draft.timeHeaders();
    }

    /** A whole file with the rows from one (included) until another (not included). */
    List<Line> of(int from, int until) {
        around(draft.look.preamble);
        header();
        for (int row = from; row < until; row++) {
            dataRow(row);
            if (row == (from + until) / 2) {
                again();
            }
            if (draft.look.blankEvery > 0 && row % draft.look.blankEvery == 1 && row + 1 < until) {
                blank();
            }
        }
        around(draft.look.footer);
        return lines;
    }

    private void around(List<List<String>> texts) {
        boolean padded = draft.random.nextBoolean();
        for (List<String> cells : texts) {
            List<String> line = new ArrayList<>(cells);
            while (padded && line.size() < width()) {
                line.add("");
            }
            lines.add(Line.of(Line.Role.AROUND, line));
        }
    }

    private int width() {
        return timeHeaders.size() + columns.size();
    }

    private void blank() {
        List<String> cells = draft.look.blankHasSeparators ? Collections.nCopies(width(), "") : List.of();
        lines.add(Line.of(Line.Role.AROUND, cells));
    }

    private void again() {
        switch (draft.look.again) {
            case NOTHING -> {}
            case HEADER -> header();
            case REMARK ->
                lines.add(Line.of(
                        Line.Role.AROUND, List.of(draft.pick(List.of("# restarted", "// 2 pieces taken out")))));
        }
    }

    private void header() {
        switch (draft.look.header) {
            case NONE -> {}
            case NAMES -> names();
            case UNITS_ROW -> {
                names();
                units();
            }
            case GROUPS -> {
                groupNames();
                names();
            }
            case DESCRIPTIONS -> {
                names();
                header(
                        timeHeaders.stream().map(name -> "").toList(),
                        columns.stream().map(c -> c.name).toList());
                units();
            }
        }
    }

    private void names() {
        header(timeHeaders, columns.stream().map(column -> column.header).toList());
    }

    private void units() {
        String brackets = draft.pick(List.of("%s", "[%s]", "%s"));
        String none = draft.look.separator.equals(" ") ? "-" : draft.pick(List.of("", "-"));
        header(
                timeHeaders.stream().map(name -> none).toList(),
                columns.stream()
                        .map(column -> column.unit.isEmpty() ? none : brackets.formatted(column.unit))
                        .toList());
    }

    /** The name of an assembly stands above its first column, the others are empty, as merged cells are saved. */
    private void groupNames() {
        int half = (columns.size() + 1) / 2;
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            texts.add(i % half == 0 ? draft.vocabulary.groups().get(i / half) : "");
        }
        header(timeHeaders.stream().map(name -> "").toList(), texts);
    }

    private void header(List<String> times, List<String> texts) {
        List<String> cells = new ArrayList<>(texts);
        cells.addAll(draft.columnsBeforeTime, times);
        if (draft.look.trailingInHeader) {
            cells.addAll(Collections.nCopies(draft.look.trailing, ""));
        }
        lines.add(Line.of(Line.Role.HEADER, cells));
    }

    private void dataRow(int row) {
        List<Line.Item> items = new ArrayList<>();
        columns.forEach(column -> items.add(item(draft, column.entries.get(row))));
        items.addAll(draft.columnsBeforeTime, times(row));
        items.addAll(Collections.nCopies(draft.look.trailing, Line.Item.text("")));
        lines.add(new Line(changed(row, items), Line.Role.DATA, row));
    }

    private List<Line.Item> times(int row) {
        TimeStyle style = draft.time;
        if (style == null) {
            return List.of();
        }
        long micros = draft.times[row];
        List<String> texts = style.cells().apply(micros);
        if (style.numeric()) {
            return texts.stream()
                    .map(text -> Line.Item.number(written(text), text))
                    .toList();
        }
        if (style.clock().kind() == TimeAxis.Kind.INSTANT && texts.size() == 1 && draft.meant == null) {
            return List.of(Line.Item.time(texts.getFirst(), style.instant(micros)));
        }
        return draft.plainTime
                ? List.of(Line.Item.time(texts.getFirst(), TimeStyle.date(micros)))
                : texts.stream().map(Line.Item::text).toList();
    }

    /** Times are written with the file's decimal sign, but never grouped. */
    private String written(String time) {
        if (draft.look.timesLikeNumbers) {
            return draft.look.number.apply(time);
        }
        return time.indexOf('.') >= 0 && draft.look.number.apply("0.5").indexOf(',') >= 0
                ? time.replace('.', ',')
                : time;
    }

    static Line.Item item(Draft draft, Entry entry) {
        if (entry.number()) {
            return Line.Item.number(draft.look.number.apply(entry.text()), entry.text());
        }
        return DATE.matcher(entry.text()).matches()
                ? Line.Item.time(entry.text(), LocalDate.parse(entry.text()).atStartOfDay())
                : Line.Item.text(entry.text());
    }

    private List<Line.Item> changed(int row, List<Line.Item> items) {
        if (!draft.rowChanges.containsKey(row)) {
            return items;
        }
        List<String> texts = items.stream().map(Line.Item::text).toList();
        return draft.rowChanges.get(row).apply(texts).stream()
                .map(Line.Item::text)
                .toList();
    }
}
