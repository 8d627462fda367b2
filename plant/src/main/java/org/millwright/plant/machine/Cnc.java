package org.millwright.plant.machine;

/** A machining centre that cuts one frame in five segments: coolant, spindle, axes, clamp and the wear of four tools. */
final class Cnc implements Physics {
    static final MachineType TYPE = new Sheet("cnc", "CNC machining centre")
            .tags("""
            spindle_power    | kW    | 0 .. 5.5    | 0.001 | -         | power that the spindle draws
            load_percent     | %     | 0 .. 120    | 0.1   | -         | spindle power against its rating of 5.5 kW
            coolant_temp     | °C    | 10 .. 60    | 0.01  | 0.3/30min | coolant in the tank
            spindle_temp     | °C    | 10 .. 80    | 0.01  | -         | front bearing of the spindle
            vibration_rms    | mm/s  | 0 .. 20     | 0.001 | -         | velocity at the spindle nose, root mean square
            envelope         | g     | 0 .. 10     | 0.001 | -         | enveloped acceleration at the front bearing
            kurtosis         | 1     | 0 .. 20     | 0.01  | -         | fourth moment of the acceleration
            x_current        | A     | 0 .. 12     | 0.01  | -         | drive of the x axis
            y_current        | A     | 0 .. 12     | 0.01  | -         | drive of the y axis
            z_current        | A     | 0 .. 12     | 0.01  | -         | drive of the z axis
            following_error  | µm    | 0 .. 50     | 0.1   | -         | lag of the x axis behind its set point
            coolant_flow     | l/min | 0 .. 40     | 0.01  | -         | coolant through the nozzle
            filter_dp        | bar   | 0 .. 25     | 0.01  | -         | pressure drop over the coolant filter
            nozzle_pressure  | bar   | 0 .. 25     | 0.01  | -         | coolant pressure at the nozzle
            coolant_level    | %     | 0 .. 100    | 0.1   | -         | level in the coolant tank
            clamp_pressure   | bar   | 0 .. 80     | 0.01  | 0.4/10min | hydraulic clamp
            clamp_duty       | 1     | 0 .. 1      | 0.001 | -         | share of time in which the clamp pump runs
            part_deviation   | µm    | -200 .. 200 | 0.1   | -         | measured width of the last frame against its drawing
            program          | 1     | 0 .. 99     | 1     | -         | program, by model
            segment          | words | none load rough pocket drill finish | 0 | - | segment of the program
            tool             | words | none T1 T2 T3 T4                    | 0 | - | tool in the spindle
            tool_parts       | 1     | 0 .. 2000   | 1     | -         | parts cut with the tool in the spindle
            """)
            .faults("""
            bearing_wear     | spindle front bearing | machine | exponential | 5 .. 14  | usage | 240 mechanic MNT-CNC-014    | envelope+ spindle_temp+ vibration_rms+ kurtosis+
            imbalance        | tool holder           | machine | step        | 1 .. 4   | usage | 30 mechanic MNT-CNC-021     | vibration_rms+
            coolant_clog     | coolant filter        | machine | clog        | 2 .. 7   | clock | 20 operator MNT-CNC-008     | filter_dp+ coolant_flow- nozzle_pressure-
            coolant_loss     | coolant make-up valve | machine | linear      | 0.7 .. 2 | clock | 30 operator MNT-CNC-009     | coolant_level-
            ball_screw_wear  | ball screw of x       | machine | exponential | 5 .. 14  | usage | 180 mechanic MNT-CNC-017    | following_error+ x_current+
            clamp_leak       | hydraulic clamp       | machine | linear      | 2 .. 7   | clock | 40 mechanic MNT-CNC-011     | clamp_pressure- clamp_duty+
            tool_wear        | rough cutter T1       | process | linear      | 0.7 .. 2 | usage | 5 operator MNT-CNC-003      | spindle_power+ load_percent+
            """)
            .alarms("""
            CNC-2041 | spindle_temp   | > 42  | Spindle temperature high
            CNC-2047 | vibration_rms  | > 4.5 | Spindle vibration high
            CNC-3012 | filter_dp      | > 12  | Coolant filter clogged
            CNC-3015 | coolant_level  | < 20  | Coolant level low
            CNC-4003 | clamp_pressure | < 45  | Clamp pressure low
            CNC-1120 | load_percent   | > 80  | Spindle overload
            """)
            .scrap("part_deviation | -30 .. 30")
            .with(Cnc::new);

