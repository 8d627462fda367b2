package org.millwright.program.plant;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import org.millwright.MillwrightException;
import org.millwright.plant.fault.Level;
import org.millwright.plant.world.Profile;
import org.millwright.plant.world.WorldSetup;
import picocli.CommandLine.Option;

/** Which plant it is, and how it runs. */
final class PlantOptions {
    private static final Duration BACK = Duration.ofHours(24);
    private static final double MOST_CHANGES = 20;
    private static final double FAST = 10;

    @Option(names = "--seed", paramLabel = "N", description = "Decides everything that is drawn. Default: 7.")
    private long seed = 7;

    @Option(names = "--speed", paramLabel = "X", description = "Plant seconds in a second. Default: 1.")
    private double speed = 1;

    @Option(names = "--profile", paramLabel = "NAME", description = "demo, line, bench or full. Default: demo.")
    private String profile = "demo";

    @Option(names = "--level", paramLabel = "NAME", description = "plain, ordinary or hard. Default: ordinary.")
    private String level = "ordinary";

    @Option(
            names = "--interval",
            paramLabel = "SPAN",
            converter = Spans.class,
            description = "Time between two values of a tag. Default: 1s up to speed 10, else 10s.")
    private @Nullable Duration interval;

    @Option(
            names = "--start",
            paramLabel = "TIME",
            description = "Plant time at the start, such as 2026-01-05T00:00:00Z.")
    private @Nullable String start;

    @Option(
            names = "--until-now",
            description = "Start 24 hours back and catch up with the clock; so it is without --start.")
    private boolean untilNow;

    @Option(
            names = "--history",
            paramLabel = "SPAN",
            converter = Spans.class,
            description = "Compute this much of the past first, without waiting.")
    private @Nullable Duration history;

    @Option(names = "--out", paramLabel = "FOLDER", description = "Where that past is written as Parquet files.")
    private @Nullable Path out;

    @Option(names = "--threads", paramLabel = "N", description = "Threads that compute. Default: 1.")
    private int threads = 1;

    @Option(names = "--force", description = "Allow a speed at which tags change more than 20 times a second.")
    private boolean force;

    double speed() {
        return speed;
    }

    @Nullable
    Duration history() {
        return history;
    }

    @Nullable
    Path out() {
        return out;
    }

    WorldSetup setup(Instant now) {
        if (!(speed > 0)) {
            throw MillwrightException.badRequest(
                    "plant.speed.none", "The speed ({speed}) must be more than 0.", "speed", speed);
        }
        if ((history == null) != (out == null)) {
            throw MillwrightException.badRequest(
                    "plant.history.half", "--history and --out belong together: how much past, and where it goes.");
        }
        int seconds = seconds();
        if (speed / seconds > MOST_CHANGES && !force) {
            throw MillwrightException.badRequest(
                    "plant.speed.high",
                    "At the speed {speed} with a value every {interval} s each tag would change {changes} times a second. The highest"
                            + " speed is {most}; --force allows more.",
                    "speed",
                    speed,
                    "interval",
                    seconds,
                    "changes",
                    Math.round(speed / seconds),
                    "most",
                    MOST_CHANGES * seconds);
        }
        return new WorldSetup(seed, Level.named(level), Profile.named(profile), begin(now), seconds, threads);
    }

    private int seconds() {
        if (interval == null) {
            return speed <= FAST && history == null ? 1 : 10;
        }
        return (int) Math.max(1, interval.toSeconds());
    }

    private Instant begin(Instant now) {
        if (start == null) {
            return now.minus(BACK).minus(history == null ? Duration.ZERO : history);
        }
        if (untilNow) {
            throw MillwrightException.badRequest(
                    "plant.start.twice", "--start and --until-now say two different beginnings. Leave one of them.");
        }
        try {
            return Instant.parse(start);
        } catch (DateTimeParseException unreadable) {
            throw MillwrightException.badRequest(
                    "plant.start.unreadable",
                    "The time ({text}) cannot be read. Write it as 2026-01-05T00:00:00Z.",
                    "text",
                    start);
        }
    }
}
