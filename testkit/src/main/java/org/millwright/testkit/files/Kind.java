package org.millwright.testkit.files;

import java.util.List;
import org.millwright.testkit.files.signal.Vocabulary;
import org.millwright.testkit.files.write.Container;
import org.millwright.testkit.files.write.Look;

/** The kinds of trouble that recordings come with, each seen in public recordings. */
public enum Kind {
    COMMAS(Slot.SEPARATOR, "cells between commas", d -> LayoutKinds.separator(d, ",")),
    SEMICOLONS(Slot.SEPARATOR, "cells between semicolons", d -> LayoutKinds.separator(d, ";")),
    TABS(Slot.SEPARATOR, "cells between tabs", d -> LayoutKinds.separator(d, "\t")),
    PIPES(Slot.SEPARATOR, "cells between pipes", d -> LayoutKinds.separator(d, "|")),
    BLANKS(Slot.SEPARATOR, "cells between single blanks", LayoutKinds::blank),
    ALIGNED(Slot.SEPARATOR, "columns aligned by blanks", LayoutKinds::aligned),
    PADDED(Slot.QUOTES, "blanks beside the separator", LayoutKinds::besides),
    QUOTED(Slot.QUOTES, "every cell in quotes", d -> d.look.quotes = Look.Quotes.ALWAYS),
    QUOTED_HEADER(Slot.QUOTES, "headers in quotes", d -> d.look.quotes = Look.Quotes.HEADER),

    BYTE_ORDER_MARK(Slot.CHARSET, "UTF-8 with a byte-order mark", d -> LayoutKinds.charset(d, "UTF-8", true)),
    UTF_8(Slot.CHARSET, "UTF-8 beyond ASCII, without a mark", d -> LayoutKinds.charset(d, "UTF-8", false)),
    UTF_16_LE(Slot.CHARSET, "UTF-16, low byte first", d -> LayoutKinds.charset(d, "UTF-16LE", true)),
    UTF_16_BE(Slot.CHARSET, "UTF-16, high byte first", d -> LayoutKinds.charset(d, "UTF-16BE", true)),
    GBK(Slot.CHARSET, "GBK", d -> LayoutKinds.charset(d, "GBK", false)),
    UTF_16_BARE(Slot.CHARSET, "UTF-16 without a mark", LayoutKinds::bareUtf16),
    LATIN_1(Slot.CHARSET, "Latin-1", d -> LayoutKinds.charset(d, "ISO-8859-1", false)),

    CHINESE(Slot.LANGUAGE, "Chinese headers", d -> d.vocabulary = Vocabulary.CHINESE),
    GERMAN(Slot.LANGUAGE, "German headers", d -> d.vocabulary = Vocabulary.GERMAN),
    PORTUGUESE(Slot.LANGUAGE, "Portuguese headers", d -> d.vocabulary = Vocabulary.PORTUGUESE),

