package org.millwright.plant.machine;

/** A driverless vehicle: a battery that ages, two drives, a scanner that gets dirty. */
final class Agv implements Physics {
    static final MachineType TYPE = new Sheet("agv", "Driverless vehicle")
            .tags("""
            voltage        | V   | 36 .. 60    | 0.01   | -        | battery
            current        | A   | -80 .. 120  | 0.01   | -        | out of the battery; less than 0 while it charges
            left_current   | A   | 0 .. 60     | 0.01   | -        | left drive
            right_current  | A   | 0 .. 60     | 0.01   | -        | right drive
            motor_temp     | °C  | 0 .. 110    | 0.01   | -        | left drive
            slip           | 1   | 0 .. 1      | 0.0001 | -        | wheel speed against ground speed
            localisation   | 1   | 0 .. 1      | 0.0001 | 0.006/20min | how sure it is of its place
            charge         | 1   | 0 .. 1      | 0.001  | -        | state of charge
            speed          | m/s | 0 .. 3      | 0.001  | -        | ground speed
            load           | 1   | 0 .. 1      | 1      | -        | whether it carries something
            distance       | km  | 0 .. 100000 | 1      | -        | driven since the start of the plant
            position_error | mm  | 0 .. 100    | 0.1    | -        | at the last station
            charge_cycles  | 1   | 0 .. 100000 | 1      | -        | charges since the start of the plant
            radio_level    | dBm | -100 .. 0   | 1      | 4/5min   | strength of the radio
            air_temp       | °C  | -10 .. 60   | 0.01   | -        | air at the vehicle
            mode           | words | waiting driving charging | 0 | - | what it is at
            """)
            .faults("""
            battery_ageing | battery     | machine | linear | 5 .. 14 | clock | 60 electrician MNT-AGV-008 | voltage-
            wheel_wear     | drive wheel | machine | linear | 3 .. 9  | clock | 60 mechanic MNT-AGV-004    | slip+ current+ left_current+ right_current+
            wheel_align    | wheel axle  | machine | linear | 3 .. 9  | clock | 60 mechanic MNT-AGV-005    | left_current+ right_current-
            scanner_dirt   | scanner     | machine | linear | 1 .. 3  | clock | 5 operator MNT-AGV-001     | localisation- position_error+
            """)
            .alarms("""
            AGV-1001 | voltage      | < 43   | Battery voltage low
            AGV-2001 | motor_temp   | > 75   | Drive hot
            AGV-3001 | localisation | < 0.62 | Place uncertain
            AGV-3002 | slip         | > 0.07 | Wheels slip
            """)
            .scrap("")
            .with(Agv::new);

    private static final int BATTERY = 0;
    private static final int WHEEL = 1;
    private static final int ALIGN = 2;
    private static final int SCANNER = 3;
    private static final int LOCALISATION = 6;
    private static final int RADIO = 13;
    private static final double DRIVING_SHARE = 0.6;
    private static final double EMPTY = 0.2;
    private static final double FULL = 0.95;
    private static final double CHARGING = 60;
    private static final double LOST = 0.6;

    private final double resistance;
    private final double heat;
    private final Lag motor = new Lag(900);
    private double charge;
    private double kilometres;
    private long cycles;
    private boolean charging;

    private Agv(Coefficients own) {
        resistance = own.about("battery_resistance", 0.06);
        heat = own.about("drive_heat", 20);
        charge = own.between("charge", 0.3, 0.9);
    }

    @Override
    public void step(Now now) {
        double capacity = 60 * (1 - 0.35 * now.h(BATTERY)) * 3_600;
        charge = Math.clamp(charge - current(now) * STEP_SECONDS / capacity, 0, 1);
        if (!charging && charge < EMPTY) {
            charging = true;
            cycles++;
        } else if (charging && charge > FULL) {
            charging = false;
        }
        double share = drive(now) / 24;
        motor.toward(now.hall() + heat * share * share);
        kilometres += speed(now) * STEP_SECONDS / 1_000;
    }

    @Override
    public void show(Now now, Shown shown) {
        double current = current(now);
        double drive = drive(now) / 2;
        double pull = 0.35 * now.h(ALIGN);
        double moving = driving(now) ? 1 : 0;
        double resists = resistance * (1 + 1.5 * now.h(BATTERY)) * (1 + 0.01 * (25 - now.hall()));
        shown.add(46 + 8 * charge - current * resists, 0.05)
                .add(current, 0.4)
                .add(drive * (1 + pull), 0.4)
                .add(drive * (1 - pull), 0.4)
                .add(motor.value(), 0.2)
                .add(moving * (0.01 + 0.08 * now.h(WHEEL)), 0.002)
                .add(sure(now) + now.own(LOCALISATION), 0.01)
                .add(charge, 0.003)
                .add(speed(now), 0.02)
                .exact(loaded(now) ? 1 : 0)
                .exact(Math.floor(kilometres))
                .held(4 + 20 * now.h(SCANNER), 0.8)
                .exact((double) cycles)
                .add(-55 + now.own(RADIO), 2)
                .add(now.hall(), 0.1)
                .exact(charging ? 2 : moving);
    }

    private static double sure(Now now) {
        return 0.97 - 0.5 * now.h(SCANNER);
    }

    private boolean driving(Now now) {
        double part = now.elapsed() * 1e6 / now.regime().cycleMicros();
        return !charging && now.working() && part < DRIVING_SHARE && sure(now) > LOST;
    }

    private static boolean loaded(Now now) {
        return now.working() && now.regime().occupancy() > 0.5;
    }

    private double speed(Now now) {
        return driving(now) ? 1.2 * now.pace() : 0;
    }

    /** The current of both drives. */
    private double drive(Now now) {
        return driving(now) ? 22 * (loaded(now) ? 1.5 : 1) * (1 + 0.5 * now.h(WHEEL)) : 0;
    }

    private double current(Now now) {
        return charging ? -CHARGING : 3 + drive(now);
    }
}
