package org.millwright.simulation.line;

import org.jspecify.annotations.Nullable;
import org.millwright.simulation.chance.Sampler;
import org.millwright.simulation.kernel.Element;
import org.millwright.simulation.kernel.Kernel;
import org.millwright.simulation.kernel.Ticks;

/** The breakdowns of one station or vehicle: its up time, the call for the crew, the repair. */
final class Failing implements Element, Crew.Job {
    private static final int FAILS = 0;
    private static final int REPAIRED = 1;

    /** What breaks down. */
    interface Machine {
        void goesDown();

        void comesUp();
    }

    private final String path;
    private final Machine machine;
    private final Kernel kernel;
    private final Breakdowns breakdowns;
    private final @Nullable Sampler up;
    private final Sampler repair;
    private boolean calendar;
    private long upLeft = Ticks.NEVER;
    private long runsSince = -1;
    private long event = Kernel.NONE;
    private boolean isWorking;
    private boolean isDown;
    private boolean repairing;
    private boolean renewed;
    private long work;

    Failing(Line line, String path, Machine machine, Breakdowns breakdowns) {
        this.path = path;
        this.machine = machine;
        this.kernel = line.kernel();
        this.breakdowns = breakdowns;
        this.up = breakdowns.up() == null ? null : line.sampler(path, "failure", breakdowns.up());
        this.repair = line.sampler(path, "repair", breakdowns.repair());
    }

    @Override
    public String path() {
        return path;
    }

    void start(boolean byCalendar) {
        calendar = byCalendar;
        renew();
        run(calendar || isWorking);
    }

    private void renew() {
        upLeft = up == null ? Ticks.NEVER : up.ticks();
    }

    /** The station has begun to work, or has ended. */
    void works(boolean now) {
        isWorking = now;
        if (!calendar && !isDown) {
            run(now);
        }
    }

    private void run(boolean on) {
        if (upLeft == Ticks.NEVER || on == runsSince >= 0) {
            return;
        }
        if (on) {
            runsSince = kernel.now();
            event = kernel.in(upLeft, this, FAILS, 0);
        } else {
            upLeft -= kernel.now() - runsSince;
            runsSince = -1;
            kernel.cancel(event);
        }
    }

    /** The station breaks, or, if it is down already, there is more to repair. */
    void breakDown(long repairTicks) {
        if (!isDown) {
            goDown(repairTicks);
        } else if (repairing) {
            work += repairTicks;
            kernel.reschedule(event, runsSince + work);
        } else {
            work += repairTicks;
        }
    }

    private void goDown(long repairTicks) {
        run(false);
        isDown = true;
        work = repairTicks;
        machine.goesDown();
        Crew crew = breakdowns.crew();
        if (crew == null) {
            begin();
        } else {
            crew.call(this);
        }
    }

    @Override
    public void begin() {
        repairing = true;
        runsSince = kernel.now();
        event = kernel.in(work, this, REPAIRED, 0);
    }

    @Override
    public long work() {
        return work;
    }

    @Override
    public int urgency() {
        return breakdowns.urgency();
    }

    @Override
    public void on(int kind, long argument) {
        if (kind == FAILS) {
            renewed = true;
            goDown(repair.ticks());
        } else {
            repaired();
        }
    }

    private void repaired() {
        isDown = false;
        repairing = false;
        runsSince = -1;
        if (renewed) {
            renewed = false;
            renew();
        }
        Crew crew = breakdowns.crew();
        if (crew != null) {
            crew.done();
        }
        run(calendar || isWorking);
        machine.comesUp();
    }
}
