package org.millwright.warning.scan;

import java.util.Arrays;
import org.millwright.recording.Recording;

/** Finds out after a scan whether the healthy part was like the rest, and if not, which part is. */
final class Looking {
    /** If more than this share of the rest stands in warning, the healthy part is doubted. */
    private static final double MOSTLY = 0.5;
    /** Part of a recording that is proposed as healthy instead. */
    private static final int PROPOSED = 5;
    /** Median distances from the usual level, beyond which a part is odd by itself. */
    private static final double FAR = 2;
    /** How many times farther than others the healthy part must be to be called unlike them. */
    private static final double CLEARLY = 1.5;

    private Looking() {}

    /**
     * @param levels of all rows, the healthy part included
     * @param healthyRows how many rows the healthy part at the beginning has
     */
    static Outlook back(Levels levels, long healthyRows, MachineResult.Counts counts) {
        int n = levels.stretches();
        int width = n / PROPOSED;
        int first = (int) Math.min(n, Math.max(1, healthyRows / levels.rowsPerStretch()));
        if (counts.inWarning() < MOSTLY * counts.all() || width < 2 || first + width > n) {
            return Outlook.ALIKE;
        }
        double[] oddness = levels.oddness();
        int best = first;
        double least = Double.MAX_VALUE;
        for (int start = first; start + width <= n; start++) {
            double sum = sum(oddness, start, start + width);
            if (sum < least) {
                least = sum;
                best = start;
            }
        }
        if (!odd(sum(oddness, 0, first) / first, least / width, oddness)) {
            return Outlook.ALIKE;
        }
        long rows = levels.rowsPerStretch();
        int end = best + width - 1;
        return new Outlook(
                true, levels.from(best), levels.until(end), best * rows + 1, Math.min(levels.rows(), (end + 1) * rows));
    }

    /** True if the healthy part is far from the usual level, and clearly farther than most of the recording and than the proposal. */
    private static boolean odd(double healthy, double proposed, double[] oddness) {
        double[] sorted = oddness.clone();
        Arrays.sort(sorted);
        double usual = sorted[sorted.length / 2];
        return healthy > FAR && healthy > CLEARLY * usual && healthy > CLEARLY * proposed;
    }

    private static double sum(double[] values, int from, int until) {
        double sum = 0;
        for (int i = from; i < until; i++) {
            sum += values[i];
        }
        return sum;
    }

    /** The rows that the first fifth means for a machine of so many rows and tags. */
    static long firstFifth(long rows, Recording.Machine machine) {
        return Math.max(rows / PROPOSED, Math.max(100, 5L * machine.tags().size()));
    }
}
