package org.millwright.history.cold;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.millwright.dataset.Range;
import org.millwright.history.form.Sealed;
import org.millwright.history.layout.Layout;
import org.millwright.machine.AssetPath;

class ColdFolderTest {
    private static final Layout WIDE =
            Layout.wide(AssetPath.of("works/mill"), List.of("speed", "load", "Load", "q", "heat"));

    @TempDir
    private Path folder;

    private ColdFolder open() {
        return ColdFolder.open(folder, "test");
    }

    private Piece piece(ColdFolder cold, String name, Piece.Kind kind) throws IOException {
        Path file = cold.folder(WIDE, 20_000).resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, name);
        return new Piece(kind, name, Sealed.hash(file), Files.size(file), 5, 20, new Range(1, 9), "");
    }

    @Test
    void aManifestIsReadAsItWasNamed() throws IOException {
        ColdFolder cold = open();
        Coverage.Mark mark = new Coverage.Mark(77, Map.of("opc", 12L, "mqtt", 3L));
        Manifest manifest =
                cold.manifest(WIDE, 20_000).with(List.of(piece(cold, "a.parquet", Piece.Kind.RAW)), mark, Map.of());
        cold.name(manifest);
        cold.name(cold.manifest(WIDE, 20_000)
                .replaced(
                        manifest.pieces(),
                        List.of(piece(cold, "b.parquet", Piece.Kind.RAW), piece(cold, "c.parquet", Piece.Kind.HOUR)),
                        1_000));

        Manifest again = open().manifest(WIDE, 20_000);
        assertEquals(
                List.of("b.parquet", "c.parquet"),
                again.pieces().stream().map(Piece::name).toList());
        assertEquals(List.of(new Manifest.Retired("a.parquet", 1_000)), again.retired());
        assertEquals(List.of(mark), again.coverage().marks());
        assertEquals(WIDE, again.layout());
        assertFalse(again.previous().isEmpty(), "the second manifest names the first");
        assertEquals(cold.manifest(WIDE, 20_000), again);
    }

    @Test
    void onlyWhatIsNamedStays() throws IOException {
        ColdFolder cold = open();
        Piece named = piece(cold, "a.parquet", Piece.Kind.RAW);
        piece(cold, "orphan.parquet", Piece.Kind.RAW);
        cold.name(cold.manifest(WIDE, 20_000).with(List.of(named), null, Map.of()));
        piece(cold, ".raw.tmp", Piece.Kind.RAW);
        open();
        Path day = cold.folder(WIDE, 20_000);
        assertTrue(Files.exists(day.resolve("a.parquet")));
        assertFalse(Files.exists(day.resolve("orphan.parquet")));
        assertFalse(Files.exists(day.resolve(".raw.tmp")));
    }

    @Test
    void filesThatWereReplacedAreClearedLater() throws IOException {
        ColdFolder cold = open();
        Piece old = piece(cold, "a.parquet", Piece.Kind.RAW);
        Manifest manifest =
                Manifest.empty(WIDE, 20_000).with(List.of(old), null, Map.of()).replaced(List.of(old), List.of(), 500);
        assertEquals(1, manifest.cleared(500).retired().size());
        assertEquals(0, manifest.cleared(501).retired().size());
    }

    /** DuckDB and many others take "load" and "Load" for one column. */
    @Test
    void columnsHaveTheNamesOfTheirTagsWhereThatIsPossible() {
        assertEquals(List.of("speed", "c1", "c2", "c3", "heat"), WIDE.columns());
        assertTrue(WIDE.id().matches("w_mill_[0-9a-f]{12}"), WIDE.id());
        assertEquals(Layout.NARROW, Layout.of(AssetPath.of("m"), List.of("a", "b", "c", "d")));
        assertEquals(
                Layout.Kind.WIDE,
                Layout.of(AssetPath.of("m"), List.of("a", "b", "c", "d", "e")).kind());
        assertFalse(Layout.wide(AssetPath.of("m"), List.of("a", "b"))
                .equals(Layout.wide(AssetPath.of("m"), List.of("b", "a"))));
    }
}
