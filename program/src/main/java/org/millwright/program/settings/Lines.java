package org.millwright.program.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes one entry of the settings as lines of YAML, indented by two blanks. */
public final class Lines {
    private static final Pattern PLAIN =
            Pattern.compile("[\\p{L}\\p{N}/_.][\\p{L}\\p{N}/_.+-]*(:[\\p{L}\\p{N}/_.+-]+)*");
    private static final Set<String> WORDS_OF_YAML = Set.of("null", "true", "false", "yes", "no", "on", "off");

    private Lines() {}

    /** A connection. */
    public static List<String> of(Settings.Line line) {
        List<String> lines = new ArrayList<>();
        lines.add(word(line.name()) + ":");
        lines.add("  kind: " + word(line.kind()));
        lines.add("  address: " + word(line.address()));
        lines.add("  state: " + (line.running() ? "running" : "stopped"));
        lines.add("  interval: " + Spans.text(line.interval()));
        if (!line.settings().isEmpty()) {
            lines.add("  settings:");
            new TreeMap<>(line.settings()).forEach((key, value) -> lines.add("    " + word(key) + ": " + word(value)));
        }
        if (!line.points().isEmpty()) {
            lines.add("  points:");
            line.points().forEach(point -> lines.add("    - " + of(point)));
        }
        return lines;
    }

    private static String of(Settings.Reads point) {
        StringBuilder text = new StringBuilder("{asset: ")
                .append(inner(point.asset().toString()))
                .append(", tag: ")
                .append(inner(point.tag()))
                .append(", unit: ")
                .append(inner(point.unit()))
                .append(", address: ")
                .append(inner(point.address()));
        if (!point.words().isEmpty()) {
            text.append(", words: [")
                    .append(point.words().stream().map(Lines::inner).collect(Collectors.joining(", ")))
                    .append(']');
        }
        if (!point.options().isEmpty()) {
            text.append(", options: {").append(inner(point.options())).append('}');
        }
        return text.append('}').toString();
    }

    private static String inner(Map<String, String> options) {
        return new TreeMap<>(options)
                .entrySet().stream()
                        .map(one -> inner(one.getKey()) + ": " + inner(one.getValue()))
                        .collect(Collectors.joining(", "));
    }

    /** An asset. */
    public static List<String> of(Settings.Asset asset) {
        List<String> lines = new ArrayList<>();
        lines.add(word(asset.id()) + ":");
        lines.add("  name: " + word(asset.name()));
        if (!asset.parent().isEmpty()) {
            lines.add("  parent: " + word(asset.parent()));
        }
        return lines;
    }

    /** A watch. */
    public static List<String> of(Settings.Watch watch) {
        List<String> lines = new ArrayList<>();
        lines.add(word(watch.asset().toString()) + ":");
        lines.add("  budget: " + word(watch.budget()));
        lines.add("  baseline: " + word(watch.baseline()));
        if (!watch.ignore().isEmpty()) {
            lines.add(
                    "  ignore: [" + watch.ignore().stream().map(Lines::inner).collect(Collectors.joining(", ")) + "]");
        }
        return lines;
    }

    /** A word between braces, where a colon means something too. */
    private static String inner(String text) {
        return text.indexOf(':') >= 0 ? quoted(text) : word(text);
    }

    static String word(String text) {
        return PLAIN.matcher(text).matches() && !WORDS_OF_YAML.contains(text.toLowerCase(java.util.Locale.ROOT))
                ? text
                : quoted(text);
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(point -> {
            switch (point) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\t' -> quoted.append("\\t");
                default -> {
                    if (point < 0x20
                            || (point >= 0x7F && point < 0xA0)
                            || point == 0x2028
                            || point == 0x2029
                            || point == 0xFEFF) {
                        quoted.append("\\u%04x".formatted(point));
                    } else {
                        quoted.appendCodePoint(point);
                    }
                }
            }
        });
        return quoted.append('"').toString();
    }
}
