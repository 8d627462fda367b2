package org.millwright.testkit.files;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.millwright.testkit.files.signal.Entry;
import org.millwright.testkit.files.signal.Vocabulary;
import org.millwright.testkit.files.truth.Truth;
import org.millwright.testkit.files.write.Container;
import org.millwright.testkit.files.write.Look;

/** Changes how the table stands in its file. */
final class LayoutKinds {
    private LayoutKinds() {}

    static void separator(Draft draft, String separator) {
        draft.look.separator = separator;
    }

    static void blank(Draft draft) {
        draft.look.separator = " ";
        withoutBlanks(draft);
    }

    /** Columns aligned by as many blanks as it takes, as programs in Fortran print them. */
    static void aligned(Draft draft) {
        draft.look.separator = " ";
        draft.look.padding = Look.Padding.ALIGNED;
        draft.look.quotes = Look.Quotes.NEVER;
        withoutBlanks(draft);
    }

    private static void withoutBlanks(Draft draft) {
        TimeStyle style = draft.time;
        if (style != null) {
            draft.time = new TimeStyle(
                    style.headers().stream().map(LayoutKinds::joined).toList(),
                    micros -> style.cells().apply(micros).stream()
                            .map(text -> text.replace(" UTC", "Z").replace(' ', 'T'))
                            .toList(),
                    style.meaning(),
                    style.clock(),
                    style.numeric());
        }
        for (Column column : draft.columns) {
            column.header = joined(column.header);
            column.change(entry -> entry.text().isEmpty() ? new Entry("NA", false, entry.cell()) : joined(entry));
        }
    }

    private static Entry joined(Entry entry) {
        return new Entry(joined(entry.text()), entry.number(), entry.cell());
    }

    static String joined(String text) {
        return text.replace(' ', '_');
    }

    /** A date cell is a rounded count of days. */
    static void excel(Draft draft) {
        draft.container = Container.EXCEL;
        TimeStyle style = draft.time;
        if (style != null && draft.plainTime) {
            draft.time = style.tolerance(10);
        }
    }

    /** The time is not always the first column. */
    static void timeNotFirst(Draft draft) {
        draft.columnsBeforeTime = draft.random.nextInt(1, draft.columns.size() + 1);
    }

    /** Two exports were put together, the second with its header. */
    static void repeatedHeader(Draft draft) {
        draft.look.again = Look.Again.HEADER;
        draft.mayBeRefusedAt(Set.of());
    }

    /** Somebody wrote remarks between the rows. */
    static void remarks(Draft draft) {
        draft.look.again = Look.Again.REMARK;
        draft.mayBeRefusedAt(Set.of());
    }

    static void besides(Draft draft) {
        draft.look.padding = Look.Padding.BESIDE;
        draft.look.quotes = Look.Quotes.NEVER;
    }

    static void charset(Draft draft, String charset, boolean mark) {
        draft.look.charset = Charset.forName(charset);
        draft.look.byteOrderMark = mark;
        if (draft.vocabulary.equals(Vocabulary.ENGLISH)) {
            draft.vocabulary = switch (charset) {
                case "GBK", "GB18030" -> Vocabulary.CHINESE;
                case "ISO-8859-1", "windows-1252" ->
                    draft.random.nextBoolean() ? Vocabulary.GERMAN : Vocabulary.PORTUGUESE;
                default -> draft.pick(List.of(Vocabulary.GERMAN, Vocabulary.CHINESE, Vocabulary.PORTUGUESE));
            };
        }
    }

    static void bareUtf16(Draft draft) {
        charset(draft, draft.pick(List.of("UTF-16LE", "UTF-16BE")), false);
        draft.mayBeRefused();
    }

    static void unitsInNames(Draft draft) {
        String brackets = draft.vocabulary.equals(Vocabulary.CHINESE)
                ? draft.pick(List.of("（%s）", "(%s)", "[%s]"))
                : draft.pick(List.of(" [%s]", " (%s)", "[%s]"));
        for (Column column : draft.columns) {
            if (!column.unit.isEmpty()) {
                column.unitGiven = true;
                column.header += brackets.formatted(column.unit);
                column.names.add(column.header);
            }
        }
    }

