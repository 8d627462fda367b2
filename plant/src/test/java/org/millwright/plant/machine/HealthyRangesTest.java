package org.millwright.plant.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.millwright.plant.chance.Draws;
import org.millwright.plant.unit.Regime;
import org.millwright.plant.unit.State;

/** The numbers that the plant's description gives, at their nominal coefficients within the 15 % that machines differ by. */
class HealthyRangesTest {
    private static final long SEED = Long.getLong("millwright.seed", 3);

    @Test
    void aSpindleInRoughIsAsDescribed() {
        Bench bench = new Bench("cnc", 40);
        assertEquals(1.17, bench.healthy("spindle_power"), 0.25);
        assertEquals(0.27, bench.healthy("envelope"), 0.06);
        assertEquals(1.3, bench.healthy("vibration_rms"), 0.25);
        assertEquals(23, bench.healthy("coolant_flow"), 2);
        assertEquals(5, bench.healthy("following_error"), 1e-9);
        assertEquals(60, bench.healthy("clamp_pressure"), 1e-9);
    }

    @Test
    void aSpindleAtTheEndOfItsFaultsIsAsDescribed() {
        Bench bench = new Bench("cnc", 40);
        assertEquals(2.4, bench.at("bearing_wear", 1, "envelope"), 0.45);
        assertEquals(2.0, bench.at("bearing_wear", 1, "vibration_rms"), 0.25);
        assertEquals(2.9, bench.at("imbalance", 1, "vibration_rms"), 0.6);
        assertEquals(17, bench.at("coolant_clog", 1, "coolant_flow"), 1.5);
        assertEquals(14.5, bench.at("coolant_clog", 1, "filter_dp"), 2);
        assertEquals(11, bench.at("ball_screw_wear", 1, "following_error"), 1e-9);
        assertEquals(39, bench.at("clamp_leak", 1, "clamp_pressure"), 1e-9);
    }

    /** As real bearings do: the kurtosis rises first and falls when the damage is everywhere. */
    @Test
    void theKurtosisOfABearingRisesAndFalls() {
        Bench bench = new Bench("cnc", 40);
        double early = bench.at("bearing_wear", 0.33, "kurtosis");
        assertTrue(early > 4, "early " + early);
        assertTrue(bench.at("bearing_wear", 1, "kurtosis") < early);
    }

    /** Opposite signatures, so that a leak and a clogged nozzle can be told apart. */
    @Test
    void aLeakLowersHoldAndAClogRaisesOpen() {
        Bench bench = new Bench("placement", 10);
        int struck = bench.struck("vacuum_leak", "hold_");
        assertEquals(80, bench.healthy("hold_" + struck), 1.5);
        assertEquals(35, bench.healthy("open_" + struck), 4);
        assertEquals(52, bench.at("vacuum_leak", 1, "hold_" + struck), 4);
        assertEquals(62, bench.at("nozzle_clog", 1, "open_" + struck), 3);
        assertEquals(40, bench.at("nozzle_clog", 1, "response_" + struck), 1e-6);
        assertEquals(bench.healthy("hold_" + struck), bench.at("nozzle_clog", 1, "hold_" + struck), 1e-9);
    }

    @Test
    void anOvenKeepsItsWindowUntilItsFaultsAreFull() {
        Bench bench = new Bench("oven", 10);
        assertEquals(245, bench.healthy("peak"), 0.6);
        assertEquals(238, bench.at("fan_bearing", 1, "peak"), 0.6);
        assertEquals(249, bench.at("belt_slip", 1, "peak"), 0.6);
        assertEquals(250.6, bench.at("thermocouple", 1, "peak"), 0.8);
        assertEquals(265, bench.at("thermocouple", 1, "zone_4"), 1e-9);
        assertEquals(24, bench.at("nitrogen_leak", 1, "nitrogen_flow"), 1e-9);
        assertEquals(48, bench.at("exhaust_clog", 1, "exhaust_dp"), 1e-9);
    }

    @Test
    void theOtherMachinesAreAsDescribed() {
        Bench robot = new Bench("robot", 10);
        assertEquals(2.35, robot.healthy("j2_current"), 0.35);
        assertTrue(robot.at("reducer_wear", 1, "j2_current") > robot.healthy("j2_current") + 0.25);
        assertEquals(78, robot.healthy("gripper_vacuum"), 2);
        assertEquals(55, robot.at("grip_leak", 1, "gripper_vacuum"), 4);
        Bench driver = new Bench("screwdriver", 10);
        assertEquals(37.9, driver.healthy("seating_angle"), 2);
        assertEquals(27.4, driver.at("bearing_wear", 1, "seating_angle"), 4);
        assertEquals(44.8, driver.at("torque_drift", 1, "seating_angle"), 2);
        assertEquals(12, driver.at("torque_drift", 1, "torque"), 1e-9);
        Bench press = new Bench("press", 10);
        assertEquals(3.0, press.healthy("evacuation_time"), 0.5);
        assertEquals(8, press.at("seal_leak", 0.4, "evacuation_time"), 1e-9);
        assertEquals(4 * 860.0 / 860, press.healthy("motor_current"), 0.06);
    }