    private static final int BEARING = 0;
    private static final int IMBALANCE = 1;
    private static final int CLOG = 2;
    private static final int LOSS = 3;
    private static final int SCREW = 4;
    private static final int CLAMP = 5;
    private static final int TOOL = 6;
    private static final int COOLANT_TEMP = 2;
    private static final int CLAMP_PRESSURE = 15;

    private static final double CYCLE = 150;
    private static final double TOP_SPEED = 20_000;
    private static final double ROUGH_POWER = 0.43;
    private static final double CLEAN_FLOW = Math.sqrt(28 / 0.0575);

    /** Ends in s, speed in rpm, feed in mm/min, width times depth of cut in mm². */
    private static final double[][] SEGMENTS = {
        {10, 0, 0, 0},
        {60, 12_000, 4_000, 8},
        {100, 16_000, 3_000, 3},
        {110, 9_000, 900, 4.9},
        {150, 20_000, 2_500, 0.6}
    };

    private static final double[] RECIPE_FORCE = {1, 0.98, 1.02, 0.97, 1.03, 1.01};

    private final double force;
    private final double drag;
    private final double heat;
    private final double rotor;
    private final double rattle;
    private final double nozzle;
    private final Lag hall = new Lag(3_600);
    private final Lag spindle = new Lag(600);
    private final CncTools tools;
    private final CncTank tank;
    private double power;
    private double offset = Double.NaN;
    private long offsetDay = Long.MIN_VALUE;
    private double raw;

    private Cnc(Coefficients own) {
        force = own.about("cutting_force", 800);
        drag = own.about("spindle_drag", 0.9);
        heat = own.about("spindle_heat", 14);
        rotor = own.about("rotor", 1.1);
        rattle = own.about("bearing_noise", 0.4);
        nozzle = own.about("nozzle_resistance", 0.025);
        tools = new CncTools(own);
        tank = new CncTank(own);
    }

    @Override
    public void step(Now now) {
        tools.step(now, now.h(TOOL));
        tank.step(now, now.h(LOSS));
        double coolant = coolant(now, hall.toward(now.hall()));
        int segment = segment(now);
        double speed = speed(now, segment);
        power = cutting(now, segment);
        double target = coolant + heat * StrictMath.pow(speed, 1.5) + 6 * power + 18 * now.h(BEARING) * speed;
        spindle.toward(target);
        double clamp = now.h(CLAMP);
        raw = 0.9 * (spindle.value() - 31) + 25 * tools.wear(4) / 0.3 + 18 * now.h(SCREW) + 20 * clamp * clamp;
        if (now.shiftDay() != offsetDay) {
            offsetDay = now.shiftDay();
            offset = raw;
        }
    }

    @Override
    public void show(Now now, Shown shown) {
        int segment = segment(now);
        double speed = speed(now, segment);
        double cut = cutting(now, segment);
        spindle(now, shown, speed, cut);
        axes(now, shown, feed(now, segment) / 4_000, cut);
        coolant(now, shown);
        double clamp = now.h(CLAMP);
        shown.add(60 * (1 - 0.35 * clamp) + now.own(CLAMP_PRESSURE), 0)
                .add(0.08 + 0.6 * clamp, 0.01)
                .held(raw - offset, 5)
                .exact(now.regime().recipe())
                .exact(segment + 1)
                .exact(Math.max(0, segment))
                .exact(segment < 1 ? 0 : (double) tools.parts(segment));
    }

