package org.millwright.recording;

import java.util.ArrayList;
import java.util.List;
import org.millwright.Message;
import org.millwright.recording.cell.Row;
import org.millwright.recording.table.Table;

/** A table in memory whose cells are parted by bars, for tests of what tables mean. */
final class Grid implements Table {
    private final List<String> lines;
    private final List<Integer> cuts;
    private boolean padded;
    private int closed;

    private Grid(List<String> lines, List<Integer> cuts) {
        this.lines = List.copyOf(lines);
        this.cuts = List.copyOf(cuts);
    }

    /** Lines from one text; a blank line is a row without content. */
    static Grid of(String text) {
        return new Grid(text.lines().toList(), List.of(0));
    }

    static Grid of(List<String> lines) {
        return new Grid(lines, List.of(0));
    }

    /** The same table in parts of some lines each, as large files are cut. */
    Grid cut(int linesAPart) {
        List<Integer> firsts = new ArrayList<>();
        for (int first = 0; first == 0 || first < lines.size(); first += linesAPart) {
            firsts.add(first);
        }
        return new Grid(lines, firsts);
    }

    /** The same table as of a spreadsheet, where cells at the end of a row may be lacking. */
    Grid padding() {
        Grid spreadsheet = new Grid(lines, cuts);
        spreadsheet.padded = true;
        return spreadsheet;
    }

    /** How often the table was closed. */
    int closed() {
        return closed;
    }

    @Override
    public String name() {
        return "pump.csv";
    }

    @Override
    public List<Message> understanding() {
        return List.of();
    }

    @Override
    public boolean padded() {
        return padded;
    }

    @Override
    public List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        for (int part = 0; part < cuts.size(); part++) {
            int until = part + 1 < cuts.size() ? cuts.get(part + 1) : lines.size();
            parts.add(new Lines(lines.subList(cuts.get(part), until)));
        }
        return parts;
    }

    @Override
    public Part from(int part) {
        return new Lines(lines.subList(cuts.get(part), lines.size()));
    }

    @Override
    public void close() {
        closed++;
    }

    private record Lines(List<String> lines) implements Part {
        @Override
        public long size() {
            return lines.size();
        }

        @Override
        public long read(Taker taker) {
            Row row = new Row();
            long line = 0;
            for (String text : lines) {
                row.begin(++line);
                for (String cell : text.split("\\|", -1)) {
                    row.text(cell);
                }
                if (!taker.take(row)) {
                    break;
                }
            }
            return line;
        }
    }
}
