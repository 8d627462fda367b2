package org.millwright.adapters.openai;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts placeholders where texts must not leave the plant, and the texts back where the placeholders return. The same text has the
 * same placeholder as long as the program runs. For any number of threads.
 */
public final class Redaction {
    static final String OPEN = "[[hidden-";
    static final String CLOSE = "]]";

    private static final Pattern PLACEHOLDER = Pattern.compile("\\[\\[hidden-(\\d{1,9})]]");

    private final Pattern hidden;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> texts = new ArrayList<>();

    private Redaction(Pattern hidden) {
        this.hidden = hidden;
    }

    /**
     * Hides what a pattern finds and what equals a fact that is for the plant alone.
     *
     * @param patterns such as {@code \b\d{4}-\d{4}\b}
     * @param localOnly names and values as they occur in texts; empty ones are left out
     */
    public static Redaction of(List<Pattern> patterns, List<String> localOnly) {
        List<String> alternatives =
                new ArrayList<>(List.of(PLACEHOLDER.pattern().replace("(\\d{1,9})", "\\d{1,9}")));
        localOnly.stream()
                .filter(fact -> !fact.isEmpty())
                .sorted(Comparator.comparing(String::length).reversed())
                .map(Pattern::quote)
                .forEach(alternatives::add);
        patterns.stream().map(pattern -> "(?:" + pattern.pattern() + ")").forEach(alternatives::add);
        return new Redaction(Pattern.compile(String.join("|", alternatives)));
    }

    /** Hides nothing but texts that look like placeholders. */
    public static Redaction none() {
        return of(List.of(), List.of());
    }

    String hide(String text) {
        Matcher found = hidden.matcher(text);
        StringBuilder shown = new StringBuilder();
        while (found.find()) {
            if (!found.group().isEmpty()) {
                found.appendReplacement(shown, Matcher.quoteReplacement(OPEN + number(found.group()) + CLOSE));
            }
        }
        return found.appendTail(shown).toString();
    }

    private synchronized int number(String text) {
        return numbers.computeIfAbsent(text, any -> {
            texts.add(text);
            return texts.size();
        });
    }

    /** Restores; a placeholder that was never given stays as it is. */
    synchronized String show(String text) {
        Matcher found = PLACEHOLDER.matcher(text);
        StringBuilder shown = new StringBuilder();
        while (found.find()) {
            int number = Integer.parseInt(found.group(1));
            boolean known = number >= 1 && number <= texts.size();
            found.appendReplacement(shown, Matcher.quoteReplacement(known ? texts.get(number - 1) : found.group()));
        }
        return found.appendTail(shown).toString();
    }
}
