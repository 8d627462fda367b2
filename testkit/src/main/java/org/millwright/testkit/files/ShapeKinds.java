package org.millwright.testkit.files;

import org.millwright.testkit.files.signal.Entry;
import java.util.ArrayList;
import java.util.List;
import org.millwright.recording.ReadOptions;

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
        List<String> names =
                draft.pick(List.of(List.of("M1", "M2", "M3"), List.of("Pumpe A", "Pumpe B"), List.of("1号机", "2号机")));
        List<String> machineOf = new ArrayList<>();
        for (int row = 0; row < draft.rows; row++) {
            machineOf.add(names.get(row % names.size()));
            draft.times[row] = draft.start + row / names.size() * draft.step;
        }
        by(draft, draft.pick(List.of("machine", "Maschine", "设备", "asset_id")), machineOf, said);
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
            draft.toSay.add(column);
            draft.mayBeRefused(column.names);
        }
        draft.columns.addFirst(column);
        draft.columnsBeforeTime = draft.random.nextInt(2);
    }
}
