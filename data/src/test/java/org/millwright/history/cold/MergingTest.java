package org.millwright.history.cold;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.millwright.dataset.Range;
import org.millwright.history.layout.Layout;

class MergingTest {
    private static Piece piece(String name, Piece.Kind kind, long rows) {
        return new Piece(kind, name, "", 1, rows, rows, new Range(0, 1), "");
    }

    private static Manifest manifest(List<Piece> pieces) {
        return Manifest.empty(Layout.NARROW, 1).with(pieces, null, Map.of());
    }

    @Test
    void aDayThatIsOverBecomesOneFileOfEachKind() {
        Piece hour = piece("h", Piece.Kind.HOUR, 3);
        Piece rolled = piece("r", Piece.Kind.ROLLED_MINUTE, 3);
        Piece minute = piece("m", Piece.Kind.MINUTE, 3);
        List<Piece> raw = List.of(piece("a", Piece.Kind.RAW, 9), piece("b", Piece.Kind.RAW, 1));
        List<Piece> all = new ArrayList<>(raw);
        all.addAll(List.of(hour, rolled, minute));
        Merging.Merge merge = Merging.whole(manifest(all));
        assertEquals(raw, merge.raw());
        assertEquals(List.of(minute, rolled), merge.minutes());
        assertEquals(List.of(hour), merge.hours());
    }

    @Test
    void aDayThatIsOneFileStaysAsItIs() {
        assertTrue(Merging.whole(manifest(List.of(
                        piece("a", Piece.Kind.RAW, 9),
                        piece("r", Piece.Kind.ROLLED_MINUTE, 3),
                        piece("h", Piece.Kind.HOUR, 3))))
                .isEmpty());
    }

    @Test
    void manyFilesOfOneSizeBecomeOneBeforeTheDayIsOver() {
        List<Piece> pieces = new ArrayList<>();
        pieces.add(piece("large", Piece.Kind.RAW, 1_000_000));
        for (int i = 0; i < 15; i++) {
            pieces.add(piece("s" + i, Piece.Kind.RAW, 1_000));
        }
        assertTrue(Merging.some(manifest(pieces)).isEmpty());
        pieces.add(piece("s15", Piece.Kind.RAW, 1_001));
        assertEquals(16, Merging.some(manifest(pieces)).raw().size());
    }
}
