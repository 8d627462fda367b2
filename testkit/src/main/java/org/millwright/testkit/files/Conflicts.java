package org.millwright.testkit.files;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Which kinds of trouble leave no one truth, or no sense, when they meet in one file. */
final class Conflicts {
    private static final Set<Kind> TIMES_WITHOUT_BLANKS = EnumSet.of(
            Kind.UTC,
            Kind.OFFSET,
            Kind.EPOCH_SECONDS,
            Kind.EPOCH_MILLIS,
            Kind.EPOCH_MICROS,
            Kind.EPOCH_NANOS,
            Kind.RELATIVE_SECONDS,
            Kind.FOUR_TIME_COLUMNS,
            Kind.NO_TIME,
            Kind.CYCLES,
            Kind.CYCLE_SAMPLES,
            Kind.DATE_AND_TIME);
    private static final Map<Kind, Set<Kind>> TABLE = table();

    private Conflicts() {}

    static boolean between(Kind one, Kind other) {
        return TABLE.getOrDefault(one, Set.of()).contains(other)
                || TABLE.getOrDefault(other, Set.of()).contains(one);
    }

    private static Map<Kind, Set<Kind>> table() {
        Map<Kind, Set<Kind>> table = new EnumMap<>(Kind.class);
        separators(table);
        languages(table);
        headers(table);
        times(table);
        orders(table);
        shapes(table);
        sizes(table);
        containers(table);
        cells(table);
        return table;
    }

    /** Between blanks, a cell can neither be empty nor hold a blank. */
    private static void separators(Map<Kind, Set<Kind>> table) {
        for (Kind kind : EnumSet.of(Kind.BLANKS, Kind.ALIGNED)) {
            EnumSet<Kind> times = all(Kind.Slot.TIME);
            times.removeAll(TIMES_WITHOUT_BLANKS);
            put(
                    table,
                    kind,
                    times,
                    all(Kind.Slot.QUOTES),
                    all(Kind.Slot.AROUND),
                    all(Kind.Slot.LINES),
                    all(Kind.Slot.GAPS),
                    all(Kind.Slot.SHAPE));
            put(table, kind, EnumSet.of(Kind.GROUPS, Kind.DESCRIPTIONS, Kind.SEPARATOR_IN_NAME));
            put(table, kind, EnumSet.of(Kind.BARE_SEPARATOR_IN_NAME, Kind.THOUSANDS_OTHER, Kind.FREE_TEXT));
            put(
                    table,
                    kind,
                    EnumSet.of(Kind.UNITS_IN_CELLS, Kind.ROW_NUMBERS, Kind.LINE_BREAK_IN_TEXT, Kind.UNKNOWN_COLUMN));
        }
        for (Kind kind : EnumSet.of(Kind.BLANKS, Kind.ALIGNED, Kind.PADDED, Kind.PARQUET)) {
            put(table, kind, EnumSet.of(Kind.LINE_BREAK_IN_NAME));
        }
        put(table, Kind.PADDED, EnumSet.of(Kind.LINE_BREAK_IN_TEXT, Kind.FREE_TEXT));
        put(table, Kind.COMMA_FRACTION, EnumSet.of(Kind.PADDED));
        put(table, Kind.ALIGNED, EnumSet.of(Kind.UNITS_IN_NAMES, Kind.BRACKETS_WITHOUT_UNITS, Kind.REPEATED_HOUR));
        put(table, Kind.COMMA_BETWEEN_COMMAS, all(Kind.Slot.SEPARATOR), all(Kind.Slot.QUOTES), all(Kind.Slot.COLUMNS));
        put(
                table,
                Kind.COMMA_BETWEEN_COMMAS,
                all(Kind.Slot.GAPS),
                all(Kind.Slot.LINES),
                all(Kind.Slot.HEADER),
                all(Kind.Slot.CELLS));
        put(
                table,
                Kind.COMMA_BETWEEN_COMMAS,
                all(Kind.Slot.TIME),
                all(Kind.Slot.SHAPE),
                all(Kind.Slot.AROUND),
                all(Kind.Slot.ORDER));
        put(table, Kind.PADDED, EnumSet.of(Kind.SEPARATOR_IN_NAME, Kind.COMMA_FRACTION), all(Kind.Slot.NUMBERS));
        put(table, Kind.QUOTED, EnumSet.of(Kind.BARE_SEPARATOR_IN_NAME));
        put(table, Kind.QUOTED_HEADER, EnumSet.of(Kind.BARE_SEPARATOR_IN_NAME));
        put(
                table,
                Kind.BARE_SEPARATOR_IN_NAME,
                all(Kind.Slot.NUMBERS),
                all(Kind.Slot.LINES),
                all(Kind.Slot.AROUND),
                all(Kind.Slot.TIME));
        put(table, Kind.BARE_SEPARATOR_IN_NAME, all(Kind.Slot.COLUMNS), all(Kind.Slot.GAPS), all(Kind.Slot.SHAPE));
    }

