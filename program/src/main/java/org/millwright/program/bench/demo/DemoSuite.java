package org.millwright.program.bench.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.millwright.Message;
import org.millwright.MillwrightException;
import org.millwright.Problem;
import org.millwright.program.bench.BenchRequest;
import org.millwright.program.bench.Measurement;
import org.millwright.program.bench.Suite;

/**
 * {@code bench demo}: starts the demo in an empty home folder and stops the clock when the linked page holds the evidence of the first
 * warning that opened after the fault began, on its unit, with a true root among its first three tags.
 */
public final class DemoSuite implements Suite {
    private static final Duration LIMIT = Duration.ofMinutes(8);
    private static final String UNIT = "cnc05";
    private static final List<String> ROOTS = List.of("envelope", "spindle_temp", "vibration_rms", "kurtosis");
    private static final int FIRST_TAGS = 3;

    @Override
    public String name() {
        return "demo";
    }

    @Override
    public String about() {
        return "how soon the demo shows an explained warning, and in how much memory";
    }

    @Override
    public Measurement measure(BenchRequest request) {
        Path home = folder();
        try (DemoRun run = DemoRun.start(home, List.of())) {
            double serving = run.linked();
            Told told = follow(run);
            return new Measurement()
                    .figure("serving_s", serving)
                    .figure("first_warning_s", told.seconds)
                    .figure("first_warning_after_link_s", told.seconds - serving)
                    .figure("rss_mb", run.peakMegabytes())
                    .figure("unit_right", told.unitRight)
                    .figure("root_in_first_three", told.rootRight)
                    .figure("warnings_elsewhere_before", told.elsewhere)
                    .figure("headline", told.headline);
        }
    }

    private record Told(double seconds, boolean unitRight, boolean rootRight, int elsewhere, String headline) {}

    private static Told follow(DemoRun run) {
        int elsewhere = 0;
        while (run.seconds() < LIMIT.toSeconds()) {
            elsewhere = 0;
            for (JsonNode warning : run.warnings()) {
                if (!warning.path("asset").asText().endsWith("/" + UNIT)) {
                    elsewhere++;
                } else if (Instant.parse(warning.path("detected").asText()).isAfter(run.onset())
                        && run.pageHolds(warning.path("id").asText())) {
                    List<String> tags = run.tags(warning.path("id").asText());
                    boolean root = tags.stream().limit(FIRST_TAGS).anyMatch(ROOTS::contains);
                    return new Told(
                            run.seconds(),
                            true,
                            root,
                            elsewhere,
                            warning.path("headline").asText());
                }
            }
            run.pause();
        }
        return new Told(Double.NaN, false, false, elsewhere, "");
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("millwright-bench-demo-");
        } catch (IOException full) {
            throw new MillwrightException(
                    new Problem.Exhausted(Message.of(
                            "bench.demo.folder",
                            "The bench cannot make a folder for the demo: {why}.",
                            "why",
                            String.valueOf(full.getMessage()))),
                    full);
        }
    }

    /** The processes below one, itself included. */
    static Stream<ProcessHandle> family(ProcessHandle root) {
        return Stream.concat(Stream.of(root), root.descendants());
    }
}
