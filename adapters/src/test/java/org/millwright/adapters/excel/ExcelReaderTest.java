package org.millwright.adapters.excel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.millwright.MillwrightException;
import org.millwright.adapters.Contents;
import org.millwright.machine.Quality;
import org.millwright.recording.ReadOptions;
import org.millwright.recording.TimeAxis;
import org.millwright.recording.folder.Recordings;

class ExcelReaderTest {
    private static final long SEED = Long.getLong("millwright.seed", 1);

    private static final int FIRST = 5;

    @TempDir
    Path folder;

    @Test
    void everyDoubleArrivesBitForBit() {
        SplittableRandom random = new SplittableRandom(SEED);
        double[] numbers = random.longs(500)
                .mapToDouble(Double::longBitsToDouble)
                .filter(Double::isFinite)
                .toArray();
        String[] rows = new String[numbers.length + 1];
        rows[0] = RawWorkbook.row(1, RawWorkbook.text("step"), RawWorkbook.text("flow"));
        for (int i = 0; i < numbers.length; i++) {
            rows[i + 1] = RawWorkbook.row(
                    i + 2, RawWorkbook.text("run " + i), RawWorkbook.number(String.valueOf(numbers[i])));
        }

        Contents contents = read(new RawWorkbook().sheet("Data", rows));

        assertEquals(Arrays.stream(numbers).boxed().toList(), contents.column("flow"), "seed " + SEED);
    }

    /** What a writer of workbooks makes of dates, numbers and an empty row. */
    @Test
    void aSheetOfDatesAndNumbersIsARecordingInLocalTime() throws IOException {
        LocalDateTime start = LocalDateTime.of(2024, 3, 1, 10, 15, 30);
        Path file = workbook("pump.xlsx", sheet -> {
            sheet.value(0, 0, "Zeit");
            sheet.value(0, 1, "Druck [bar]");
            for (int row = 1; row <= 40; row++) {
                int at = row < 20 ? row : row + 3;
                sheet.value(at, 0, start.plusSeconds(row));
                sheet.style(at, 0).format("yyyy-mm-dd hh:mm:ss").set();
                sheet.value(at, 1, row * 0.1);
            }
        });

        Contents contents = Contents.of(new ExcelReader(), file);

        assertEquals(TimeAxis.Kind.LOCAL, contents.time().kind());
        assertEquals(
                IntStream.rangeClosed(1, 40)
                        .mapToObj(row -> micros(start.plusSeconds(row)))
                        .toList(),
                contents.times());
        assertEquals(IntStream.rangeClosed(1, 40).mapToObj(row -> row * 0.1).toList(), contents.column("Druck"));
        assertEquals("bar", contents.tags().getFirst().unit());
        assertTrue(contents.understanding().contains("Sheet Data."), contents.understanding()::toString);
    }

    /** 45352.5 days from 1899-12-30 is noon of the first of March 2024; from 1904-01-01 it is 1,462 days later. */
    @Test
    void serialsCountFrom1900OrFrom1904() {
        RawWorkbook book = new RawWorkbook().format("yyyy\\-mm\\-dd hh:mm").sheet("Data", serials(1));
        LocalDateTime noon = LocalDateTime.of(2024, 3, 1, 12, 0);

        assertEquals(micros(noon), read(book).times().getFirst());
        assertEquals(micros(noon.plusDays(1462)), read(book.from1904()).times().getFirst());
    }

    /** Chinese workbooks name such formats by number alone, and the file holds no code for them. */
    @Test
    void anAsianDateFormatBuiltInIsADate() {
        Contents contents = read(new RawWorkbook().format("31").sheet("数据", serials(1)));

        assertEquals(TimeAxis.Kind.LOCAL, contents.time().kind());
        assertEquals(
                micros(LocalDateTime.of(2024, 3, 1, 12, 0)), contents.times().getFirst());
    }

    @Test
    void aWorkbookWithoutFormatsIsRead() {
        Contents contents = read(new RawWorkbook().withoutStyles().sheet("Data", serials(0)));

        assertEquals(IntStream.range(0, 30).mapToObj(i -> i * 1.5).toList(), contents.column("flow"));
    }

    /** A double holds nanoseconds since 1970 in steps of 256; the digits in the file are exact. */
    @Test
    void nanosecondsSince1970AreExact() {
        long first = 1_709_251_200_000_001_000L;
        String[] rows = table(row -> new String[] {
            RawWorkbook.number(String.valueOf(first + row * 10_000_000L)), RawWorkbook.number(row + ".5")
        });

        Contents contents = read(new RawWorkbook().sheet("Data", rows));

        assertEquals(TimeAxis.Kind.INSTANT, contents.time().kind());
        assertEquals(
                IntStream.range(0, 30)
                        .mapToObj(row -> first / 1000 + row * 10_000L)
                        .toList(),
                contents.times());
    }

