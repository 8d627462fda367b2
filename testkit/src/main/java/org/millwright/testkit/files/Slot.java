package org.millwright.testkit.files;

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
