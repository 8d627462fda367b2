package org.millwright.plant.machine;

/** A bonding press: a vacuum chamber with a seal, a guided ram with a load cell, a heated platen, an alignment. */
final class Press implements Physics {
    static final MachineType TYPE = new Sheet("press", "Bonding press")
            .tags("""
            end_vacuum      | kPa | 0 .. 101    | 0.01   | - | pressure left in the chamber
            evacuation_time | s   | 0 .. 10     | 0.01   | - | time from 101 to 10 kPa
            force           | N   | 0 .. 1200   | 0.1    | - | pressing force by the load cell
            motor_current   | A   | 0 .. 12     | 0.001  | - | motor of the ram while it presses
            position        | mm  | 40 .. 43    | 0.0001 | - | where the ram stops
            energy          | J   | 0 .. 50     | 0.001  | - | work of one stroke
            platen_temp     | °C  | 10 .. 100   | 0.01   | 0.1/20min | heated platen
            heater_duty     | 1   | 0 .. 1      | 0.001  | - | share of time in which the heater is on
            alignment_x     | µm  | -100 .. 100 | 0.1    | 3/1h | where the camera finds the display in x
            alignment_y     | µm  | -100 .. 100 | 0.1    | 3/1h | where the camera finds the display in y
            seal_age        | 1   | 0 .. 100000 | 1      | - | strokes since the seal was changed
            cycle_time      | s   | 5 .. 60     | 0.01   | - | time of the last stroke
            hall_temp       | °C  | 0 .. 50     | 0.01   | - | air at the machine
            recipe          | 1   | 0 .. 99     | 1      | - | recipe, by model
            """)
            .faults("""
            seal_leak       | chamber seal  | machine | linear      | 2 .. 7  | clock | 40 mechanic MNT-PRS-004    | evacuation_time+ end_vacuum+
            guide_wear      | ram guide     | machine | exponential | 5 .. 14 | usage | 180 mechanic MNT-PRS-011   | motor_current+ energy+
            cell_drift      | load cell     | process | linear      | 5 .. 14 | clock | 20 instrument MNT-PRS-015  | motor_current- position- energy-
            heater_element  | platen heater | machine | step        | 1 .. 5  | clock | 90 electrician MNT-PRS-008 | heater_duty+ platen_temp-
            misalignment    | alignment     | process | step        | 5 .. 14 | clock | 180 mechanic MNT-PRS-013   | alignment_x+
            """)
            .alarms("""
            PRS-1103 | evacuation_time | > 7    | Evacuation takes too long
            PRS-1207 | motor_current   | > 5.2  | Ram motor overload
            PRS-1301 | platen_temp     | < 56   | Platen too cold
            PRS-1304 | heater_duty     | > 0.93 | Heater at its limit
            PRS-1410 | alignment_x     | > 45   | Alignment out of tolerance
            """)
            .scrap("alignment_x | -40 .. 40")
            .with(Press::new);

    private static final int SEAL = 0;
    private static final int GUIDE = 1;
    private static final int CELL = 2;
    private static final int HEATER = 3;
    private static final int ALIGN = 4;
    private static final int PLATEN_TEMP = 6;
    private static final int ALIGNMENT_X = 8;
    private static final int ALIGNMENT_Y = 9;
    private static final double AIR = 101;
    private static final double REACHED = 10;
    private static final double GIVES_UP = 8;

    private final double end;
    private final double pumping;
    private final double guide;
    private final double strokes;
    private long sealSince;

    Press(Coefficients own) {
        end = own.about("end_pressure", 2);
        pumping = own.about("pump_time", 1.2);
        guide = own.about("guide_friction", 60);
        strokes = own.between("seal_strokes", 2_000, 20_000);
    }

    @Override
    public void step(Now now) {
        if (sealSince < 0) {
            sealSince = now.regime().parts() + (long) strokes;
        }
    }

    @Override
    public void show(Now now, Shown shown) {
        double pressure = end + 25 * now.h(SEAL);
        double friction = guide * (1 + 4 * now.h(GUIDE));
        double force = 800 / (1 + 0.1 * now.h(CELL));
        double duty = duty(now);
        double recipe = now.regime().recipe() > 5 ? 1.1 : 1;
        shown.held(pressure, 0.15)
                .held(evacuation(pressure), 0.04)
                .held(800, 4)
                .held(4 * (force + friction) / 860, 0.05)
                .held(41.2 + 0.004 * now.lot() + 0.15 * (force - 800) / 800, 0.006)
                .held(0.02 * (0.5 * force + 0.8 * friction), 0.05)
                .add(60 - 6 * now.h(HEATER) + now.own(PLATEN_TEMP), 0.05)
                .add(duty, 0.01)
                .held(40 * now.h(ALIGN) + now.own(ALIGNMENT_X), 4)
                .held(now.own(ALIGNMENT_Y), 4)
                .exact((double) (now.regime().parts() - sealSince + (long) strokes))
                .held(now.regime().cycleMicros() / 1e6 * recipe, 0.05)
                .add(now.hall(), 0.1)
                .exact(now.regime().recipe());
    }

    @Override
    public boolean failed(int fault, Now now) {
        return switch (fault) {
            case SEAL -> evacuation(end + 25 * now.h(SEAL)) >= GIVES_UP;
            case HEATER -> duty(now) >= 0.95;
            default -> false;
        };
    }

    @Override
    public void repaired(int fault) {
        if (fault == SEAL) {
            sealSince = -1;
        }
    }

    private double evacuation(double pressure) {
        if (pressure >= REACHED - 1e-6) {
            return GIVES_UP;
        }
        return Math.min(GIVES_UP, pumping * StrictMath.log((AIR - pressure) / (REACHED - pressure)));
    }

    private static double duty(Now now) {
        return Math.min(0.95, 0.35 * (60 - now.hall()) / 36 / (1 - 0.6 * now.h(HEATER)));
    }
}
