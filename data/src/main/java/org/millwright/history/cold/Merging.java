package org.millwright.history.cold;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.millwright.history.layout.Layout;

/** Decides which files of a day are to become one. */
public final class Merging {
    /** So many files of about one size become one before their day is over, so that a reader never opens hundreds. */
    private static final int MANY = 16;

    /** More rows are not sorted at once. */
    private static final long MOST_ROWS = 200_000_000;

    private Merging() {}

    /**
     * What is to be put together.
     *
     * @param raw files of values as they were measured; one or none where they stay as they are
     * @param minutes files of minutes; empty where they stay as they are
     * @param hours files of hours that are made anew
     */
    public record Merge(List<Piece> raw, List<Piece> minutes, List<Piece> hours) {
        /** True if nothing is to be done. */
        public boolean isEmpty() {
            return raw.size() < 2 && minutes.isEmpty();
        }
    }

    /** For a day that is over: all of its files become one of each kind. */
    public static Merge whole(Manifest manifest) {
        List<Piece> raw = of(manifest, Piece.Kind.RAW);
        boolean small = raw.stream().mapToLong(Piece::rows).sum() <= MOST_ROWS;
        List<Piece> minutes = of(manifest, Piece.Kind.MINUTE);
        List<Piece> rolled = of(manifest, Piece.Kind.ROLLED_MINUTE);
        if (minutes.isEmpty() || manifest.layout().kind() == Layout.Kind.EVENTS) {
            return new Merge(small ? raw : List.of(), List.of(), List.of());
        }
        List<Piece> all = new ArrayList<>(minutes);
        all.addAll(rolled);
        return new Merge(small ? raw : List.of(), all, of(manifest, Piece.Kind.HOUR));
    }

    /** For a day that goes on: files of about one size become one where there are many. */
    public static Merge some(Manifest manifest) {
        List<Piece> raw = many(of(manifest, Piece.Kind.RAW));
        List<Piece> minutes = many(of(manifest, Piece.Kind.MINUTE));
        return new Merge(raw, minutes, List.of());
    }

    private static List<Piece> many(List<Piece> pieces) {
        Map<Integer, List<Piece>> bySize = pieces.stream()
                .collect(Collectors.groupingBy(piece -> size(piece.rows()), TreeMap::new, Collectors.toList()));
        return bySize.values().stream()
                .filter(some -> some.size() >= MANY
                        && some.stream().mapToLong(Piece::rows).sum() <= MOST_ROWS)
                .findFirst()
                .orElse(List.of());
    }

    private static int size(long rows) {
        return (64 - Long.numberOfLeadingZeros(rows)) / 4;
    }

    private static List<Piece> of(Manifest manifest, Piece.Kind kind) {
        return manifest.pieces().stream().filter(piece -> piece.kind() == kind).toList();
    }
}
