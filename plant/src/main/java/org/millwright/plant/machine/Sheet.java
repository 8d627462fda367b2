package org.millwright.plant.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.millwright.machine.Tag;

/**
 * Reads the tables that describe a machine type: one line a thing, its columns parted by bars.
 *
 * <p>Tags: {@code name | unit | low .. high | step | slow noise | description}; a status tag has its words, parted by blanks, in
 * place of the range. Faults: {@code name | component | machine or process | curve | days | usage or clock | minutes skill procedure |
 * roots}. Alarms: {@code code | tag | > or < limit | text}. Limits of scrap: {@code tag | low .. high}.
 */
final class Sheet {
    private final String name;
    private final String title;
    private final List<TagRow> tags = new ArrayList<>();
    private final List<FaultKind> faults = new ArrayList<>();
    private final List<Alarm> alarms = new ArrayList<>();
    private final List<MachineType.Limit> scrap = new ArrayList<>();

    Sheet(String name, String title) {
        this.name = name;
        this.title = title;
    }

    Sheet tags(String table) {
        rows(table).forEach(cells -> tags.add(tag(cells)));
        return this;
    }

    Sheet faults(String table) {
        rows(table).forEach(cells -> faults.add(fault(cells)));
        return this;
    }

    Sheet alarms(String table) {
        for (String[] cells : rows(table)) {
            String[] limit = cells[2].split(" ", -1);
            alarms.add(
                    new Alarm(cells[0], index(cells[1]), limit[0].equals(">"), Double.parseDouble(limit[1]), cells[3]));
        }
        return this;
    }

    Sheet scrap(String table) {
        for (String[] cells : rows(table)) {
            double[] range = range(cells[1]);
            scrap.add(new MachineType.Limit(index(cells[0]), range[0], range[1]));
        }
        return this;
    }

    MachineType with(Function<Coefficients, Physics> physics) {
        return new MachineType(
                name, title, List.copyOf(tags), List.copyOf(faults), List.copyOf(alarms), List.copyOf(scrap), physics);
    }

    private int index(String tag) {
        for (int at = 0; at < tags.size(); at++) {
            if (tags.get(at).name().equals(tag)) {
                return at;
            }
        }
        throw new IllegalArgumentException("The type (%s) has no tag (%s).".formatted(name, tag));
    }

    private static TagRow tag(String[] cells) {
        if (cells[1].equals("words")) {
            List<String> words = List.of(cells[2].split(" ", -1));
            Tag tag = new Tag(cells[0], Tag.UNKNOWN_UNIT, Tag.Kind.STATUS, words);
            return new TagRow(tag, 0, words.size() - 1.0, 0, TagRow.Slow.NONE, cells[5]);
        }
        double[] range = range(cells[2]);
        return new TagRow(
                new Tag(cells[0], cells[1], Tag.Kind.MEASUREMENT, List.of()),
                range[0],
                range[1],
                Double.parseDouble(cells[3]),
                TagRow.Slow.of(cells[4]),
                cells[5]);
    }

    private static FaultKind fault(String[] cells) {
        double[] days = range(cells[4]);
        String[] repair = cells[6].split(" ", -1);
        List<FaultKind.Root> roots = new ArrayList<>();
        for (String root : cells[7].split(" ", -1)) {
            roots.add(FaultKind.Root.of(root));
        }
        return new FaultKind(
                cells[0],
                cells[1],
                cells[2].equals("process"),
                Curve.valueOf(cells[3].toUpperCase(Locale.ROOT)),
                new FaultKind.Life(days[0], days[1], cells[5].equals("usage")),
                new FaultKind.Repair(Double.parseDouble(repair[0]), repair[1], repair[2]),
                List.copyOf(roots));
    }

    private static double[] range(String text) {
        String[] ends = text.split("\\.\\.", -1);
        return new double[] {Double.parseDouble(ends[0].strip()), Double.parseDouble(ends[1].strip())};
    }

    static List<String[]> rows(String table) {
        return table.lines()
                .filter(line -> !line.isBlank())
                .map(line -> line.strip().split("\\s*\\|\\s*", -1))
                .toList();
    }
}
