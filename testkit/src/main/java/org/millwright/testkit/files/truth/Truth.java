package org.millwright.testkit.files.truth;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.millwright.recording.TimeAxis;

/**
 * What is true of one recording: every reading of it that is right, and every refusal that is. Where a file leaves more than one
 * behaviour open, any one of them will do; where it leaves none, {@code readings} is empty and it has to be refused.
 *
 * @param readings the right readings; empty for a recording that must be refused
 * @param refusals what a right refusal names; empty for a recording that must be read
 */
public record Truth(List<Content> readings, List<Refusal> refusals) {
    public Truth {
        readings = List.copyOf(readings);
        refusals = List.copyOf(refusals);
        if (readings.isEmpty() && refusals.isEmpty()) {
            throw new IllegalArgumentException("Nothing would be right.");
        }
    }

    /**
     * One right reading.
     *
     * @param clock how the times are to be read
     * @param machines every machine, in order of first appearance
     * @param rows how many rows, handed out and skipped together, the report may count
     * @param toSay columns about which a note, a reason for leaving out, or the understanding has to speak, each by any of its names
     */
    public record Content(Clock clock, List<Machine> machines, Range rows, List<Set<String>> toSay) {
        public Content {
            machines = List.copyOf(machines);
            toSay = List.copyOf(toSay);
        }
    }

    /**
     * The meaning of the times.
     *
     * @param kind what microsecond 0 is
     * @param tolerance by how many microseconds a time may differ, where the text itself is rounded
     * @param anyOrigin true where all times may be shifted by one constant
     */
    public record Clock(TimeAxis.Kind kind, long tolerance, boolean anyOrigin) {
        /** Row numbers. */
        public static final Clock ROWS = new Clock(TimeAxis.Kind.ROWS, 0, false);
    }

    /**
     * One machine.
     *
     * @param name the machine's name; empty where any will do
     */
    public record Machine(String name, List<Point> points, List<Row> rows) {
        public Machine {
            points = List.copyOf(points);
            rows = List.copyOf(rows);
        }
    }

    /**
     * One tag.
     *
     * @param names the names that are right, compared by letters and digits alone; one ending in "*" is a beginning; empty: any
     * @param units the units that are right
     * @param required false where leaving the column out is right as well
     */
    public record Point(Set<String> names, Set<String> units, boolean required) {
        public Point {
            names = Set.copyOf(names);
            units = Set.copyOf(units);
        }

        boolean named(String actual) {
            return names.isEmpty() || names.stream().anyMatch(name -> matches(name, letters(actual)));
        }

        private static boolean matches(String name, String actual) {
            String wanted = letters(name);
            return name.endsWith("*") ? actual.startsWith(wanted) : actual.equals(wanted);
        }
    }

    /**
     * One data row.
     *
     * @param time in microseconds
     * @param line where it stands in the file, from 1; 0 where it has no single line
     * @param fate whether it may or must be skipped
     */
    public record Row(long time, long line, Fate fate, List<Cell> cells) {
        public Row {
            cells = List.copyOf(cells);
        }
    }

    /** What may become of a row. */
    public enum Fate {
        READ,
        READ_OR_SKIPPED,
        SKIPPED
    }

    /** An inclusive range of counts. */
    public record Range(long least, long most) {
        boolean holds(long count) {
            return least <= count && count <= most;
        }
    }

    /**
     * What a refusal has to name besides a cure.
     *
     * @param row true if a row has to be named
     * @param rows the row numbers of which one has to be named; empty: any
     * @param columns the columns of which one has to be named; empty: none
     */
    public record Refusal(boolean row, Set<Long> rows, Set<String> columns) {
        /** A cure is enough: no row or column is to blame. */
        public static final Refusal CURE = new Refusal(false, Set.of(), Set.of());

        public Refusal {
            rows = Set.copyOf(rows);
            columns = Set.copyOf(columns);
        }
    }

    /** The letters and digits of a name, in lower case: how a name is joined from its parts is the reader's choice. */
    public static String letters(String name) {
        StringBuilder kept = new StringBuilder();
        name.toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .forEach(kept::appendCodePoint);
        return kept.toString();
    }
}
