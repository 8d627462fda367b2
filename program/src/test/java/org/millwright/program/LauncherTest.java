package org.millwright.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs the real launcher script in a checkout of its own, with folders that look like JDKs and print what they are asked. */
class LauncherTest {
    private static final Path SCRIPT =
            Path.of("..", "millwright").toAbsolutePath().normalize();

    @TempDir
    private Path folder;

    private Path checkout;

    private record Ran(int code, String out, String err) {}

    @BeforeEach
    void aBuiltCheckout() throws IOException {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "there is no sh here");
        checkout = folder.resolve("a checkout");
        Files.createDirectories(checkout.resolve("program/target/lib"));
        Files.createDirectories(checkout.resolve("trust/src/main"));
        Files.writeString(checkout.resolve("pom.xml"), "<project/>");
        Files.writeString(checkout.resolve("program/target/millwright.jar"), "");
        Files.copy(SCRIPT, checkout.resolve("millwright"));
        assertTrue(checkout.resolve("millwright").toFile().setExecutable(true));
    }

    private Path jdk(String version) throws IOException {
        Path home = folder.resolve("jdk " + version);
        Files.createDirectories(home.resolve("bin"));
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"Nobody\"\nJAVA_VERSION=\"" + version + "\"\n");
        for (String tool : List.of("java", "javac")) {
            Path file = home.resolve("bin").resolve(tool);
            Files.writeString(file, "#!/bin/sh\necho \"in $PWD\"\nfor one in \"$@\"; do echo \"$one\"; done\n");
            assertTrue(file.toFile().setExecutable(true));
        }
        return home;
    }

    private Ran launch(Path javaHome, Path launcher, Path from, String... words) throws IOException {
        List<String> line = new ArrayList<>(List.of(launcher.toString()));
        line.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(line).directory(from.toFile());
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("MILLWRIGHT_"));
        environment.put("JAVA_HOME", javaHome.toString());
        environment.put("MILLWRIGHT_NO_CACHE", "1");
        Path err = Files.createTempFile(folder, "err", ".txt");
        Process process = builder.redirectError(err.toFile()).start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        return new Ran(process.exitValue(), out, Files.readString(err));
    }

    @ParameterizedTest
    @ValueSource(strings = {"25.0.3", "25.0.10", "25.1", "26", "26-ea", "25.0.3.1"})
    void aFittingJdkIsTaken(String version) throws IOException {
        Ran ran = launch(jdk(version), checkout.resolve("millwright"), folder, "doctor");
        assertEquals("", ran.err());
        assertTrue(ran.out().contains("\norg.millwright.program.Main\ndoctor\n"), ran.out());
    }

    /** The tests run on a JDK that fits, so the launcher finds that one or none, never the one that corrupts files. */
    @ParameterizedTest
    @ValueSource(strings = {"25", "25.0.0", "25.0.2", "25.0.1+8", "24.0.5", "21", "1.8.0_402"})
    void aJdkThatCorruptsFilesOrIsTooOldIsPassedOver(String version) throws IOException {
        Ran ran = launch(jdk(version), checkout.resolve("millwright"), folder, "version-of-nothing");
        assertFalse(ran.out().startsWith("in "), "the fake JDK was started: " + ran.out());
    }

    @Test
    void thePersonStaysInTheirOwnFolderAndTheirWordsStayWhole() throws IOException {
        Path plant = Files.createDirectories(folder.resolve("plant 2"));
        Path link = Files.createSymbolicLink(folder.resolve("mw"), checkout.resolve("millwright"));
        Ran ran = launch(jdk("25.0.3"), link, plant, "warn", "pump 1.csv", "--budget", "1/week");
        assertTrue(ran.out().startsWith("in " + plant.toRealPath() + "\n"), ran.out());
        assertTrue(ran.out().endsWith("warn\npump 1.csv\n--budget\n1/week\n"), ran.out());
        assertTrue(ran.out().contains("/a checkout/program/target/millwright.jar:"), ran.out());
    }

    @Test
    void shortCommandsStartFastAndLongOnesRunFast() throws IOException {
        Path jdk = jdk("25.0.3");
        Path launcher = checkout.resolve("millwright");
        assertTrue(launch(jdk, launcher, folder, "--help").out().contains("-XX:TieredStopAtLevel=1"));
        assertTrue(launch(jdk, launcher, folder, "warn", "--help").out().contains("-XX:TieredStopAtLevel=1"));
        assertFalse(
                launch(jdk, launcher, folder, "--lang", "zh", "warn", "a").out().contains("TieredStopAtLevel"));
        assertTrue(launch(jdk, launcher, folder, "bench", "skab").out().contains("-XX:+UseParallelGC"));
    }

    @Test
    void sourcesThatAreNewerThanTheProgramAreBuiltFirst() throws IOException {
        Path wrapper = checkout.resolve("mvnw");
        Files.writeString(wrapper, """
                #!/bin/sh
                echo "$@" > maven-was-here
                echo "$JAVA_HOME" >> maven-was-here
                mkdir -p program/target
                touch program/target/millwright.jar
                """);
        assertTrue(wrapper.toFile().setExecutable(true));
        Files.delete(checkout.resolve("program/target/millwright.jar"));
        Path jdk = jdk("25.0.3");
        Ran ran = launch(jdk, checkout.resolve("millwright"), folder, "doctor");
        assertTrue(ran.err().contains("first use; building"), ran.err());
        assertTrue(ran.out().contains("doctor"), ran.out());
        assertEquals("-q -Dquick package\n" + jdk + "\n", Files.readString(checkout.resolve("maven-was-here")));
        assertEquals(
                "",
                launch(jdk, checkout.resolve("millwright"), folder, "doctor").err(),
                "built once is enough");
    }

    @Test
    void aFailedBuildSaysWhatToDo() throws IOException {
        Path wrapper = checkout.resolve("mvnw");
        Files.writeString(wrapper, "#!/bin/sh\necho '[ERROR] Reading.java:[3,1] a semicolon is missing'\nexit 1\n");
        assertTrue(wrapper.toFile().setExecutable(true));
        Files.delete(checkout.resolve("program/target/millwright.jar"));
        Ran ran = launch(jdk("25.0.3"), checkout.resolve("millwright"), folder, "doctor");
        assertEquals(1, ran.code());
        assertTrue(ran.err().contains("Reading.java:[3,1]") && ran.err().contains("the build failed"), ran.err());
    }

    @Test
    void everyLineItSaysFitsATerminal() throws IOException {
        Matcher said = Pattern.compile("\"([^\"\\n]* [^\"\\n]*)\"").matcher(Files.readString(SCRIPT));
        int lines = 0;
        while (said.find()) {
            assertTrue(said.group(1).length() <= 80, said.group(1));
            lines++;
        }
        assertTrue(lines > 15, "the launcher says something: " + lines);
    }
}