    private static void languages(Map<Kind, Set<Kind>> table) {
        put(table, Kind.GBK, EnumSet.of(Kind.GERMAN, Kind.PORTUGUESE, Kind.STATUS_WORDS, Kind.TWELVE_HOURS_OTHER));
        put(table, Kind.GBK, EnumSet.of(Kind.BOOLEANS));
        put(table, Kind.GBK, EnumSet.of(Kind.TWELVE_HOURS, Kind.THOUSANDS_OTHER, Kind.FOUR_TIME_COLUMNS));
        put(table, Kind.LATIN_1, EnumSet.of(Kind.CHINESE, Kind.STATUS_WORDS, Kind.TWELVE_HOURS_OTHER));
        put(table, Kind.LATIN_1, EnumSet.of(Kind.TWELVE_HOURS, Kind.TWELVE_HOURS_ZH, Kind.THOUSANDS_OTHER));
        put(table, Kind.LATIN_1, EnumSet.of(Kind.DATES_FOR_NUMBERS, Kind.CYCLES, Kind.RELATIVE_SECONDS));
        put(table, Kind.LATIN_1, EnumSet.of(Kind.BOOLEANS, Kind.FREE_TEXT), all(Kind.Slot.SHAPE));
        put(table, Kind.UTF_16_BARE, all(Kind.Slot.CONTAINER));
        put(table, Kind.DESCRIPTIONS, all(Kind.Slot.COLUMNS), all(Kind.Slot.SHAPE));
    }

    private static void headers(Map<Kind, Set<Kind>> table) {
        put(
                table,
                Kind.NO_HEADER,
                all(Kind.Slot.CELLS),
                all(Kind.Slot.COLUMNS),
                all(Kind.Slot.SHAPE),
                all(Kind.Slot.AROUND),
                all(Kind.Slot.GAPS));
        put(
                table,
                Kind.NO_HEADER,
                all(Kind.Slot.ORDER),
                all(Kind.Slot.LINES),
                all(Kind.Slot.SIZE),
                all(Kind.Slot.CHARSET));
        put(table, Kind.NO_HEADER, all(Kind.Slot.LANGUAGE), all(Kind.Slot.NUMBERS));
        EnumSet<Kind> named = EnumSet.of(Kind.DATE_AND_TIME, Kind.EXCEL_SERIAL, Kind.RELATIVE_OTHER, Kind.CYCLES);
        named.addAll(
                EnumSet.of(Kind.RELATIVE_SECONDS, Kind.DATE_IN_FILE_NAME, Kind.SEVERAL_TIMES, Kind.FOUR_TIME_COLUMNS));
        named.addAll(EnumSet.of(Kind.SIX_TIME_COLUMNS, Kind.ADDED_SECONDS));
        put(table, Kind.NO_HEADER, named);
        EnumSet<Kind> several = EnumSet.of(Kind.UNITS_ROW, Kind.GROUPS, Kind.DESCRIPTIONS);
        for (Kind kind : several) {
            put(table, kind, all(Kind.Slot.COLUMNS), all(Kind.Slot.SHAPE), all(Kind.Slot.SIZE));
        }
        put(table, Kind.DUPLICATE_NAME, all(Kind.Slot.COLUMNS), all(Kind.Slot.SHAPE), all(Kind.Slot.SIZE));
        put(
                table,
                Kind.NUMERIC_NAMES,
                EnumSet.of(Kind.NO_TIME),
                all(Kind.Slot.COLUMNS),
                all(Kind.Slot.AROUND),
                all(Kind.Slot.SIZE));
        put(table, Kind.NUMERIC_NAMES, EnumSet.of(Kind.CONVENTION_CHANGES, Kind.UNDECIDABLE_NUMBERS));
        EnumSet<Kind> names = EnumSet.of(Kind.UNITS_IN_NAMES, Kind.BRACKETS_WITHOUT_UNITS, Kind.SEPARATOR_IN_NAME);
        names.addAll(EnumSet.of(Kind.LINE_BREAK_IN_NAME, Kind.NUMERIC_NAMES));
        for (Kind kind : names) {
            put(table, kind, EnumSet.of(Kind.ONE_TAG, Kind.ONE_TAG_A_FILE, Kind.LONG_BY_TIME, Kind.LONG_BY_TAG));
            put(
                    table,
                    kind,
                    EnumSet.of(Kind.ROW_NUMBERS, Kind.IGNORED, Kind.MACHINES, Kind.TOOLS, Kind.MACHINES_UNSAID));
            put(table, kind, EnumSet.of(Kind.CYCLES));
        }
    }

