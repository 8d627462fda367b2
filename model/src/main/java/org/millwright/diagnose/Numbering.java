package org.millwright.diagnose;

/**
 * Which row of a recording the rows of a stream are: a stream may begin late and leave out the healthy part.
 *
 * @param first the number of the first row of the stream, counted from 1
 * @param skippedAt how many rows of the stream come before the part that is left out
 * @param skipped how many rows are left out there
 */
public record Numbering(long first, long skippedAt, long skipped) {
    /** Every row from the first. */
    public static final Numbering ALL = new Numbering(1, Long.MAX_VALUE, 0);

    /** The number of row n of the stream, n from 0. */
    long of(long n) {
        return n < skippedAt ? first + n : first + n + skipped;
    }
}
