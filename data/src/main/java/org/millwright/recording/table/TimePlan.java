package org.millwright.recording.table;

import java.util.List;
import org.millwright.recording.cell.DateOrder;
import org.millwright.recording.cell.Decimals;
import org.millwright.recording.cell.Numerals;
import org.millwright.recording.cell.Row;
import org.millwright.recording.cell.Stamp;

/** How the time of a row is worked out from its cells, in microseconds before any zone or midnight is thought of. */
sealed interface TimePlan {
    /** The time of a row, or {@link Stamp#NONE} if its cells hold none. */
    long at(Row row, Stamp scratch);

    /** The columns that it reads. */
    List<Integer> columns();

    /**
     * Stamps with a date in one column, or a date and a time of day in two.
     *
     * @param date the column with the date
     * @param clock the column with the time of day; the same as {@code date} if that has both
     * @param order the order of the date
     */
    record Stamps(int date, int clock, DateOrder order) implements TimePlan {
        @Override
        public long at(Row row, Stamp scratch) {
            long time = stamp(row, date, scratch);
            if (clock == date || time == Stamp.NONE) {
                return time;
            }
            long ofDay = ofDay(row, clock, scratch);
            return ofDay == Stamp.NONE ? Stamp.NONE : Math.floorDiv(time, DAY) * DAY + ofDay;
        }

        private long stamp(Row row, int cell, Stamp scratch) {
            if (cell >= row.size()) {
                return Stamp.NONE;
            }
            return switch (row.content(cell)) {
                case INSTANT, LOCAL -> row.micros(cell);
                case NUMBER -> {
                    char[] digits = row.string(cell).toCharArray();
                    yield dated(digits, 0, digits.length, scratch);
                }
                case TEXT -> dated(row.chars(), row.from(cell), row.to(cell), scratch);
            };
        }

        private long dated(char[] text, int from, int to, Stamp scratch) {
            return scratch.parse(text, from, to) && scratch.dated() && scratch.allows(order)
                    ? scratch.micros(order)
                    : Stamp.NONE;
        }

        @Override
        public List<Integer> columns() {
            return date == clock ? List.of(date) : List.of(date, clock);
        }
    }

    /**
     * A time of day alone.
     *
     * @param clock its column
     * @param day the day of the first row since 1970-01-01, 0 if nobody names one
     */
    record Clock(int clock, long day) implements TimePlan {
        @Override
        public long at(Row row, Stamp scratch) {
            long ofDay = ofDay(row, clock, scratch);
            return ofDay == Stamp.NONE ? Stamp.NONE : day * DAY + ofDay;
        }

        @Override
        public List<Integer> columns() {
            return List.of(clock);
        }
    }

    /**
     * Hours, minutes, seconds and the like in columns of their own.
     *
     * @param parts the columns of year, month, day, hour, minute, second, millisecond, microsecond; −1 for none
     * @param date the column with a date as text, or −1
     * @param day the day if neither names one
     * @param order the order of a date as text
     */
    record Parts(List<Integer> parts, int date, long day, DateOrder order) implements TimePlan {
        private static final long[] MICROS = {0, 0, 0, 3_600_000_000L, 60_000_000L, 1_000_000L, 1_000L, 1L};
        private static final int HOUR = 3;

        @Override
        public long at(Row row, Stamp scratch) {
            long start = start(row, scratch);
            if (start == Stamp.NONE) {
                return Stamp.NONE;
            }
            long time = start;
            for (int part = HOUR; part < MICROS.length; part++) {
                double value = parts.get(part) < 0 ? 0 : number(row, parts.get(part));
                if (Double.isNaN(value) || value < 0) {
                    return Stamp.NONE;
                }
                time += Math.round(value * MICROS[part]);
            }
            return time;
        }

        private long start(Row row, Stamp scratch) {
            if (date >= 0) {
                long time = new Stamps(date, date, order).at(row, scratch);
                return time == Stamp.NONE ? time : Math.floorDiv(time, DAY) * DAY;
            }
            if (parts.get(0) < 0) {
                return day * DAY;
            }
            double year = number(row, parts.get(0));
            double month = number(row, parts.get(1));
            double ofMonth = number(row, parts.get(2));
            boolean sound = year >= 1900 && year <= 2200 && month >= 1 && month <= 12 && ofMonth >= 1 && ofMonth <= 31;
            return sound ? Stamp.epochDay((int) year, (int) month, (int) ofMonth) * DAY : Stamp.NONE;
        }

