package org.millwright.program.bench.files;

/** What came out of one reading of the large file: proof that all of it was read. */
final class Sums {
    private final long rows;
    private final double[] sums;
    private final Spent spent;

    Sums(long rows, double[] sums, Spent spent) {
        this.rows = rows;
        this.sums = sums.clone();
        this.spent = spent;
    }

    Spent spent() {
        return spent;
    }

    /**
     * Adding in another order rounds otherwise, so sums may differ by a little.
     *
     * @throws IllegalStateException if the two did not read the same
     */
    void mustAgree(Sums other, double tolerance) {
        if (rows != other.rows) {
            throw new IllegalStateException("One side read %d rows, the other %d.".formatted(rows, other.rows));
        }
        for (int column = 0; column < sums.length; column++) {
            double scale = Math.max(1, Math.abs(other.sums[column]));
            if (!(Math.abs(sums[column] - other.sums[column]) <= tolerance * scale)) {
                throw new IllegalStateException("The sums of column %d differ: %s and %s."
                        .formatted(column + 1, sums[column], other.sums[column]));
            }
        }
    }
}
