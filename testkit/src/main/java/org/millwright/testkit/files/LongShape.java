package org.millwright.testkit.files;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.millwright.testkit.files.truth.Truth;
import org.millwright.testkit.files.write.Line;
import org.millwright.testkit.files.write.Part;

/** One line a value: time, tag, value, in one order or another, sometimes with a unit or a quality beside them. */
final class LongShape implements Shape {
    private static final List<List<String>> HEADERS = List.of(
            List.of("timestamp", "tag", "value"),
            List.of("DateTime", "TagName", "Value"),
            List.of("时间", "变量名", "数值"),
            List.of("time", "sensor", "value"));

    private final boolean byTag;
    private boolean tagFirst;
    private boolean unit;
    private boolean quality;

    /**
     * @param byTag true if all lines of one tag come before those of the next
     */
    LongShape(boolean byTag) {
        this.byTag = byTag;
    }

    @Override
    public List<Part> parts(Draft draft) {
        tagFirst = draft.random.nextBoolean();
        unit = draft.random.nextInt(3) == 0;
        quality = draft.random.nextInt(3) == 0;
        List<Line> lines = new ArrayList<>();
        lines.add(header(draft.pick(HEADERS)));
        lines.addAll(data(draft));
        return List.of(new Part(draft.stem, lines));
    }

    private Line header(List<String> headers) {
        return new Line(
                items(
                        headers,
                        Line.Item.text(headers.getFirst()),
                        Line.Item.text(headers.getLast()),
                        "unit",
                        "quality"),
                Line.Role.HEADER,
                -1);
    }

    private List<Line> data(Draft draft) {
        List<Line> data = new ArrayList<>();
        for (int row = 0; row < draft.rows; row++) {
            for (Column column : draft.columns) {
                if (!column.entries.get(row).text().isEmpty()) {
                    data.add(line(draft, row, column));
                }
            }
        }
        if (byTag) {
            int tagAt = tagFirst ? 0 : 1;
            List<String> order =
                    draft.columns.stream().map(column -> column.name).toList();
            data.sort(Comparator.comparingInt(
                    line -> order.indexOf(line.items().get(tagAt).text())));
        }
        return data;
    }

    private Line line(Draft draft, int row, Column column) {
        TimeStyle style = draft.time;
        String time = style == null ? "" : style.cells().apply(draft.times[row]).getFirst();
        Line.Item value = Lines.item(draft, column.entries.get(row));
        return new Line(
                items(
                        List.of(time, column.name),
                        Line.Item.time(time, TimeStyle.date(draft.times[row])),
                        value,
                        column.unit,
                        "Good"),
                Line.Role.DATA,
                row);
    }

    /**
     * @param texts whose second is the tag's name
     */
    private List<Line.Item> items(
            List<String> texts, Line.Item time, Line.Item value, String unitText, String qualityText) {
        List<Line.Item> items = new ArrayList<>(List.of(time, value));
        items.add(tagFirst ? 0 : 1, Line.Item.text(texts.get(1)));
        if (unit) {
            items.add(Line.Item.text(unitText));
        }
        if (quality) {
            items.add(Line.Item.text(qualityText));
        }
        return items;
    }

    @Override
    public Truth.Range rows(Draft draft) {
        return new Truth.Range(draft.rows, (long) draft.rows * draft.columns.size());
    }
}