        private static double number(Row row, int cell) {
            if (row.empty(cell)) {
                return Double.NaN;
            }
            return switch (row.content(cell)) {
                case NUMBER -> row.number(cell);
                case TEXT -> Numerals.POINT.parse(row.chars(), row.from(cell), row.to(cell));
                case INSTANT, LOCAL -> Double.NaN;
            };
        }

        @Override
        public List<Integer> columns() {
            List<Integer> columns = new java.util.ArrayList<>(parts);
            columns.add(date);
            columns.removeIf(column -> column < 0);
            return List.copyOf(columns);
        }
    }

    /**
     * A count of units since 1970 or since the start. Neither begins below zero, so a negative number stands for no time.
     *
     * @param column its column
     * @param decimal the decimal sign of the column
     * @param shift the power of ten from the unit to microseconds: 6 for seconds, −3 for nanoseconds
     * @param times a factor for units that are no power of ten: 60 for minutes
     */
    record Count(int column, char decimal, int shift, long times) implements TimePlan {
        @Override
        public long at(Row row, Stamp scratch) {
            if (row.empty(column)) {
                return Stamp.NONE;
            }
            if (row.content(column) == Row.Content.NUMBER) {
                double value = row.number(column) * Math.pow(10, Math.max(0, shift)) * times;
                double micros = shift < 0 ? Math.floor(value / Math.pow(10, -shift)) : Math.rint(value);
                return micros >= 0 && micros < 9e18 ? (long) micros : Stamp.NONE;
            }
            long counted = times == 1
                    ? Decimals.shifted(row.chars(), row.from(column), row.to(column), decimal, shift)
                    : scaled(row);
            return counted < 0 ? Stamp.NONE : counted;
        }

        private long scaled(Row row) {
            double value = new Numerals(decimal, false).parse(row.chars(), row.from(column), row.to(column));
            double micros = value * Math.pow(10, shift) * times;
            return Math.abs(micros) < 9e18 ? Math.round(micros) : Stamp.NONE;
        }

        @Override
        public List<Integer> columns() {
            return List.of(column);
        }
    }

    /**
     * Days since 1899-12-30, as spreadsheets count; rounded to milliseconds, for their decimals hold no more.
     *
     * @param column its column
     * @param decimal the decimal sign of the column
     */
    record Serial(int column, char decimal) implements TimePlan {
        private static final long EPOCH_DAY = -25_569;

        @Override
        public long at(Row row, Stamp scratch) {
            if (row.empty(column)) {
                return Stamp.NONE;
            }
            double days = row.content(column) == Row.Content.NUMBER
                    ? row.number(column)
                    : new Numerals(decimal, false).parse(row.chars(), row.from(column), row.to(column));
            return days > 0 && days < 200_000 ? Math.round(days * 86_400_000.0) * 1000 + EPOCH_DAY * DAY : Stamp.NONE;
        }

        @Override
        public List<Integer> columns() {
            return List.of(column);
        }
    }

    /** Microseconds of a day. */
    long DAY = 86_400_000_000L;

    /** The time of day in a cell, or {@link Stamp#NONE}. */
    private static long ofDay(Row row, int cell, Stamp scratch) {
        if (row.empty(cell)) {
            return Stamp.NONE;
        }
        return switch (row.content(cell)) {
            case INSTANT, LOCAL -> Math.floorMod(row.micros(cell), DAY);
            case NUMBER ->
                row.number(cell) >= 0 && row.number(cell) < 1
                        ? Math.round(row.number(cell) * 86_400_000.0) * 1000
                        : Stamp.NONE;
            case TEXT ->
                scratch.parse(row.chars(), row.from(cell), row.to(cell)) && scratch.clocked()
                        ? scratch.clockMicros()
                        : Stamp.NONE;
        };
    }
}
