package org.millwright.plant.machine;

/** A screw compressor between two limits of pressure, feeding half of the factory through one header. */
public final class Compressor implements Physics {
    static final MachineType TYPE = new Sheet("compressor", "Screw compressor")
            .tags("""
            pressure    | bar    | 0 .. 10    | 0.001 | -          | receiver
            load_time   | s      | 0 .. 600   | 0.1   | -          | last time under load
            idle_time   | s      | 0 .. 600   | 0.1   | -          | last time without load
            duty        | 1      | 0 .. 1     | 0.001 | -          | share of time under load
            outlet_temp | °C     | 0 .. 130   | 0.01  | 0.4/20min  | air at the screw's outlet
            oil_dp      | mbar   | 0 .. 2000  | 1     | 5/1h       | pressure drop over the oil separator
            intake_dp   | mbar   | 0 .. 100   | 0.01  | -          | pressure drop over the intake filter
            flow        | m³/min | 0 .. 40    | 0.01  | 0.4/5min   | air into the net
            current     | A      | 0 .. 400   | 0.1   | -          | main motor
            vibration   | mm/s   | 0 .. 20    | 0.001 | -          | velocity at the air end
            dew_point   | °C     | -60 .. 30  | 0.01  | 0.3/1h     | dew point behind the dryer
            hall_temp   | °C     | 0 .. 50    | 0.01  | -          | air at the machine
            loaded      | words  | no yes     | 0     | -          | whether it delivers
            """)
            .faults("""
            air_leak      | air header     | machine | linear      | 2 .. 7  | clock | 40 mechanic MNT-CMP-006    | flow+ load_time+ idle_time- duty+
            intake_clog   | intake filter  | machine | clog        | 2 .. 7  | clock | 20 operator MNT-CMP-002    | intake_dp+ load_time+
            cooler_fouling | oil cooler    | machine | linear      | 5 .. 14 | clock | 90 mechanic MNT-CMP-009    | outlet_temp+
            bearing_wear  | air end bearing | machine | exponential | 5 .. 14 | usage | 240 mechanic MNT-CMP-012  | vibration+
            """)
            .alarms("""
            CMP-1001 | pressure    | < 5.8 | Net pressure low
            CMP-1004 | outlet_temp | > 100 | Outlet temperature high
            CMP-1010 | intake_dp   | > 40  | Intake filter clogged
            CMP-1013 | vibration   | > 4   | Vibration high
            """)
            .scrap("")
            .with(Compressor::new);

    private static final int LEAK = 0;
    private static final int CLOG = 1;
    private static final int COOLER = 2;
    private static final int BEARING = 3;
    private static final int OUTLET_TEMP = 4;
    private static final int OIL_DP = 5;
    private static final int FLOW = 7;
    private static final int DEW_POINT = 10;
    private static final double LOADS = 6.2;
    private static final double UNLOADS = 7;
    private static final double VOLUME = 8;
    private static final double DEMAND = 14;
    private static final double BYPASS = 5.6;

    private final double rub;
    private final double[] within = new double[STEP_SECONDS];
    private final boolean[] loadedWithin = new boolean[STEP_SECONDS];
    private final Lag duty = new Lag(600);
    private final Lag outlet = new Lag(900);
    private double pressure;
    private boolean loaded;
    private double phase;
    private double loadTime = 38;
    private double idleTime = 27;
    private double demand = DEMAND;
    private double running = 1;

    private Compressor(Coefficients own) {
        rub = own.about("vibration", 1.5);
        pressure = own.between("pressure", LOADS, UNLOADS);
    }

    /** How many of its consumers run, as a share; told before each step. */
    public void consumers(double share) {
        running = share;
    }

    /** The pressure in bar that consumers find at the end of the header, at a second inside the present step. */
    public double supply(long seconds) {
        double drop = 0.2 * (demand / DEMAND) * (demand / DEMAND);
        return within[(int) (seconds % STEP_SECONDS)] - drop;
    }

    @Override
    public void step(Now now) {
        boolean runs = now.working();
        demand = DEMAND + 2 * (running - 0.9) + now.own(FLOW) + 6 * now.h(LEAK);
        double delivered = 24 * (1 - 0.2 * now.h(CLOG));
        double underLoad = 0;
        for (int second = 0; second < STEP_SECONDS; second++) {
            within[second] = pressure;
            loadedWithin[second] = loaded && runs;
            underLoad += loadedWithin[second] ? 1 : 0;
            second(runs, delivered);
        }
        duty.toward(underLoad / STEP_SECONDS);
        outlet.toward(runs ? 82 + 22 * now.h(COOLER) + 0.6 * (now.hall() - 24) : now.hall());
    }

    private void second(boolean runs, double delivered) {
        double gain = loaded && runs ? delivered : 0;
        pressure += (gain - demand) * 1.013 / VOLUME / 60;
        pressure = Math.max(runs ? 0 : BYPASS, pressure);
        phase++;
        if (loaded && pressure >= UNLOADS) {
            loadTime = phase;
            phase = 0;
            loaded = false;
        } else if (!loaded && pressure <= LOADS) {
            idleTime = phase;
            phase = 0;
            loaded = true;
        }
    }

    @Override
    public void show(Now now, Shown shown) {
        int second = (int) (now.seconds() % STEP_SECONDS);
        boolean loadedNow = loadedWithin[second];
        double vibration = now.working() ? rub * (1 + 2 * now.h(BEARING)) * (loadedNow ? 1 : 0.8) : 0.1;
        double delivered = 24 * (1 - 0.2 * now.h(CLOG));
        shown.add(within[second], 0.01)
                .add(loadTime, 0.5)
                .add(idleTime, 0.5)
                .add(duty.value(), 0.005)
                .add(outlet.value() + now.own(OUTLET_TEMP), 0.2)
                .add(loadedNow ? 350 + now.own(OIL_DP) : 120, 5)
                .add((loadedNow ? 12 : 4) * (1 + 3 * now.h(CLOG)), 0.3)
                .add(demand, 0.2)
                .add(now.working() ? (loadedNow ? 185 * (0.8 + 0.2 * delivered / 24) : 62) : 0, 1.5)
                .add(vibration, 0.06 * vibration)
                .add(3 + 0.2 * (now.hall() - 24) + now.own(DEW_POINT), 0.1)
                .add(now.hall(), 0.1)
                .exact(loadedNow ? 1 : 0);
    }
}
