package org.millwright.program.cli;

import java.util.Map;

/**
 * What the three streams are connected to, as the launcher saw it; a Java program cannot see it for each stream.
 *
 * @param out true where stdout is a terminal
 * @param err true where stderr is a terminal
 * @param columns its width in cells, 20 to 400; 80 where nobody knows
 * @param ascii true where its character set may not draw more than ASCII
 */
record Terminal(boolean out, boolean err, int columns, boolean ascii) {
    private static final int USUAL = 80;
    private static final int NARROWEST = 20;
    private static final int WIDEST = 400;

    Terminal {
        columns = columns < NARROWEST || columns > WIDEST ? USUAL : columns;
    }

    /** From the variables that the launcher sets; without them no stream is taken for a terminal. */
    static Terminal of(Map<String, String> environment) {
        String terminals = environment.getOrDefault("MILLWRIGHT_TERMINAL", "");
        String columns = environment.getOrDefault("MILLWRIGHT_COLUMNS", "");
        return new Terminal(
                terminals.contains("1"),
                terminals.contains("2"),
                columns.matches("\\d{1,4}") ? Integer.parseInt(columns) : USUAL,
                environment.getOrDefault("MILLWRIGHT_CHARSET", "").equals("ascii"));
    }
}
