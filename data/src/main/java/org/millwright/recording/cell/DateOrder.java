package org.millwright.recording.cell;

/** In which order a date names year, month and day. */
public enum DateOrder {
    /** 2024-03-01 */
    YEAR_FIRST(0, 1, 2),
    /** 01.03.2024 */
    DAY_FIRST(2, 1, 0),
    /** 03/01/2024 */
    MONTH_FIRST(2, 0, 1);

    private final int year;
    private final int month;
    private final int day;

    DateOrder(int year, int month, int day) {
        this.year = year;
        this.month = month;
        this.day = day;
    }

    int year() {
        return year;
    }

    int month() {
        return month;
    }

    int day() {
        return day;
    }
}
