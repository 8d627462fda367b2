package org.millwright.recording.table;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.millwright.MillwrightException;
import org.millwright.recording.ReadOptions;

/** What the person, or a header, says about the use of columns. */
final class Columns {
    private static final Set<String> MACHINES = Set.of(
            "machine",
            "machineid",
            "machinename",
            "machineno",
            "unit",
            "unitid",
            "unitnumber",
            "unitno",
            "asset",
            "assetid",
            "assetname",
            "equipment",
            "equipmentid",
            "equipmentname",
            "device",
            "deviceid",
            "devicename",
            "tool",
            "toolid",
            "engine",
            "engineid",
            "pump",
            "pumpid",
            "motor",
            "motorid",
            "turbine",
            "turbineid",
            "robot",
            "robotid",
            "line",
            "station",
            "id",
            "maschine",
            "maschinennr",
            "maschinennummer",
            "anlage",
            "gerät",
            "geraet",
            "werkzeug",
            "pumpe",
            "máquina",
            "maquina",
            "equipamento",
            "ferramenta",
            "bomba",
            "machine_id",
            "设备",
            "设备编号",
            "设备名称",
            "设备id",
            "机器",
            "机器编号",
            "机床",
            "机床编号",
            "机组",
            "刀具",
            "刀具编号",
            "产线");

    private final String file;
    private final Header header;
    private final int by;
    private final Set<Integer> ignored;

    /**
     * @throws MillwrightException if the person names a column that is not there
     */
    Columns(String file, Header header, ReadOptions options) {
        this.file = file;
        this.header = header;
        by = options.by() == null ? -1 : find(options.by());
        ignored = new HashSet<>();
        for (String word : options.ignore()) {
            int first = find(word);
            ignored.add(first);
            IntStream.range(0, header.width())
                    .filter(column -> header.called(column, word))
                    .forEach(ignored::add);
        }
    }

    /** The column that the person says names the machine, or −1. */
    int by() {
        return by;
    }

    Set<Integer> ignored() {
        return ignored;
    }

    /** True if the person says something else about the column than that it is a time. */
    boolean used(int column) {
        return column == by || ignored.contains(column);
    }

    boolean ignored(int column) {
        return ignored.contains(column);
    }

    /** A column of few names under a header that means machines, or −1. */
    int machineCandidate(Survey survey) {
        for (int column = 0; column < header.width(); column++) {
            String bare = header.text(column).toLowerCase(Locale.ROOT).replaceAll("[\\s_.\\-#]+", "");
            ColumnSurvey cells = survey.columns[column];
            boolean names = cells.filled == survey.rows
                    && (cells.wordCells.count == 0 || cells.words.size() <= ColumnSurvey.MOST_WORDS);
            if (MACHINES.contains(bare) && names && !ignored(column)) {
                return column;
            }
        }
        return -1;
    }

    private int find(String word) {
        for (int column = 0; column < header.width(); column++) {
            if (header.called(column, word)) {
                return column;
            }
        }
        for (int column = 0; column < header.width(); column++) {
            if (header.name(column).equalsIgnoreCase(word.strip())) {
                return column;
            }
        }
        throw MillwrightException.badRequest(
                "recording.column.unknown",
                "The file {file} has no column {column}; maybe {nearest} was meant. Use one of: {all}.",
                "file",
                file,
                "column",
                word,
                "nearest",
                nearest(word),
                "all",
                IntStream.range(0, header.width())
                        .limit(60)
                        .mapToObj(header::name)
                        .collect(Collectors.joining(", ")));
    }

    private String nearest(String word) {
        String best = header.name(0);
        for (int column = 1; column < header.width(); column++) {
            if (distance(word, header.name(column)) < distance(word, best)) {
                best = header.name(column);
            }
        }
        return best;
    }

    /** The number of letters to change, add or drop (Levenshtein), whatever their case. */
    private static int distance(String one, String other) {
        String a = one.toLowerCase(Locale.ROOT);
        String b = other.toLowerCase(Locale.ROOT);
        int[] above = IntStream.rangeClosed(0, b.length()).toArray();
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(change, 1 + Math.min(above[j], row[j - 1]));
            }
            above = row;
        }
        return above[b.length()];
    }
}
