package org.millwright.plant.machine;

/** A reflow oven: four controlled zones, a fan, a belt, nitrogen, exhaust. The controller holds what it measures, not what is true. */
final class Oven implements Physics {
    static final MachineType TYPE = new Sheet("oven", "Reflow oven")
            .tags("""
            zone_1        | °C     | 20 .. 320  | 0.01  | 0.1/10min | first preheating zone
            duty_1        | 1      | 0 .. 1     | 0.001 | -         | heater of zone 1
            zone_2        | °C     | 20 .. 320  | 0.01  | 0.1/10min | second preheating zone
            duty_2        | 1      | 0 .. 1     | 0.001 | -         | heater of zone 2
            zone_3        | °C     | 20 .. 320  | 0.01  | 0.1/10min | soaking zone
            duty_3        | 1      | 0 .. 1     | 0.001 | -         | heater of zone 3
            zone_4        | °C     | 20 .. 320  | 0.01  | 0.1/10min | peak zone
            duty_4        | 1      | 0 .. 1     | 0.001 | -         | heater of the peak zone
            fan_current   | A      | 0 .. 20    | 0.01  | -         | circulation fan
            fan_speed     | rpm    | 0 .. 3000  | 1     | 4/10min   | circulation fan
            belt_speed    | cm/min | 0 .. 200   | 0.01  | -         | speed of the belt's drive
            transit_time  | s      | 0 .. 1000  | 0.1   | -         | time of the last panel between the light barriers
            peak          | °C     | 20 .. 320  | 0.01  | -         | highest temperature of the last panel, by its probe
            oxygen        | ppm    | 0 .. 20000 | 1     | 10/30min  | oxygen in the tunnel
            nitrogen_flow | m³/h   | 0 .. 40    | 0.01  | 0.1/10min | nitrogen into the tunnel
            exhaust_dp    | Pa     | 0 .. 400   | 0.1   | 1.5/10min | pressure drop of the exhaust
            recipe        | 1      | 0 .. 99    | 1     | -         | recipe, by panel
            """)
            .faults("""
            heater_element | heater of a zone        | machine | step        | 1 .. 5  | clock | 90 electrician MNT-OVN-004 | duty_*+
            fan_bearing    | circulation fan         | machine | exponential | 5 .. 14 | usage | 240 mechanic MNT-OVN-007   | fan_current+ fan_speed- peak-
            belt_slip      | belt drive              | machine | burst       | 3 .. 9  | usage | 60 mechanic MNT-OVN-011    | transit_time+ peak+
            thermocouple   | thermocouple of zone 4  | process | linear      | 2 .. 8  | clock | 20 instrument MNT-OVN-015  | peak+ duty_4+
            nitrogen_leak  | nitrogen line           | machine | linear      | 2 .. 7  | clock | 40 mechanic MNT-OVN-009    | nitrogen_flow+ oxygen+
            exhaust_clog   | exhaust filter          | machine | clog        | 2 .. 7  | clock | 20 operator MNT-OVN-002    | exhaust_dp-
            """)
            .alarms("""
            OVN-1004 | zone_4      | < 258  | Peak zone too cold
            OVN-1010 | duty_4      | > 0.93 | Heater of the peak zone at its limit
            OVN-2001 | fan_speed   | < 1290 | Circulation fan slow
            OVN-3002 | oxygen      | > 1500 | Oxygen high
            OVN-3005 | exhaust_dp  | < 60   | Exhaust weak
            OVN-4001 | peak        | > 250  | Panel too hot
            """)
            .scrap("peak | 235 .. 250")
            .with(Oven::new);

    private static final int ELEMENT = 0;
    private static final int FAN = 1;
    private static final int SLIP = 2;
    private static final int COUPLE = 3;
    private static final int NITROGEN = 4;
    private static final int EXHAUST = 5;
    private static final int FAN_SPEED = 9;
    private static final int OXYGEN = 13;
    private static final int NITROGEN_FLOW = 14;
    private static final int EXHAUST_DP = 15;
    private static final double[] SET = {150, 180, 220, 265};
    private static final double LIMIT = 0.95;
    private static final double NOMINAL = 1_450;
    private static final double BELT = 85;
    private static final double LENGTH = 460;

    private final double[] need = new double[SET.length];
    private final Lag[] zones = {new Lag(300), new Lag(300), new Lag(300), new Lag(300)};
    private final Lag occupied = new Lag(240);
    private final double fanCurrent;
    private final int struck;

    private Oven(Coefficients own) {
        for (int zone = 0; zone < SET.length; zone++) {
            need[zone] = own.about("heat_need_" + (zone + 1), 0.36);
        }
        fanCurrent = own.about("fan_current", 6.2);
        struck = (int) own.between("struck_zone", 0, SET.length);
    }

    @Override
    public void step(Now now) {
        occupied.toward(now.working() ? now.regime().occupancy() : 0);
        for (int zone = 0; zone < SET.length; zone++) {
            double reach = now.hall() + LIMIT * (SET[zone] - 24) / perDuty(now, zone);
            zones[zone].toward(Math.min(wanted(now, zone), reach));
        }
    }

    @Override
    public void show(Now now, Shown shown) {
        for (int zone = 0; zone < SET.length; zone++) {
            double drift = zone == 3 ? -6 * now.h(COUPLE) : 0;
            shown.add(zones[zone].value() + drift + now.own(2 * zone), 0.15).add(duty(now, zone), 0.008);
        }
        double fan = now.h(FAN);
        double speed = NOMINAL * (1 - 0.15 * fan);
        double slower = 1 - 0.08 * now.h(SLIP);
        double heat = StrictMath.pow(speed / NOMINAL, 0.8) / slower;
        double peak = now.hall() + (zones[3].value() - now.hall()) * (1 - StrictMath.exp(-2.49 * heat));
        shown.add(fanCurrent * (1 + 0.2 * fan), 0.06)
                .add(speed + now.own(FAN_SPEED), 3)
                .add(BELT, 0.1)
                .held(LENGTH / BELT / slower * 60, 0.8)
                .held(peak, 0.5)
                .add(300 + 2_500 * Math.max(0, now.h(NITROGEN) - 0.3) + now.own(OXYGEN), 8)
                .add(Math.min(24, 18 * (1 + 0.6 * now.h(NITROGEN))) + now.own(NITROGEN_FLOW), 0.1)
                .add(120 * (1 - 0.6 * now.h(EXHAUST)) + now.own(EXHAUST_DP), 2)
                .exact(now.regime().recipe());
    }

    @Override
    public boolean failed(int fault, Now now) {
        return fault == ELEMENT && duty(now, struck) >= LIMIT;
    }

    /** The true temperature at which the controller is content. */
    private static double wanted(Now now, int zone) {
        return SET[zone] + (zone == 3 ? 6 * now.h(COUPLE) : 0);
    }

    /** The duty that one set rise of temperature takes. */
    private double perDuty(Now now, int zone) {
        double left = zone == struck ? 1 - Math.min(0.95, now.h(ELEMENT)) : 1;
        return need[zone] * (1 + 0.35 * occupied.value()) / left;
    }

    private double duty(Now now, int zone) {
        return Math.min(LIMIT, perDuty(now, zone) * (wanted(now, zone) - now.hall()) / (SET[zone] - 24));
    }
}
