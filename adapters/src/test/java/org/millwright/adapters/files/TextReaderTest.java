package org.millwright.adapters.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.millwright.Message;
import org.millwright.MillwrightException;
import org.millwright.Problem;
import org.millwright.recording.ReadOptions;

class TextReaderTest {
    private static final String PLAIN = """
            Time,Temp,Press
            2024-03-21 10:00:00,1.5,20.5
            2024-03-21 10:00:01,1.6,20.6
            2024-03-21 10:00:02,1.7,20.7
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @ParameterizedTest
    @ValueSource(chars = {',', ';', '\t', '|'})
    void everySeparatorIsRead(char separator) throws IOException {
        assertPlain(Reading.of(file(PLAIN.replace(',', separator))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void everyLineEndIsRead(String end) throws IOException {
        assertPlain(Reading.of(file(PLAIN.replace("\n", end))));
        assertPlain(Reading.of(file(PLAIN.strip().replace("\n", end))));
    }

    @Test
    void columnsPartedByBlanksAreRead() throws IOException {
        Reading read = Reading.of(file("  t   Temp  Press\n  0   1.5    20.5\n 10   1.6    20.6\n100  1.7   120.7\n"));
        assertEquals(List.of("Temp", "Press"), read.tags());
        assertEquals(List.of(20.5, 20.6, 120.7), read.values("Press"));
        assertEquals("blanks", read.syntax().values().get("separator"));
    }

    @Test
    void blanksAroundCellsAreNoPartOfThem() throws IOException {
        assertPlain(Reading.of(file(PLAIN.replace(",", " ,  "))));
    }

    @Test
    void quotesAroundCellsAreNoPartOfThem() throws IOException {
        assertPlain(Reading.of(file(PLAIN.replaceAll("([^,\n]+)", "\"$1\""))));
        assertPlain(Reading.of(file(PLAIN.replaceAll("([^,\n]+)", "\"$1\"").replace(",", " , "))));
    }

    @Test
    void separatorsAndQuotesMayStandInQuotes() throws IOException {
        Reading read = Reading.of(file("""
                Time,"Temp, inner","The ""hot"" end"
                2024-03-21 10:00:00,"1,234.5",20.5
                2024-03-21 10:00:01,"1,235.5",20.6
                """));
        assertEquals(List.of("Temp, inner", "The \"hot\" end"), read.tags());
        assertEquals(List.of(1234.5, 1235.5), read.values("Temp, inner"));
    }

    @Test
    void aLineBreakInQuotesIsPartOfItsCell() throws IOException {
        Reading read = Reading.of(
                file("Time,\"Temp\n[bar]\",Press\n2024-03-21 10:00:00,1.5,20.5\n2024-03-21 10:00:01,1.6,20.6\n"));
        assertEquals(2, read.report().rows());
        assertEquals(List.of(1.5, 1.6), read.rows().stream().map(List::getFirst).toList());
    }

    @ParameterizedTest
    @CsvSource({
        "UTF-8, K\u00fchlmittel", "UTF-16LE, K\u00fchlmittel", "UTF-16BE, K\u00fchlmittel",
                "windows-1252, K\u00fchlmittel",
        "UTF-8, \u6e29\u5ea6", "GBK, \u4e3b\u8f74\u6e29\u5ea6", "GB18030, \u4e3b\u8f74\u6e29\u5ea6",
                "UTF-16LE, \u6e29\u5ea6",
        "windows-1252, Press\u00e3o", "ISO-8859-1, Vibra\u00e7\u00e3o"
    })
    void namesAreReadInEveryCharacterSet(String charset, String name) throws IOException {
        byte[] bytes = PLAIN.replace("Temp", name).getBytes(Charset.forName(charset));
        Reading read = Reading.of(file("x.csv", bytes));
        assertEquals(List.of(name, "Press"), read.tags());
        assertEquals(List.of(1.5, 1.6, 1.7), read.values(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
    void aByteOrderMarkIsNoPartOfTheFirstName(String charset) throws IOException {
        assertPlain(Reading.of(file("x.csv", ("\ufeff" + PLAIN).getBytes(Charset.forName(charset)))));
        String quoted = "\ufeff\"Time\"" + PLAIN.substring("Time".length());
        assertPlain(Reading.of(file("x.csv", quoted.getBytes(Charset.forName(charset)))));
    }

    @Test
    void aDecimalCommaBesideSemicolonsIsRead() throws IOException {
        assertPlain(Reading.of(file(PLAIN.replace(',', ';').replace('.', ','))));
    }

    @Test
    void aHeaderWithoutItsFirstNameIsThatOfAnIndex() throws IOException {
        Reading read = Reading.of(file(",Temp,Press\n0,1.5,20.5\n1,1.6,20.6\n2,1.7,20.7\n"));
        assertEquals(List.of(1.5, 1.6, 1.7), read.values("Temp"));
        assertEquals(List.of(20.5, 20.6, 20.7), read.values("Press"));
    }

    @Test
    void blankLinesAndFootersAreCounted() throws IOException {
        Reading read = Reading.of(file(PLAIN + "\n\n2024-03-21 10:00:03,1.8,20.8\n\nend of file\n"));
        assertEquals(4, read.report().rows());
        assertEquals(3L, read.report().skippedRows().get("blank"));
        assertEquals(1L, read.report().skippedRows().get("footer"));
    }

    @Test
    void gzipIsUnpacked() throws IOException {
        assertPlain(Reading.of(file("x.csv.gz", packed(PLAIN))));
        assertPlain(Reading.of(file("named-as-text.csv", packed(PLAIN))));
    }

    /** What is left of the file is not handed out as if it were all. */
    @Test
    void gzipThatIsCutOffIsRefusedWithTheLastRow() throws IOException {
        StringBuilder text = new StringBuilder("Time,Temp,Press\n");
        for (int row = 0; row < 20_000; row++) {
            text.append(1_711_015_200L + row)
                    .append(',')
                    .append(row * 7919 % 1000 / 8.0)
                    .append(',')
                    .append(row)
                    .append('\n');
        }
        byte[] whole = packed(text.toString());
        for (double share : new double[] {0.1, 0.5, 0.9}) {
            byte[] half = Arrays.copyOf(whole, (int) (whole.length * share));
            Message refusal = Reading.refused("gzip.cut", file("x.csv.gz", half));
            long row = Long.parseLong(refusal.values().get("row"));
            assertEquals(share, row / 20_000.0, 0.2, refusal.text());
            assertTrue(refusal.text().contains("gzip -dc"), refusal.text());
        }
    }

    @Test
    void gzipThatLacksOnlyItsEndIsRefused() throws IOException {
        byte[] whole = packed(PLAIN);
        for (int lost = 1; lost <= 8; lost++) {
            Reading.refused("gzip.cut", file("x.csv.gz", Arrays.copyOf(whole, whole.length - lost)));
        }
    }

    @Test
    void gzipOfWhichNothingIsLeftIsRefused() throws IOException {
        byte[] head = Arrays.copyOf(packed(PLAIN), 6);
        Reading.refused("gzip.cut", file("x.csv.gz", head));
    }

    @Test
    void gzipThatIsDamagedIsRefused() throws IOException {
        byte[] whole = packed(PLAIN.repeat(1));
        whole[whole.length - 5] ^= 0x55;
        Reading.refused("gzip.cut", file("x.csv.gz", whole));
    }

    @Test
    void aQuoteThatIsNeverClosedIsRefusedWithItsPlace() throws IOException {
        StringBuilder text = new StringBuilder(PLAIN);
        for (int row = 3; row < 60; row++) {
            text.append("2024-03-21 10:00:%02d,%s1.8,20.8%n".formatted(row, row == 10 ? "\"" : ""));
        }
        Message refusal = Reading.refused("quote.open", file(text.toString()));
        assertEquals("12", refusal.values().get("row"));
        assertEquals("2", refusal.values().get("column"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "\n\n\r\n", "\ufeff", "  \n\t\n"})
    void anEmptyFileIsRefused(String text) throws IOException {
        Reading.refused("file.empty", file(text));
    }

    @Test
    void aFileThatIsNotThereIsRefused() {
        MillwrightException refusal = assertThrows(
                MillwrightException.class, () -> new TextReader().open(folder.resolve("no.csv"), ReadOptions.NONE));
        assertTrue(refusal.problem() instanceof Problem.NotFound, refusal.getMessage());
    }

    @Test
    void filesAreRecognisedByTheirBytes() throws IOException {
        TextReader reader = new TextReader();
        assertTrue(reader.recognises(file("x.csv", PLAIN.getBytes(StandardCharsets.UTF_8))));
        assertTrue(reader.recognises(file("x.bin", PLAIN.getBytes(StandardCharsets.UTF_16LE))));
        assertTrue(reader.recognises(file("x", packed(PLAIN))));
        assertTrue(reader.recognises(file("cut.gz", Arrays.copyOf(packed(PLAIN), 6))));
        assertFalse(reader.recognises(file("x.csv", new byte[] {'P', 'K', 3, 4, 0, 0, 0, 0})));
        assertFalse(reader.recognises(file("x.csv", new byte[] {0, 1, 2, 3, 0, 5, 6, 7, (byte) 200})));
        assertFalse(reader.recognises(folder));
        assertFalse(reader.recognises(folder.resolve("no.csv")));
    }

    @Test
    void packedBinaryIsNotRecognised() throws IOException {
        byte[] odd = new byte[2_000];
        for (int i = 0; i < odd.length; i++) {
            odd[i] = (byte) (i * 31);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream pack = new GZIPOutputStream(bytes)) {
            pack.write(odd);
        }
        assertFalse(new TextReader().recognises(file("x.gz", bytes.toByteArray())));
    }

    private static void assertPlain(Reading read) {
        assertEquals(List.of("Temp", "Press"), read.tags());
        assertEquals(List.of(1.5, 1.6, 1.7), read.values("Temp"));
        assertEquals(List.of(20.5, 20.6, 20.7), read.values("Press"));
        assertEquals(List.of(1711015200000000L, 1711015201000000L, 1711015202000000L), read.times());
        assertEquals(0, read.report().skipped());
        assertTrue(read.report().badCells().isEmpty()
                && read.report().missingCells().isEmpty());
    }

    private Path file(String text) throws IOException {
        return file("pump.csv", text.getBytes(StandardCharsets.UTF_8));
    }

    private Path file(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    private static byte[] packed(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream pack = new GZIPOutputStream(bytes)) {
            pack.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
