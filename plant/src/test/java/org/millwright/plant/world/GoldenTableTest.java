package org.millwright.plant.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.millwright.plant.fault.Level;
import org.millwright.plant.unit.LoneUnits;

/**
 * Means and σ of every tag per unit and regime in a healthy day stay within 5 % of a table kept beside this test, so that a change of
 * physics is seen. {@code -Dmillwright.golden=FILE} writes the table anew; look at the difference before you keep it.
 */
class GoldenTableTest {
    private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");
    private static final int ENOUGH = 400;

    @Test
    void aHealthyDayIsAsItWas() throws IOException {
        Collected day = new Collected(10);
        WorldSetup setup = new WorldSetup(7, Level.PLAIN, Profile.DEMO, START, 10, 1);
        try (World world = World.of(setup, List.of(), LoneUnits::new)) {
            world.run(START.plus(Duration.ofDays(1)), day);
        }
        String target = System.getProperty("millwright.golden");
        if (target != null) {
            Files.write(Path.of(target), table(day));
        }
        int lines = 0;
        for (String line : golden()) {
            String[] cells = line.split("\t", -1);
            double mean = Double.parseDouble(cells[1]);
            double sigma = Double.parseDouble(cells[2]);
            assertEquals(mean, day.mean(cells[0]), 0.05 * Math.abs(mean) + 0.05 * sigma + 1e-9, cells[0] + " mean");
            assertEquals(sigma, day.sigma(cells[0]), 0.05 * sigma + 1e-9, cells[0] + " sigma");
            lines++;
        }
        assertTrue(lines > 300, "lines " + lines);
    }

    private static List<String> table(Collected day) {
        List<String> lines = new ArrayList<>();
        day.sums().forEach((key, sum) -> {
            if (sum[0] >= ENOUGH) {
                lines.add(String.format(Locale.ROOT, "%s\t%.6g\t%.6g", key, day.mean(key), day.sigma(key)));
            }
        });
        return lines;
    }

    private static List<String> golden() throws IOException {
        try (InputStream in = Objects.requireNonNull(GoldenTableTest.class.getResourceAsStream("golden.tsv"));
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return lines.lines().toList();
        }
    }
}
