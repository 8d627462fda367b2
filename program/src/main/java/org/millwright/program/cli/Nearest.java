package org.millwright.program.cli;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds what a person may have meant: the known word with the fewest slips of the finger (Damerau-Levenshtein, neighbours swapped). */
public final class Nearest {
    private Nearest() {}

    /** The nearest known word; empty where none is near enough to be meant: more than a third of it would be wrong. */
    public static Optional<String> to(String typed, Collection<String> known) {
        String word = typed.toLowerCase(Locale.ROOT);
        return known.stream()
                .filter(one -> near(word, one))
                .min(Comparator.comparingInt((String one) -> slips(word, one))
                        .thenComparing(Comparator.naturalOrder()));
    }

    private static boolean near(String typed, String known) {
        boolean beginsAlike =
                typed.length() >= 2 && known.toLowerCase(Locale.ROOT).startsWith(typed);
        return beginsAlike || slips(typed, known) <= Math.max(1, Math.max(typed.length(), known.length()) / 3);
    }

    /** How many letters must be changed, added, left out or swapped with their neighbour; case does not count. */
    static int slips(String typed, String known) {
        String a = typed.toLowerCase(Locale.ROOT);
        String b = known.toLowerCase(Locale.ROOT);
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                d[i][j] = i == 0 || j == 0 ? i + j : cheapest(a, b, d, i, j);
            }
        }
        return d[a.length()][b.length()];
    }

    private static int cheapest(String a, String b, int[][] d, int i, int j) {
        int same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int best = Math.min(d[i - 1][j - 1] + same, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, d[i - 2][j - 2] + 1) : best;
    }
}
