package org.millwright.adapters.files;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.millwright.MillwrightException;
import org.millwright.machine.connect.Connection;
import org.millwright.recording.ReadOptions;
import org.millwright.recording.cell.DateOrder;

/**
 * What a person has set.
 *
 * @param root the folder, or the one file
 * @param options how the files are to be read
 * @param names which file names count
 * @param machinePerFile true if each file is a machine of its own, false if each folder is one
 * @param look how often the folder is looked at
 * @param settle how long a file stands still until a last line without an end counts
 */
record FolderSettings(
        Path root, ReadOptions options, PathMatcher names, boolean machinePerFile, Duration look, Duration settle) {
    private static final Pattern TIME = Pattern.compile("(\\d{1,6})(ms|s|m|h)");

    static FolderSettings of(Connection connection) {
        return new FolderSettings(
                root(connection.address()),
                new ReadOptions(
                        Arrays.stream(text(connection, "ignore").split(","))
                                .map(String::strip)
                                .filter(header -> !header.isEmpty())
                                .collect(Collectors.toUnmodifiableSet()),
                        text(connection, "by").isEmpty() ? null : text(connection, "by"),
                        zone(text(connection, "zone")),
                        order(text(connection, "date-order")),
                        decimal(text(connection, "decimal"))),
                names(text(connection, "pattern")),
                perFile(text(connection, "machines")),
                time("look", connection.setting("look").orElse("1s"), Duration.ofMillis(10)),
                time("settle", connection.setting("settle").orElse("10m"), Duration.ZERO));
    }

    private static String text(Connection connection, String key) {
        return connection.setting(key).orElse("").strip();
    }

    private static Path root(String address) {
        try {
            return Path.of(address).toAbsolutePath().normalize();
        } catch (java.nio.file.InvalidPathException wrong) {
            throw MillwrightException.badRequest(
                    "files.address.wrong",
                    "The address ({address}) is no path of a folder: {reason}.",
                    "address",
                    address,
                    "reason",
                    String.valueOf(wrong.getReason()));
        }
    }

    private static @Nullable ZoneId zone(String text) {
        try {
            return text.isEmpty() ? null : ZoneId.of(text);
        } catch (DateTimeException none) {
            throw wrong("zone", text, "a zone such as Europe/Berlin, Asia/Shanghai or UTC");
        }
    }

    private static @Nullable DateOrder order(String text) {
        return switch (text) {
            case "" -> null;
            case "day-first" -> DateOrder.DAY_FIRST;
            case "month-first" -> DateOrder.MONTH_FIRST;
            default -> throw wrong("date-order", text, "day-first or month-first");
        };
    }

    private static @Nullable Character decimal(String text) {
        return switch (text) {
            case "" -> null;
            case "point", "." -> '.';
            case "comma", "," -> ',';
            default -> throw wrong("decimal", text, "point or comma");
        };
    }

    private static PathMatcher names(String text) {
        try {
            return FileSystems.getDefault().getPathMatcher("glob:" + (text.isEmpty() ? "*" : text));
        } catch (java.util.regex.PatternSyntaxException none) {
            throw wrong("pattern", text, "a pattern of names such as log_*.csv");
        }
    }

    private static boolean perFile(String text) {
        if (!Set.of("", "folder", "file").contains(text)) {
            throw wrong("machines", text, "folder or file");
        }
        return text.equals("file");
    }

    private static Duration time(String key, String text, Duration least) {
        Matcher time = TIME.matcher(text.strip());
        if (time.matches()) {
            long count = Long.parseLong(time.group(1));
            Duration span =
                    switch (time.group(2)) {
                        case "ms" -> Duration.ofMillis(count);
                        case "s" -> Duration.ofSeconds(count);
                        case "m" -> Duration.ofMinutes(count);
                        default -> Duration.ofHours(count);
                    };
            if (span.compareTo(least) >= 0 && span.compareTo(Duration.ofDays(1)) <= 0) {
                return span;
            }
        }
        throw wrong(key, text, "a time such as 500ms or 10s, up to 24h");
    }

    private static MillwrightException wrong(String key, String value, String wanted) {
        return MillwrightException.badRequest(
                "files.setting.wrong",
                "The setting {key} of a connection to files holds ({value}), not {wanted}.",
                "key",
                key,
                "value",
                value,
                "wanted",
                wanted);
    }

    /** The machine that the rows of a file belong to, as the front part of addresses; empty for files right in the folder. */
    String machine(String path) {
        int slash = path.lastIndexOf('/');
        if (!machinePerFile) {
            return slash < 0 ? "" : path.substring(0, slash);
        }
        int dot = path.indexOf('.', slash + 2);
        return dot < 0 ? path : path.substring(0, dot);
    }

    /** The machine of rows that name it in a column. */
    static String machine(String machine, String cell) {
        String name = cell.isEmpty() ? "" : cell.replace('/', '_');
        return machine.isEmpty() || name.isEmpty() ? machine + name : machine + "/" + name;
    }
}
