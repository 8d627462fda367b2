package org.millwright.plant.machine;

/** An assembly robot with a vacuum gripper: warm joints have less friction, so current and temperature fight each other. */
final class Robot implements Physics {
    static final MachineType TYPE = new Sheet("robot", "Assembly robot")
            .tags("""
            j1_current      | A    | 0 .. 12   | 0.001  | -         | motor of joint 1
            j2_current      | A    | 0 .. 12   | 0.001  | -         | motor of joint 2
            j3_current      | A    | 0 .. 12   | 0.001  | -         | motor of joint 3
            j4_current      | A    | 0 .. 12   | 0.001  | -         | motor of joint 4
            j2_temp         | °C   | 10 .. 110 | 0.01   | -         | motor of joint 2
            j3_temp         | °C   | 10 .. 110 | 0.01   | -         | motor of joint 3
            vibration       | mm/s | 0 .. 50   | 0.001  | 0.05/1h   | flange, root mean square over a move
            following_peak  | mdeg | 0 .. 500  | 0.1    | -         | largest lag of joint 2 in a move
            gripper_vacuum  | kPa  | 0 .. 100  | 0.01   | -         | vacuum with a part in the gripper
            evacuation_time | ms   | 0 .. 500  | 0.1    | -         | time in which the gripper builds its vacuum
            link_difference | °    | -2 .. 2   | 0.0001 | -         | motor of joint 4 against its link
            camera_offset_x | mm   | -2 .. 2   | 0.0001 | 0.004/1h  | where the camera finds the part in x
            camera_offset_y | mm   | -2 .. 2   | 0.0001 | 0.004/1h  | where the camera finds the part in y
            cycle_time      | s    | 5 .. 300  | 0.01   | -         | time of the last cycle
            recipe          | 1    | 0 .. 99   | 1      | -         | program, by model
            """)
            .faults("""
            reducer_wear | reducer of joint 2 | machine | exponential | 5 .. 14 | usage | 180 mechanic MNT-ROB-012 | j2_current+ vibration+ following_peak+ j2_temp+
            grip_leak    | gripper cups       | machine | linear      | 2 .. 7  | clock | 40 operator MNT-ROB-003  | gripper_vacuum- evacuation_time+
            belt_slip    | belt of joint 4    | machine | burst       | 3 .. 9  | usage | 60 mechanic MNT-ROB-009  | link_difference+
            camera_shift | camera bracket     | process | step        | 5 .. 14 | clock | 180 mechanic MNT-ROB-015 | camera_offset_x+
            """)
            .alarms("""
            ROB-1102 | j2_current      | > 3.2 | Joint 2 overload
            ROB-1201 | j2_temp         | > 70  | Joint 2 hot
            ROB-2001 | gripper_vacuum  | < 60  | Gripper vacuum low
            ROB-2004 | link_difference | > 0.2 | Joint 4 belt slips
            ROB-3001 | camera_offset_x | > 0.2 | Camera offset large
            """)
            .scrap("camera_offset_x | -0.2 .. 0.2")
            .with(Robot::new);

    private static final int REDUCER = 0;
    private static final int GRIP = 1;
    private static final int BELT = 2;
    private static final int CAMERA = 3;
    private static final int VIBRATION = 6;
    private static final int OFFSET_X = 11;
    private static final int OFFSET_Y = 12;
    private static final int JOINTS = 4;
    private static final double[] LOAD = {1.4, 2.1, 1.5, 0.6};
    private static final double[] FRICTION = {0.9, 1.1, 0.8, 0.4};

    private final double[] load = new double[JOINTS];
    private final double[] friction = new double[JOINTS];
    private final double heat;
    private final double k;
    private final Lag j2 = new Lag(2_400);
    private final Lag j3 = new Lag(2_400);

    private Robot(Coefficients own) {
        for (int joint = 0; joint < JOINTS; joint++) {
            load[joint] = own.about("load_" + (joint + 1), LOAD[joint]);
            friction[joint] = own.about("friction_" + (joint + 1), FRICTION[joint]);
        }
        heat = own.about("joint_heat", 18);
        k = own.about("cup_flow", 7.94);
    }

    @Override
    public void step(Now now) {
        j2.toward(now.hall() + heating(now, 1, j2));
        j3.toward(now.hall() + heating(now, 2, j3));
    }

    @Override
    public void show(Now now, Shown shown) {
        double reducer = now.h(REDUCER);
        for (int joint = 0; joint < JOINTS; joint++) {
            shown.add(current(now, joint, joint == 1 ? j2.value() : j3.value()), 0.04);
        }
        double pump = Vacuum.pump(now.air());
        double moving = now.working() ? 1 : 0;
        shown.add(j2.value(), 0.15)
                .add(j3.value(), 0.15)
                .add(0.2 + moving * (1.1 + 0.9 * reducer + now.own(VIBRATION)), 0.06)
                .add(4 + moving * (36 + 30 * reducer), 1.2)
                .add(Vacuum.through(0.05 + 0.4 * now.h(GRIP), pump, k), 0.5)
                .add(90 * (1 + 1.6 * now.h(GRIP)), 2)
                .add(0.02 + 0.25 * now.h(BELT), 0.004)
                .held(0.02 + 0.2 * now.h(CAMERA) + now.own(OFFSET_X), 0.01)
                .held(0.01 + now.own(OFFSET_Y), 0.01)
                .held(now.regime().cycleMicros() / 1e6, 0.05)
                .exact(now.regime().recipe());
    }

    @Override
    public boolean failed(int fault, Now now) {
        return fault == GRIP && Vacuum.through(0.05 + 0.4 * now.h(GRIP), Vacuum.pump(6.4), k) < 57;
    }

    private double heating(Now now, int joint, Lag lag) {
        double temperature = Double.isNaN(lag.value()) ? 35 : lag.value();
        double healthy = Math.sqrt(LOAD[joint] * LOAD[joint] + FRICTION[joint] * FRICTION[joint]);
        double share = current(now, joint, temperature) / healthy;
        return heat * share * share;
    }

    private double current(Now now, int joint, double temperature) {
        if (!now.working()) {
            return 0.6 * load[joint];
        }
        double worn = joint == 1 ? 1 + 0.9 * now.h(REDUCER) : 1;
        double rub = friction[joint] * worn * (1 - 0.006 * (temperature - 35));
        return Math.sqrt(load[joint] * load[joint] + rub * rub);
    }
}
