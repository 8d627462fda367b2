package org.millwright.program.text;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.millwright.recording.TimeAxis;
import org.millwright.warning.Amount;
import org.millwright.warning.TimeFormat;

/**
 * Writes the times of one recording: dates in 24 hours with year first, seconds since the start as {@code +1:02:03}, rows by their
 * number. An hour that happens twice in autumn carries its offset. No finer than the rows of the recording.
 */
public final class Times implements TimeFormat {
    private static final long SECOND = 1_000_000;
    private static final long MINUTE = 60 * SECOND;

    private final TimeAxis axis;
    private final Texts texts;

    public Times(TimeAxis axis, Texts texts) {
        this.axis = axis;
        this.texts = texts;
    }

    /** The zone in which instants are shown: the one named, else UTC. */
    public ZoneId zone() {
        ZoneId named = axis.zone();
        return axis.kind() == TimeAxis.Kind.INSTANT && named != null ? named : ZoneOffset.UTC;
    }

    @Override
    public String at(long micros) {
        return switch (axis.kind()) {
            case INSTANT, LOCAL -> dated(micros);
            case ELAPSED -> elapsed(micros);
            case ROWS -> texts.say("text.time.row", "row {row}", "row", Amount.grouped(micros / SECOND + 1));
        };
    }

    @Override
    public String length(long micros) {
        if (axis.kind() == TimeAxis.Kind.ROWS) {
            long rows = micros / SECOND;
            return rows == 1
                    ? texts.say("text.length.row", "1 row")
                    : texts.say("text.length.rows", "{count} rows", "count", Amount.grouped(rows));
        }
        if (micros < MINUTE) {
            return underAMinute(micros);
        }
        long seconds = Math.round((double) micros / SECOND);
        if (seconds < 3_600) {
            return minutes(seconds);
        }
        long minutes = Math.round(seconds / 60.0);
        return minutes < 1_440 ? hours(minutes) : days(Math.round(minutes / 60.0));
    }

    /** What the times mean, for a person who reads them. */
    public String meaning() {
        return switch (axis.kind()) {
            case INSTANT -> texts.say("text.axis.instant", "Times are in the zone {zone}.", "zone", zone().getId());
            case LOCAL ->
                texts.say("text.axis.local", "Times are local: the recording names no zone, and none was guessed.");
            case ELAPSED -> texts.say("text.axis.elapsed", "Times count hours, minutes and seconds from the start.");
            case ROWS -> texts.say("text.axis.rows", "The recording has no usable time; rows are counted instead.");
        };
    }

    /** The wall clock of a dated axis. */
    public LocalDateTime wall(long micros) {
        return LocalDateTime.ofInstant(Instant.EPOCH.plus(micros, ChronoUnit.MICROS), zone());
    }

    private String dated(long micros) {
        LocalDateTime wall = wall(micros);
        boolean twice = zone().getRules().getValidOffsets(wall).size() > 1;
        String pattern = "yyyy-MM-dd HH:mm" + seconds(micros);
        String written = wall.format(DateTimeFormatter.ofPattern(pattern, Locale.ROOT));
        return twice ? written + zone().getRules().getOffset(Instant.EPOCH.plus(micros, ChronoUnit.MICROS)) : written;
    }

    /** Seconds and their parts only where the recording has some. */
    private String seconds(long micros) {
        if (axis.stepMicros() < SECOND || micros % SECOND != 0) {
            return ":ss.SSS";
        }
        return axis.stepMicros() % MINUTE == 0 && micros % MINUTE == 0 ? "" : ":ss";
    }

    private String elapsed(long micros) {
        long size = Math.abs(micros);
        long whole = size / SECOND;
        String text = "%s%d:%02d:%02d".formatted(micros < 0 ? "−" : "+", whole / 3600, whole / 60 % 60, whole % 60);
        return axis.stepMicros() < SECOND ? text + ".%03d".formatted(size % SECOND / 1000) : text;
    }

    private String days(long hours) {
        return texts.say("text.length.days", "{days} d {hours} h", "days", hours / 24, "hours", hours % 24);
    }

    private String hours(long minutes) {
        return texts.say(
                "text.length.hours", "{hours} h {minutes} min", "hours", minutes / 60, "minutes", minutes % 60);
    }

    private String minutes(long seconds) {
        return seconds % 60 == 0
                ? texts.say("text.length.minutes", "{minutes} min", "minutes", seconds / 60)
                : texts.say(
                        "text.length.minutes-seconds",
                        "{minutes} min {seconds} s",
                        "minutes",
                        seconds / 60,
                        "seconds",
                        seconds % 60);
    }

    private String underAMinute(long micros) {
        return texts.say("text.length.seconds", "{seconds} s", "seconds", Amount.plain((double) micros / SECOND, 0));
    }
}
