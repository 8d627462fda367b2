package org.millwright.program.bench.history;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.millwright.dataset.Range;
import org.millwright.history.HistorySettings;
import org.millwright.history.Wide;
import org.millwright.history.chart.Steps;
import org.millwright.history.journal.JournalSettings;
import org.millwright.machine.AssetPath;
import org.millwright.machine.Block;
import org.millwright.machine.connect.Ticket;

/** What the history costs and how fast it answers, in a process of its own. */
final class OursPart {
    private static final String CONNECTION = "bench";
    private static final long MEMORY = 2L << 30;
    private static final long DAY = 86_400_000_000L;
    static final long MOST_IN_MEMORY = 5_000_000;
    private static final long TAIL = 2_000_000;
    private static final int CALLS = 15;
    private static final Duration NEVER = Duration.ofDays(36_500);

    private final HistoryMaker maker;
    private final long seed;
    private final long values;
    private final int threads;
    private final Path folder;
    private final AtomicReference<Instant> clock =
            new AtomicReference<>(Instant.ofEpochSecond(BenchData.START / 1_000_000 + 10 * 86_400));

    OursPart(HistoryMaker maker, long seed, long values, int threads, Path folder) {
        this.maker = maker;
        this.seed = seed;
        this.values = values;
        this.threads = threads;
        this.folder = folder;
    }

    void run(Map<String, Object> figures) throws InterruptedException {
        long some = Math.min(values, MOST_IN_MEMORY);
        memory(some, false, "", figures);
        memory(some, true, "_wide", figures);
        files(figures);
        wideFiles(some, figures);
        figures.put("rss_mb", Costs.peakMegabytes());
    }

    private HistoryMaker.Opened open(String name, long tail, Duration lateness) {
        HistorySettings settings = new HistorySettings(MEMORY, threads, tail, lateness, 400, 4_000, true);
        return maker.open(folder.resolve(name), settings, clock::get, milestone -> {});
    }

    /** Offered, forced, applied: until everything can be read, with nothing moved into files. */
    private void memory(long count, boolean wide, String suffix, Map<String, Object> figures)
            throws InterruptedException {
        double made = Costs.generation(seed, count, wide);
        HistoryMaker.Opened opened = open("memory" + suffix, Long.MAX_VALUE, NEVER);
        try (Pipe pipe =
                new Pipe(folder.resolve("j" + suffix), CONNECTION, opened.historian(), JournalSettings.USUAL, 0)) {
            Costs costs = new Costs();
            feed(pipe, count, wide);
            pipe.drain();
            figures.put("ingest_cpu_ns_per_value" + suffix, (costs.cpuSeconds() - made) / count * 1e9);
            figures.put("ingest_values_per_s" + suffix, count / costs.seconds());
        } finally {
            opened.historian().close();
        }
    }

    private void feed(Pipe pipe, long count, boolean wide) throws InterruptedException {
        BenchData data = new BenchData(seed, wide);
        Ticket last = new Ticket();
        for (long done = 0; done < count; done += BenchData.BATCH) {
            last = pipe.offer(data.next());
        }
        last.await(Duration.ofMinutes(1));
    }

    /** Everything into files while somebody reads; then what lies there, and how fast it answers. */
    private void files(Map<String, Object> figures) throws InterruptedException {
        double made = Costs.generation(seed, values, false);
        HistoryMaker.Opened opened = open("files", TAIL, Duration.ofMinutes(5));
        try {
            try (Pipe pipe = new Pipe(folder.resolve("jf"), CONNECTION, opened.historian(), JournalSettings.USUAL, 0)) {
                List<Double> reads = Collections.synchronizedList(new ArrayList<>());
                Thread reader = Thread.ofPlatform().daemon().start(() -> readOn(opened, reads));
                Costs costs = new Costs();
                feed(pipe, values, false);
                pipe.drain();
                reader.interrupt();
                reader.join();
                opened.upkeep().compact();
                figures.put("ingest_cpu_ns_per_value_with_compaction", (costs.cpuSeconds() - made) / values * 1e9);
                figures.put("ingest_values_per_s_with_compaction", values / costs.seconds());
                figures.put("read_p95_ms_under_ingest", p95(reads));
                pipe.journal().release(opened.upkeep().needed(CONNECTION));
            }
            tidy(opened);
            long held = opened.upkeep().stock().values();
            figures.put("values_in_files", held);
            figures.put("bytes_per_value", (double) bytes("files", false) / held);
            figures.put("bytes_per_value_with_rollups", (double) bytes("files", true) / held);
            queries(opened, figures);
        } finally {
            opened.historian().close();
        }
    }

    private void tidy(HistoryMaker.Opened opened) {
        opened.mergeDays().accept(Long.MAX_VALUE);
        clock.updateAndGet(now -> now.plus(Duration.ofDays(2)));
        opened.mergeDays().accept(Long.MAX_VALUE);
    }