    /** Brackets that hold no unit: a place, a phase, a state. */
    static void bracketsWithoutUnits(Draft draft) {
        List<String> places = List.of(" (front)", " (L1)", " [inlet]", " (Bearing 2)", " (rear left)");
        for (int i = 0; i < draft.columns.size(); i++) {
            Column column = draft.columns.get(i);
            column.header += places.get(i % places.size());
            column.names.clear();
            column.names.add(column.header);
        }
    }

    static void unitsRow(Draft draft) {
        draft.look.header = Look.Header.UNITS_ROW;
        draft.columns.forEach(column -> column.unitGiven = true);
    }

    /** A first header row names assemblies, the second the points; the same point may occur in both assemblies. */
    static void groups(Draft draft) {
        draft.look.header = Look.Header.GROUPS;
        int half = (draft.columns.size() + 1) / 2;
        for (int i = 0; i < draft.columns.size(); i++) {
            Column column = draft.columns.get(i);
            column.names.add(draft.vocabulary.groups().get(i / half) + column.name);
        }
    }

    /** A historian's export: tag names first, what they mean in the second row, units in the third. */
    static void descriptions(Draft draft) {
        draft.look.header = Look.Header.DESCRIPTIONS;
        for (int i = 0; i < draft.columns.size(); i++) {
            Column column = draft.columns.get(i);
            column.unitGiven = true;
            String tag = "%sI_%04d".formatted((char) ('F' + i % 16), 1000 + 7 * i);
            column.header = tag;
            column.names.clear();
            column.names.addAll(Set.of(tag, column.name, tag + column.name, column.name + tag));
        }
    }

    static void noHeader(Draft draft) {
        draft.look.header = Look.Header.NONE;
        draft.columns.forEach(column -> column.names.clear());
        TimeStyle style = draft.time;
        if (style != null && style.numeric()) {
            // Without a name, numbers that count time may well be taken for a tag.
            draft.arrangements.add(Draft.Arrangement.NUMBERED);
        }
    }

    static void duplicateName(Draft draft) {
        Column first = draft.columns.getFirst();
        Column second = draft.columns.getLast();
        second.header = first.header;
        for (Column column : List.of(first, second)) {
            column.names.clear();
            column.names.add(first.name + "*");
        }
    }

    static void separatorInName(Draft draft) {
        Column column = draft.someColumn();
        column.header = "%s%s %s"
                .formatted(
                        column.name,
                        draft.look.separator,
                        draft.vocabulary.groups().getFirst());
        column.names.clear();
        column.names.add(column.header);
    }

    /** A spreadsheet's cell of two lines, or an inch mark: both need quotes, one of them doubled. */
    static void lineBreakInName(Draft draft) {
        Column column = draft.someColumn();
        column.header = column.name
                + draft.pick(List.of("\n%s", " 1/2\"", " \"%s\"", "\n%s\nx"))
                        .formatted(draft.vocabulary.groups().getFirst());
        column.names.clear();
        column.names.add(column.header);
    }

    /** Channels that have only numbers for names. */
    static void numericNames(Draft draft) {
        int first = draft.random.nextInt(1, 200);
        for (int i = 0; i < draft.columns.size(); i++) {
            Column column = draft.columns.get(i);
            column.header = String.valueOf(first + i);
            column.names.clear();
            column.names.add(column.header);
        }
    }

    /** Nobody can tell which of the names the separator belongs to. */
    static void bareSeparatorInName(Draft draft) {
        separatorInName(draft);
        draft.look.quotes = Look.Quotes.NEVER;
        draft.mayBeRefusedAt(Set.of());
    }