    UNITS_IN_NAMES(Slot.HEADER, "units in the header", LayoutKinds::unitsInNames),
    BRACKETS_WITHOUT_UNITS(Slot.HEADER, "brackets in the header that hold no unit", LayoutKinds::bracketsWithoutUnits),
    UNITS_ROW(Slot.HEADER, "a second header row of units", LayoutKinds::unitsRow),
    GROUPS(Slot.HEADER, "a header row of assemblies above the names", LayoutKinds::groups),
    DESCRIPTIONS(Slot.HEADER, "three header rows: tag, description, unit", LayoutKinds::descriptions),
    NO_HEADER(Slot.HEADER, "no header at all", LayoutKinds::noHeader),
    DUPLICATE_NAME(Slot.HEADER, "one column name twice", LayoutKinds::duplicateName),
    SEPARATOR_IN_NAME(Slot.HEADER, "the separator inside a quoted name", LayoutKinds::separatorInName),
    BARE_SEPARATOR_IN_NAME(Slot.HEADER, "the separator inside a name without quotes", LayoutKinds::bareSeparatorInName),
    LINE_BREAK_IN_NAME(Slot.HEADER, "a line break or a quote inside a quoted name", LayoutKinds::lineBreakInName),
    NUMERIC_NAMES(Slot.HEADER, "names that are numbers", LayoutKinds::numericNames),
    PREAMBLE(Slot.AROUND, "lines above the header", LayoutKinds::preamble),
    FOOTER(Slot.AROUND, "lines below the data", LayoutKinds::footer),
    BLANK_LINES(Slot.GAPS, "blank lines inside", d -> LayoutKinds.blankLines(d, false)),
    BARE_SEPARATORS(Slot.GAPS, "lines of separators alone", d -> LayoutKinds.blankLines(d, true)),
    REPEATED_HEADER(Slot.GAPS, "the header once more inside", LayoutKinds::repeatedHeader),
    REMARKS(Slot.GAPS, "a remark between rows", LayoutKinds::remarks),
    TRAILING(Slot.GAPS, "empty columns at the end", LayoutKinds::trailing),
    SHORT_LINES(Slot.LINES, "some lines with too few cells", LayoutKinds::shortLines),
    LONG_LINES(Slot.LINES, "some lines with a cell too many", LayoutKinds::longLines),
    UNREADABLE_TIMES(Slot.LINES, "some times are error marks", LayoutKinds::unreadableTimes),
    CUT_OFF(Slot.LINES, "the last line broken off", BrokenKinds::cutOff),

    LONG_BY_TIME(Slot.SHAPE, "one line a value, in order of time", d -> ShapeKinds.longLayout(d, false)),
    LONG_BY_TAG(Slot.SHAPE, "one line a value, tag after tag", d -> ShapeKinds.longLayout(d, true)),
    ONE_TAG(Slot.SHAPE, "one tag, whose column is called value", ShapeKinds::oneTag),
    ONE_TAG_A_FILE(Slot.SHAPE, "a folder with a file for each tag", ShapeKinds::oneTagFolder),
    FILES_OVER_TIME(Slot.SHAPE, "a folder of files, one after the other", ShapeKinds::filesOverTime),
    DAILY_FILES(Slot.SHAPE, "a folder with a file for each day, the date in its name", ShapeKinds::dailyFiles),
    MIXED_EPOCHS(
            Slot.SHAPE,
            "a folder of files with epochs of different units",
            d -> d.shape = new FilesOverTime(true, false)),
    MACHINES(Slot.SHAPE, "several machines in one file, the column named", d -> ShapeKinds.machines(d, true)),
    MACHINES_UNSAID(Slot.SHAPE, "several machines in one file, nothing named", d -> ShapeKinds.machines(d, false)),
    MACHINES_IN_TURN(Slot.SHAPE, "several machines one after the other, the column named", ShapeKinds::machinesInTurn),
    TOOLS(Slot.SHAPE, "several tools one after the other", ShapeKinds::tools),

