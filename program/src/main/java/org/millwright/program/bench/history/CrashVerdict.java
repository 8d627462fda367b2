package org.millwright.program.bench.history;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.millwright.warning.live.Raised;

/**
 * The warnings of processes that were killed, held against those of one that nobody killed.
 *
 * @param warnings how many there had to be
 * @param different how many are missing, too many, or say something else
 */
record CrashVerdict(long warnings, long different) {
    static final CrashVerdict NONE = new CrashVerdict(0, 0);

    CrashVerdict plus(CrashVerdict other) {
        return new CrashVerdict(warnings + other.warnings, different + other.different);
    }

    /**
     * Compares everything but the times at which the program noted it, which are those of its own clock.
     *
     * @param expected by id
     * @param came by id
     */
    static CrashVerdict of(Map<String, Raised> expected, Map<String, Raised> came) {
        Set<String> all = new TreeSet<>(expected.keySet());
        all.addAll(came.keySet());
        long different =
                all.stream().filter(id -> !same(expected.get(id), came.get(id))).count();
        return new CrashVerdict(expected.size(), different);
    }

    private static boolean same(
            @org.jspecify.annotations.Nullable Raised one, @org.jspecify.annotations.Nullable Raised other) {
        return one != null
                && other != null
                && Objects.equals(one.warning(), other.warning())
                && one.active() == other.active()
                && one.reopened() == other.reopened();
    }
}
