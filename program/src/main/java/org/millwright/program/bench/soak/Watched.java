package org.millwright.program.bench.soak;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.millwright.testkit.connect.OutageProxy.Mode;

/** Lets the time pass: spoils the way when it is due, looks at the program, and says each minute how it stands. For one thread. */
final class Watched {
    private static final System.Logger LOG = System.getLogger(Watched.class.getName());
    private static final List<Mode> MODES =
            List.of(Mode.REFUSE, Mode.RESET, Mode.SILENT, Mode.DEAF_CLIENT, Mode.DEAF_SERVER, Mode.FLAP);
    private static final double NANOS = 1e9;
    private static final double PATIENCE = 180;
    private static final long STEP_MILLIS = 200;

    private final LongRun run;
    private final SoakPlan plan;
    private final List<Look> looks = new ArrayList<>();
    private final List<Double> back = new ArrayList<>();
    private final List<Mode> order;
    private final long begun = System.nanoTime();
    private int outages;
    private boolean spoilt;
    private double spoiltAt;
    private double mended = Double.NaN;
    private long before;

    Watched(LongRun run, SoakPlan plan, long seed) {
        this.run = run;
        this.plan = plan;
        order = new ArrayList<>(MODES);
        Collections.shuffle(order, new Random(seed));
    }

    /** Watches to the end; the last outage is over long enough for its values to be there. */
    void watch() throws InterruptedException {
        double nextLook = 0;
        double nextWord = 0;
        double end = seconds(plan.whole());
        while (now() < end || spoilt || !Double.isNaN(mended)) {
            double now = now();
            turn(now, end);
            comeBack(now);
            if (now >= nextLook) {
                looks.add(run.look(now / 60));
                nextLook += seconds(plan.look());
            }
            if (now >= nextWord) {
                say(looks.getLast());
                nextWord += 60;
            }
            Thread.sleep(STEP_MILLIS);
        }
    }

    private static double seconds(java.time.Duration time) {
        return time.toNanos() / NANOS;
    }

    private double now() {
        return (System.nanoTime() - begun) / NANOS;
    }

    /** In the middle of each span, unless the way back from the outage before is still being waited for. */
    private void turn(double now, double end) {
        double length = seconds(plan.outage());
        double due = (outages + 0.5) * seconds(plan.every());
        if (!spoilt && Double.isNaN(mended) && now >= due && due + 2 * length <= end) {
            run.way(order.get(outages % order.size()));
            spoilt = true;
            spoiltAt = now;
            outages++;
        } else if (spoilt && now >= spoiltAt + length) {
            run.way(Mode.PASS);
            spoilt = false;
            mended = now;
            before = run.received();
        }
    }

    private void comeBack(double now) {
        if (!Double.isNaN(mended) && run.received() > before) {
            back.add(now - mended);
            mended = Double.NaN;
        } else if (!Double.isNaN(mended) && now - mended > PATIENCE) {
            // It has not come back: there are fewer reconnects than outages.
            mended = Double.NaN;
        }
    }

    private void say(Look look) {
        LOG.log(
                System.Logger.Level.INFO,
                String.format(
                        Locale.ROOT,
                        "minute %.0f: %.0f MB resident, heap %.0f of %.0f MB, %.0f threads, %.0f handles, %d of %d outages over",
                        look.minutes(),
                        look.resident(),
                        look.heapUsed(),
                        look.heapTaken(),
                        look.threads(),
                        look.handles(),
                        back.size(),
                        outages));
    }

    List<Look> looks() {
        return List.copyOf(looks);
    }

    int outages() {
        return outages;
    }

    /** Seconds from the end of an outage to the next value, for each after which one came. */
    List<Double> back() {
        return List.copyOf(back);
    }
}