    UTC(Slot.TIME, "ISO in UTC", TimeKinds::utc),
    OFFSET(Slot.TIME, "ISO with an offset, sometimes changing", TimeKinds::offset),
    COMPACT_ISO(Slot.TIME, "20240315T101500 or 2024/03/15", TimeKinds::compactIso),
    COMMA_FRACTION(Slot.TIME, "ISO with a comma before the fraction", TimeKinds::commaFraction),
    DOTTED_DAY_MONTH(
            Slot.TIME, "15.03.2024", d -> TimeKinds.dayMonth(d, List.of("dd.MM.yyyy HH:mm:ss", "d.M.yyyy HH:mm"))),
    DAY_MONTH(Slot.TIME, "15/03/2024", d -> TimeKinds.dayMonth(d, List.of("dd/MM/yyyy HH:mm:ss", "dd-MM-yyyy HH:mm"))),
    MONTH_DAY(Slot.TIME, "3/15/2024", d -> TimeKinds.dayMonth(d, List.of("MM/dd/yyyy HH:mm:ss", "M/d/yyyy H:mm"))),
    UNDECIDABLE_DAY(Slot.TIME, "day or month first: nothing tells", TimeKinds::undecidable),
    TWELVE_HOURS(
            Slot.TIME,
            "AM and PM",
            d -> TimeKinds.twelveHours(d, "AM", "PM", "M/d/yyyy h:mm:ss'" + d.pick(List.of(" ", "\u202f")) + "§'")),
    TWELVE_HOURS_ZH(
            Slot.TIME,
            "上午 and 下午",
            d -> TimeKinds.twelveHours(
                    d, "上午", "下午", d.pick(List.of("yyyy/M/d '§'hh:mm:ss", "yyyy-MM-dd '§'h:mm:ss")))),
    TWELVE_HOURS_ES(
            Slot.TIME, "a. m. and p. m.", d -> TimeKinds.twelveHours(d, "a. m.", "p. m.", "dd/MM/yyyy hh:mm:ss '§'")),
    TWELVE_HOURS_OTHER(Slot.TIME, "오전 and 오후, π.μ. and μ.μ.", TimeKinds::otherTwelveHours),
    DATE_AND_TIME(Slot.TIME, "date and time in two columns", TimeKinds::dateAndTime),
    SIX_TIME_COLUMNS(Slot.TIME, "year, month, day, hour, minute, second in six columns", TimeKinds::sixColumns),
    FOUR_TIME_COLUMNS(
            Slot.TIME, "hour, minute, second, microsecond in four columns", TimeKinds::hourMinuteSecondMicros),
    DATE_IN_FILE_NAME(Slot.TIME, "the date in the file name alone", TimeKinds::dateInFileName),
    EPOCH_SECONDS(Slot.TIME, "seconds since 1970", d -> TimeKinds.epoch(d, Draft.SECOND)),
    EPOCH_MILLIS(Slot.TIME, "milliseconds since 1970", d -> TimeKinds.epoch(d, 1000)),
    EPOCH_MICROS(Slot.TIME, "microseconds since 1970", d -> TimeKinds.epoch(d, 1)),
    EPOCH_NANOS(Slot.TIME, "nanoseconds since 1970", TimeKinds::epochNanos),
    EXCEL_SERIAL(Slot.TIME, "days since 1900", TimeKinds::excelSerial),
    RELATIVE_SECONDS(Slot.TIME, "seconds from the start", TimeKinds::relativeSeconds),
    ADDED_SECONDS(Slot.TIME, "0.30000000000000004 seconds from the start", TimeKinds::addedSeconds),
    RELATIVE_OTHER(Slot.TIME, "milliseconds or minutes from the start", TimeKinds::relativeOther),
    MONTH_NAMES(Slot.TIME, "15-Mar-2024", TimeKinds::monthNames),
    TWO_DIGIT_YEAR(Slot.TIME, "15.03.24", TimeKinds::twoDigitYear),
    DATE_ONLY(Slot.TIME, "one row a day, dates without a clock", TimeKinds::dateOnly),
    TIME_OF_DAY(Slot.TIME, "a clock without a date", TimeKinds::timeOfDay),
    NO_TIME(Slot.TIME, "no time column", TimeKinds::none),
    CYCLES(Slot.TIME, "one row a cycle, numbered", TimeKinds::cycles),
    CYCLE_SAMPLES(Slot.TIME, "one row a cycle, one column a sample, no header", TimeKinds::cycleSamples),
    SEVERAL_TIMES(Slot.TIME, "two time columns", TimeKinds::several),

    EQUAL_STAMPS(Slot.ORDER, "equal stamps in runs", OrderKinds::equalStamps),
    OUT_OF_ORDER(Slot.ORDER, "some rows out of order", OrderKinds::outOfOrder),
    NEWEST_FIRST(Slot.ORDER, "newest row first", OrderKinds::newestFirst),
    RESTARTS(Slot.ORDER, "time that restarts", OrderKinds::restarts),
    REPEATED_HOUR(Slot.ORDER, "a repeated hour in autumn", OrderKinds::repeatedHour),
    REPEATED_HOUR_ZONE(Slot.ORDER, "a repeated hour in autumn, the zone named", OrderKinds::repeatedHourWithZone),
    ZONE_SAID(Slot.ORDER, "zoneless time, the zone named", OrderKinds::zoneSaid),

