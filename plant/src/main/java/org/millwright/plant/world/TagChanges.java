package org.millwright.plant.world;

import java.util.ArrayList;
import java.util.List;
import org.millwright.plant.chance.Draws;
import org.millwright.plant.fault.Moment;
import org.millwright.plant.machine.Streams;

/** What happens to the values of one unit's tags and not to the machine: faults of tags, and changes that are no faults. */
final class TagChanges {
    private static final double DRIFT = 8;
    private static final double NOISE = 4;
    private static final double SCALE = 1.1;
    private static final double SPIKE_CHANCE = 0.01;
    private static final double SPIKE = 12;
    private static final double GAIN = 0.02;
    private static final double PACE = 0.8;
    private static final int NEW_RECIPE = 6;

    private final Draws draws;
    private final int[] measured;
    private final List<Moment> coming = new ArrayList<>();
    private final List<Moment> running = new ArrayList<>();
    private final double[] offset;
    private final double[] gain;
    private final double[] lot;
    private final double[] noise;
    private final double[] stuck;
    private boolean lots;

    /** @param measured the tags that have noise, which are those that something can happen to */
    TagChanges(Draws draws, int tags, int[] measured) {
        this.draws = draws;
        this.measured = measured.clone();
        offset = new double[tags];
        gain = new double[tags];
        lot = new double[tags];
        noise = new double[tags];
        stuck = new double[tags];
        for (int tag = 0; tag < tags; tag++) {
            gain[tag] = 1;
            noise[tag] = 1;
            stuck[tag] = Double.NaN;
        }
    }

    void add(Moment moment) {
        coming.add(moment);
    }

    List<Moment> running() {
        return running;
    }

    /** The tag that a moment is about. */
    int tag(Moment moment) {
        return measured[(int) (moment.pick() * measured.length)];
    }

    /** What began with this step; what is over leaves. */
    List<Moment> step(long seconds) {
        List<Moment> begun = new ArrayList<>(0);
        for (int at = coming.size() - 1; at >= 0; at--) {
            if (coming.get(at).onset() <= seconds) {
                begun.add(coming.remove(at));
            }
        }
        begun.forEach(this::begin);
        return begun;
    }

    /** What is over at this step. */
    List<Moment> ended(long seconds) {
        if (running.isEmpty()) {
            return List.of();
        }
        List<Moment> over =
                running.stream().filter(moment -> moment.end() <= seconds).toList();
        over.forEach(this::end);
        running.removeAll(over);
        return over;
    }

    /** Holds a tag at a value. */
    void stick(int tag, double value) {
        stuck[tag] = value;
    }

    /** Shifts a tag for good, in σ. */
    void shift(int tag, double sigmas) {
        offset[tag] += sigmas;
    }

    double pace() {
        return has("override") ? PACE : 1;
    }

    int recipe(int recipe) {
        return has("new-recipe") ? NEW_RECIPE : recipe;
    }

    boolean gap() {
        return has("gap");
    }

    /** By how much the white noise of a tag is larger. */
    double enlarged(int tag) {
        return noise[tag];
    }

    /** The value of a tag after all that happened to it. */
    double changed(int tag, double value, double sigma, long seconds) {
        double changed = value * gain[tag] + (offset[tag] + (lots ? lot[tag] : 0)) * sigma;
        for (Moment moment : running) {
            if (moment.kind() == Moment.Kind.TAG && tag(moment) == tag) {
                changed = troubled(moment, changed, sigma, seconds);
            }
        }
        return Double.isNaN(stuck[tag]) ? changed : stuck[tag];
    }

    private double troubled(Moment moment, double value, double sigma, long seconds) {
        return switch (moment.name()) {
            case "drift" -> value + DRIFT * sigma * (seconds - moment.onset()) / moment.life();
            case "scale" -> value * SCALE;
            case "spikes" -> {
                double uniform = draws.uniform(Streams.TAG, seconds, tag(moment));
                yield uniform < SPIKE_CHANCE ? value + (uniform < SPIKE_CHANCE / 2 ? SPIKE : -SPIKE) * sigma : value;
            }
            default -> value;
        };
    }

    private void begin(Moment moment) {
        switch (moment.name()) {
            case "noise" -> noise[tag(moment)] = NOISE;
            case "step" -> shift(tag(moment), signed(moment, 0));
            case "transmitter" -> gain[tag(moment)] = 1 + GAIN * (2 * moment.strength() - 2);
            case "lot" -> lot(moment);
            default -> {}
        }
        if (moment.life() > 0) {
            running.add(moment);
        }
    }

    private void end(Moment moment) {
        switch (moment.name()) {
            case "noise" -> noise[tag(moment)] = 1;
            case "stuck" -> stuck[tag(moment)] = Double.NaN;
            case "lot" -> lots = false;
            default -> {}
        }
    }

    /** A lot moves three tags. */
    private void lot(Moment moment) {
        lots = true;
        java.util.Arrays.fill(lot, 0);
        for (int number = 1; number <= 3; number++) {
            int at = (int) (draws.uniform(Streams.TAG, moment.onset(), 8 * number) * measured.length);
            lot[measured[at]] = signed(moment, number);
        }
    }

    private double signed(Moment moment, int number) {
        return draws.uniform(Streams.TAG, moment.onset(), 64 + number) < 0.5 ? moment.strength() : -moment.strength();
    }

    private boolean has(String name) {
        for (Moment moment : running) {
            if (moment.name().equals(name)) {
                return true;
            }
        }
        return false;
    }
}
