package org.millwright.plant.fault;

import java.util.Collection;
import java.util.Comparator;

/** The name that somebody meant. */
public final class Nearest {
    private Nearest() {}

    /** The name with the fewest letters to change; the first of equals; empty if there is none at all. */
    public static String of(String name, Collection<String> known) {
        return known.stream()
                .min(Comparator.comparingInt(one -> distance(name, one)))
                .orElse("");
    }

    /** Levenshtein's distance. */
    static int distance(String one, String other) {
        int[] above = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int[] row = new int[other.length() + 1];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int swap = above[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(swap, Math.min(row[j - 1], above[j]) + 1);
            }
            above = row;
        }
        return above[other.length()];
    }
}