    DECIMAL_COMMA(Slot.NUMBERS, "decimal comma", NumberKinds::decimalComma),
    THOUSANDS_COMMA(Slot.NUMBERS, "1,234.5", d -> NumberKinds.thousands(d, ",", '.')),
    THOUSANDS_DOT(Slot.NUMBERS, "1.234,5", d -> NumberKinds.thousands(d, ".", ',')),
    THOUSANDS_OTHER(Slot.NUMBERS, "1 234,5 or 1'234.5", NumberKinds::otherThousands),
    ODD_NUMBERS(Slot.NUMBERS, "+1.5, .5 or 001.5", NumberKinds::odd),
    MANY_DIGITS(Slot.NUMBERS, "more digits than a number can hold", NumberKinds::manyDigits),
    SCIENTIFIC(Slot.NUMBERS, "1.234000000000000000e+03 everywhere", NumberKinds::scientific),
    EXPONENTS(Slot.NUMBERS, "1.2e-3", NumberKinds::exponents),
    UNDECIDABLE_NUMBERS(Slot.NUMBERS, "1,234: nothing tells what the comma is", NumberKinds::undecidable),
    COMMA_BETWEEN_COMMAS(Slot.NUMBERS, "decimal commas between commas, no quotes", NumberKinds::commaBetweenCommas),
    CONVENTION_CHANGES(Slot.NUMBERS, "the decimal sign changes", NumberKinds::conventionChanges),

    MARKS(
            Slot.CELLS,
            "?, NA, null and - for missing",
            d -> CellKinds.marks(d, List.of(d.pick(List.of("?", "NA", "null", "-"))), true)),
    OTHER_MARKS(
            Slot.CELLS,
            "n/a, --, NULL, N/A, NaN, blanks",
            d -> CellKinds.marks(d, List.of("n/a", "--", "NULL", "N/A", "NaN", "#N/A"), false)),
    EMPTY_CELLS(Slot.CELLS, "nothing for missing", d -> CellKinds.marks(d, List.of(""), true)),
    MINUS_9999(Slot.CELLS, "-9999 for missing", d -> CellKinds.sentinel(d, "-9999")),
    MINUS_1(Slot.CELLS, "-1 for missing among hundreds", d -> CellKinds.sentinel(d, "-1")),
    MINUS_1_IS_A_VALUE(Slot.CELLS, "-1 as a value", CellKinds::sentinelThatIsAValue),
    MINUS_9999_IS_A_VALUE(Slot.CELLS, "-9999 as a value", CellKinds::largeSentinelThatIsAValue),
    ERROR_MARKS(Slot.CELLS, "#VALUE!", d -> CellKinds.words(d, List.of("#VALUE!", "#DIV/0!", "#REF!", "#ZAHL!"))),
    STATUS_WORDS(
            Slot.CELLS,
            "status words among numbers",
            d -> CellKinds.words(d, List.of("Bad Input", "No Data", "OFF", "断线", "Störung"))),
    DATES_FOR_NUMBERS(Slot.CELLS, "numbers turned into dates", CellKinds::datesForNumbers),
    LOST_POINT(Slot.CELLS, "a lost decimal point in part of a column", CellKinds::lostPoint),
    UNIT_CHANGES(Slot.CELLS, "a unit that changes half way", CellKinds::unitChanges),
    UNITS_IN_CELLS(Slot.CELLS, "a changing unit beside each number", CellKinds::unitsInCells),
    NOT_FINITE(Slot.CELLS, "NaN and infinities", CellKinds::notFinite),
    BROKEN_START(Slot.CELLS, "next to nothing in the first fifth", CellKinds::brokenStart),

