package org.millwright.testkit.files;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * What makes one sample: the same recipe always makes the same one.
 *
 * @param seed of everything random in it
 * @param kinds the kinds of trouble it has; none for a plain recording
 */
public record Recipe(long seed, List<Kind> kinds) {
    public Recipe {
        kinds = List.copyOf(kinds);
    }

    /**
     * Recipes for so many samples: first each kind once, in random order, then pairs of kinds that go
     * together, now and then joined by a third.
     *
     * @param seed the same seed plans the same samples
     * @param count how many, at least 1
     */
    public static List<Recipe> plan(long seed, int count) {
        Random random = new Random(seed);
        List<Kind> single = new ArrayList<>(List.of(Kind.values()));
        Collections.shuffle(single, random);
        List<Recipe> recipes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            List<Kind> kinds = i < single.size() ? List.of(single.get(i)) : pair(random);
            recipes.add(new Recipe(random.nextLong(), kinds));
        }
        return recipes;
    }

    private static List<Kind> pair(Random random) {
        Kind[] all = Kind.values();
        while (true) {
            Kind one = all[random.nextInt(all.length)];
            Kind other = all[random.nextInt(all.length)];
            if (one.goesWith(other)) {
                Kind third = all[random.nextInt(all.length)];
                return third.goesWith(one) && third.goesWith(other) && random.nextInt(2) == 0
                        ? List.of(one, other, third)
                        : List.of(one, other);
            }
        }
    }

    /** The kinds' names, joined. */
    public String name() {
        return kinds.isEmpty()
                ? "PLAIN"
                : String.join(" + ", kinds.stream().map(Kind::name).toList());
    }

    @Override
    public String toString() {
        return name() + " (seed " + seed + ")";
    }
}
