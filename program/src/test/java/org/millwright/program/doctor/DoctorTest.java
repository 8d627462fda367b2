package org.millwright.program.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.millwright.Message;
import org.millwright.program.cli.Commands;
import org.millwright.program.cli.Typed;

class DoctorTest {
    private static Typed doctor(Check... checks) {
        return new Typed(new Commands().add("doctor", "Look.", console -> new DoctorCommand(console, List.of(checks))));
    }

    private static final Check WELL = () -> Finding.ok("tap", Message.of("test.tap.fits", "The tap is shut."));
    private static final Check POOR =
            () -> Finding.warn("tap", Message.of("test.tap.drips", "The tap drips. Shut it."));
    private static final Check ILL = () -> Finding.fail("tap", Message.of("test.tap.gone", "There is no tap."));

    @Test
    void onlyAFailureIsAFoundProblem() {
        assertEquals(0, doctor(WELL, POOR).type("doctor").code());
        assertEquals(6, doctor(WELL, ILL, POOR).type("doctor").code());
    }

    @Test
    void aPersonIsToldTheEndOfIt() {
        assertTrue(doctor(WELL).at(80).type("doctor").err().contains("has all that the program needs"));
        assertTrue(doctor(ILL).at(80).type("doctor").err().contains("must be mended"));
        assertEquals("", doctor(WELL).type("doctor").err());
    }

    @Test
    void aProgramGetsADocument() {
        assertEquals(
                "{\"ok\":false,\"checks\":[{\"check\":\"tap\",\"state\":\"fail\",\"code\":\"test.tap.gone\","
                        + "\"says\":\"There is no tap.\"}]}\n",
                doctor(ILL).type("doctor", "--json").out());
    }

    @ParameterizedTest
    @CsvSource({
        "25, FAIL",
        "25.0.2, FAIL",
        "25.0.2+10-LTS, FAIL",
        "24.0.9, FAIL",
        "25.0.3+9-LTS, OK",
        "26, OK",
        "26-ea, OK"
    })
    void javaMustNotCorruptParquetFiles(String version, Finding.State state) {
        assertEquals(state, JavaChecks.version(Runtime.Version.parse(version)).state());
    }

    @Test
    void thisMachineIsReallyAsked(@TempDir Path folder) {
        assertEquals(Finding.State.OK, LibraryChecks.duckDb().state(), () -> LibraryChecks.duckDb()
                .says()
                .text());
        assertEquals(Finding.State.OK, CharacterCheck.icu().state(), () -> CharacterCheck.icu()
                .says()
                .text());
        assertEquals(Finding.State.OK, JavaChecks.objectHeaders().state());
        assertEquals(Finding.State.OK, PlaceChecks.rights(folder).state());
    }

    @Test
    void aFolderThatIsNotThereIsAFailureWithACure(@TempDir Path folder) {
        Path absent = folder.resolve("absent");
        assertEquals(Finding.State.FAIL, PlaceChecks.rights(absent).state());
        assertEquals(Finding.State.FAIL, PlaceChecks.disk(absent).state());
        assertTrue(PlaceChecks.rights(absent).says().text().contains("-Djava.io.tmpdir="));
    }

    @ParameterizedTest
    @CsvSource({"'', OK", "Asia/Shanghai, OK", ":Europe/Berlin, OK", "Mars/Olympus, WARN", "/etc/localtime, OK"})
    void aZoneThatJavaDoesNotKnowIsSaid(String variable, Finding.State state) {
        assertEquals(state, PlaceChecks.zone(Map.of("TZ", variable)).state());
    }

    @ParameterizedTest
    @CsvSource({"UTF-8, '', OK", "UTF-8, ascii, OK", "GB18030, '', OK", "ANSI_X3.4-1968, '', WARN"})
    void aCharacterSetThatCannotNameEveryFileIsSaid(String charset, String drawings, Finding.State state) {
        assertEquals(
                state,
                PlaceChecks.charset(charset, Map.of("MILLWRIGHT_CHARSET", drawings))
                        .state());
    }

    @Test
    void linuxTellsItsMemoryInKilobytes() {
        assertEquals(23_519_000L * 1024, AvailableMemory.of("MemTotal: 24000000 kB\nMemAvailable:   23519000 kB\n"));
        assertEquals(-1, AvailableMemory.of("MemTotal: 24000000 kB\n"));
    }

    @Test
    void aLibraryThatDoesNotLoadSaysWhatStillWorks() {
        String says = LibraryChecks.unusable("libduckdb.so: failed to map segment\nat more")
                .says()
                .text();
        assertTrue(says.contains("failed to map segment. Often"), says);
        assertTrue(says.contains("all other files can"), says);
    }
}
