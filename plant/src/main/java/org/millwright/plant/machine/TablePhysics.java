package org.millwright.plant.machine;

import java.util.ArrayList;
import java.util.List;

/**
 * Machines in one form: {@code tag = base · (1 + Σ a·h) · (idle share where no part is worked on) + b·(T_h − 24) + noise}.
 *
 * <p>The table has six columns more than {@link Sheet#tags}: base (with {@code ~} if it differs from machine to machine), the share
 * that is left when idle, b in units per K, σ of the white noise, {@code instant}, {@code part} or {@code count}, and the effects of
 * faults such as {@code seal_wear*3}.
 */
final class TablePhysics implements Physics {
    /** How a tag is measured. */
    private enum Way {
        INSTANT,
        PART,
        COUNT
    }

    /**
     * One tag's row.
     *
     * @param name the tag
     * @param base its value on a healthy machine
     * @param own whether that differs from machine to machine
     * @param idle the share of it that is left when idle
     * @param warmth what a kelvin in the hall adds
     * @param sigma its white noise; of a count what one is worth
     * @param way how it is measured
     * @param effects by which factor each fault moves it at severity 1
     */
    private record Row(
            String name,
            double base,
            boolean own,
            double idle,
            double warmth,
            double sigma,
            Way way,
            List<Effect> effects) {}

    private record Effect(int fault, double factor) {}

    private final List<Row> rows;
    private final double[] base;

    private TablePhysics(List<Row> rows, Coefficients own) {
        this.rows = rows;
        base = rows.stream()
                .mapToDouble(row -> row.own() ? own.about(row.name(), row.base()) : row.base())
                .toArray();
    }

    /** A type from its tables; its last tag is the recipe. */
    static MachineType type(Sheet sheet, String tags) {
        sheet.tags(tags);
        sheet.tags("recipe | 1 | 0 .. 99 | 1 | - | program, by model");
        MachineType named = sheet.with(own -> new TablePhysics(List.of(), own));
        List<Row> rows = new ArrayList<>();
        for (String[] cells : Sheet.rows(tags)) {
            rows.add(row(cells, named));
        }
        return sheet.with(own -> new TablePhysics(rows, own));
    }

    @Override
    public void step(Now now) {}

    @Override
    public void show(Now now, Shown shown) {
        for (int tag = 0; tag < rows.size(); tag++) {
            Row row = rows.get(tag);
            double moved = 1;
            for (Effect effect : row.effects()) {
                moved += effect.factor() * now.h(effect.fault());
            }
            double busy = now.working() ? 1 : row.idle();
            double value = base[tag] * moved * busy + row.warmth() * (now.hall() - 24) + now.own(tag);
            switch (row.way()) {
                case INSTANT -> shown.add(value, row.sigma());
                case PART -> shown.held(value, row.sigma());
                case COUNT -> shown.count(Math.max(0, value) / row.sigma(), row.sigma());
            }
        }
        shown.exact(now.regime().recipe());
    }

    private static Row row(String[] cells, MachineType type) {
        List<Effect> effects = new ArrayList<>();
        if (!cells[11].equals("-")) {
            for (String effect : cells[11].split(" ", -1)) {
                String[] halves = effect.split("\\*", -1);
                effects.add(new Effect(type.fault(halves[0]), Double.parseDouble(halves[1])));
            }
        }
        boolean own = cells[6].endsWith("~");
        return new Row(
                cells[0],
                Double.parseDouble(cells[6].replace("~", "")),
                own,
                Double.parseDouble(cells[7]),
                Double.parseDouble(cells[8]),
                Double.parseDouble(cells[9]),
                Way.valueOf(cells[10].toUpperCase(java.util.Locale.ROOT)),
                List.copyOf(effects));
    }
}
