package org.millwright.recording.cell;

/**
 * Takes a date, a time of day, or both, apart, in the ways that loggers, historians and spreadsheets write them: ISO 8601, dots,
 * slashes, month names, 12-hour clocks, 年月日, compact digits, fractions of any length, offsets.
 *
 * <p>It finds the three numbers of a date but not which of them is the day: the whole column decides that, as a {@link
 * DateOrder}. One object is used again and again by one thread.
 */
public final class Stamp {
    /** What {@link #micros} gives for a date that is in no calendar. */
    public static final long NONE = Long.MIN_VALUE;

    /** The offset of a stamp that names none. */
    public static final int NO_OFFSET = Integer.MIN_VALUE;

    static final long MICROS_PER_DAY = 86_400_000_000L;

    private static final int[] MONTH_DAYS = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    private static final int EARLIEST = 1900;
    private static final int LATEST = 2200;

    final int[] group = new int[3];
    final int[] length = new int[3];
    int groups;
    int monthGroup;
    char dateMark;
    boolean clock;
    int hour;
    int minute;
    int second;
    int micro;
    int half;
    int offset;

    private final StampScanner scanner = new StampScanner(this);

    /** Takes {@code text[from..to)} apart; false if it is no stamp, and then nothing else here counts. */
    public boolean parse(char[] text, int from, int to) {
        clear();
        return scanner.scan(text, from, to) && sound();
    }

    /** Forgets what was read. */
    void clear() {
        groups = 0;
        monthGroup = -1;
        dateMark = 0;
        clock = false;
        hour = 0;
        minute = 0;
        second = 0;
        micro = 0;
        half = -1;
        offset = NO_OFFSET;
    }

    /** True if it has a date. */
    public boolean dated() {
        return groups == 3;
    }

    /** True if it has a time of day. */
    public boolean clocked() {
        return clock;
    }

    /** True if it names its offset from UTC. */
    public boolean zoned() {
        return offset != NO_OFFSET;
    }

    /** The seconds east of Greenwich, or {@link #NO_OFFSET}. */
    public int offsetSeconds() {
        return offset;
    }

    /** True if its date may be read in this order. */
    public boolean allows(DateOrder order) {
        int year = order.year();
        int month = order.month();
        boolean named = monthGroup < 0 || monthGroup == month;
        boolean yearFits = length[year] == 4 || (length[year] == 2 && noFourDigits());
        boolean monthFirstByDots = order == DateOrder.MONTH_FIRST && dateMark == '.' && monthGroup < 0;
        return named && yearFits && !monthFirstByDots && day(order) != NONE;
    }

    /** True if day-month and month-day give the same date. */
    public boolean sameEitherWay() {
        return group[0] == group[1];
    }

    /** True if its date, should the day stand first in it, is never written otherwise: with dots, or with a month's name. */
    public boolean conventional() {
        return dateMark == '.' || monthGroup >= 0;
    }

    /** Days since 1970-01-01, or {@link #NONE} if there is no such day. */
    public long day(DateOrder order) {
        int year = group[order.year()];
        if (length[order.year()] <= 2) {
            year += year < 70 ? 2000 : 1900;
        }
        int month = group[order.month()];
        int day = group[order.day()];
        if (month < 1 || month > 12 || day < 1 || day > MONTH_DAYS[month - 1]) {
            return NONE;
        }
        if (month == 2 && day == 29 && !leap(year)) {
            return NONE;
        }
        return epochDay(year, month, day);
    }

    /** Microseconds since midnight. */
    public long clockMicros() {
        int hours = half < 0 ? hour : hour % 12 + (half == 1 ? 12 : 0);
        return ((hours * 60L + minute) * 60L + second) * 1_000_000L + micro;
    }

    /** Microseconds since 1970-01-01T00:00 on the stamp's own wall, or UTC if it names an offset; {@link #NONE} for no such day. */
    public long micros(DateOrder order) {
        long day = day(order);
        if (day == NONE) {
            return NONE;
        }
        return day * MICROS_PER_DAY + clockMicros() - (zoned() ? offset * 1_000_000L : 0);
    }

    /** Days since 1970-01-01 of a day of the Gregorian calendar (Howard Hinnant's days_from_civil). */
    public static long epochDay(int year, int month, int day) {
        int shifted = month <= 2 ? year - 1 : year;
        int era = Math.floorDiv(shifted, 400);
        int yearOfEra = shifted - era * 400;
        int dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
        int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
        return era * 146_097L + dayOfEra - 719_468;
    }

    private boolean sound() {
        if (groups == 1 || groups == 2 || (groups == 0 && !clock)) {
            return false;
        }
        if (minute > 59 || second > 59 || (half >= 0 && hour > 12) || (groups == 3 && hour > 24)) {
            return false;
        }
        return groups == 0 || plausibleYear();
    }

    private boolean plausibleYear() {
        for (int i = 0; i < 3; i++) {
            if (length[i] == 4) {
                return i != 1 && group[i] >= EARLIEST && group[i] <= LATEST;
            }
        }
        return length[0] <= 2 && length[1] <= 2 && length[2] <= 2;
    }

    private boolean noFourDigits() {
        return length[0] != 4 && length[1] != 4 && length[2] != 4;
    }

    private static boolean leap(int year) {
        return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    }
}
