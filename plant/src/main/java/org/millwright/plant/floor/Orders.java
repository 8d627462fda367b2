package org.millwright.plant.floor;

import java.util.random.RandomGenerator;
import org.millwright.simulation.line.Part;
import org.millwright.simulation.line.Source;

/** The sequence of models: each day's need in orders of 3 to 6 models, never the same model twice in a row. */
final class Orders implements Source.Maker {
    private static final int MODELS = 6;

    private final RandomGenerator chance;
    private final double perDay;
    private final int pieces;
    private final boolean changes;
    private int model;
    private long left;

    /**
     * @param perDay parts a day
     * @param pieces pieces a part counts for
     * @param changes false: one model for ever
     */
    Orders(RandomGenerator chance, double perDay, int pieces, boolean changes) {
        this.chance = chance;
        this.perDay = perDay;
        this.pieces = pieces;
        this.changes = changes;
    }

    @Override
    public Part make(long now) {
        if (changes && left == 0) {
            left = Math.max(1, Math.round(perDay / (3 + chance.nextInt(4))));
        }
        Part part = Part.piece(0, model, now).counting(pieces);
        left = Math.max(0, left - 1);
        if (ended()) {
            model = (model + 1 + chance.nextInt(MODELS - 1)) % MODELS;
            part.announces(model);
        }
        return part;
    }

    /** True if the next part begins another order. */
    boolean ended() {
        return changes && left == 0;
    }
}