    @Test
    void aDateAndATimeOfDayInTwoColumnsAreOneTime() {
        String[] rows = table(row -> new String[] {
            RawWorkbook.styled(1, "45352"),
            RawWorkbook.styled(2, String.valueOf(row / 1440.0)),
            RawWorkbook.number("1." + row)
        });
        rows[0] = RawWorkbook.row(1, RawWorkbook.text("Date"), RawWorkbook.text("Time"), RawWorkbook.text("flow"));

        Contents contents =
                read(new RawWorkbook().format("d/m/yyyy").format("h:mm AM/PM").sheet("Data", rows));

        assertEquals(
                micros(LocalDateTime.of(2024, 3, 1, 0, 7)), contents.times().get(7));
        assertEquals(List.of("flow"), contents.names());
    }

    @Test
    void errorsAreBadAndEmptyCellsAreMissing() {
        Contents contents = read(new RawWorkbook()
                .sheet(
                        "Data",
                        withCells(
                                RawWorkbook.typed("e", "#VALUE!"),
                                RawWorkbook.formula("1/0", "e", "#DIV/0!"),
                                "<c r=\"@\"/>",
                                RawWorkbook.typed("n", ""))));

        assertEquals(
                List.of(Quality.BAD, Quality.BAD, Quality.MISSING, Quality.MISSING, Quality.GOOD),
                contents.qualities("flow").subList(FIRST, FIRST + 5));
        assertEquals(2, contents.report().badCells().get("flow"));
    }

    /** A program that never computed its formulas wrote no measurement; that is worth more than a shrug. */
    @Test
    void aFormulaCountsWithItsValueAndIsBadWithoutOne() {
        Contents contents = read(new RawWorkbook()
                .sheet(
                        "Data",
                        withCells(
                                RawWorkbook.formula("A2*2", "n", "7.25"),
                                RawWorkbook.formula("A2*2", "n", ""),
                                RawWorkbook.formula("\"4\"", "str", "4.5"))));

        assertEquals(
                List.of(Quality.GOOD, Quality.BAD, Quality.GOOD),
                contents.qualities("flow").subList(FIRST, FIRST + 3));
        assertEquals(7.25, contents.column("flow").get(FIRST));
        assertEquals(4.5, contents.column("flow").get(FIRST + 2));
    }

    /** 3.5 typed where a point parts day and month becomes the third of May. */
    @Test
    void aNumberThatASpreadsheetTurnedIntoADateIsBad() {
        RawWorkbook book = new RawWorkbook().format("14").sheet("Data", withCells(RawWorkbook.styled(1, "45415")));

        Contents contents = read(book);

        assertEquals(Quality.BAD, contents.qualities("flow").get(FIRST));
        assertEquals(TimeAxis.Kind.ROWS, contents.time().kind());
    }

    @Test
    void truthValuesAreAStatus() {
        String[] rows = table(row -> new String[] {
            RawWorkbook.number(String.valueOf(row * 0.5)), RawWorkbook.typed("b", row % 3 == 0 ? "1" : "0")
        });
        rows[0] = RawWorkbook.row(1, RawWorkbook.text("flow"), RawWorkbook.text("open"));

        Contents contents = read(new RawWorkbook().sheet("Data", rows));

        List<Double> open = contents.column("open");
        assertEquals(open.get(0), open.get(3));
        assertFalse(open.get(0).equals(open.get(1)), open::toString);
        assertTrue(contents.qualities("open").stream().allMatch(Quality::good));
    }

    @Test
    void theSheetOfValuesIsChosenAndOthersAreNamed() {
        Contents contents = read(new RawWorkbook()
                .sheet("Cover", RawWorkbook.row(1, RawWorkbook.text("Pump 7")))
                .sheet(
                        "Limits",
                        RawWorkbook.row(1, RawWorkbook.number("1")),
                        RawWorkbook.row(2, RawWorkbook.number("2")))
                .hidden("Raw", serials(0))
                .sheet("March", withCells(RawWorkbook.number("1.5"))));

        assertTrue(contents.understanding().contains("Sheet March."), contents.understanding()::toString);
        assertTrue(
                contents.understanding().stream().anyMatch(said -> said.contains("left out: Limits.")),
                contents.understanding()::toString);
    }

    /** The name of an assembly over several columns stands in the first of them; the others have no cell. */
    @Test
    void mergedCellsAboveTheNamesAreNoData() {
        String[] rows = table(row -> new String[] {
            RawWorkbook.number(row + ".5"), RawWorkbook.number(row + ".25"), RawWorkbook.number(row + ".125")
        });
        rows[0] = RawWorkbook.row(1, RawWorkbook.text("Pump 1"), "", "")
                + RawWorkbook.row(2, RawWorkbook.text("flow"), RawWorkbook.text("head"), RawWorkbook.text("power"));

        Contents contents = read(new RawWorkbook().sheet("Data", rows));

        assertEquals(30, contents.report().rows());
        assertEquals(3, contents.tags().size());
        assertTrue(contents.names().get(2).endsWith("power"), contents.names()::toString);
    }

    /** Rows leave out empty cells at their end; the last column of this sheet has a name and nothing else. */
    @Test
    void aColumnWithoutAValueIsStillAColumn() {
        String[] rows = withCells();
        rows[0] = RawWorkbook.row(1, RawWorkbook.text("step"), RawWorkbook.text("flow"), RawWorkbook.text("spare"));

        Contents contents = read(new RawWorkbook().sheet("Data", rows));

        assertEquals(30, contents.report().rows());
        assertTrue(contents.names().contains("spare")
                || contents.report().columnsLeftOut().containsKey("spare"));
    }

