package org.millwright.plant.machine;

/** The four tools of a machining centre: each wears with the parts it has cut and is changed at 80 % of its life. */
final class CncTools {
    private static final double[] LIFE = {600, 900, 400, 700};
    private static final double CHANGED_AT = 0.8;
    private static final double MOST = 0.6;

    private final double[] life = new double[LIFE.length];
    private final long[] since = new long[LIFE.length];
    private final double[] wear = new double[LIFE.length];
    private long parts = -1;

    CncTools(Coefficients own) {
        for (int tool = 0; tool < LIFE.length; tool++) {
            life[tool] = own.about("tool_life_" + (tool + 1), LIFE[tool]);
            since[tool] = -(long) own.between("tool_used_" + (tool + 1), 0, CHANGED_AT * LIFE[tool] * 0.85);
        }
    }

    void step(Now now, double wrongGrade) {
        parts = now.regime().parts();
        for (int tool = 0; tool < LIFE.length; tool++) {
            if (parts - since[tool] >= CHANGED_AT * life[tool]) {
                now.note("tool-change", "T%d changed after %d parts".formatted(tool + 1, parts - since[tool]));
                since[tool] = parts;
            }
            double age = tool == 0 ? 1 + 1.5 * wrongGrade : 1;
            wear[tool] = worn(age * (parts - since[tool]) / life[tool]);
        }
    }

    /** Flank wear of a tool, 1 to 4, in mm. */
    double wear(int tool) {
        return wear[tool - 1];
    }

    long parts(int tool) {
        return parts - since[tool - 1];
    }

    void changed(int tool) {
        since[tool - 1] = parts;
    }

    /** The three stages of wear: running in, steady, and the end. */
    private static double worn(double s) {
        double steady = 0.06 * (1 - StrictMath.exp(-12 * s)) + 0.16 * s;
        return Math.min(MOST, steady + 0.08 * StrictMath.exp(12 * (Math.min(s, 2) - 1)));
    }
}
