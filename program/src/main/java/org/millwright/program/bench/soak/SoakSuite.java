package org.millwright.program.bench.soak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.millwright.Message;
import org.millwright.MillwrightException;
import org.millwright.Problem;
import org.millwright.history.journal.LossLedger;
import org.millwright.machine.connect.Loss;
import org.millwright.program.bench.BenchRequest;
import org.millwright.program.bench.Measurement;
import org.millwright.program.bench.Suite;
import org.millwright.program.bench.demo.DemoRun;

/**
 * {@code bench soak}: a demo at speed 60 with the memory that the launcher gives it, an outage of its wire every five minutes, and after the
 * first ten minutes the slopes of its memory, threads and handles. At the end every row of every machine is looked for in the history.
 */
public final class SoakSuite implements Suite {
    /** The plant must not catch up with the clock, for then it goes at speed 1. */
    private static final Duration MARGIN = Duration.ofHours(8);

    private static final int SPEED = 60;

    @Override
    public String name() {
        return "soak";
    }

    @Override
    public String about() {
        return "whether memory, threads and handles stay flat over a long time with outages";
    }

    @Override
    public Measurement measure(BenchRequest request) {
        SoakPlan plan = SoakPlan.of(request);
        Path home = folder();
        Duration back = plan.whole().multipliedBy(SPEED).plus(MARGIN);
        String past = plan.isShort() ? "1d" : "7d";
        Measurement told = new Measurement()
                .configured("minutes", plan.whole().toSeconds() / 60.0)
                .configured("warm_up_minutes", plan.warmUp().toSeconds() / 60.0)
                .configured("outage_seconds", plan.outage().toSeconds())
                .configured("outage_every_seconds", plan.every().toSeconds())
                .configured("past", past)
                .configured("java", String.join(" ", DemoRun.FLAGS));
        Ended ended;
        try (DemoRun demo =
                DemoRun.start(home, List.of("--speed", "" + SPEED, "--past", past, "--back", back.toHours() + "h"))) {
            demo.linked();
            ended = watch(demo, plan, request.seeds().base(), told);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The bench was interrupted.", stopped);
        }
        losses(home, ended, told);
        return told;
    }

    private record Ended(Instant from, Map<String, RowCheck> rows) {}

    private static Ended watch(DemoRun demo, SoakPlan plan, long seed, Measurement told) throws InterruptedException {
        try (LongRun run = LongRun.of(demo, seed)) {
            Instant from = run.plantTime();
            Watched watched = new Watched(run, plan, seed);
            watched.watch();
            Thread.sleep(Duration.ofSeconds(10));
            slopes(Look.after(watched.looks(), plan.warmUp().toSeconds() / 60.0), watched.looks(), told);
            told.figure("soak.outages", watched.outages())
                    .figure("soak.reconnects", watched.back().size())
                    .figure(
                            "soak.reconnect_max_s",
                            watched.back().stream()
                                    .mapToDouble(Double::doubleValue)
                                    .max()
                                    .orElse(Double.NaN))
                    .figure("soak.state", run.state())
                    .figure("soak.warnings", run.warnings());
            return new Ended(from, run.rows(from, run.plantTime().minusSeconds(10L * SPEED)));
        }
    }

    private static void slopes(List<Look> warm, List<Look> all, Measurement told) {
        told.figure("soak.rss_slope_mb_per_min", Slope.of(warm, Look::minutes, Look::resident))
                .figure("soak.threads_slope_per_10_min", 10 * Slope.of(warm, Look::minutes, Look::threads))
                .figure("soak.handles_slope_per_10_min", 10 * Slope.of(warm, Look::minutes, Look::handles))
                .figure("soak.heap_used_slope_mb_per_min", Slope.of(warm, Look::minutes, Look::heapUsed))
                .figure("soak.heap_taken_slope_mb_per_min", Slope.of(warm, Look::minutes, Look::heapTaken))
                .figure("soak.outside_heap_slope_mb_per_min", Slope.of(warm, Look::minutes, SoakSuite::outside))
                .figure(
                        "soak.rss_mb_at_warm_up",
                        warm.isEmpty() ? Double.NaN : warm.getFirst().resident())
                .figure("soak.rss_mb_max", most(all, Look::resident))
                .figure("soak.threads_max", most(all, Look::threads))
                .figure("soak.handles_max", most(all, Look::handles))
                .figure("soak.heap_taken_mb_max", most(all, Look::heapTaken))
                .figure("soak.looks", all.size());
    }

    private static double outside(Look look) {
        return look.resident() - look.heapTaken();
    }

    private static double most(List<Look> all, ToDoubleFunction<Look> which) {
        return all.stream().mapToDouble(which).filter(Double::isFinite).max().orElse(Double.NaN);
    }

    /** Reads the ledger of the program that has ended. */
    private static void losses(Path home, Ended ended, Measurement told) {
        long from = ended.from.toEpochMilli() * 1_000;
        List<Loss> all;
        try (LossLedger ledger = LossLedger.open(home.resolve("losses.tsv"))) {
            all = ledger.all().stream()
                    .filter(loss -> loss.untilMicros() > from)
                    .toList();
        }
        long unreported = 0;
        long missing = 0;
        for (Map.Entry<String, RowCheck> machine : ended.rows.entrySet()) {
            long known = all.stream()
                    .filter(loss -> loss.what().equals(machine.getKey()))
                    .mapToLong(Loss::values)
                    .sum();
            long lacks = machine.getValue().missing() + machine.getValue().holes();
            missing += lacks;
            unreported += Math.max(0, lacks - known);
        }
        long general = all.stream()
                .filter(loss -> loss.what().isEmpty())
                .mapToLong(Loss::values)
                .sum();
        told.figure(
                        "soak.values",
                        ended.rows.values().stream().mapToLong(RowCheck::values).sum())
                .figure("soak.loss.missing", missing)
                .figure(
                        "soak.loss.holes",
                        ended.rows.values().stream().mapToLong(RowCheck::holes).sum())
                .figure(
                        "soak.loss.reported",
                        all.stream().mapToLong(Loss::values).sum())
                .figure("soak.loss.unreported", Math.max(0, unreported - general))
                .figure(
                        "soak.order_violations",
                        ended.rows.values().stream()
                                .mapToLong(RowCheck::disorder)
                                .sum());
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("millwright-bench-soak-");
        } catch (IOException full) {
            throw new MillwrightException(
                    new Problem.Exhausted(Message.of(
                            "bench.soak.folder",
                            "The bench cannot make a folder for the program: {why}. Maybe the disk is full.",
                            "why",
                            String.valueOf(full.getMessage()))),
                    full);
        }
    }
}