    @Test
    void aFolderOfWorkbooksIsOneRecording() throws IOException {
        for (int day = 1; day <= 3; day++) {
            LocalDateTime start = LocalDateTime.of(2024, 3, day, 0, 0);
            workbook("day-" + day + ".xlsx", sheet -> {
                sheet.value(0, 0, "time");
                sheet.value(0, 1, "flow");
                for (int row = 1; row <= 24; row++) {
                    sheet.value(row, 0, start.plusHours(row - 1));
                    sheet.style(row, 0).format("dd.mm.yyyy hh:mm").set();
                    sheet.value(row, 1, row * 1.5);
                }
            });
        }

        Contents contents = Contents.of(Recordings.of(List.of(new ExcelReader())), folder);

        assertEquals(72, contents.rows().size());
        assertEquals(
                micros(LocalDateTime.of(2024, 3, 3, 23, 0)), contents.times().getLast());
    }

    @Test
    void oldLockedAndOtherWorkbooksAreRefusedWithTheCure() throws IOException {
        byte[] old = Arrays.copyOf(HexFormat.of().parseHex("d0cf11e0a1b11ae1"), 4096);

        assertRefused("sheet.file.old", old);
        assertRefused("sheet.file.other", archive("[Content_Types].xml", "xl/workbook.bin"));
        assertRefused("sheet.file.other", archive("mimetype", "content.xml"));
        assertRefused("sheet.file.archive", archive("pump.csv"));
        assertRefused("sheet.file.archive", archive("[Content_Types].xml", "word/document.xml"));
    }

    @Test
    void damagedWorkbooksAreRefusedWithTheRow() throws IOException {
        byte[] sound = new RawWorkbook().sheet("Data", serials(0)).bytes();
        byte[] disordered = new RawWorkbook()
                .sheet("Data", serials(0)[0], RawWorkbook.row(9, RawWorkbook.number("1")), RawWorkbook.row(7))
                .bytes();

        assertRefused("sheet.file.broken", Arrays.copyOf(sound, sound.length / 2));
        assertRefused("sheet.file.broken", archive("[Content_Types].xml"));
        assertTrue(assertRefused("sheet.file.broken", disordered).contains("row 9"));
        assertRefused("sheet.file.broken", new RawWorkbook().bytes());
    }

    @Test
    void emptySheetsAreRefused() throws IOException {
        assertRefused("recording.file.empty", new RawWorkbook().sheet("Data").bytes());
    }

    private String assertRefused(String code, byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve("refused.xlsx"), bytes);
        ExcelReader reader = new ExcelReader();
        assertTrue(reader.recognises(file), code);
        MillwrightException refused = assertThrows(MillwrightException.class, () -> reader.open(file, ReadOptions.NONE)
                .close());
        assertEquals(code, refused.problem().message().code(), refused.getMessage());
        return refused.problem().message().text();
    }

    private Contents read(RawWorkbook book) {
        try {
            return Contents.of(new ExcelReader(), Files.write(folder.resolve("raw.xlsx"), book.bytes()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private Path workbook(String name, Consumer<Worksheet> filler) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (var book = new org.dhatim.fastexcel.Workbook(bytes, "Test", "1.0")) {
            filler.accept(book.newWorksheet("Data"));
        }
        return Files.write(folder.resolve(name), bytes.toByteArray());
    }

    private static byte[] archive(String... entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String entry : entries) {
                zip.putNextEntry(new ZipEntry(entry));
                zip.write('x');
            }
        }
        return bytes.toByteArray();
    }

    /** Hours from noon of serial 45352 in a style, with a flow. */
    private static String[] serials(int style) {
        return table(row -> new String[] {
            RawWorkbook.styled(style, String.valueOf(45352.5 + row / 24.0)),
            RawWorkbook.number(String.valueOf(row * 1.5))
        });
    }

    /** Thirty rows of a flow, which are these cells from the sixth on. */
    private static String[] withCells(String... cells) {
        String[] rows = table(row -> new String[] {
            RawWorkbook.text("run " + row),
            row >= FIRST && row < FIRST + cells.length ? cells[row - FIRST] : RawWorkbook.number(row + ".75")
        });
        rows[0] = RawWorkbook.row(1, RawWorkbook.text("step"), RawWorkbook.text("flow"));
        return rows;
    }

    private static String[] table(IntFunction<String[]> cells) {
        String[] rows = new String[31];
        rows[0] = RawWorkbook.row(1, RawWorkbook.text("time"), RawWorkbook.text("flow"));
        for (int row = 0; row < 30; row++) {
            rows[row + 1] = RawWorkbook.row(row + 3, cells.apply(row));
        }
        return rows;
    }

    private static long micros(LocalDateTime time) {
        return time.toInstant(ZoneOffset.UTC).toEpochMilli() * 1000;
    }
}
