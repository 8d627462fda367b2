package org.millwright.testkit.files;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.millwright.testkit.files.truth.Truth;
import org.millwright.testkit.files.write.Line;
import org.millwright.testkit.files.write.Part;

/** One line a value: time, tag, value, in one order or another, sometimes with a unit or a quality beside them. */
final class LongShape implements Shape {
    private final boolean byTag;

    /**
     * @param byTag true if all lines of one tag come before those of the next
     */
    LongShape(boolean byTag) {
        this.byTag = byTag;
    }

    @Override
    public List<Part> parts(Draft draft) {
        List<String> headers = draft.pick(List.of(
                List.of("timestamp", "tag", "value"),
                List.of("DateTime", "TagName", "Value"),
                List.of("时间", "变量名", "数值"),
                List.of("time", "sensor", "value")));
        boolean tagFirst = draft.random.nextBoolean();
        boolean quality = draft.random.nextInt(3) == 0;
        List<Line> lines = new ArrayList<>();
        List<Line.Item> head = texts(headers, tagFirst);
        if (quality) {
            head.add(Line.Item.text("quality"));
        }
        lines.add(new Line(head, Line.Role.HEADER, -1));
        List<Line> data = new ArrayList<>();
        for (int row = 0; row < draft.rows; row++) {
            for (Column column : draft.columns) {
                if (!column.entries.get(row).text().isEmpty()) {
                    data.add(line(draft, row, column, tagFirst, quality));
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
        lines.addAll(data);
        return List.of(new Part(draft.stem, lines));
    }

    private static List<Line.Item> texts(List<String> headers, boolean tagFirst) {
        List<Line.Item> items =
                new ArrayList<>(headers.stream().map(Line.Item::text).toList());
        if (tagFirst) {
            items.addFirst(items.remove(1));
        }
        return items;
    }

    private static Line line(Draft draft, int row, Column column, boolean tagFirst, boolean quality) {
        TimeStyle style = draft.time;
        List<Line.Item> items = new ArrayList<>();
        items.add(Line.Item.text(
                style == null ? "" : style.cells().apply(draft.times[row]).getFirst()));
        items.add(tagFirst ? 0 : 1, Line.Item.text(column.name));
        items.add(Lines.item(draft, column.entries.get(row)));
        if (quality) {
            items.add(Line.Item.text("Good"));
        }
        return new Line(items, Line.Role.DATA, row);
    }

    @Override
    public Truth.Range rows(Draft draft) {
        return new Truth.Range(draft.rows, (long) draft.rows * draft.columns.size());
    }
}