    static void preamble(Draft draft) {
        String points = String.valueOf(draft.width);
        List<String> scale = new ArrayList<>(List.of("Scale"));
        draft.columns.forEach(column -> scale.add("1.0"));
        List<List<String>> several = new ArrayList<>();
        for (int line = 1; line < 25; line++) {
            several.add(List.of("; setting " + line, String.valueOf(line * 10)));
        }
        draft.look.preamble.addAll(draft.pick(List.of(
                List.of(List.of("# Data logger DL-200, serial number 4711"), List.of("# interval: 1 s")),
                List.of(List.of("Serial number", "4711-22"), List.of("Operator", "Line 3"), List.of("")),
                List.of(
                        List.of("Messprotokoll"),
                        List.of("Anlage", "Presse 7"),
                        List.of("Erstellt", "2024-03-01 10:15")),
                List.of(List.of("sep=" + draft.look.separator)),
                List.of(
                        List.of("Measurement File"),
                        List.of("Channels", points),
                        List.of("***End_of_Header***"),
                        List.of("")),
                List.of(List.of("[Header]"), List.of("Version=2"), List.of("[Data]")),
                List.of(scale, List.of("")),
                several,
                List.of(List.of("Exported from historian"), List.of(""), List.of("Points", points)))));
    }

    static void footer(Draft draft) {
        List<List<String>> numbers = new ArrayList<>();
        for (String name : List.of("Average", "Minimum", "Maximum")) {
            List<String> line = new ArrayList<>(List.of(name));
            draft.columns.forEach(column -> line.add("12.5"));
            numbers.add(line);
        }
        draft.look.footer.addAll(draft.pick(List.of(
                List.of(List.of("End of data")),
                List.of(List.of(""), List.of("Total rows: " + draft.rows)),
                numbers.subList(0, 1),
                numbers,
                List.of(List.of("# end"), List.of("# checksum 9F3A")))));
    }

    static void blankLines(Draft draft, boolean separators) {
        draft.look.blankEvery = draft.random.nextInt(4, 15);
        draft.look.blankHasSeparators = separators;
    }

    static void trailing(Draft draft) {
        draft.look.trailing = draft.random.nextInt(1, 4);
        draft.look.trailingInHeader = draft.random.nextBoolean();
        if (!draft.look.trailingInHeader) {
            draft.look.trailing = 1;
        }
    }

    /** Some lines stop early: what is cut off is missing, or the line is skipped and counted. */
    static void shortLines(Draft draft) {
        for (int row : draft.someRows(15)) {
            int kept = draft.random.nextInt(1, Math.max(2, draft.columns.size()));
            draft.rowChanges.put(row, cells -> cells.subList(0, cells.size() - draft.columns.size() + kept));
            draft.fates.put(row, Truth.Fate.READ_OR_SKIPPED);
            for (Column column : draft.columns.subList(kept, draft.columns.size())) {
                column.entries.set(row, Entry.noValue(""));
            }
        }
        draft.mayBeRefusedAt(draft.fates.keySet());
    }

    /** Some lines have a cell too many: which one it is, nobody knows. */
    static void longLines(Draft draft) {
        for (int row : draft.someRows(20)) {
            String more = String.valueOf(draft.random.nextInt(1, 100));
            draft.rowChanges.put(row, cells -> {
                List<String> longer = new ArrayList<>(cells);
                longer.add(cells.size() / 2 + 1, more);
                return longer;
            });
            draft.fates.put(row, Truth.Fate.SKIPPED);
        }
        draft.mayBeRefusedAt(Set.copyOf(draft.fates.keySet()));
    }

    /** The time of some rows is an error mark, or nothing. */
    static void unreadableTimes(Draft draft) {
        String mark = draft.pick(List.of("#VALUE!", "", "NaT", "--"));
        for (int row : draft.someRows(20)) {
            draft.rowChanges.put(row, cells -> {
                List<String> broken = new ArrayList<>(cells);
                broken.set(0, mark);
                return broken;
            });
            draft.fates.put(row, Truth.Fate.SKIPPED);
        }
        draft.mayBeRefusedAt(Set.copyOf(draft.fates.keySet()));
    }
}
