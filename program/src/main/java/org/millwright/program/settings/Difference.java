package org.millwright.program.settings;

import java.util.ArrayList;
import java.util.List;

/** What differs between two texts, line by line: the longest common lines stay (Hunt and McIlroy, 1976). */
public final class Difference {
    private static final long MOST_CELLS = 20_000_000;

    private Difference() {}

    /**
     * One line.
     *
     * @param sign {@code ' '} as before, {@code '-'} gone, {@code '+'} new
     * @param text the line
     */
    public record Line(char sign, String text) {
        @Override
        public String toString() {
            return sign + " " + text;
        }
    }

    /** Every line of both; unchanged ones farther than three lines from a change are left out. */
    public static List<Line> of(String before, String after) {
        List<String> old = before.lines().toList();
        List<String> now = after.lines().toList();
        int head = 0;
        while (head < Math.min(old.size(), now.size()) && old.get(head).equals(now.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < Math.min(old.size(), now.size()) - head
                && old.get(old.size() - 1 - tail).equals(now.get(now.size() - 1 - tail))) {
            tail++;
        }
        List<Line> all = new ArrayList<>();
        old.subList(0, head).forEach(line -> all.add(new Line(' ', line)));
        middle(old.subList(head, old.size() - tail), now.subList(head, now.size() - tail), all);
        old.subList(old.size() - tail, old.size()).forEach(line -> all.add(new Line(' ', line)));
        return near(all);
    }

    private static void middle(List<String> old, List<String> now, List<Line> to) {
        if ((long) old.size() * now.size() > MOST_CELLS) {
            old.forEach(line -> to.add(new Line('-', line)));
            now.forEach(line -> to.add(new Line('+', line)));
            return;
        }
        int[][] common = new int[old.size() + 1][now.size() + 1];
        for (int i = old.size() - 1; i >= 0; i--) {
            for (int j = now.size() - 1; j >= 0; j--) {
                common[i][j] = old.get(i).equals(now.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        int i = 0;
        int j = 0;
        while (i < old.size() || j < now.size()) {
            if (i < old.size() && j < now.size() && old.get(i).equals(now.get(j))) {
                to.add(new Line(' ', old.get(i++)));
                j++;
            } else if (j == now.size() || (i < old.size() && common[i + 1][j] >= common[i][j + 1])) {
                to.add(new Line('-', old.get(i++)));
            } else {
                to.add(new Line('+', now.get(j++)));
            }
        }
    }

    private static List<Line> near(List<Line> all) {
        List<Line> near = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            boolean changed = false;
            for (int j = Math.max(0, i - 3); j <= Math.min(all.size() - 1, i + 3); j++) {
                changed |= all.get(j).sign() != ' ';
            }
            if (changed) {
                near.add(all.get(i));
            }
        }
        return near;
    }
}