    private static void times(Map<Kind, Set<Kind>> table) {
        for (Kind kind : EnumSet.of(Kind.NO_TIME, Kind.CYCLES, Kind.CYCLE_SAMPLES)) {
            put(table, kind, all(Kind.Slot.ORDER), all(Kind.Slot.AROUND), all(Kind.Slot.GAPS), all(Kind.Slot.LINES));
            put(table, kind, all(Kind.Slot.SHAPE), EnumSet.of(Kind.ONE_ROW, Kind.ROW_NUMBERS, Kind.ONLY_TIMES));
            put(table, kind, EnumSet.of(Kind.BROKEN_START, Kind.UNDECIDABLE_NUMBERS));
        }
        for (Kind kind : all(Kind.Slot.TIME)) {
            put(table, kind, EnumSet.of(Kind.ONE_ROW, Kind.SHORT, Kind.HEADER_ONLY, Kind.RESTARTS, Kind.ROW_NUMBERS));
            put(table, kind, EnumSet.of(Kind.LONG_BY_TIME, Kind.LONG_BY_TAG, Kind.MIXED_EPOCHS, Kind.REPEATED_HOUR));
            put(table, kind, EnumSet.of(Kind.REPEATED_HOUR_ZONE, Kind.ZONE_SAID));
        }
        for (Kind kind : EnumSet.of(Kind.MONTH_NAMES, Kind.TWO_DIGIT_YEAR, Kind.DATE_ONLY, Kind.TIME_OF_DAY)) {
            put(
                    table,
                    kind,
                    all(Kind.Slot.ORDER),
                    all(Kind.Slot.SHAPE),
                    all(Kind.Slot.LINES),
                    EnumSet.of(Kind.NO_HEADER));
            put(table, kind, EnumSet.of(Kind.MANY_ROWS));
        }
        put(table, Kind.TIME_NOT_FIRST, EnumSet.of(Kind.NO_TIME, Kind.CYCLES, Kind.CYCLE_SAMPLES));
        for (Kind kind : EnumSet.of(Kind.REPEATED_HEADER, Kind.REMARKS)) {
            put(
                    table,
                    kind,
                    all(Kind.Slot.COLUMNS),
                    all(Kind.Slot.SHAPE),
                    EnumSet.of(Kind.BLANKS, Kind.ALIGNED, Kind.EXCEL));
            put(table, kind, EnumSet.of(Kind.UNDECIDABLE_DAY, Kind.NEWEST_FIRST, Kind.OUT_OF_ORDER));
        }
        for (Kind kind : EnumSet.of(Kind.DATE_IN_FILE_NAME, Kind.FOUR_TIME_COLUMNS, Kind.UNDECIDABLE_DAY)) {
            put(table, kind, all(Kind.Slot.ORDER), all(Kind.Slot.SHAPE), all(Kind.Slot.SIZE), all(Kind.Slot.LINES));
        }
        for (Kind kind :
                EnumSet.of(Kind.SEVERAL_TIMES, Kind.DATE_AND_TIME, Kind.FOUR_TIME_COLUMNS, Kind.SIX_TIME_COLUMNS)) {
            put(table, kind, all(Kind.Slot.LINES), EnumSet.of(Kind.OUT_OF_ORDER, Kind.NEWEST_FIRST, Kind.EXCEL));
        }
        EnumSet<Kind> decided = EnumSet.of(Kind.DAY_MONTH, Kind.MONTH_DAY, Kind.DOTTED_DAY_MONTH, Kind.TWELVE_HOURS);
        decided.addAll(EnumSet.of(Kind.TWELVE_HOURS_ES, Kind.TWELVE_HOURS_OTHER, Kind.DATE_AND_TIME));
        for (Kind kind : decided) {
            put(table, kind, all(Kind.Slot.ORDER), all(Kind.Slot.SHAPE), all(Kind.Slot.LINES));
        }
        put(table, Kind.FOUR_TIME_COLUMNS, all(Kind.Slot.HEADER), all(Kind.Slot.CELLS), all(Kind.Slot.COLUMNS));
        put(table, Kind.CYCLE_SAMPLES, all(Kind.Slot.HEADER), all(Kind.Slot.CELLS), all(Kind.Slot.COLUMNS));
        put(table, Kind.CYCLE_SAMPLES, all(Kind.Slot.NUMBERS), all(Kind.Slot.SIZE), all(Kind.Slot.LANGUAGE));
        put(table, Kind.CYCLE_SAMPLES, all(Kind.Slot.CHARSET), all(Kind.Slot.SEPARATOR), EnumSet.of(Kind.PARQUET));
    }

