package org.millwright.program.bench.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.millwright.Message;
import org.millwright.MillwrightException;
import org.millwright.Problem;
import org.millwright.program.client.ServerClient;
import org.millwright.program.plant.ControlClient;
import org.millwright.program.settings.Home;
import org.millwright.program.text.Language;

/** One demo in a process of its own, looked at from outside. */
public final class DemoRun implements AutoCloseable {
    /** What the launcher gives a demo. */
    public static final List<String> FLAGS = List.of(
            "-XX:+UseSerialGC",
            "-Xms48m",
            "-Xmx320m",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    private static final long LOOK_MILLIS = 500;

    private final Process process;
    private final Home home;
    private final long started = System.nanoTime();
    private Instant onset = Instant.MAX;

    private DemoRun(Process process, Home home) {
        this.process = process;
        this.home = home;
    }

    /**
     * Starts it with the memory that the launcher gives it.
     *
     * @param folder an empty one for its plant
     * @param options further ones of the command
     * @throws MillwrightException if it does not start
     */
    public static DemoRun start(Path folder, List<String> options) {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(FLAGS);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "org.millwright.program.Main"));
        command.addAll(List.of("demo", "--json", "--home", folder.toString()));
        command.addAll(options);
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(folder.resolve("demo.log").toFile())
                    .start();
            return new DemoRun(process, new Home(folder));
        } catch (IOException failed) {
            throw broken(failed);
        }
    }

    private static MillwrightException broken(IOException failed) {
        return new MillwrightException(
                new Problem.Unreachable(Message.of(
                        "bench.demo.broken",
                        "The demo did not start: {why}.",
                        "why",
                        String.valueOf(failed.getMessage()))),
                failed);
    }

    /** Waits for the link; says after how many seconds it came. */
    public double linked() {
        try (BufferedReader said =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            StringBuilder document = new StringBuilder();
            String line = said.readLine();
            while (line != null && !document.toString().contains("\"link\"")) {
                document.append(line);
                if (document.toString().contains("\"link\"")) {
                    return seconds();
                }
                line = said.readLine();
            }
            throw new IOException("it ended without a link");
        } catch (IOException failed) {
            throw broken(failed);
        }
    }

    /** Seconds since the start. */
    public double seconds() {
        return (System.nanoTime() - started) / 1e9;
    }

    /** Every warning there is. */
    public JsonNode warnings() {
        return client().get("/api/v1/warnings", new ServerClient.Query().with("all", "yes"))
                .path("warnings");
    }

    /** True if the evidence of a warning is drawn for its screen. */
    boolean pageHolds(String id) {
        try (var page =
                client().stream("/api/v1/warnings/" + ServerClient.part(id) + "/drawing", new ServerClient.Query())) {
            String html = new String(page.readAllBytes(), StandardCharsets.UTF_8);
            return html.contains("<svg") && tags(id).stream().anyMatch(html::contains);
        } catch (IOException cut) {
            return false;
        }
    }

    List<String> tags(String id) {
        List<String> tags = new ArrayList<>();
        client().get("/api/v1/warnings/" + ServerClient.part(id), new ServerClient.Query())
                .path("tags")
                .forEach(tag -> tags.add(tag.asText()));
        return tags;
    }

    /** When the fault began, in plant time; in the far future before it has. */
    Instant onset() {
        if (onset.equals(Instant.MAX)) {
            JsonNode injected = plant().path("injected");
            if (!injected.isEmpty()) {
                onset = Instant.parse(injected.get(0).path("onset").asText());
            }
        }
        return onset;
    }

    /** Speaks to it. */
    public ServerClient client() {
        return ServerClient.of(home, Map.of(), Language.ENGLISH);
    }

    /** The program's process; the practice plant is below it. */
    public ProcessHandle program() {
        return process.toHandle();
    }

    /** How its practice plant is. */
    public JsonNode plant() {
        return new ControlClient(home.below("practice-plant").resolve("control.json")).state();
    }

    void pause() {
        try {
            if (process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                throw broken(new IOException("it ended by itself"));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The bench was interrupted.", stopped);
        }
    }

    /** The most memory that its processes had resident, summed. */
    double peakMegabytes() {
        return DemoSuite.family(process.toHandle()).mapToDouble(DemoRun::peak).sum();
    }

    private static double peak(ProcessHandle one) {
        try {
            return Files.readAllLines(Path.of("/proc", Long.toString(one.pid()), "status")).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024)
                    .findFirst()
                    .orElse(Double.NaN);
        } catch (IOException noSuchSystem) {
            return Double.NaN;
        }
    }

    @Override
    public void close() {
        List<ProcessHandle> family = DemoSuite.family(process.toHandle()).toList();
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
        family.forEach(ProcessHandle::destroyForcibly);
    }
}
