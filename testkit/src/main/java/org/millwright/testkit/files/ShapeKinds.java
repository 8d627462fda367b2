package org.millwright.testkit.files;

import java.util.ArrayList;
import java.util.List;
import org.millwright.recording.ReadOptions;
import org.millwright.testkit.files.signal.Entry;

/** Changes how a recording is spread over lines, files and machines. */
final class ShapeKinds {
    private ShapeKinds() {}

    static void longLayout(Draft draft, boolean byTag) {
        oneTimeColumn(draft);
        draft.shape = new LongShape(byTag);
        draft.columns.forEach(column -> column.unitOpen = true);
        if (byTag) {
            draft.mayBeRefused();
        }
    }

    /** Layouts of one value a line have one time column. */
    private static void oneTimeColumn(Draft draft) {
        draft.paceAtLeast(Draft.SECOND);
        draft.time = TimeStyle.iso(draft);
    }

    static void oneTagFolder(Draft draft) {
        for (Column column : draft.columns) {
            column.names.clear();
            column.names.add(OneTagAFile.fileName(column));
        }
        if (draft.random.nextBoolean()) {
            for (Column column : draft.columns.subList(1, draft.columns.size())) {
                int every = draft.random.nextInt(2, 6);
                for (int row = 0; row < draft.rows; row++) {
                    if (row % every != 0) {
                        column.entries.set(row, Entry.EMPTY);
                    }
                }
            }
        }
        draft.shape = new OneTagAFile(draft.pick(List.of("value", "Value", "Wert", "数值")));
    }

    static void oneTag(Draft draft) {
        Column only = draft.columns.getFirst();
        draft.columns.clear();
        draft.columns.add(only);
        only.header = draft.pick(List.of("value", "Value", "Wert", "valor", "数值"));
        only.names.clear();
        only.names.addAll(List.of(only.header, draft.stem));
    }

    /** Several machines whose rows stand between each other's; the person names the column. */
    static void machines(Draft draft, boolean said) {
        List<String> names = machineNames(draft);
        List<String> machineOf = new ArrayList<>();
        for (int row = 0; row < draft.rows; row++) {
            machineOf.add(names.get(row % names.size()));
            draft.times[row] = draft.start + row / names.size() * draft.step;
        }
        by(draft, draft.pick(List.of("machine", "Maschine", "设备", "asset_id")), machineOf, said);
    }

    private static List<String> machineNames(Draft draft) {
        return draft.pick(List.of(
                List.of("M1", "M2", "M3"),
                List.of("Pumpe A", "Pumpe B"),
                List.of("1号机", "2号机"),
                List.of("17", "18", "19")));
    }

    /** One machine after the other, each with the same times. */
    static void machinesInTurn(Draft draft) {
        List<String> names = machineNames(draft);
        int each = (draft.rows + names.size() - 1) / names.size();
        List<String> machineOf = new ArrayList<>();
        for (int row = 0; row < draft.rows; row++) {
            machineOf.add(names.get(row / each));
            draft.times[row] = draft.start + row % each * draft.step;
        }
        by(draft, draft.pick(List.of("machine", "Maschine", "unit number")), machineOf, true);
    }

    /** A file for each day, the date in its name alone. */
    static void dailyFiles(Draft draft) {
        draft.startAt(draft.start - Math.floorMod(draft.start, Draft.DAY) + 9 * Draft.HOUR);
        long span = 3 * Draft.DAY / draft.rows;
        draft.pace(Math.max(1, span / Draft.SECOND) * Draft.SECOND);
        draft.time = TimeStyle.pattern(draft, "HH:mm:ss")
                .headers(List.of(draft.vocabulary.dateAndTime().getLast()));
        draft.plainTime = false;
        draft.shape = new DailyFiles();
        draft.mayBeRefused();
    }

    static void filesOverTime(Draft draft) {
        boolean swapped = draft.random.nextInt(3) == 0;
        draft.shape = new FilesOverTime(false, swapped);
        if (swapped) {
            draft.mayBeRefused();
        }
    }

    /** One tool after the other. */
    static void tools(Draft draft) {
        List<String> machineOf = new ArrayList<>();
        for (int row = 0; row < draft.rows; row++) {
            machineOf.add("T" + (1 + row * 3 / draft.rows));
        }
        by(draft, draft.pick(List.of("tool", "Werkzeug", "ferramenta")), machineOf, true);
    }

    private static void by(Draft draft, String header, List<String> machineOf, boolean said) {
        Column column =
                new Column(header, "", machineOf.stream().map(Entry::word).toList());
        if (said) {
            draft.options = new ReadOptions(draft.options.ignore(), header, draft.options.zone());
            draft.machines = machineOf;
            column.required = false;
            column.names.clear();
            column.names.add("\u0000 no tag has this name");
        } else {
            column.required = false;
            draft.machinesToFind = machineOf;
            if (machineOf.getFirst().chars().allMatch(Character::isDigit)) {
                column.change(entry -> Entry.number(entry.text()));
            } else {
                draft.toSay.add(column);
            }
            draft.mayBeRefused(column.names);
        }
        draft.columns.addFirst(column);
        draft.columnsBeforeTime = draft.random.nextInt(2);
    }
}
