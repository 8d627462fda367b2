package org.millwright.program.bench.soak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A process at one moment, as the operating system and its own figures say; not a number where nobody says.
 *
 * @param minutes since the first look
 * @param resident megabytes of memory that it holds
 * @param threads threads of the operating system
 * @param handles open files, sockets among them
 * @param heapUsed megabytes of objects, garbage among them
 * @param heapTaken megabytes that the heap has taken
 */
record Look(double minutes, double resident, double threads, double handles, double heapUsed, double heapTaken) {
    private static final double KILO = 1_024;
    private static final double MEGA = 1_048_576;

    /**
     * Looks.
     *
     * @param pid the process
     * @param figures what it tells of itself, in the text form of Prometheus
     */
    static Look at(double minutes, long pid, String figures) {
        Path process = Path.of("/proc", Long.toString(pid));
        Map<String, Double> status = status(process);
        return new Look(
                minutes,
                status.getOrDefault("VmRSS:", Double.NaN) / KILO,
                status.getOrDefault("Threads:", Double.NaN),
                handles(process),
                figure(figures, "millwright_heap_used_bytes") / MEGA,
                figure(figures, "millwright_heap_committed_bytes") / MEGA);
    }

    private static Map<String, Double> status(Path process) {
        Map<String, Double> numbers = new HashMap<>();
        try {
            for (String line : Files.readAllLines(process.resolve("status"))) {
                String[] words = line.split("\\s+", 3);
                if (words.length > 1 && words[1].matches("\\d+")) {
                    numbers.put(words[0], Double.valueOf(words[1]));
                }
            }
        } catch (IOException noSuchSystem) {
            return Map.of();
        }
        return numbers;
    }

    private static double handles(Path process) {
        try (Stream<Path> open = Files.list(process.resolve("fd"))) {
            return open.count();
        } catch (IOException noSuchSystem) {
            return Double.NaN;
        }
    }

    /** A figure without labels. */
    static double figure(String figures, String name) {
        return figures.lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(
                        line -> Double.parseDouble(line.substring(name.length()).strip()))
                .findFirst()
                .orElse(Double.NaN);
    }

    /** The looks that were taken after the program had warmed up. */
    static List<Look> after(List<Look> all, double minutes) {
        return all.stream().filter(look -> look.minutes() >= minutes).toList();
    }
}
