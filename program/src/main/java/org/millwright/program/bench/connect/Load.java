package org.millwright.program.bench.connect;

import java.util.ArrayList;
import java.util.List;
import org.millwright.history.LastValues;
import org.millwright.machine.TagPath;
import org.millwright.plant.Rows.Unit;
import org.millwright.plant.wire.opcua.CounterPlant;

/** The tags of a counter plant, numbered machine by machine, and what their values say. */
final class Load {
    private static final int MOST_OF_A_MACHINE = 100;
    private static final double OWN_PART = 1_000;
    /** The number of a tag of which nothing is known. */
    static final long NONE = -1;

    private final CounterPlant plant;
    private final List<Unit> units;
    private final List<TagPath> paths = new ArrayList<>();

    Load(CounterPlant plant) {
        this.plant = plant;
        units = plant.units();
        for (Unit unit : units) {
            unit.tags()
                    .forEach(tag -> paths.add(new TagPath(unit.path(), tag.tag().name())));
        }
    }

    /** At least so many tags: machines of at most a hundred, all of one size. */
    static Load of(long tags, double perSecond) {
        int machines = (int) ((tags + MOST_OF_A_MACHINE - 1) / MOST_OF_A_MACHINE);
        return new Load(new CounterPlant(machines, (int) ((tags + machines - 1) / machines), perSecond));
    }

    /** The same from the words of {@link #words()}. */
    static Load parse(String words) {
        String[] numbers = words.split("x", -1);
        return new Load(new CounterPlant(
                Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1]), Double.parseDouble(numbers[2])));
    }

    String words() {
        return plant.machines() + "x" + plant.tags() + "x" + plant.perSecond();
    }

    CounterPlant plant() {
        return plant;
    }

    List<Unit> units() {
        return units;
    }

    /** All tags. */
    List<TagPath> paths() {
        return paths;
    }

    int tags() {
        return paths.size();
    }

    /** The place of a tag within its machine. */
    int within(int tag) {
        return tag % plant.tags();
    }

    /** What a value counts; {@link #NONE} for one that this tag cannot have said. */
    static long number(double value, int within) {
        long number = Math.round(value - within / OWN_PART);
        return number >= 0 && CounterPlant.value(number, within) == value ? number : NONE;
    }

    /** The newest number of every tag that can be read now; {@link #NONE} where there is none. */
    long[] readable(LastValues last) {
        long[] numbers = new long[paths.size()];
        for (int tag = 0; tag < numbers.length; tag++) {
            int within = within(tag);
            numbers[tag] = last.of(paths.get(tag))
                    .map(value -> number(value.value(), within))
                    .orElse(NONE);
        }
        return numbers;
    }
}
