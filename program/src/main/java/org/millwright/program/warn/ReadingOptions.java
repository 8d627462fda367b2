package org.millwright.program.warn;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.millwright.MillwrightException;
import org.millwright.recording.ReadOptions;
import org.millwright.recording.cell.DateOrder;
import picocli.CommandLine.Option;

/** What a person may say about a recording; mix it in. */
final class ReadingOptions {
    @Option(
            names = "--ignore",
            paramLabel = "COLUMN",
            split = ",",
            description = "Leave a column out: labels, counters. May be given more than once.")
    private List<String> ignore = List.of();

    @Option(names = "--by", paramLabel = "COLUMN", description = "The column that names the machine of each row.")
    private @Nullable String by;

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            description = "The time zone of times without one, such as Europe/Berlin; else they stay local.")
    private @Nullable String zone;

    @Option(
            names = "--date-order",
            paramLabel = "ORDER",
            description = "day-first or month-first, for dates such as 03/04/2024 where no row decides it.")
    private @Nullable String dates;

    @Option(
            names = "--decimal",
            paramLabel = "SIGN",
            description = "The decimal sign, point or comma, where no cell decides it.")
    private @Nullable String decimal;

    ReadOptions read() {
        return new ReadOptions(Set.copyOf(ignore), by, zone(), dateOrder(), decimal());
    }

    private @Nullable ZoneId zone() {
        if (zone == null) {
            return null;
        }
        try {
            return ZoneId.of(zone);
        } catch (DateTimeException unknown) {
            throw MillwrightException.badRequest(
                    "warn.zone.unknown",
                    "There is no time zone ({zone}). Write it as Europe/Berlin, Asia/Shanghai, UTC or +08:00.",
                    "zone",
                    zone);
        }
    }

    private @Nullable DateOrder dateOrder() {
        if (dates == null) {
            return null;
        }
        return switch (dates.toLowerCase(Locale.ROOT)) {
            case "day-first", "dmy" -> DateOrder.DAY_FIRST;
            case "month-first", "mdy" -> DateOrder.MONTH_FIRST;
            default ->
                throw MillwrightException.badRequest(
                        "warn.dates.form",
                        "The order of dates ({text}) is not known. Write day-first or month-first.",
                        "text",
                        dates);
        };
    }

    private @Nullable Character decimal() {
        if (decimal == null) {
            return null;
        }
        return switch (decimal.toLowerCase(Locale.ROOT)) {
            case ".", "point" -> '.';
            case ",", "comma" -> ',';
            default ->
                throw MillwrightException.badRequest(
                        "warn.decimal.form", "({text}) is no decimal sign. Write point or comma.", "text", decimal);
        };
    }
}
