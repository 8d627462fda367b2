package org.millwright.program.cli;

import java.util.Map;

/** Colour on a terminal, where it is wanted. It never is the only signal: whatever is painted also says it in words. */
public final class Style {
    private final boolean colour;

    private Style(boolean colour) {
        this.colour = colour;
    }

    /** Paints nothing. */
    public static final Style PLAIN = new Style(false);

    /** When to paint. */
    enum Choice {
        /** On a terminal, unless NO_COLOR is set; elsewhere if CLICOLOR_FORCE is. */
        AUTO,
        ALWAYS,
        NEVER
    }

    /** What a piece of text means. */
    public enum Tone {
        STRONG("1"),
        QUIET("2"),
        GOOD("32"),
        CAUTION("33"),
        BAD("31");

        private final String code;

        Tone(String code) {
            this.code = code;
        }
    }

    static Style of(Choice choice, boolean terminal, Map<String, String> environment) {
        return switch (choice) {
            case ALWAYS -> new Style(true);
            case NEVER -> PLAIN;
            case AUTO -> new Style(forced(environment) || (terminal && allowed(environment)));
        };
    }

    private static boolean forced(Map<String, String> environment) {
        String force = environment.getOrDefault("CLICOLOR_FORCE", "0");
        return !force.isEmpty() && !force.equals("0") && !refused(environment);
    }

    private static boolean allowed(Map<String, String> environment) {
        return !refused(environment) && !environment.getOrDefault("TERM", "").equals("dumb");
    }

    private static boolean refused(Map<String, String> environment) {
        return !environment.getOrDefault("NO_COLOR", "").isEmpty();
    }

    public boolean colours() {
        return colour;
    }

    /** The text in the colour of its meaning, or as it is. */
    public String paint(Tone tone, String text) {
        return colour && !text.isEmpty() ? "\u001B[" + tone.code + "m" + text + "\u001B[0m" : text;
    }
}