    private static void orders(Map<Kind, Set<Kind>> table) {
        for (Kind kind : all(Kind.Slot.ORDER)) {
            put(table, kind, all(Kind.Slot.SHAPE), all(Kind.Slot.LINES), all(Kind.Slot.SIZE));
        }
        for (Kind kind : EnumSet.of(Kind.OUT_OF_ORDER, Kind.NEWEST_FIRST, Kind.RESTARTS)) {
            put(table, kind, EnumSet.of(Kind.LOST_POINT, Kind.UNIT_CHANGES, Kind.ROW_NUMBERS, Kind.RELATIVE_SECONDS));
            put(table, kind, EnumSet.of(Kind.RELATIVE_OTHER, Kind.EXCEL_SERIAL, Kind.ADDED_SECONDS));
        }
        put(table, Kind.RESTARTS, EnumSet.of(Kind.UNDECIDABLE_NUMBERS), all(Kind.Slot.GAPS), all(Kind.Slot.AROUND));
    }

    private static void shapes(Map<Kind, Set<Kind>> table) {
        EnumSet<Kind> cells = all(Kind.Slot.CELLS);
        cells.removeAll(EnumSet.of(Kind.MARKS, Kind.OTHER_MARKS, Kind.EMPTY_CELLS, Kind.MINUS_9999, Kind.MINUS_1));
        cells.removeAll(EnumSet.of(Kind.MINUS_1_IS_A_VALUE, Kind.STATUS_WORDS, Kind.ERROR_MARKS, Kind.NOT_FINITE));
        EnumSet<Kind> columns = all(Kind.Slot.COLUMNS);
        columns.removeAll(EnumSet.of(Kind.CONSTANT, Kind.STUCK, Kind.BOOLEANS, Kind.WORDS));
        for (Kind kind : all(Kind.Slot.SHAPE)) {
            put(table, kind, all(Kind.Slot.SIZE), all(Kind.Slot.LINES), cells, columns);
            put(table, kind, EnumSet.of(Kind.UNDECIDABLE_NUMBERS, Kind.CONVENTION_CHANGES, Kind.COMMA_BETWEEN_COMMAS));
            put(table, kind, EnumSet.of(Kind.EXCEL_SERIAL, Kind.PARQUET, Kind.TRUNCATED_GZIP, Kind.TRUNCATED_BOOK));
            put(table, kind, EnumSet.of(Kind.PREAMBLE, Kind.FOOTER, Kind.REPEATED_HEADER, Kind.REMARKS));
        }
        for (Kind kind : EnumSet.of(Kind.LONG_BY_TIME, Kind.LONG_BY_TAG)) {
            put(table, kind, all(Kind.Slot.HEADER), all(Kind.Slot.GAPS), all(Kind.Slot.COLUMNS));
        }
        EnumSet<Kind> files = all(Kind.Slot.HEADER);
        files.addAll(EnumSet.of(Kind.BOOLEANS, Kind.WORDS));
        put(
                table,
                Kind.ONE_TAG_A_FILE,
                files,
                EnumSet.of(Kind.RELATIVE_SECONDS, Kind.ADDED_SECONDS, Kind.RELATIVE_OTHER));
        put(table, Kind.ONE_TAG_A_FILE, EnumSet.of(Kind.SEVERAL_TIMES, Kind.SIX_TIME_COLUMNS, Kind.NOT_FINITE));
        put(table, Kind.ONE_TAG_A_FILE, EnumSet.of(Kind.THOUSANDS_COMMA, Kind.THOUSANDS_DOT));
        for (Kind kind : EnumSet.of(Kind.FILES_OVER_TIME, Kind.DAILY_FILES, Kind.MIXED_EPOCHS)) {
            put(table, kind, EnumSet.of(Kind.RELATIVE_SECONDS, Kind.ADDED_SECONDS, Kind.RELATIVE_OTHER, Kind.WORDS));
            put(
                    table,
                    kind,
                    EnumSet.of(Kind.BOOLEANS, Kind.SIX_TIME_COLUMNS, Kind.THOUSANDS_COMMA, Kind.THOUSANDS_DOT));
        }
        put(table, Kind.DAILY_FILES, all(Kind.Slot.TIME), all(Kind.Slot.ORDER), EnumSet.of(Kind.EXCEL));
        put(table, Kind.ONE_TAG, files);
        put(
                table,
                Kind.MIXED_EPOCHS,
                EnumSet.of(Kind.EXCEL, Kind.SCIENTIFIC, Kind.DECIMAL_COMMA, Kind.THOUSANDS_OTHER));
    }