    private static void readOn(HistoryMaker.Opened opened, List<Double> reads) {
        long newest = BenchData.START;
        while (!Thread.currentThread().isInterrupted()) {
            try {
                Thread.sleep(50);
            } catch (InterruptedException stop) {
                return;
            }
            var last = opened.historian().last().of(BenchData.tag(7));
            if (last.isPresent()) {
                newest = last.get().timeMicros();
                Range minutes = new Range(newest - 600_000_000L, newest + 1);
                Costs costs = new Costs();
                opened.historian().raw(BenchData.tags(10), minutes, 100_000);
                reads.add(costs.seconds() * 1e3);
            }
        }
    }

    private static double p95(List<Double> reads) {
        List<Double> sorted = reads.stream().sorted().toList();
        return sorted.isEmpty() ? Double.NaN : sorted.get((int) (0.95 * (sorted.size() - 1)));
    }

    private static void queries(HistoryMaker.Opened opened, Map<String, Object> figures) {
        Range day = new Range(BenchData.START, BenchData.START + DAY);
        figures.put(
                "one_tag_day_ms", Costs.median(CALLS, () -> opened.historian().raw(BenchData.tags(1), day, 200_000)));
        figures.put("last_all_ms", Costs.median(CALLS, () -> {
            long[] count = new long[1];
            opened.historian().last().forEach(last -> count[0]++);
            if (count[0] != BenchData.TAGS) {
                throw new IllegalStateException("There are %d newest values.".formatted(count[0]));
            }
        }));
        figures.put("chart_50x24h_ms", Costs.median(CALLS, () -> opened.charts()
                .of(BenchData.tags(50), day, 1_000, Steps.Source.RAW)));
        figures.put("chart_50x24h_rollup_ms", Costs.median(CALLS, () -> opened.charts()
                .of(BenchData.tags(50), day, 1_000, Steps.Source.MINUTES)));
    }

    private void wideFiles(long count, Map<String, Object> figures) throws InterruptedException {
        HistoryMaker.Opened opened = open("widefiles", TAIL, Duration.ofMinutes(5));
        try {
            try (Pipe pipe = new Pipe(folder.resolve("jw"), CONNECTION, opened.historian(), JournalSettings.USUAL, 0)) {
                feed(pipe, count, true);
                pipe.drain();
                opened.upkeep().compact();
            }
            tidy(opened);
            long held = opened.upkeep().stock().values();
            figures.put("bytes_per_value_wide", (double) bytes("widefiles", false) / held);
            long[] read = new long[1];
            double ms = Costs.median(3, () -> read[0] = export(opened));
            figures.put("export_wide_values_per_s", read[0] / ms * 1e3);
        } finally {
            opened.historian().close();
        }
    }

    /** Reads every row of five machines side by side. */
    private static long export(HistoryMaker.Opened opened) {
        long read = 0;
        List<AssetPath> machines = opened.historian().catalogue().machines();
        List<String> tags = BenchData.tags(10).stream().map(tag -> tag.tag()).toList();
        for (AssetPath machine : machines.subList(0, 5)) {
            try (Wide wide = opened.historian().wide(machine, tags, new Range(0, Long.MAX_VALUE / 2))) {
                for (Block block = wide.next(); block.rows() > 0; block = wide.next()) {
                    read += (long) block.rows() * tags.size();
                }
            }
        }
        return read;
    }

    private long bytes(String name, boolean rollups) {
        try (Stream<Path> all = Files.walk(folder.resolve(name).resolve("cold"))) {
            long bytes = 0;
            for (Path file :
                    all.filter(file -> file.toString().endsWith(".parquet")).toList()) {
                String text = String.valueOf(file.getFileName());
                boolean raw = !text.contains(".minute") && !text.contains(".hour");
                bytes += raw || rollups ? Files.size(file) : 0;
            }
            return bytes;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Fills the journal and the memory, says so, and waits to be killed. */
    void fill() throws InterruptedException {
        HistoryMaker.Opened opened = open("reopen", TAIL, Duration.ofMinutes(5));
        Pipe pipe = new Pipe(folder.resolve("jr"), CONNECTION, opened.historian(), JournalSettings.USUAL, 0);
        BenchData data = new BenchData(seed, false);
        while (true) {
            for (int batch = 0; batch < 20; batch++) {
                pipe.offer(data.next()).await(Duration.ofMinutes(1));
            }
            pipe.journal().release(opened.upkeep().needed(CONNECTION));
        }
    }

    /** Opens what a kill left, and applies the journal again. */
    void reopen(Map<String, Object> figures) throws InterruptedException {
        Costs costs = new Costs();
        HistoryMaker.Opened opened = open("reopen", TAIL, Duration.ofMinutes(5));
        try (Pipe pipe = new Pipe(folder.resolve("jr"), CONNECTION, opened.historian(), JournalSettings.USUAL, 0)) {
            pipe.drain();
            figures.put("reopen_s", costs.seconds());
            figures.put("reopen_values", opened.upkeep().stock().tailValues());
        } finally {
            opened.historian().close();
        }
    }
}
