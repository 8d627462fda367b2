package org.millwright.history.known;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.millwright.MillwrightException;
import org.millwright.dataset.Range;
import org.millwright.history.Catalogue;
import org.millwright.history.layout.Layout;
import org.millwright.machine.AssetPath;
import org.millwright.machine.Block;
import org.millwright.machine.SourceQuality;
import org.millwright.machine.Tag;
import org.millwright.machine.TagPath;

class TagBookTest {
    private static final AssetPath MILL = AssetPath.of("works/mill");
    private static final Tag LOAD = new Tag("load", "kW", Tag.Kind.MEASUREMENT, List.of());
    private static final Tag STATE = new Tag("state", Tag.UNKNOWN_UNIT, Tag.Kind.STATUS, List.of("off", "on"));

    @TempDir
    private Path folder;

    private final TagBook book = new TagBook();

    private static Block block(long from, double... values) {
        Block.Builder rows = new Block.Builder(List.of(LOAD), values.length);
        for (int i = 0; i < values.length; i++) {
            rows.row(from + i * 100L).set(0, values[i]);
        }
        return rows.build();
    }

    @Test
    void theNewestValueStaysWhenALateOneComes() {
        KnownTag load = book.enter(MILL, LOAD, "opc");
        book.saw(List.of(load), block(1_000, 1, 2, 4, 5, 3));
        book.saw(List.of(load), block(500, 9));
        assertEquals(3, book.of(load.path()).orElseThrow().value());
        assertEquals(new Range(500, 1_401), load.times());
        assertEquals(100, load.intervalMicros());
        assertTrue(book.of(TagPath.of("works/mill/none")).isEmpty());
    }

    @Test
    void aCatalogueDoesNotChangeUnderItsReader() {
        KnownTag load = book.enter(MILL, LOAD, "opc");
        assertEquals(List.of(), book.catalogue().machines(), "a tag without a value is not shown");
        book.saw(List.of(load), block(1_000, 1));
        Catalogue before = book.catalogue();
        book.saw(List.of(book.enter(MILL, STATE, "opc")), block(1_000, 1));
        assertEquals(1, before.tags(MILL).size());
        assertEquals(2, book.catalogue().tags(MILL).size());
        assertEquals("kW", book.catalogue().tag(load.path()).orElseThrow().tag().unit());
    }

    @Test
    void everythingIsKnownAgainFromTheFile() throws IOException {
        TagFile file = new TagFile(folder);
        assertFalse(file.read(new TagBook()));
        KnownTag load = book.enter(MILL, LOAD, "opc");
        load.livesIn(Layout.NARROW, 0);
        book.saw(List.of(load), block(1_000, 1, 2, 3, 4, 5));
        KnownTag state = book.enter(MILL, STATE, "mqtt");
        state.saw(7, Double.NaN, (byte) (SourceQuality.BAD | SourceQuality.MANUAL));
        file.write(book);

        TagBook again = new TagBook();
        assertTrue(file.read(again));
        assertEquals(book.catalogue().tags(MILL), again.catalogue().tags(MILL));
        assertEquals(book.of(state.path()), again.of(state.path()));
        assertEquals(load.id(), again.need(List.of(load.path())).getFirst().id());
        assertEquals(load.homes(), again.need(List.of(load.path())).getFirst().homes());
        assertEquals(2, again.enter(MILL, Tag.of("new"), "opc").id(), "numbers go on where they ended");
    }

    /** Numbers stand in files: one that meant two tags would mix their values. */
    @Test
    void aNumberStandsForOneTag() {
        book.enter(3, TagPath.of("works/mill/load"), LOAD, "opc");
        assertThrows(IllegalArgumentException.class, () -> book.enter(3, TagPath.of("works/mill/state"), STATE, "opc"));
        assertThrows(IllegalArgumentException.class, () -> book.enter(4, TagPath.of("works/mill/load"), LOAD, "opc"));
    }

    @Test
    void theNearestNamesAreOffered() {
        book.enter(MILL, LOAD, "opc");
        MillwrightException near =
                assertThrows(MillwrightException.class, () -> book.need(List.of(TagPath.of("works/mill/Laod"))));
        assertTrue(near.getMessage().contains("works/mill/load"), near.getMessage());
        MillwrightException far =
                assertThrows(MillwrightException.class, () -> book.need(List.of(TagPath.of("quite/else/where"))));
        assertEquals("history.tag.unknown", far.problem().message().code());
    }
}
