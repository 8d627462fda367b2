package org.millwright.plant.machine;

/** A screwdriving station. A torque cell that drifts keeps its torque at the set value for ever; only the angle shows it. */
final class Screwdriver implements Physics {
    static final MachineType TYPE = new Sheet("screwdriver", "Screwdriving station")
            .tags("""
            torque         | cN·m | 0 .. 30   | 0.001 | -       | mean tightening torque of a phone, by the cell
            torque_spread  | cN·m | 0 .. 10   | 0.001 | -       | spread of the torque in a phone
            rundown_torque | cN·m | 0 .. 30   | 0.001 | -       | torque before the head sits
            seating_angle  | °    | 0 .. 180  | 0.01  | -       | angle from seating to the end
            total_angle    | °    | 0 .. 4000 | 0.1   | 4/1h    | angle of the whole screw
            current_peak   | A    | 0 .. 5    | 0.001 | -       | highest current of the spindle
            bit_vacuum     | kPa  | 0 .. 100  | 0.01  | 0.5/1h  | vacuum that holds the screw at the bit
            feed_time      | s    | 0 .. 10   | 0.001 | -       | time of the feeder for a screw
            retries        | 1    | 0 .. 50   | 1     | -       | second tries of the feeder in a phone
            cam_outs       | 1    | 0 .. 200  | 1     | -       | bits that jumped out, of the last 500 screws
            rejects        | 1    | 0 .. 200  | 1     | -       | screws that were not in order, of the last 500
            cycle_time     | s    | 5 .. 300  | 0.01  | -       | time of the last phone
            recipe         | 1    | 0 .. 99   | 1     | -       | program, by model
            """)
            .faults("""
            bearing_wear | spindle bearing | machine | exponential | 5 .. 14 | usage | 240 mechanic MNT-SCR-008   | rundown_torque+ seating_angle- current_peak+
            bit_wear     | bit             | process | exponential | 2 .. 7  | usage | 5 operator MNT-SCR-001     | torque_spread+ cam_outs+ rejects+
            torque_drift | torque cell     | process | linear      | 5 .. 14 | clock | 20 instrument MNT-SCR-012  | seating_angle+ current_peak+
            feeder_wear  | screw feeder    | machine | linear      | 5 .. 14 | usage | 60 mechanic MNT-SCR-005    | feed_time+ retries+
            """)
            .alarms("""
            SCR-1001 | torque         | < 11  | Torque low
            SCR-1008 | rundown_torque | > 5   | Rundown torque high
            SCR-2002 | seating_angle  | < 30  | Seating angle small
            SCR-2003 | seating_angle  | > 46  | Seating angle large
            SCR-3001 | feed_time      | > 2.2 | Feeder slow
            SCR-3004 | cam_outs       | > 15  | Bit worn
            """)
            .scrap("seating_angle | 31.9 .. 43.9")
            .with(Screwdriver::new);

    private static final int BEARING = 0;
    private static final int BIT = 1;
    private static final int DRIFT = 2;
    private static final int FEEDER = 3;
    private static final int TOTAL_ANGLE = 4;
    private static final int BIT_VACUUM = 6;
    private static final double SCREWS = 500;

    private final double rundown;

    private Screwdriver(Coefficients own) {
        rundown = own.about("rundown_torque", 3);
    }

    @Override
    public void step(Now now) {}

    @Override
    public void show(Now now, Shown shown) {
        double friction = rundown * (1 + 0.83 * now.h(BEARING));
        double tight = 12 / (1 - 0.12 * now.h(DRIFT));
        double angle = 57.3 * (tight - friction) / 13.6;
        double bit = now.h(BIT);
        double camOut = 0.001 + 0.05 * bit * bit;
        double recipe = now.regime().recipe() > 5 ? 1.05 : 1;
        shown.held(12, 0.06)
                .held(0.25 * (1 + 2 * bit), 0.03)
                .held(friction, 0.1)
                .held(angle, 0.6)
                .held(1_800 * recipe + angle + now.own(TOTAL_ANGLE), 3)
                .held(1.2 * tight / 12 + 0.3 * friction / 3, 0.02)
                .held(Vacuum.through(0.08, Vacuum.pump(now.air()), 7.94) * 0.8 + now.own(BIT_VACUUM), 0.4)
                .held(1.1 + 1.5 * now.h(FEEDER), 0.04)
                .count(0.02 + 0.8 * now.h(FEEDER), 1)
                .count(SCREWS * camOut, 1)
                .count(SCREWS * (0.002 + 0.6 * camOut), 1)
                .held(now.regime().cycleMicros() / 1e6, 0.05)
                .exact(now.regime().recipe());
    }
}
