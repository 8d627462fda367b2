package org.millwright.program.plant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.millwright.MillwrightException;
import org.millwright.plant.world.Profile;
import org.millwright.plant.world.WorldSetup;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class PlantOptionsTest {
    private static final Instant NOW = Instant.parse("2026-02-01T12:00:07Z");

    @Test
    void startsADayBackOnAWholeTenSeconds() {
        WorldSetup setup = setup();
        assertEquals(Instant.parse("2026-01-31T12:00:00Z"), setup.start());
        assertEquals(1, setup.interval());
        assertEquals(Profile.DEMO, setup.profile());
        assertEquals(10, setup("--speed", "60").interval());
        assertEquals(
                Instant.parse("2026-01-24T12:00:00Z"),
                setup("--history", "7d", "--out", "past").start());
        assertEquals(
                Instant.parse("2026-01-05T00:00:00Z"),
                setup("--start", "2026-01-05T00:00:05Z").start());
    }

    /** What cannot be is refused with what could. */
    @ParameterizedTest
    @CsvSource({
        "--speed 201 --interval 10s, highest speed is 200.0",
        "--speed 0, more than 0",
        "--profile demmo, nearest is demo",
        "--level hrad, nearest is hard",
        "--history 7d, --out belong together",
        "--start yesterday, Write it as",
        "--start 2026-01-05T00:00:00Z --until-now, two different beginnings",
        "--threads 0, at least 1"
    })
    void refuses(String line, String told) {
        MillwrightException refused = assertThrows(MillwrightException.class, () -> setup(line.split(" ", -1)));
        assertTrue(refused.getMessage().contains(told), refused.getMessage());
    }

    @Test
    void forceAllowsWhatIsTooFast() {
        assertEquals(
                10, setup("--speed", "1000", "--interval", "10s", "--force").interval());
    }

    @Test
    void readsSpans() {
        Spans spans = new Spans();
        assertEquals(Duration.ofHours(4), spans.convert("4h"));
        assertEquals(Duration.ofMinutes(30), spans.convert("30 min"));
        assertThrows(MillwrightException.class, () -> spans.convert("4 hours"));
    }

    /** The plant runs at its speed out of the past and never ahead of the wall. */
    @Test
    void thePaceNeverRunsAheadOfTheWall() {
        Pace pace = new Pace(NOW, NOW.minusSeconds(600), 60);
        assertEquals(NOW.minusSeconds(600), pace.plantTime(NOW));
        assertEquals(NOW.minusSeconds(300), pace.plantTime(NOW.plusSeconds(5)));
        assertEquals(NOW.plusSeconds(20), pace.plantTime(NOW.plusSeconds(20)));
    }

    private static WorldSetup setup(String... arguments) {
        Holder holder = new Holder();
        new CommandLine(holder).parseArgs(arguments);
        return holder.options.setup(NOW);
    }

    @Command
    private static final class Holder {
        @Mixin
        private final PlantOptions options = new PlantOptions();
    }
}
