package org.millwright.plant.machine;

/** Coolant of a machining centre: a filter that clogs over two weeks, and a level that falls and is made up. */
final class CncTank {
    private static final double FILTER_DAYS = 14;
    private static final double FULL = 90;
    private static final double REFILL = 60;

    private double filterSince;
    private double level;

    CncTank(Coefficients own) {
        filterSince = -own.between("filter_used_days", 0, FILTER_DAYS * 0.95);
        level = own.between("coolant_level", REFILL + 2, FULL);
    }

    void step(Now now, double loss) {
        double hours = Physics.STEP_SECONDS / 3_600.0;
        level = Math.max(0, level - (0.15 + 5 * loss) * hours);
        if (level <= REFILL && loss == 0) {
            now.note("maintenance", "Coolant refilled from %.0f %%".formatted(level));
            refilled();
        }
        if (now.days() - filterSince >= FILTER_DAYS) {
            now.note("maintenance", "Coolant filter changed");
            filterSince = now.days();
        }
    }

    double level() {
        return level;
    }

    void refilled() {
        level = FULL;
    }

    void filterChanged() {
        filterSince = Double.NaN;
    }

    /** The flow resistance of the filter. */
    double filter(Now now, double clog) {
        if (Double.isNaN(filterSince)) {
            filterSince = now.days();
        }
        return 0.005 * (1 + 9 * Math.max(0.15 * (now.days() - filterSince) / FILTER_DAYS, clog));
    }
}
