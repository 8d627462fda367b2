package org.millwright.plant.machine;

import org.millwright.plant.chance.Quantiles;

/** A dispensing station whose run-to-run control hides a clogging nozzle until its pressure is at the limit. */
final class Dispenser implements Physics {
    static final MachineType TYPE = new Sheet("dispenser", "Dispensing station")
            .tags("""
            set_pressure    | bar  | 0 .. 8     | 0.001  | -         | pressure that the control asks for
            actual_pressure | bar  | 0 .. 8     | 0.001  | -         | pressure in the syringe
            shot_mass       | mg   | 0 .. 60    | 0.01   | -         | mass of the last shot, by the cell
            bead_width      | mm   | 0 .. 5     | 0.001  | -         | width of the bead, by the camera
            bead_height     | mm   | 0 .. 2     | 0.001  | -         | height of the bead, by the laser
            material_temp   | °C   | 10 .. 60   | 0.01   | 0.15/20min | material at the nozzle
            heater_duty     | 1    | 0 .. 1     | 0.001  | -         | heater of the nozzle
            stroke_time     | ms   | 0 .. 50    | 0.01   | -         | stroke of the valve
            tailing         | mm   | 0 .. 3     | 0.001  | -         | length of the tail of a bead
            syringe_level   | %    | 0 .. 100   | 0.1    | -         | material left in the syringe
            needle_offset   | µm   | -200 .. 200 | 0.1   | 4/2h      | needle against its calibration
            hall_temp       | °C   | 0 .. 50    | 0.01   | -         | air at the machine
            recipe          | 1    | 0 .. 99    | 1      | -         | program, by model
            """)
            .faults("""
            nozzle_clog    | nozzle        | machine | clog        | 2 .. 7  | clock | 20 operator MNT-DSP-002    | set_pressure+ actual_pressure+
            valve_wear     | valve         | machine | exponential | 5 .. 14 | usage | 60 mechanic MNT-DSP-006    | stroke_time+ tailing+
            heater_element | nozzle heater | machine | step        | 1 .. 5  | clock | 90 electrician MNT-DSP-009 | heater_duty+ material_temp-
            bubbles        | material      | process | burst       | 2 .. 7  | clock | 20 operator MNT-DSP-004    | shot_mass- bead_width-
            cell_drift     | mass cell     | process | linear      | 2 .. 8  | clock | 20 instrument MNT-DSP-013  | set_pressure+ bead_width+
            """)
            .alarms("""
            DSP-1002 | set_pressure  | > 5.3 | Pressure at its limit
            DSP-1006 | shot_mass     | < 19  | Shot too light
            DSP-2001 | material_temp | < 27.5 | Material cold
            DSP-3001 | stroke_time   | > 6   | Valve slow
            """)
            .scrap("bead_width | 1.02 .. 1.38")
            .with(Dispenser::new);

    private static final int NOZZLE = 0;
    private static final int VALVE = 1;
    private static final int HEATER = 2;
    private static final int BUBBLES = 3;
    private static final int CELL = 4;
    private static final int MATERIAL_TEMP = 5;
    private static final int NEEDLE = 10;
    private static final double SHOT = 23;
    private static final long CONTROL_EVERY = 12;
    private static final double SYRINGE = 1_000;
    private static final double HIGHEST = 5.5;

    private final double viscosity;
    private final double used;
    private double pressure = 3;
    private long block = -1;
    private long syringeSince = -1;
    private long syringeSeconds;

    private Dispenser(Coefficients own) {
        viscosity = own.about("viscosity", 3);
        used = own.between("syringe_used", 0, SYRINGE * 0.9);
    }

    @Override
    public void step(Now now) {
        long shots = now.regime().parts();
        if (syringeSince < 0) {
            syringeSince = shots - (long) used;
            syringeSeconds = now.seconds() - (long) (used * 28);
        } else if (shots - syringeSince >= 0.95 * SYRINGE) {
            now.note("material", "Syringe changed after %d shots".formatted(shots - syringeSince));
            syringeSince = shots;
            syringeSeconds = now.seconds();
        }
        if (block < 0) {
            pressure = Math.clamp(3 * SHOT / mass(now), 2, HIGHEST);
        }
        if (shots / CONTROL_EVERY != block) {
            block = shots / CONTROL_EVERY;
            double seen = 0.25 / Math.sqrt(CONTROL_EVERY) * Quantiles.normal(now.uniform(block, 0));
            double measured = mass(now) * (1 - 0.15 * now.h(CELL)) + seen;
            pressure = Math.clamp(pressure * Math.sqrt(SHOT / measured), 2, HIGHEST);
        }
    }

    @Override
    public void show(Now now, Shown shown) {
        boolean bubble = now.uniform(now.regime().parts(), 4) < 0.25 * now.h(BUBBLES);
        double mass = mass(now) * (bubble ? 0.85 : 1);
        double valve = now.h(VALVE);
        shown.add(pressure, 0.01)
                .add(pressure, 0.02)
                .held(mass * (1 - 0.15 * now.h(CELL)), 0.25)
                .held(1.2 * Math.sqrt(mass / SHOT), 0.02)
                .held(0.5 * Math.sqrt(mass / SHOT), 0.012)
                .add(temperature(now), 0.05)
                .add(duty(now), 0.01)
                .held(4 + 2.5 * valve, 0.08)
                .held(0.1 + 0.35 * valve, 0.015)
                .exact(100 * (1 - (now.regime().parts() - syringeSince) / SYRINGE))
                .held(now.own(NEEDLE), 3)
                .add(now.hall(), 0.1)
                .exact(now.regime().recipe());
    }

    @Override
    public boolean failed(int fault, Now now) {
        return switch (fault) {
            case NOZZLE -> pressure >= HIGHEST && mass(now) < 0.8 * SHOT;
            case HEATER -> duty(now) >= 0.95;
            default -> false;
        };
    }

    @Override
    public void repaired(int fault) {
        if (fault == NOZZLE || fault == CELL) {
            block = -1;
        }
    }

    private static double temperature(Now now) {
        return 30 + 0.08 * (now.hall() - 24) + now.own(MATERIAL_TEMP) - 3 * now.h(HEATER);
    }

    private static double duty(Now now) {
        return Math.min(0.95, 0.3 * (30 - now.hall()) / 6 / (1 - 0.6 * now.h(HEATER)));
    }

    private double mass(Now now) {
        double age = (now.seconds() - syringeSeconds) / 28_800.0;
        double lot = StrictMath.exp(0.04 * now.lot());
        double thick = viscosity * StrictMath.exp(-0.045 * (temperature(now) - 25)) * (1 + 0.25 * age) * lot;
        double reference = viscosity * StrictMath.exp(-0.045 * 5) * 1.125;
        double open = 1 - 0.3 * now.h(NOZZLE);
        double program = now.regime().recipe() > 5 ? 1.06 : 1;
        return SHOT * program * pressure / 3 * reference / thick * open * open * open * open;
    }
}
