package org.millwright.testkit.files.truth;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.millwright.MillwrightException;
import org.millwright.Problem;

/** Judges whether a refusal helps the person who gets it. */
public final class RefusalCheck {
    private static final Pattern NUMBER = Pattern.compile("\\d+");
    /** A cure tells the person to do something; these are the ways to say so, besides naming an option. */
    private static final Pattern CURE = Pattern.compile(
            "--\\w|\\b(use|give|save|try|choose|add|remove|check|export|name|open|say|set|rename|put|delete|copy|split|"
                    + "write|make|correct|replace|repair|mend|ask|see|maybe|perhaps|record|point|download|convert|format|pass|"
                    + "tell|mark|fill|quote|leave|keep|load|pick|fetch|send|state|specify|needs?|should|must|nearest)\\b");

    private RefusalCheck() {}

    /** What is wrong with a refusal, given the ones that would be right; empty if nothing is. */
    public static String faultOf(MillwrightException refusal, List<Truth.Refusal> right) {
        String text = refusal.problem().message().text();
        if (refusal.problem() instanceof Problem.Defect) {
            return "A defect of the program: " + text;
        }
        if (!CURE.matcher(text.toLowerCase(Locale.ROOT)).find()) {
            return "No cure: " + text;
        }
        String fault = "";
        for (Truth.Refusal wanted : right) {
            fault = faultOf(text, wanted);
            if (fault.isEmpty()) {
                return "";
            }
        }
        return fault;
    }

    private static String faultOf(String text, Truth.Refusal wanted) {
        if (wanted.row() && !namesRow(text, wanted.rows())) {
            return "No row (expected one of %s): %s".formatted(few(wanted.rows()), text);
        }
        if (!wanted.columns().isEmpty() && wanted.columns().stream().noneMatch(column -> namesColumn(text, column))) {
            return "No column (expected one of %s): %s".formatted(few(wanted.columns()), text);
        }
        return "";
    }

    private static boolean namesRow(String text, Set<Long> rows) {
        Matcher number = NUMBER.matcher(text.replace(",", ""));
        while (number.find()) {
            if (number.group().length() < 10 && (rows.isEmpty() || rows.contains(Long.valueOf(number.group())))) {
                return true;
            }
        }
        return false;
    }

    private static boolean namesColumn(String text, String column) {
        return Truth.letters(text).contains(Truth.letters(column));
    }

    private static String few(Set<?> all) {
        return all.stream().limit(5).toList().toString();
    }
}
