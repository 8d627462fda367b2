package org.millwright.history.known;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Finds the names that a person may have meant. */
final class Nearest {
    private static final int FEW = 3;

    private Nearest() {}

    /** At most three names, the nearest first; empty where nothing is near. */
    static List<String> of(String asked, Collection<String> names) {
        record Ranked(String name, int distance) {}
        int most = Math.max(2, asked.length() / 3);
        List<Ranked> ranked = new ArrayList<>();
        for (String name : names) {
            int distance = distance(asked.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT), most);
            if (distance <= most) {
                ranked.add(new Ranked(name, distance));
            }
        }
        ranked.sort(Comparator.comparingInt(Ranked::distance).thenComparing(Ranked::name));
        return ranked.stream().limit(FEW).map(Ranked::name).toList();
    }

    /** The least number of signs to change, add or take away (Levenshtein), or more than the most that matters. */
    private static int distance(String one, String other, int most) {
        if (Math.abs(one.length() - other.length()) > most) {
            return most + 1;
        }
        int[] above = new int[other.length() + 1];
        for (int j = 0; j < above.length; j++) {
            above[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int[] row = new int[above.length];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int change = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(above[j - 1] + change, 1 + Math.min(above[j], row[j - 1]));
            }
            above = row;
        }
        return above[other.length()];
    }
}