    private static void sizes(Map<Kind, Set<Kind>> table) {
        for (Kind kind : EnumSet.of(Kind.ONE_ROW, Kind.HEADER_ONLY, Kind.SHORT, Kind.ONE_COLUMN)) {
            put(
                    table,
                    kind,
                    all(Kind.Slot.COLUMNS),
                    all(Kind.Slot.CELLS),
                    all(Kind.Slot.NUMBERS),
                    all(Kind.Slot.AROUND),
                    all(Kind.Slot.GAPS));
            put(table, kind, all(Kind.Slot.LINES), all(Kind.Slot.HEADER), all(Kind.Slot.QUOTES));
            put(table, kind, EnumSet.of(Kind.TRUNCATED_GZIP, Kind.BLANKS, Kind.ALIGNED));
        }
        put(table, Kind.HEADER_ONLY, EnumSet.of(Kind.PARQUET, Kind.EXCEL));
        put(table, Kind.MANY_ROWS, all(Kind.Slot.SHAPE), EnumSet.of(Kind.PARQUET, Kind.EXCEL, Kind.ALIGNED));
        put(table, Kind.MANY_ROWS, EnumSet.of(Kind.DATE_IN_FILE_NAME, Kind.FREE_TEXT, Kind.BLANK_LINES));
        put(table, Kind.MANY_ROWS, EnumSet.of(Kind.TRUNCATED_BOOK));
        put(table, Kind.MANY_ROWS, EnumSet.of(Kind.BARE_SEPARATORS, Kind.CYCLE_SAMPLES, Kind.REPEATED_HOUR));
        put(table, Kind.THOUSAND_COLUMNS, EnumSet.of(Kind.UNDECIDABLE_NUMBERS, Kind.CONVENTION_CHANGES));
    }

