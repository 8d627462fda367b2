package org.millwright.simulation.line;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.millwright.simulation.kernel.Element;
import org.millwright.simulation.kernel.Kernel;
import org.millwright.simulation.kernel.Ticks;

/** One vehicle of a {@link Transport}: it works while it fetches, carries and hands over, is set up while it charges, and starves while it waits. */
public final class Vehicle implements Element, Line.Piece, Watched, Failing.Machine {
    private static final int LOADED = 0;
    private static final int ARRIVED = 1;
    private static final int CHARGED = 2;

    private final String path;
    private final Kernel kernel;
    private final Transport fleet;
    private final Failing failing;
    private final Times times;
    private Transport.Point at;
    private Transport.@Nullable Order order;
    private @Nullable Watch watch;
    private boolean loaded;
    private boolean charging;
    private boolean down;
    private double battery = 1;
    private long since;
    private long event = Kernel.NONE;
    private int kind;
    private long due;
    private long left;
    private long cycleStart;
    private long cycleTicks;
    private long finished;

    Vehicle(Line line, Transport fleet, String path, Transport.Point at, Breakdowns breakdowns) {
        this.path = path;
        this.kernel = line.kernel();
        this.fleet = fleet;
        this.at = at;
        this.times = new Times(kernel);
        this.failing = new Failing(line, path, this, breakdowns);
        // No two batteries are equally full when the run begins.
        this.battery = 0.3 + 0.7 * org.millwright.simulation.chance.Streams.uniform(line.stream(path, "battery"));
        line.join(path, this);
    }

    @Override
    public String path() {
        return path;
    }

    @Override
    public void start() {
        failing.start(true);
    }

    /** Shows its changes to somebody. */
    public void watch(Watch by) {
        watch = by;
    }

    Transport.Point at() {
        return at;
    }

    boolean isFree() {
        return order == null && !charging && !down;
    }

    void fetch(Transport.Order load) {
        drain();
        order = load;
        long empty = travel(at, load.leg().from());
        long carry = travel(load.leg().from(), load.leg().end());
        cycleStart = kernel.now();
        cycleTicks = empty + carry;
        plan(LOADED, empty);
        show();
    }

    private long travel(Transport.Point from, Transport.Point to) {
        return Ticks.of(from.distance(to) / fleet.drive().metresPerSecond()
                + fleet.drive().handlingSeconds());
    }

    private void plan(int what, long delay) {
        kind = what;
        due = kernel.now() + delay;
        event = kernel.at(due, this, what, 0);
    }

    /** What the time since the last change took from the battery. */
    private void drain() {
        double hours = (kernel.now() - since) / (double) Ticks.HOUR;
        since = kernel.now();
        if (!charging && !down) {
            double rate = order == null
                    ? fleet.drive().standingPerHour()
                    : fleet.drive().movingPerHour();
            battery = Math.max(0, battery - hours * rate);
        }
    }

    @Override
    public void on(int what, long argument) {
        drain();
        switch (what) {
            case LOADED -> {
                Transport.Point from = order().leg().from();
                at = from;
                loaded = true;
                plan(ARRIVED, travel(from, order().leg().end()));
            }
            case ARRIVED -> arrive();
            default -> {
                charging = false;
                battery = 1;
                fleet.free(this);
            }
        }
        show();
    }

    private Transport.Order order() {
        return Objects.requireNonNull(order);
    }

    private void arrive() {
        Transport.Order done = order();
        at = done.leg().end();
        loaded = false;
        finished++;
        order = null;
        if (battery < fleet.drive().low()) {
            charging = true;
            plan(CHARGED, Ticks.of(fleet.drive().chargeSeconds()));
        }
        done.place().take(done.load());
        fleet.free(this);
    }

    /** Breaks it now; a trip goes on after the repair. */
    public void breakDown(long repairTicks) {
        failing.breakDown(repairTicks);
    }

    @Override
    public void goesDown() {
        drain();
        down = true;
        left = kernel.cancel(event) ? due - kernel.now() : -1;
        show();
    }

    @Override
    public void comesUp() {
        drain();
        down = false;
        if (left >= 0) {
            cycleStart += kernel.now() - (due - left);
            plan(kind, left);
        } else {
            fleet.free(this);
        }
        show();
    }

    private void show() {
        times.enter(now());
        if (watch != null) {
            watch.changed(this);
        }
    }

    private Doing now() {
        if (down) {
            return Doing.DOWN;
        } else if (charging) {
            return Doing.SETUP;
        }
        return order == null ? Doing.STARVED : Doing.WORKING;
    }

    @Override
    public Doing doing() {
        return times.doing();
    }

    @Override
    public long cycleStart() {
        return cycleStart;
    }

    @Override
    public long cycleTicks() {
        return cycleTicks;
    }

    @Override
    public long finished() {
        return finished;
    }

    @Override
    public int family() {
        return 0;
    }

    /** 1 while it carries something. */
    @Override
    public double occupancy() {
        return loaded ? 1 : 0;
    }

    /** The share of the battery at the last change. */
    public double battery() {
        return battery;
    }

    /** How long it has been doing what. */
    public Times times() {
        return times;
    }

    @Override
    public void reset() {
        times.reset();
    }
}
