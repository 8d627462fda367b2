package org.millwright.plant.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.millwright.machine.AssetPath;
import org.millwright.machine.Block;
import org.millwright.machine.MachineEvent;
import org.millwright.plant.Rows;
import org.millwright.plant.fault.Level;
import org.millwright.plant.unit.LoneUnits;

/** Tags of a healthy machine hang together as physics says: the sign of each pair holds over three days. */
class CorrelationsTest {
    private static final long SEED = Long.getLong("millwright.seed", 5);
    private static final Map<String, Pairs> UNITS = new TreeMap<>();

    @BeforeAll
    static void runThreeDays() {
        Instant start = Instant.parse("2026-01-05T00:00:00Z");
        WorldSetup setup = new WorldSetup(SEED, Level.PLAIN, Profile.DEMO, start, 30, 1);
        try (World world = World.of(setup, List.of(), LoneUnits::new)) {
            world.run(start.plus(Duration.ofDays(3)), new Rows() {
                @Override
                public void rows(AssetPath unit, Block rows) {
                    UNITS.computeIfAbsent(unit.name(), name -> new Pairs(rows)).add(rows);
                }

                @Override
                public void event(MachineEvent event) {}
            });
        }
    }

    @ParameterizedTest
    @CsvSource({
        "cnc05, spindle_power, load_percent, +",
        "cnc05, spindle_power, x_current, +",
        "cnc05, spindle_power, y_current, +",
        "cnc05, spindle_power, vibration_rms, +",
        "cnc05, spindle_power, envelope, +",
        "cnc05, spindle_power, spindle_temp, +",
        "cnc05, x_current, following_error, +",
        "cnc05, coolant_temp, spindle_temp, +",
        "cnc05, coolant_flow, filter_dp, -",
        "cnc05, coolant_flow, nozzle_pressure, +",
        "cnc05, filter_dp, nozzle_pressure, -",
        "cnc05, spindle_temp, part_deviation, +",
        "plc01, air_pressure, hold_1, +",
        "plc01, air_pressure, open_1, +",
        "plc01, hold_1, hold_2, +",
        "plc01, open_1, open_3, +",
        "ovn01, duty_1, duty_4, +",
        "ovn01, duty_2, duty_3, +",
        "a01, j2_temp, j3_temp, +",
        "a01, j1_current, j2_current, +",
        "a01, j2_current, vibration, +",
        "a07, platen_temp, heater_duty, 0",
        "a07, hall_temp, heater_duty, -",
        "a07, end_vacuum, force, 0",
        "a02, set_pressure, actual_pressure, +",
        "a02, shot_mass, bead_width, +",
        "a02, bead_width, bead_height, +",
        "a02, hall_temp, heater_duty, -",
        "agv01, current, voltage, -",
        "agv01, charge, voltage, +",
        "agv01, left_current, right_current, +",
        "agv01, current, speed, +",
        "cmp01, flow, duty, +",
        "cmp01, hall_temp, outlet_temp, +"
    })
    void theSignOfAPairHolds(String unit, String one, String other, String sign) {
        double r = UNITS.get(unit).correlation(one, other);
        switch (sign) {
            case "+" -> assertTrue(r > 0.02, () -> "r = " + r + ", seed " + SEED);
            case "-" -> assertTrue(r < -0.02, () -> "r = " + r + ", seed " + SEED);
            default -> assertEquals(0, r, 0.1, () -> "seed " + SEED);
        }
    }

    @Test
    void warmJointsHaveLessFriction() {
        // Over all states work hides it: only while it works does the current fall as the joint warms.
        double r = UNITS.get("a01").correlationWhileWorking("j2_temp", "j2_current");
        assertTrue(r < -0.02, () -> "r = " + r + ", seed " + SEED);
    }

    /** All columns of one unit. */
    private static final class Pairs {
        private final Map<String, java.util.List<Double>> columns = new TreeMap<>();

        Pairs(Block first) {
            first.tags().forEach(tag -> columns.put(tag.name(), new java.util.ArrayList<>()));
        }

        void add(Block rows) {
            for (int column = 0; column < rows.tags().size(); column++) {
                List<Double> into = columns.get(rows.tags().get(column).name());
                for (int row = 0; row < rows.rows(); row++) {
                    into.add(rows.value(row, column));
                }
            }
        }

        double correlation(String one, String other) {
            return correlation(one, other, false);
        }

        double correlationWhileWorking(String one, String other) {
            return correlation(one, other, true);
        }

        private double correlation(String one, String other, boolean working) {
            List<Double> x = columns.get(one);
            List<Double> y = columns.get(other);
            List<Double> state = columns.get("state");
            double[] sum = new double[6];
            for (int row = 0; row < x.size(); row++) {
                if (working && state.get(row) != 1) {
                    continue;
                }
                sum[0]++;
                sum[1] += x.get(row);
                sum[2] += y.get(row);
                sum[3] += x.get(row) * x.get(row);
                sum[4] += y.get(row) * y.get(row);
                sum[5] += x.get(row) * y.get(row);
            }
            double n = sum[0];
            double both = sum[5] / n - sum[1] / n * sum[2] / n;
            double first = sum[3] / n - sum[1] / n * sum[1] / n;
            double second = sum[4] / n - sum[2] / n * sum[2] / n;
            return both / Math.sqrt(first * second);
        }
    }
}
