package org.millwright.plant.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.millwright.MillwrightException;
import org.millwright.plant.fault.Level;
import org.millwright.plant.fault.Moment;
import org.millwright.plant.world.Profile;
import org.millwright.plant.world.World;
import org.millwright.plant.world.WorldSetup;

class ScenarioTest {
    private static final WorldSetup SETUP =
            new WorldSetup(7, Level.PLAIN, Profile.DEMO, Instant.parse("2026-01-05T00:00:00Z"), 10, 1);
    private static final String GOOD = "{\"unit\":\"practice/p1/frame/l03/cnc05\",\"fault\":\"bearing_wear\","
            + "\"onset\":\"2026-01-06T00:00:00Z\",\"life\":\"5d\"}";

    @TempDir
    private Path folder;

    @Test
    void readsMomentsOfMachinesAndTags() throws IOException {
        String tag = "{\"unit\":\"practice/p1/assy/l01/a07\",\"fault\":\"drift\",\"tag\":\"force\","
                + "\"onset\":\"2026-01-05T01:00:00Z\",\"life\":\"36h\"}";
        List<World.Placed> moments = read("{\"moments\":[\n" + GOOD + ",\n" + tag + "]}");
        assertEquals(2, moments.size());
        assertEquals(
                new Moment(Moment.Kind.MACHINE, "bearing_wear", 86_400, 432_000, 1, 0),
                moments.get(0).moment());
        assertEquals(Moment.Kind.TAG, moments.get(1).moment().kind());
        assertEquals(129_600, moments.get(1).moment().life());
    }

    /** What is wrong is told with its line, and with the nearest name where there is one. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cnc05                | cnc99                | no unit",
                "bearing_wear         | bearing_ware         | nearest is bearing_wear",
                "2026-01-06           | 2026-01-04           | before the start",
                "2026-01-06T00:00:00Z | tomorrow             | no time",
                "5d                   | 0d                   | not more than 0",
                "5d                   | -3h                  | not more than 0",
                "5d                   | long                 | no span",
                "\"life\"             | \"live\"             | nearest is life"
            })
    void refusesWithLineAndReason(String good, String bad, String told) {
        String text = "{\"moments\":[\n\n" + GOOD.replace(good, bad) + "]}";
        MillwrightException refused = assertThrows(MillwrightException.class, () -> read(text));
        assertTrue(refused.getMessage().contains("line 3"), refused.getMessage());
        assertTrue(refused.getMessage().contains(told), refused.getMessage());
    }

    @Test
    void refusesTwoFaultsOfOneComponentAtOnce() {
        String later = GOOD.replace("2026-01-06", "2026-01-08");
        MillwrightException refused =
                assertThrows(MillwrightException.class, () -> read("{\"moments\":[\n" + GOOD + ",\n" + later + "]}"));
        assertTrue(refused.getMessage().contains("line 3"), refused.getMessage());
        assertTrue(refused.getMessage().contains("already"), refused.getMessage());
    }

    @Test
    void refusesWhatIsNoScenario() {
        for (String text :
                List.of("", "[]", "{\"moment\":[]}", "{\"moments\":{}}", "{\"moments\":[1]}", "{\"moments\":[")) {
            assertThrows(MillwrightException.class, () -> read(text), text);
        }
        assertThrows(MillwrightException.class, () -> Scenario.read(folder.resolve("none.json"), SETUP));
    }

    private List<World.Placed> read(String text) throws IOException {
        Path file = folder.resolve("scenario.json");
        Files.writeString(file, text);
        return Scenario.read(file, SETUP);
    }
}
