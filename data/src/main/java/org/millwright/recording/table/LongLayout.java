package org.millwright.recording.table;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.millwright.machine.Tag;
import org.millwright.recording.cell.Numerals;
import org.millwright.recording.cell.Row;
import org.millwright.recording.cell.Stamp;

/**
 * The columns of a table that holds one value a row: which tag, when, how much.
 *
 * @param tag the column with the name of the tag
 * @param value the column with the value
 * @param unit the column with the unit, or −1
 */
record LongLayout(int tag, int value, int unit) {
    private static final Set<String> TAGS = Set.of(
            "tag",
            "tagname",
            "varname",
            "field",
            "tagid",
            "name",
            "variable",
            "variablename",
            "sensor",
            "sensorid",
            "sensorname",
            "signal",
            "signalname",
            "parameter",
            "parametername",
            "point",
            "pointname",
            "pointid",
            "metric",
            "metricname",
            "channel",
            "channelname",
            "item",
            "itemname",
            "measurement",
            "measure",
            "kpi",
            "series",
            "attribute",
            "feature",
            "quantity",
            "nodeid",
            "node",
            "address",
            "messstelle",
            "messpunkt",
            "kanal",
            "größe",
            "groesse",
            "messgröße",
            "variável",
            "variavel",
            "sinal",
            "canal",
            "parâmetro",
            "parametro",
            "etiqueta",
            "sinalid",
            "点位",
            "测点",
            "测点名",
            "测点名称",
            "点名",
            "变量",
            "变量名",
            "标签",
            "参数",
            "参数名",
            "信号",
            "通道",
            "指标",
            "位号");
    private static final Set<String> VALUES = Set.of(
            "value",
            "values",
            "varvalue",
            "val",
            "wert",
            "messwert",
            "valor",
            "reading",
            "result",
            "v",
            "pv",
            "valeur",
            "数值",
            "值",
            "测量值",
            "采样值",
            "读数");
    private static final Set<String> UNITS =
            Set.of("unit", "units", "uom", "einheit", "unidade", "unidad", "unité", "单位", "engunits", "engunit");
    private static final Set<String> QUALITIES = Set.of(
            "quality",
            "validity",
            "qualität",
            "qualitaet",
            "status",
            "statuscode",
            "qualidade",
            "calidad",
            "质量",
            "质量码",
            "品质",
            "state",
            "flag",
            "q",
            "description",
            "beschreibung",
            "descrição",
            "描述");

    /** The layout, if the headers and cells leave no doubt; null otherwise. */
    static @Nullable LongLayout find(Header header, Survey survey, TimeFound time, Columns columns) {
        int tag = -1;
        int value = -1;
        int unit = -1;
        int others = 0;
        for (int column = 0; column < header.width(); column++) {
            if (columns.ignored(column)
                    || column == columns.by()
                    || time.reads(column)
                    || time.others().contains(column)) {
                continue;
            }
            ColumnSurvey cells = survey.columns[column];
            String name = bare(header.text(column));
            boolean numeric = cells.numbers() >= 0.5 * cells.filled && cells.numbers() > 0;
            if (tag < 0 && TAGS.contains(name) && cells.filled == survey.rows && several(cells)) {
                tag = column;
            } else if (UNITS.contains(name) && !numeric) {
                unit = column;
            } else if (value < 0 && VALUES.contains(name) && numeric) {
                value = column;
            } else if (!QUALITIES.contains(name) && !cells.empty() && !TimeWords.time(header.text(column))) {
                others++;
            }
        }
        boolean clear = tag >= 0 && value >= 0 && others == 0 && !time.plans().isEmpty();
        return clear ? new LongLayout(tag, value, unit) : null;
    }

    /** The tags with their units and with the numbers that stand for a missing value, in order of first appearance. */
    List<LongTag> tags(Table table, Head head, Header header, TimePlan time) {
        Map<String, Found> seen = new LinkedHashMap<>();
        new Scan<>(table, part -> new TagGatherer(new RowFilter(head, header, part), time), (part, before) -> {
                    part.seen.forEach((name, found) -> seen.merge(name, found, (old, more) -> old.with(more, before)));
                    return true;
                })
                .all();
        List<LongTag> tags = new ArrayList<>();
        seen.forEach((name, found) -> {
            String own = found.units.size() == 1 ? found.units.iterator().next() : Tag.UNKNOWN_UNIT;
            String unitOfTag = unit >= 0 ? own : header.unit(value);
            tags.add(new LongTag(
                    new Tag(name, unitOfTag, Tag.Kind.MEASUREMENT, List.of()), ColumnPlanner.sentinels(found.cells)));
        });
        return tags;
    }

    /** The two columns that are read: the code of the tag, and the value. */
    TagColumns columns(Header header, List<LongTag> tags, Numerals numerals) {
        List<String> names = tags.stream().map(tag -> tag.tag().name()).toList();
        Map<String, Integer> codes = new LinkedHashMap<>();
        names.forEach(name -> codes.put(name, codes.size()));
        Tag which = new Tag(header.name(tag), Tag.UNKNOWN_UNIT, Tag.Kind.STATUS, names);
        return new TagColumns(
                List.of(
                        new ColumnPlan(tag, which, Numerals.POINT, List.of(), codes),
                        new ColumnPlan(value, Tag.of(header.name(value)), numerals, List.of(), Map.of())),
                Map.of(),
                List.of());
    }

    private static boolean several(ColumnSurvey cells) {
        return cells.words.size() > 1 || (cells.wordCells.count == 0 && cells.most > cells.least);
    }

    private static String bare(String header) {
        return header.toLowerCase(Locale.ROOT).replaceAll("[\\s_.\\-#]+", "");
    }

    /** What the rows of one tag hold. */
    private record Found(Set<String> units, ColumnSurvey cells) {
        private Found with(Found later, long linesBefore) {
            units.addAll(later.units);
            cells.add(later.cells, linesBefore);
            return this;
        }
    }

    private final class TagGatherer implements Scan.Gatherer {
        private final Map<String, Found> seen = new LinkedHashMap<>();
        private final RowFilter filter;
        private final TimePlan time;
        private final Stamp stamp = new Stamp();

        private TagGatherer(RowFilter filter, TimePlan time) {
            this.filter = filter;
            this.time = time;
        }

        @Override
        public void take(Row row) {
            if (filter.above(row) || filter.fault(row) != null || time.at(row, stamp) == Stamp.NONE) {
                return;
            }
            Found found = seen.computeIfAbsent(row.string(tag), name -> new Found(new HashSet<>(), new ColumnSurvey()));
            found.cells.take(row, value, stamp);
            if (unit >= 0 && !row.empty(unit)) {
                found.units.add(row.string(unit));
            }
        }

        @Override
        public boolean full() {
            return false;
        }
    }
}
