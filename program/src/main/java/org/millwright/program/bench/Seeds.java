package org.millwright.program.bench;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.millwright.MillwrightException;

/**
 * The randomness of a run: a base seed and the numbers of the worlds drawn from it.
 *
 * @param base the seed that {@code --seed} names
 * @param first the number of the first world
 * @param last the number of the last world, included; below {@code first} where the suite decides how many
 */
public record Seeds(long base, int first, int last) {
    private static final Pattern RANGE = Pattern.compile("(?:(\\d{1,7})\\.\\.)?(\\d{1,7})");
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    /** The suite decides how many. */
    static Seeds of(long base) {
        return new Seeds(base, 1, 0);
    }

    /** Reads {@code A..B}, or {@code N} for 1 to N. */
    static Seeds parse(long base, String text) {
        Matcher range = RANGE.matcher(text.strip());
        if (range.matches()) {
            int first = range.group(1) == null ? 1 : Integer.parseInt(range.group(1));
            int last = Integer.parseInt(range.group(2));
            if (last >= first && last > 0) {
                return new Seeds(base, first, last);
            }
        }
        throw MillwrightException.badRequest(
                "bench.seeds.form",
                "The seeds ({seeds}) are neither a number nor a range. Maybe you mean 1..20, or 20 for the same.",
                "seeds",
                text);
    }

    /** The same seeds, or 1 to {@code count} where nobody said how many. */
    public Seeds orCount(int count) {
        return last < first ? new Seeds(base, 1, count) : this;
    }

    int count() {
        return last - first + 1;
    }

    /** A seed for the world of this number: neighbouring numbers and bases give unrelated worlds. */
    long world(int number) {
        long mixed = (base * GOLDEN) ^ (number * 0xD1B54A32D192ED03L);
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
