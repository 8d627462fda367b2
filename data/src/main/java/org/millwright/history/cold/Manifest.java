package org.millwright.history.cold;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.millwright.dataset.Range;
import org.millwright.history.form.Fields;
import org.millwright.history.layout.Layout;
import org.millwright.machine.AssetPath;

/**
 * What is in the named files of one layout and day, and up to which sequences they speak.
 *
 * @param layout the layout
 * @param day the day, counted from 1970
 * @param pieces the files
 * @param retired files that others have replaced, still there for those who read them
 * @param coverage which rows are in the files
 * @param tags for a narrow layout the path of each tag's number, for those who read the files without us
 * @param previous the hash of the manifest that this one replaces; empty for the first
 */
public record Manifest(
        Layout layout,
        long day,
        List<Piece> pieces,
        List<Retired> retired,
        Coverage coverage,
        Map<String, String> tags,
        String previous) {
    /** The only format there is so far. */
    public static final long FORMAT = 1;

    public Manifest {
        pieces = List.copyOf(pieces);
        retired = List.copyOf(retired);
        tags = Map.copyOf(tags);
    }

    /**
     * A file that others have replaced.
     *
     * @param name its path below the folder of its layout and day
     * @param sinceMicros since when it is not needed any more
     */
    public record Retired(String name, long sinceMicros) {}

    /** The manifest of a layout and day that has no file yet. */
    public static Manifest empty(Layout layout, long day) {
        return new Manifest(layout, day, List.of(), List.of(), Coverage.NONE, Map.of(), "");
    }

    /** More files, and what they say. */
    public Manifest with(List<Piece> more, Coverage.@Nullable Mark mark, Map<String, String> moreTags) {
        List<Piece> all = new ArrayList<>(pieces);
        all.addAll(more);
        Map<String, String> names = new LinkedHashMap<>(tags);
        names.putAll(moreTags);
        return new Manifest(layout, day, all, retired, mark == null ? coverage : coverage.with(mark), names, previous);
    }

    /** Other files in the place of some, which are kept for a while. */
    public Manifest replaced(List<Piece> old, List<Piece> by, long atMicros) {
        List<Piece> all = new ArrayList<>(pieces);
        all.removeAll(old);
        all.addAll(by);
        List<Retired> gone = new ArrayList<>(retired);
        for (Piece piece : old) {
            if (by.stream().noneMatch(one -> one.name().equals(piece.name()))) {
                gone.add(new Retired(piece.name(), atMicros));
            }
        }
        return new Manifest(layout, day, all, gone, coverage, tags, previous);
    }

    /** Without the files that were replaced before a time. */
    public Manifest cleared(long beforeMicros) {
        return new Manifest(
                layout,
                day,
                pieces,
                retired.stream().filter(one -> one.sinceMicros >= beforeMicros).toList(),
                coverage,
                tags,
                previous);
    }

    Manifest after(String hash) {
        return new Manifest(layout, day, pieces, retired, coverage, tags, hash);
    }

    Map<String, Object> document(String tool) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("format", FORMAT);
        document.put("tool", tool);
        document.put("layout", layout.id());
        document.put("kind", layout.kind().name());
        if (layout.kind() == Layout.Kind.WIDE) {
            document.put("asset", layout.machine().toString());
            document.put("tags", layout.tags());
            document.put("columns", layout.columns());
        }
        document.put("day", day);
        document.put("pieces", pieces.stream().map(Manifest::document).toList());
        document.put("retired", retired.stream().map(Manifest::document).toList());
        document.put(
                "coverage", coverage.marks().stream().map(Manifest::document).toList());
        document.put("numbers", new java.util.TreeMap<>(tags));
        document.put("previous", previous);
        return document;
    }

    private static Map<String, Object> document(Piece piece) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("kind", piece.kind().name());
        document.put("name", piece.name());
        document.put("sha256", piece.sha256());
        document.put("bytes", piece.bytes());
        document.put("rows", piece.rows());
        document.put("values", piece.values());
        document.put("from", piece.times().from());
        document.put("until", piece.times().until());
        document.put("origin", piece.from());
        return document;
    }

    private static Map<String, Object> document(Retired retired) {
        return Map.of("name", retired.name, "since", retired.sinceMicros);
    }

    private static Map<String, Object> document(Coverage.Mark mark) {
        return Map.of("until", mark.untilMicros(), "sequences", new java.util.TreeMap<>(mark.sequences()));
    }

    /**
     * Reads a manifest.
     *
     * @throws IllegalArgumentException if a field is missing or wrong
     */
    static Manifest of(Fields fields) {
        Layout.Kind kind = Layout.Kind.valueOf(fields.text("kind"));
        Layout layout =
                switch (kind) {
                    case NARROW -> Layout.NARROW;
                    case EVENTS -> Layout.EVENTS;
                    case WIDE -> Layout.wide(AssetPath.of(fields.text("asset")), fields.texts("tags"));
                };
        Fields numbers = fields.fields("numbers");
        return new Manifest(
                layout,
                fields.number("day"),
                fields.list("pieces").stream().map(one -> piece(Fields.of(one))).toList(),
                fields.list("retired").stream()
                        .map(Fields::of)
                        .map(one -> new Retired(one.text("name"), one.number("since")))
                        .toList(),
                new Coverage(fields.list("coverage").stream()
                        .map(Fields::of)
                        .map(one -> new Coverage.Mark(
                                one.number("until"), one.fields("sequences").numbers()))
                        .toList()),
                numbers.allTexts(),
                fields.text("previous"));
    }

    private static Piece piece(Fields fields) {
        return new Piece(
                Piece.Kind.valueOf(fields.text("kind")),
                fields.text("name"),
                fields.text("sha256"),
                fields.number("bytes"),
                fields.number("rows"),
                fields.number("values"),
                new Range(fields.number("from"), fields.number("until")),
                fields.text("origin"));
    }
}