    /** Everything a table says must fit together, or the documents and the physics tell two stories. */
    @Test
    void everyTypeIsWholeAndNamesAreItsOwn() {
        Set<String> names = new HashSet<>();
        for (MachineType type : Types.all()) {
            assertTrue(names.add(type.name()), type.name());
            Bench bench = new Bench(type.name(), 10);
            assertEquals(type.tags().size(), bench.told(), type.name());
            Set<String> tags = new HashSet<>();
            for (TagRow tag : type.tags()) {
                assertTrue(tags.add(tag.name()), type.name() + " " + tag.name());
                double value = bench.healthy(tag.name());
                assertTrue(value >= tag.low() && value <= tag.high(), () -> "%s %s shows %s outside of its range"
                        .formatted(type.name(), tag.name(), value));
            }
            assertFalse(type.faults().isEmpty(), type.name());
            for (FaultKind fault : type.faults()) {
                for (FaultKind.Root root : fault.roots()) {
                    assertTrue(
                            type.tags().stream().anyMatch(tag -> root.matches(tag.name())),
                            () -> type.name() + " " + fault.name() + " " + root);
                }
            }
        }
        assertEquals(24, names.size());
    }

    @Test
    void severitiesBeginAtNoughtAndEndAtOne() {
        for (Curve curve : Curve.values()) {
            assertEquals(0, curve.severity(-0.1), curve.word());
            assertEquals(1, curve.severity(1), 1e-12, curve.word());
            assertEquals(1, curve.severity(3), 1e-12, curve.word());
            double last = 0;
            for (double s = 0; s <= 1; s += 0.01) {
                assertTrue(curve.severity(s) >= last, curve.word());
                last = curve.severity(s);
            }
        }
        assertEquals(0.35, Curve.STEP.severity(0), 1e-12);
    }

    /** Machines differ, and none by more than 15 %. */
    @Test
    void coefficientsStayInTheirRange() {
        Set<Double> forces = new HashSet<>();
        for (int machine = 0; machine < 200; machine++) {
            Coefficients own = new Coefficients(Draws.of(SEED, "machine" + machine));
            double force = own.about("force", 800);
            assertTrue(force >= 680 && force <= 920, "seed " + SEED + ", force " + force);
            forces.add(force);
        }
        assertEquals(200, forces.size());
    }

    /** A machine on a test bench: one regime, nominal air and hall, no autoregressive noise. */
    private static final class Bench {
        private final MachineType type;
        private final Now now;
        private final double elapsed;

        Bench(String name, double elapsed) {
            type = Types.named(name).orElseThrow();
            now = new Now(Draws.of(SEED, name), new double[type.tags().size()], 0);
            this.elapsed = elapsed;
        }

        double healthy(String tag) {
            return show(new double[type.faults().size()]).clean(type.tag(tag));
        }

        double at(String fault, double severity, String tag) {
            double[] severities = new double[type.faults().size()];
            severities[type.fault(fault)] = severity;
            return show(severities).clean(type.tag(tag));
        }

        int told() {
            return show(new double[type.faults().size()]).told();
        }

        int struck(String fault, String prefix) {
            for (int group = 1; group <= 4; group++) {
                String tag = prefix + group;
                if (Math.abs(at(fault, 1, tag) - healthy(tag)) > 1) {
                    return group;
                }
            }
            throw new AssertionError("no group is struck");
        }

        private Shown show(double[] severities) {
            Physics physics = type.physics().apply(new Coefficients(Draws.of(SEED, type.name())));
            long cycle = type.name().equals("cnc") ? 150_000_000L : 28_000_000L;
            Shown shown = new Shown(type.tags().size());
            for (long seconds = 0; seconds <= 100; seconds += 10) {
                long begin = (1_000_000 + seconds) * 1_000_000 - (long) (elapsed * 1e6);
                now.at(seconds, 1_000_000, new Regime(State.WORKING, begin, begin, cycle, 100, 0, 0.85));
                now.around(24, 6.5);
                now.under(severities, null);
                physics.step(now);
            }
            physics.show(now, shown);
            return shown;
        }
    }

    @Test
    void anAlarmGoesOnlyWellInsideItsLimit() {
        Alarm alarm = new Alarm("X-1", 0, true, 100, "High");
        assertFalse(alarm.stands(100, false));
        assertTrue(alarm.stands(101, false));
        assertTrue(alarm.stands(98, true));
        assertFalse(alarm.stands(96, true));
        assertEquals(
                List.of("no", "yes"), Compressor.TYPE.tags().getLast().tag().words());
    }
}