    private void spindle(Now now, Shown shown, double speed, double cut) {
        double drawn = 0.2 + drag * StrictMath.pow(speed, 1.6) + cut;
        double bearing = now.h(BEARING);
        double unbalance = rotor * (1 + 5 * now.h(IMBALANCE)) * speed * speed;
        double chatter = 0.9 * cut / ROUGH_POWER;
        double rumble = 2.5 * bearing * speed;
        double vibration = Math.sqrt(0.25 * 0.25 + unbalance * unbalance + chatter * chatter + rumble * rumble);
        double envelope = 0.05 + rattle * speed * (1 + 9 * StrictMath.pow(bearing, 1.2));
        double turning = speed > 0 ? 1 : 0;
        shown.add(drawn, 0.015)
                .add(100 * drawn / 5.5, 0.4)
                .add(coolant(now, hall.value()), 0.02)
                .add(spindle.value(), 0.15)
                .add(vibration, 0.06 * vibration)
                .add(envelope, 0.1 * envelope)
                .add(3 + turning * 9 * bearing * StrictMath.exp(-3 * bearing), 0.15);
    }

    private static void axes(Now now, Shown shown, double feed, double cut) {
        double load = 0.5 * cut / ROUGH_POWER;
        double screw = now.h(SCREW);
        shown.add(1.2 + 0.8 * feed * (1 + 0.7 * screw) + load, 0.06)
                .add(1.1 + 0.7 * feed + 0.8 * load, 0.06)
                .add(1.5 + 0.4 * feed + 0.6 * load, 0.06)
                .add(2 + 3 * feed * (1 + 2 * screw), 0.3);
    }

    private void coolant(Now now, Shown shown) {
        double filter = tank.filter(now, now.h(CLOG));
        double flow = flow(filter);
        shown.add(flow, 0.25)
                .add(filter * flow * flow, 0.1)
                .add(nozzle * flow * flow, 0.15)
                .add(tank.level(), 0.4);
    }

    private double flow(double filter) {
        return Math.sqrt(28 / (0.02 + nozzle + filter));
    }

    @Override
    public boolean failed(int fault, Now now) {
        return switch (fault) {
            case CLOG -> flow(tank.filter(now, now.h(CLOG))) < 0.7 * CLEAN_FLOW;
            case LOSS -> tank.level() < 15;
            case SCREW -> 5 + 6 * now.h(SCREW) > 10;
            case TOOL -> tools.wear(1) > 0.3;
            default -> false;
        };
    }

    @Override
    public void repaired(int fault) {
        switch (fault) {
            case TOOL -> tools.changed(1);
            case LOSS -> tank.refilled();
            case CLOG -> tank.filterChanged();
            default -> {}
        }
    }

    private static double coolant(Now now, double laggedHall) {
        return 22 + 0.25 * (laggedHall - 24) + now.own(COOLANT_TEMP);
    }

    /** The segment's index, or -1 if no part is machined. */
    private static int segment(Now now) {
        if (!now.working()) {
            return -1;
        }
        double at = now.elapsed() * CYCLE * 1e6 / now.regime().cycleMicros();
        for (int segment = 0; segment < SEGMENTS.length; segment++) {
            if (at < SEGMENTS[segment][0]) {
                return segment;
            }
        }
        return SEGMENTS.length - 1;
    }

    private static double speed(Now now, int segment) {
        return segment < 0 ? 0 : SEGMENTS[segment][1] * now.pace() / TOP_SPEED;
    }

    private static double feed(Now now, int segment) {
        return segment < 0 ? 0 : SEGMENTS[segment][2] * now.pace();
    }

    private double cutting(Now now, int segment) {
        if (segment < 1) {
            return 0;
        }
        int recipe = now.regime().recipe();
        double model = recipe < RECIPE_FORCE.length ? RECIPE_FORCE[recipe] : 0.92;
        double lot = StrictMath.exp(0.03 * now.lot());
        double grown = 1 + 0.8 * tools.wear(segment) / 0.3;
        return force * model * lot * SEGMENTS[segment][3] * feed(now, segment) / 6e7 * grown;
    }
}
