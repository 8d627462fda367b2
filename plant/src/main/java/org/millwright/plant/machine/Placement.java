package org.millwright.plant.machine;

/** A placement machine: four groups of vacuum nozzles that leak or clog, feeders, a belt, a camera. */
final class Placement implements Physics {
    static final MachineType TYPE = new Sheet("placement", "Placement machine")
            .tags("""
            hold_1         | kPa | 0 .. 100    | 0.01   | - | vacuum of nozzle group 1 with a part on it
            open_1         | kPa | 0 .. 100    | 0.01   | - | vacuum of nozzle group 1 without a part
            response_1     | ms  | 0 .. 100    | 0.01   | - | time in which group 1 builds its vacuum
            hold_2         | kPa | 0 .. 100    | 0.01   | - | vacuum of nozzle group 2 with a part on it
            open_2         | kPa | 0 .. 100    | 0.01   | - | vacuum of nozzle group 2 without a part
            response_2     | ms  | 0 .. 100    | 0.01   | - | time in which group 2 builds its vacuum
            hold_3         | kPa | 0 .. 100    | 0.01   | - | vacuum of nozzle group 3 with a part on it
            open_3         | kPa | 0 .. 100    | 0.01   | - | vacuum of nozzle group 3 without a part
            response_3     | ms  | 0 .. 100    | 0.01   | - | time in which group 3 builds its vacuum
            hold_4         | kPa | 0 .. 100    | 0.01   | - | vacuum of nozzle group 4 with a part on it
            open_4         | kPa | 0 .. 100    | 0.01   | - | vacuum of nozzle group 4 without a part
            response_4     | ms  | 0 .. 100    | 0.01   | - | time in which group 4 builds its vacuum
            pick_error_ppm | ppm | 0 .. 100000 | 1      | - | parts not picked up, of the last 10,000
            feeder_retries | 1   | 0 .. 50     | 1      | - | second tries of the feeders in a panel
            follow         | µm  | 0 .. 50     | 0.01   | - | lag of the x belt behind its set point
            offset_x       | µm  | -100 .. 100 | 0.01   | 1.5/30min | mean place of parts in x, by the camera
            motor_temp     | °C  | 10 .. 100   | 0.01   | - | motor of the x belt
            cycle_time     | s   | 5 .. 60     | 0.01   | - | time of the last panel
            vision_score   | 1   | 0 .. 1      | 0.0001 | - | how well the camera knows the parts
            air_pressure   | bar | 0 .. 10     | 0.001  | - | compressed air
            recipe         | 1   | 0 .. 99     | 1      | - | recipe, by panel
            """)
            .faults("""
            vacuum_leak  | seal of a nozzle group | machine | linear      | 2 .. 7  | clock | 40 mechanic MNT-PLC-005  | hold_*- open_*-
            nozzle_clog  | nozzle group           | machine | clog        | 2 .. 7  | clock | 20 operator MNT-PLC-002  | open_*+ response_*+
            feeder_wear  | feeder                 | process | linear      | 5 .. 14 | usage | 30 operator MNT-PLC-009  | pick_error_ppm+ feeder_retries+ vision_score-
            belt_wear    | x belt                 | machine | exponential | 5 .. 14 | usage | 180 mechanic MNT-PLC-012 | follow+ offset_x+ motor_temp+
            """)
            .alarms("""
            PLC-1007 | hold_1         | < 60   | Vacuum of group 1 low
            PLC-1008 | hold_2         | < 60   | Vacuum of group 2 low
            PLC-1009 | hold_3         | < 60   | Vacuum of group 3 low
            PLC-1010 | hold_4         | < 60   | Vacuum of group 4 low
            PLC-2003 | pick_error_ppm | > 9000 | Too many picks fail
            PLC-2011 | follow         | > 12   | Following error of x
            PLC-3001 | air_pressure   | < 5.2  | Compressed air low
            """)
            .scrap("hold_1 | 55 .. 200")
            .with(Placement::new);

    private static final int LEAK = 0;
    private static final int CLOG = 1;
    private static final int FEEDER = 2;
    private static final int BELT = 3;
    private static final int OFFSET_X = 15;
    private static final int GROUPS = 4;
    private static final double CLEANING_DAYS = 7;
    private static final double[] FOLLOW = {6, 6.5, 7, 7.4};
    private static final double[] CYCLE = {15, 17, 14, 16};
    private static final double PICKS = 10_000;

    private final double k;
    private final double gap;
    private final double heat;
    private final double cleanedAt;
    private final int struck;
    private final Lag motor = new Lag(1_500);
    private long cleaned = -1;

    private Placement(Coefficients own) {
        k = own.about("nozzle_flow", 7.94);
        gap = own.about("nozzle_gap", 0.03);
        heat = own.about("motor_heat", 22);
        cleanedAt = own.between("cleaning_phase_days", 0, CLEANING_DAYS);
        struck = (int) own.between("struck_group", 0, GROUPS);
    }

    @Override
    public void step(Now now) {
        double load = now.working() ? 1 : 0.3;
        motor.toward(now.hall() + heat * (1 + 0.25 * now.h(BELT)) * load);
        long cleanings = (long) Math.floor((now.days() + cleanedAt) / CLEANING_DAYS);
        if (cleaned >= 0 && cleanings > cleaned) {
            now.note("maintenance", "Nozzles cleaned");
        }
        cleaned = cleanings;
    }

    @Override
    public void show(Now now, Shown shown) {
        double pump = Vacuum.pump(now.air());
        double soiled = soiled(now);
        double hold = 100;
        for (int group = 0; group < GROUPS; group++) {
            double leak = group == struck ? 0.5 * now.h(LEAK) : 0;
            double clog = group == struck ? Math.max(soiled, now.h(CLOG)) : soiled;
            double held = Vacuum.through(gap + leak, pump, k);
            hold = Math.min(hold, held);
            shown.add(held, 0.5)
                    .add(Vacuum.through(1 - 0.7 * clog + leak, pump, k), 0.7)
                    .add(12 / (1 - 0.7 * clog), 0.4);
        }
        double clog = Math.max(soiled, now.h(CLOG));
        double missed = missed(now, hold, clog);
        int recipe = recipe(now);
        shown.count(missed * PICKS / 1_000, 1e6 / PICKS)
                .count(0.4 + 1.2 * now.h(FEEDER), 1)
                .add(FOLLOW[recipe] * (1 + 1.2 * now.h(BELT)), 0.4)
                .add(8 * now.h(BELT) + now.own(OFFSET_X), 0.1)
                .add(motor.value(), 0.1)
                .held(CYCLE[recipe], 0.15)
                .add(0.97 - 0.0008 * missed, 0.002)
                .add(now.air(), 0.01)
                .exact(now.regime().recipe());
    }

    @Override
    public boolean failed(int fault, Now now) {
        double pump = Vacuum.pump(6.4);
        return fault == LEAK && Vacuum.through(gap + 0.5 * now.h(LEAK), pump, k) < 60;
    }

    /** Picks that fail, per thousand. */
    private double missed(Now now, double hold, double clog) {
        return 0.6 + 15 / (1 + StrictMath.exp((hold - 58) / 2.5)) + 12 * clog * clog + 10 * now.h(FEEDER);
    }

    private double soiled(Now now) {
        double days = (now.days() + cleanedAt) % CLEANING_DAYS;
        return 0.08 * days / CLEANING_DAYS;
    }

    private static int recipe(Now now) {
        int recipe = now.regime().recipe();
        return recipe > 5 ? 3 : recipe % 3;
    }
}
