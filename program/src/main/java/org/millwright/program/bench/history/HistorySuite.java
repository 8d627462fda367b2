package org.millwright.program.bench.history;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.millwright.program.bench.BenchRequest;
import org.millwright.program.bench.Measurement;
import org.millwright.program.bench.Suite;

/**
 * What a history costs beside a bare database in memory, how small its files are beside one sorted copy, and how fast it answers. Each
 * side runs in a process of its own, in turns; the median counts.
 */
public final class HistorySuite implements Suite {
    private static final long VALUES = 20_000_000;
    private static final int RUNS = 3;
    private static final long FILL_SECONDS = 8;
    private static final String NAME = "history";

    private final HistoryMaker maker;

    public HistorySuite(HistoryMaker maker) {
        this.maker = maker;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String about() {
        return "cost, size and speed of the history beside a bare database, and how fast it is back after a kill";
    }

    /** The parts that its processes run; without one it is measured as a whole. */
    @Override
    public List<String> sets() {
        return List.of("ours", "bare", "fill", "reopen");
    }

    @Override
    public Measurement measure(BenchRequest request) {
        long values = request.number("values", VALUES);
        Map<String, Object> figures = new LinkedHashMap<>();
        String part = request.set();
        if (part == null) {
            whole(request, values, figures);
        } else {
            part(part, request, values, figures);
        }
        return new Measurement()
                .configured("values", values)
                .configured("tags", BenchData.TAGS)
                .configured("batch", BenchData.BATCH)
                .figure(NAME, figures);
    }

    private void part(String part, BenchRequest request, long values, Map<String, Object> figures) {
        Path folder = request.data() == null ? Folder.fresh() : request.data();
        long seed = request.seeds().base();
        int threads = Math.clamp(request.threads(), 1, 4);
        OursPart ours = new OursPart(maker, seed, values, threads, folder);
        try {
            switch (part) {
                case "bare" -> BarePart.run(seed, values, threads, folder, figures);
                case "fill" -> ours.fill();
                case "reopen" -> ours.reopen(figures);
                default -> ours.run(figures);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The measurement was interrupted.", stopped);
        }
    }

    private static void whole(BenchRequest request, long values, Map<String, Object> figures) {
        long runs = request.number("rounds", RUNS);
        Map<String, List<Double>> all = new TreeMap<>();
        List<String> more = List.of(
                "--values",
                String.valueOf(values),
                "--seed",
                String.valueOf(request.seeds().base()),
                "--threads",
                String.valueOf(request.threads()));
        for (int run = 0; run < runs; run++) {
            Map<String, Object> one = new LinkedHashMap<>();
            for (String part : List.of("bare", "ours")) {
                Folder.with(folder -> one.putAll(Child.run(NAME, part, folder, more)));
            }
            Folder.with(folder -> one.putAll(reopened(folder, more)));
            ratios(one);
            one.forEach((key, value) -> {
                if (value instanceof Number number) {
                    all.computeIfAbsent(key, name -> new ArrayList<>()).add(number.doubleValue());
                }
            });
        }
        all.forEach((key, told) -> {
            List<Double> sorted = told.stream().sorted().toList();
            figures.put(key, sorted.get(sorted.size() / 2));
            if (sorted.size() > 1) {
                figures.put(key + "_spread", sorted.getLast() - sorted.getFirst());
            }
        });
        figures.put("load_average", loadAverage());
    }

    private static double loadAverage() {
        return java.lang.management.ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    private static void ratios(Map<String, Object> one) {
        ratio(one, "ingest.cpu_ratio_vs_duckdb", "ingest_cpu_ns_per_value", "bare_cpu_ns_per_value");
        ratio(
                one,
                "ingest.cpu_ratio_with_compaction",
                "ingest_cpu_ns_per_value_with_compaction",
                "bare_cpu_ns_per_value");
        ratio(one, "size.ratio_vs_sorted_copy", "bytes_per_value", "sorted_copy_bytes_per_value");
    }

    private static void ratio(Map<String, Object> one, String name, String ours, String theirs) {
        if (one.get(ours) instanceof Number mine && one.get(theirs) instanceof Number other) {
            one.put(name, mine.doubleValue() / other.doubleValue());
        }
    }

    /** Kills a process at full ingest, and times the next one. */
    private static Map<String, Object> reopened(Path folder, List<String> more) {
        Process filling = Child.start("1g", NAME, "fill", folder, more);
        try {
            if (filling.waitFor(FILL_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("The process that was to be killed ended by itself.");
            }
            filling.destroyForcibly();
            filling.waitFor();
        } catch (InterruptedException stopped) {
            filling.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The measurement was interrupted.", stopped);
        }
        return Child.run(NAME, "reopen", folder, more);
    }

    /** Folders that are gone when the measurement is over. */
    static final class Folder {
        private Folder() {}

        /** Something done in a folder. */
        interface Use {
            void in(Path folder);
        }

        static void with(Use use) {
            Path folder = fresh();
            try {
                use.in(folder);
            } finally {
                delete(folder);
            }
        }

        static Path fresh() {
            try {
                return Files.createTempDirectory("millwright-history");
            } catch (IOException full) {
                throw new UncheckedIOException("No folder can be made for the measurement.", full);
            }
        }

        static void delete(Path folder) {
            try (var all = Files.walk(folder)) {
                for (Path each : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            } catch (IOException stays) {
                throw new UncheckedIOException("The folder (%s) cannot be deleted.".formatted(folder), stays);
            }
        }
    }
}
