package org.millwright.testkit.files.truth;

/** What can be wrong with the reading of one recording. */
public enum Fault {
    /** A value that the file does not hold, a missing one that was there, or one that nobody recorded. */
    WRONG_VALUE,
    /** A time that is not the row's, or times read as something that they are not. */
    WRONG_TIME,
    /** A row that is neither in a block nor in the report, or a cell that the report counts otherwise than the blocks. */
    UNCOUNTED_ROW,
    /** A row that was skipped and counted although it can be read. */
    UNDUE_SKIP,
    /** A tag too many, too few, under a wrong name or with a unit that nobody gave. */
    WRONG_TAG,
    /** A refusal that names no cure, or not the row or column that is to blame. */
    BAD_REFUSAL,
    /** A refusal of what can be read, or a failure of the program. */
    UNEXPECTED_REFUSAL,
    /** Something a person must know that nobody said. */
    UNSAID
}