    private static void containers(Map<Kind, Set<Kind>> table) {
        for (Kind kind : EnumSet.of(Kind.EXCEL, Kind.PARQUET)) {
            put(
                    table,
                    kind,
                    all(Kind.Slot.CHARSET),
                    all(Kind.Slot.SEPARATOR),
                    all(Kind.Slot.QUOTES),
                    all(Kind.Slot.NUMBERS));
            put(table, kind, EnumSet.of(Kind.SEPARATOR_IN_NAME, Kind.BARE_SEPARATOR_IN_NAME, Kind.TRAILING));
        }
        EnumSet<Kind> cells = all(Kind.Slot.CELLS);
        cells.removeAll(EnumSet.of(Kind.EMPTY_CELLS, Kind.MINUS_9999, Kind.MINUS_1, Kind.NOT_FINITE, Kind.LOST_POINT));
        cells.remove(Kind.MINUS_1_IS_A_VALUE);
        put(
                table,
                Kind.PARQUET,
                cells,
                all(Kind.Slot.HEADER),
                all(Kind.Slot.AROUND),
                all(Kind.Slot.GAPS),
                all(Kind.Slot.LINES));
        put(table, Kind.PARQUET, EnumSet.of(Kind.EXCEL_SERIAL, Kind.ROW_NUMBERS, Kind.FOUR_TIME_COLUMNS));
        put(
                table,
                Kind.TRUNCATED_GZIP,
                all(Kind.Slot.LINES),
                all(Kind.Slot.NUMBERS),
                all(Kind.Slot.CELLS),
                all(Kind.Slot.COLUMNS));
        put(
                table,
                Kind.TRUNCATED_GZIP,
                all(Kind.Slot.AROUND),
                all(Kind.Slot.GAPS),
                all(Kind.Slot.ORDER),
                all(Kind.Slot.HEADER),
                all(Kind.Slot.SIZE));
        put(table, Kind.TRUNCATED_GZIP, all(Kind.Slot.TIME));
        EnumSet<Kind> books = EnumSet.allOf(Kind.class);
        books.removeAll(all(Kind.Slot.LANGUAGE));
        put(table, Kind.TRUNCATED_BOOK, books);
        for (Kind kind : all(Kind.Slot.BROKEN)) {
            put(table, kind, EnumSet.allOf(Kind.class));
        }
    }

    private static void cells(Map<Kind, Set<Kind>> table) {
        for (Kind kind : all(Kind.Slot.NUMBERS)) {
            put(
                    table,
                    kind,
                    EnumSet.of(Kind.LOST_POINT, Kind.UNIT_CHANGES, Kind.UNITS_IN_CELLS, Kind.DATES_FOR_NUMBERS));
        }
        for (Kind kind : EnumSet.of(Kind.UNDECIDABLE_NUMBERS, Kind.CONVENTION_CHANGES)) {
            put(
                    table,
                    kind,
                    all(Kind.Slot.CELLS),
                    all(Kind.Slot.COLUMNS),
                    all(Kind.Slot.LINES),
                    all(Kind.Slot.GAPS),
                    all(Kind.Slot.AROUND));
            put(table, kind, EnumSet.of(Kind.DUPLICATE_NAME), all(Kind.Slot.TIME));
        }
        EnumSet<Kind> cells = EnumSet.of(Kind.LOST_POINT, Kind.UNIT_CHANGES, Kind.UNITS_IN_CELLS, Kind.BROKEN_START);
        EnumSet<Kind> columns = all(Kind.Slot.COLUMNS);
        columns.removeAll(EnumSet.of(Kind.CONSTANT, Kind.STUCK, Kind.BOOLEANS, Kind.WORDS));
        for (Kind kind : all(Kind.Slot.LINES)) {
            put(table, kind, columns, cells, EnumSet.of(Kind.TRAILING, Kind.REPEATED_HEADER, Kind.REMARKS, Kind.EXCEL));
            put(table, kind, EnumSet.of(Kind.BARE_SEPARATORS, Kind.COMMA_BETWEEN_COMMAS));
        }
        for (Kind kind : all(Kind.Slot.CELLS)) {
            put(table, kind, EnumSet.of(Kind.CONSTANT, Kind.STUCK, Kind.ALL_MISSING));
        }
    }

    private static EnumSet<Kind> all(Kind.Slot slot) {
        EnumSet<Kind> kinds = EnumSet.noneOf(Kind.class);
        for (Kind kind : Kind.values()) {
            if (kind.slot() == slot) {
                kinds.add(kind);
            }
        }
        return kinds;
    }

    @SafeVarargs
    private static void put(Map<Kind, Set<Kind>> table, Kind kind, Set<Kind>... others) {
        for (Set<Kind> other : others) {
            table.computeIfAbsent(kind, k -> EnumSet.noneOf(Kind.class)).addAll(other);
        }
    }
}