    CONSTANT(Slot.COLUMNS, "a constant column", ColumnKinds::constant),
    STUCK(Slot.COLUMNS, "a column that gets stuck", ColumnKinds::stuck),
    ALL_MISSING(Slot.COLUMNS, "a column of nothing", ColumnKinds::allMissing),
    BOOLEANS(Slot.COLUMNS, "booleans in the language of the headers", ColumnKinds::booleans),
    WORDS(Slot.COLUMNS, "a status of a few words", ColumnKinds::words),
    FREE_TEXT(Slot.COLUMNS, "remarks, different in each row", ColumnKinds::freeText),
    TIME_NOT_FIRST(Slot.COLUMNS, "the time not in the first column", LayoutKinds::timeNotFirst),
    LINE_BREAK_IN_TEXT(Slot.COLUMNS, "remarks with line breaks in quotes", ColumnKinds::brokenText),
    UNKNOWN_COLUMN(Slot.COLUMNS, "a column named by the person that is not there", ColumnKinds::unknown),
    ROW_NUMBERS(Slot.COLUMNS, "row numbers in front", ColumnKinds::rowNumbers),
    IGNORED(Slot.COLUMNS, "a label column to be left out", ColumnKinds::ignored),

    ONE_ROW(Slot.SIZE, "one row", BrokenKinds::oneRow),
    ONE_COLUMN(Slot.SIZE, "one measured column", BrokenKinds::oneColumn),
    THOUSAND_COLUMNS(Slot.SIZE, "a thousand columns", BrokenKinds::thousandColumns),
    MANY_ROWS(Slot.SIZE, "more rows than are looked at before reading", BrokenKinds::manyRows),
    SHORT(Slot.SIZE, "too few rows to learn from", d -> d.rows = d.random.nextInt(3, 15)),
    HEADER_ONLY(Slot.SIZE, "a header without rows", BrokenKinds::headerOnly),

    GZIP(Slot.CONTAINER, "gzip", d -> d.container = Container.GZIP),
    EXCEL(Slot.CONTAINER, "an Excel workbook", LayoutKinds::excel),
    PARQUET(Slot.CONTAINER, "Parquet", d -> d.container = Container.PARQUET),
    TRUNCATED_GZIP(Slot.CONTAINER, "gzip that breaks off", BrokenKinds::truncatedGzip),
    TRUNCATED_BOOK(Slot.CONTAINER, "a workbook or Parquet file that breaks off", BrokenKinds::truncatedBook),

    ONLY_TIMES(Slot.BROKEN, "times and nothing measured", BrokenKinds::onlyTimes),
    EMPTY(Slot.BROKEN, "an empty file", BrokenKinds::empty),
    BINARY(Slot.BROKEN, "bytes that are no table", BrokenKinds::binary),
    NO_TABLE(Slot.BROKEN, "text that is no table", BrokenKinds::noTable),
    NO_RECORDINGS(Slot.BROKEN, "a folder without recordings", BrokenKinds::folderWithoutRecordings),
    NO_SUCH_FILE(Slot.BROKEN, "a file that is not there", BrokenKinds::noSuchFile);

    private final Slot slot;
    private final String description;
    /** Every change is a method without state. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final Change change;

    Kind(Slot slot, String description, Change change) {
        this.slot = slot;
        this.description = description;
        this.change = change;
    }

    /** One line on what is special about such files. */
    public String description() {
        return description;
    }

    Slot slot() {
        return slot;
    }

    void change(Draft draft) {
        change.apply(draft);
    }

    /** True if one file can have both kinds of trouble and still have one known truth. */
    public boolean goesWith(Kind other) {
        return slot != other.slot && !Conflicts.between(this, other);
    }

    /** What a kind does to a recording. */
    @FunctionalInterface
    interface Change {
        void apply(Draft draft);
    }

    /** What a kind of trouble changes, in the order in which changes are made. Two kinds of one slot do not meet in one file. */
    enum Slot {
        LANGUAGE,
        CHARSET,
        SIZE,
        /** After this slot the columns are there. */
        TIME,
        ORDER,
        COLUMNS,
        CELLS,
        NUMBERS,
        SEPARATOR,
        QUOTES,
        HEADER,
        AROUND,
        GAPS,
        LINES,
        SHAPE,
        CONTAINER,
        BROKEN
    }
}
