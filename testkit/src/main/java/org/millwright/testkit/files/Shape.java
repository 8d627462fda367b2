package org.millwright.testkit.files;

import java.util.List;

/** How a recording is spread over lines and files. */
interface Shape {
    /** The files it consists of; more than one make a folder. */
    List<Part> parts(Draft draft);

    /** How many data rows a report may count: rows that were put together count once or as often as they stand there. */
    Truth.Range rows(Draft draft);

    /**
     * One file.
     *
     * @param name its name without extension
     */
    record Part(String name, List<Line> lines) {
        public Part {
            lines = List.copyOf(lines);
        }

        static long others(List<Part> parts) {
            return parts.stream()
                    .flatMap(part -> part.lines().stream())
                    .filter(line -> line.role() != Line.Role.DATA)
                    .count();
        }
    }
}
