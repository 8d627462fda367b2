package org.millwright.testkit.files.write;

import java.util.List;

/**
 * One file to be.
 *
 * @param name its name without extension
 */
public record Part(String name, List<Line> lines) {
    public Part {
        lines = List.copyOf(lines);
    }

    /** How many lines of all parts hold no data. */
    public static long others(List<Part> parts) {
        return parts.stream()
                .flatMap(part -> part.lines().stream())
                .filter(line -> line.role() != Line.Role.DATA)
                .count();
    }
}
