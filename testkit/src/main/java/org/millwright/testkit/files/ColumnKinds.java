package org.millwright.testkit.files;

import java.util.List;
import java.util.Set;
import org.millwright.recording.ReadOptions;
import org.millwright.testkit.files.signal.Entry;
import org.millwright.testkit.files.signal.Vocabulary;
import org.millwright.testkit.files.truth.Cell;

/** Adds or changes whole columns. */
final class ColumnKinds {
    private static final List<List<String>> BOOLEANS = List.of(
            List.of("true", "false"),
            List.of("TRUE", "FALSE"),
            List.of("ja", "nein"),
            List.of("WAHR", "FALSCH"),
            List.of("Sim", "Não"),
            List.of("verdadeiro", "falso"),
            List.of("是", "否"));

    private ColumnKinds() {}

    static void constant(Draft draft) {
        Column column = draft.someColumn();
        Entry first = column.entries.getFirst();
        column.change(entry -> first);
    }

    static void stuck(Draft draft) {
        Column column = draft.someColumn();
        int from = draft.rows / 2;
        Entry last = column.entries.get(from);
        column.change(from, draft.rows, entry -> last);
    }

    static void allMissing(Draft draft) {
        Column column = draft.someColumn();
        String mark = draft.pick(List.of("", "", "NaN", "NA"));
        column.change(entry -> new Entry(mark, false, Cell.MISSING));
        column.required = false;
    }

    static void booleans(Draft draft) {
        List<String> words =
                draft.vocabulary.equals(Vocabulary.ENGLISH) ? draft.pick(BOOLEANS) : draft.vocabulary.booleans();
        status(draft, words, draft.pick(List.of("Door closed", "Freigabe", "运行")));
    }

    /** A status of a few words. */
    static void words(Draft draft) {
        status(draft, List.of("RUN", "IDLE", "ALARM", "SETUP"), draft.pick(List.of("State", "Mode")));
    }

    private static void status(Draft draft, List<String> words, String name) {
        Column column = new Column(name, "", List.of());
        String now = words.getFirst();
        for (int row = 0; row < draft.rows; row++) {
            if (draft.random.nextInt(5) == 0) {
                now = draft.pick(words);
            }
            // Every word occurs, so that the column cannot be taken for a constant text.
            column.entries.add(Entry.word(row < words.size() ? words.get(row) : now));
        }
        draft.columns.add(draft.random.nextInt(1, draft.columns.size() + 1), column);
    }

    /** Remarks, a different one in each row: no status, and to be left out by name. */
    static void freeText(Draft draft) {
        Column column = new Column(draft.pick(List.of("Comment", "Bemerkung", "备注")), "", List.of());
        for (int row = 0; row < draft.rows; row++) {
            String text = "%s %c%c%d, ok; 3,5"
                    .formatted(draft.pick(List.of("Operator note", "Batch", "Lot")), letter(draft), letter(draft), row);
            column.entries.add(draft.rows <= Draft.WORDS_OF_A_STATUS ? Entry.word(text) : Entry.noValue(text));
        }
        column.required = false;
        draft.columns.add(column);
        if (draft.rows > Draft.WORDS_OF_A_STATUS) {
            draft.toSay.add(column);
        }
    }

    /** Remarks of two lines in quotes, as people write them into a spreadsheet. */
    static void brokenText(Draft draft) {
        Column column = new Column(draft.pick(List.of("Comment", "Bemerkung")), "", List.of());
        for (int row = 0; row < draft.rows; row++) {
            boolean said = draft.rows <= 400 || draft.random.nextInt(300) == 0;
            String text = "Shift %d, \"%c%c\"\nall well; %d pieces".formatted(row, letter(draft), letter(draft), row);
            column.entries.add(
                    !said
                            ? Entry.noValue("")
                            : draft.rows <= Draft.WORDS_OF_A_STATUS ? Entry.word(text) : Entry.noValue(text));
        }
        column.required = false;
        draft.columns.add(column);
    }

    /** The person names a column that is not there. */
    static void unknown(Draft draft) {
        String name = draft.columns.getLast().name + "x";
        draft.options = draft.random.nextBoolean()
                ? new ReadOptions(Set.of(name), null, null)
                : new ReadOptions(Set.of(), name, null);
        draft.mustBeRefused = true;
        draft.blames.clear();
        draft.mayBeRefused(Set.of(name));
    }

    private static char letter(Draft draft) {
        return (char) ('A' + draft.random.nextInt(26));
    }

    /** A spreadsheet's row number in front, without a name. */
    static void rowNumbers(Draft draft) {
        Column column = new Column(draft.pick(List.of("", "Unnamed: 0", "index", "No.")), "", List.of());
        int first = draft.random.nextInt(2);
        for (int row = 0; row < draft.rows; row++) {
            column.entries.add(Entry.number(String.valueOf(first + row)));
        }
        column.required = false;
        column.names.clear();
        column.names.addAll(Set.of("Unnamed*", "index", "No", "column*", "c1", "1", "spalte*", "col*"));
        draft.columns.addFirst(column);
        draft.columnsBeforeTime = draft.random.nextInt(2);
    }

    /** The person says which columns to leave out. */
    static void ignored(Draft draft) {
        Column label = new Column("label", "", List.of());
        for (int row = 0; row < draft.rows; row++) {
            label.entries.add(Entry.number(row * 3 < draft.rows ? "0" : "1"));
        }
        label.required = false;
        label.names.clear();
        label.names.add("\u0000 no tag has this name");
        draft.columns.add(label);
        draft.options = new ReadOptions(Set.of("label"), draft.options.by(), draft.options.zone());
    }
}
