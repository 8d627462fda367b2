package org.millwright.simulation.line;

import java.util.ArrayDeque;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.millwright.simulation.chance.Distribution;
import org.millwright.simulation.chance.Sampler;
import org.millwright.simulation.chance.Streams;
import org.millwright.simulation.kernel.Kernel;
import org.millwright.simulation.kernel.Ticks;

/**
 * One or more servers that work on parts, set up between families, break down and are repaired, spoil parts, and are held by calendars. A breakdown
 * stops all servers. Without a place behind, a finished part stays in its server and blocks it.
 *
 * <p>Everything is configured before the line runs; random streams are named {@code service}, {@code setup}, {@code failure}, {@code repair} and
 * {@code quality}.
 */
public final class Station extends Node implements Watched, Calendar.Follower, Failing.Machine {
    private final Line line;
    private final Servers servers;
    private final Sampler[] cycles;
    private final ArrayDeque<Integer> blocked = new ArrayDeque<>();
    private final Level working;
    private final Times times;
    private Rules rules = Rules.USUAL;
    private @Nullable Exit exit;
    private @Nullable Setup setup;
    private @Nullable RandomGenerator setups;
    private @Nullable RandomGenerator quality;
    private double flaws;
    private @Nullable Failing failing;
    private @Nullable Watch watch;
    private boolean anticipates;
    private boolean held;
    private boolean down;
    private long finished;
    private long scrapped;
    private int last;
    private long cycleStart;

    /**
     * @param servers how many parts are worked on at once
     * @param cycles seconds a part, by its type; where there are fewer than types, the last holds
     */
    public Station(Line line, String path, int servers, Distribution... cycles) {
        super(line, path);
        if (servers < 1 || cycles.length == 0) {
            throw new IllegalArgumentException(
                    "The station (%s) has (%d) servers and (%d) cycle times.".formatted(path, servers, cycles.length));
        }
        this.line = line;
        this.servers = new Servers(servers);
        this.working = new Level(kernel());
        this.times = new Times(kernel());
        RandomGenerator service = line.stream(path, "service");
        this.cycles = new Sampler[cycles.length];
        for (int i = 0; i < cycles.length; i++) {
            this.cycles[i] = cycles[i].by(service);
        }
    }

    /** Which of the unsaid rules hold here. */
    public Station rules(Rules these) {
        rules = these;
        return this;
    }

    /** Parts of another family than the last one of a server need this first. */
    public Station setup(Setup between) {
        setup = between;
        setups = line.stream(path(), "setup");
        return this;
    }

    /** A server is set up as soon as the last part of an order has left it, where the part announces what follows; not only when the next has come. */
    public Station anticipates() {
        anticipates = true;
        return this;
    }

    /** It breaks down. */
    public Station fails(Breakdowns breakdowns) {
        failing = new Failing(line, path(), this, breakdowns);
        return this;
    }

    /** Each part is spoilt with this probability. */
    public Station flaws(double probability) {
        flaws = probability;
        quality = line.stream(path(), "quality");
        return this;
    }

    /** Parts go where this says, and not to the one next. */
    public Station exit(Exit chooser) {
        exit = chooser;
        return this;
    }

    /** Shows its changes to somebody. */
    public void watch(Watch by) {
        watch = by;
    }

    @Override
    public void start() {
        if (failing != null) {
            failing.start(rules.failureClock() == Rules.FailureClock.CALENDAR);
        }
    }

    // ---- parts come and go

    @Override
    @Nullable
    Node room(Part part) {
        if (held || (down && !rules.loadWhileDown()) || !servers.hasFree()) {
            return null;
        }
        servers.keep();
        return this;
    }

    @Override
    void take(Part part) {
        int server = servers.occupy();
        servers.part[server] = part;
        servers.cycle[server] = cycles[Math.min(part.type(), cycles.length - 1)].ticks();
        if (rules.blocking() == Rules.Blocking.BEFORE_SERVICE) {
            servers.exit[server] = exitOf(part);
        }
        prepare(server, part.family());
        go(server);
        show();
    }

    private void prepare(int server, int family) {
        int before = servers.family[server];
        if (setup == null || before < 0 || before == family) {
            servers.family[server] = family;
            toWork(server);
        } else {
            toSetup(server, setup, family);
        }
    }

    private void toSetup(int server, Setup between, int family) {
        double u = Streams.uniform(Objects.requireNonNull(setups));
        servers.left[server] =
                Ticks.of(between.between(servers.family[server], family).quantile(u));
        servers.family[server] = family;
        servers.enter(server, Servers.SETUP);
        last = server;
    }

    private Node exitOf(Part part) {
        return exit == null ? next() : exit.choose(part);
    }

    private void toWork(int server) {
        servers.enter(server, Servers.WORK);
        servers.left[server] = servers.cycle[server];
    }

    /** Lets the server run if nothing speaks against it. */
    private void go(int server) {
        byte phase = servers.phase[server];
        boolean stopped = down || (held && rules.shiftEnd() != Rules.ShiftEnd.FINISH_PART);
        if (stopped || servers.from[server] >= 0 || phase == Servers.FREE || phase == Servers.BLOCKED) {
            return;
        }
        if (phase != Servers.SETUP) {
            if (!hasPlace(server)) {
                servers.enter(server, Servers.WAITS);
                return;
            }
            servers.enter(server, Servers.WORK);
            count(1);
            last = server;
            cycleStart = kernel().now() - (servers.cycle[server] - servers.left[server]);
        }
        servers.from[server] = kernel().now();
        servers.event[server] = kernel().in(servers.left[server], this, 0, server);
    }

    private boolean hasPlace(int server) {
        if (rules.blocking() == Rules.Blocking.AFTER_SERVICE || servers.place[server] != null) {
            return true;
        }
        Node place = Objects.requireNonNull(servers.exit[server]).ask(this, part(server));
        servers.place[server] = place;
        return place != null;
    }

    private Part part(int server) {
        return Objects.requireNonNull(servers.part[server]);
    }

    private void count(int change) {
        working.add(change);
        if (failing != null) {
            failing.works(working.value() > 0);
        }
    }

    private void halt(int server) {
        if (servers.from[server] < 0) {
            return;
        }
        servers.left[server] -= kernel().now() - servers.from[server];
        servers.from[server] = -1;
        kernel().cancel(servers.event[server]);
        servers.event[server] = Kernel.NONE;
        if (servers.phase[server] == Servers.WORK) {
            count(-1);
        }
    }

    /** A server has ended its setup or its work; the argument is its number. */
    @Override
    public void on(int kind, long argument) {
        int server = (int) argument;
        servers.from[server] = -1;
        servers.event[server] = Kernel.NONE;
        if (servers.phase[server] == Servers.SETUP) {
            endSetup(server);
        } else {
            count(-1);
            complete(server);
        }
        show();
    }

    private void endSetup(int server) {
        if (servers.part[server] == null) {
            servers.release(server);
            wake();
        } else {
            toWork(server);
            go(server);
        }
    }

    private void complete(int server) {
        Part part = part(server);
        finished += part.pieces();
        if (quality != null && Streams.uniform(quality) < flaws) {
            part.flawed(true);
        }
        Node kept = servers.place[server];
        if (kept == null) {
            Node way = exitOf(part);
            servers.exit[server] = way;
            kept = way.ask(this, part);
        }
        if (kept == null) {
            servers.enter(server, Servers.BLOCKED);
            blocked.add(server);
        } else {
            leave(server, kept);
            wake();
        }
    }

    private void leave(int server, Node place) {
        Part part = part(server);
        servers.release(server);
        if (anticipates && setup != null && part.announced() >= 0 && servers.hasFree()) {
            int same = servers.seize();
            toSetup(same, setup, part.announced());
            go(same);
        }
        place.take(part);
    }

    /** Behind a full place the finished parts leave in the order in which they were finished. */
    @Override
    void freed() {
        boolean left = false;
        for (int tries = blocked.size(); tries > 0 && !blocked.isEmpty(); tries--) {
            int server = blocked.remove();
            Node place = Objects.requireNonNull(servers.exit[server]).ask(this, part(server));
            if (place == null) {
                blocked.add(server);
            } else {
                leave(server, place);
                left = true;
            }
        }
        if (servers.count(Servers.WAITS) > 0) {
            goAll();
        }
        if (left) {
            wake();
        }
        show();
    }

    private void goAll() {
        for (int server = 0; server < servers.size(); server++) {
            go(server);
        }
    }

    // ---- breakdowns and calendars

    /** Breaks it now: it goes down, and the crew repairs for so long. If it is down already, the work is added. */
    public void breakDown(long repairTicks) {
        if (failing == null) {
            throw new IllegalStateException("The station (%s) has nobody who repairs it.".formatted(path()));
        }
        failing.breakDown(repairTicks);
    }

    @Override
    public void goesDown() {
        down = true;
        for (int server = 0; server < servers.size(); server++) {
            halt(server);
        }
        show();
    }

    @Override
    public void comesUp() {
        down = false;
        for (int server = 0; server < servers.size(); server++) {
            if (isInterrupted(server)) {
                settle(server);
            }
        }
        goAll();
        wake();
        show();
    }

    private boolean isInterrupted(int server) {
        return servers.phase[server] == Servers.WORK && servers.left[server] < servers.cycle[server];
    }

    private void settle(int server) {
        switch (rules.afterFailure()) {
            case RESUME -> {}
            case RESTART -> servers.left[server] = servers.cycle[server];
            case SCRAP -> {
                scrapped += part(server).pieces();
                servers.release(server);
            }
        }
    }

    /** A calendar holds the station (0) or lets it go on (anything else). */
    @Override
    public void follow(int value) {
        held = value == 0;
        if (held && rules.shiftEnd() != Rules.ShiftEnd.FINISH_PART) {
            for (int server = 0; server < servers.size(); server++) {
                halt(server);
                if (isInterrupted(server) && rules.shiftEnd() == Rules.ShiftEnd.STOP_AND_RESTART) {
                    servers.left[server] = servers.cycle[server];
                }
            }
        } else if (!held) {
            goAll();
            wake();
        }
        show();
    }

    // ---- what is seen

    private void show() {
        times.enter(now());
        if (watch != null) {
            watch.changed(this);
        }
    }

    private Doing now() {
        if (down) {
            return Doing.DOWN;
        } else if (working.value() > 0) {
            return Doing.WORKING;
        } else if (held) {
            return Doing.OFF_SHIFT;
        } else if (servers.count(Servers.SETUP) > 0) {
            return Doing.SETUP;
        }
        return servers.count(Servers.BLOCKED) + servers.count(Servers.WAITS) > 0 ? Doing.BLOCKED : Doing.STARVED;
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
        return servers.cycle[last];
    }

    @Override
    public long finished() {
        return finished;
    }

    @Override
    public int family() {
        return Math.max(0, servers.family[last]);
    }

    @Override
    public double occupancy() {
        return 1 - (double) servers.count(Servers.FREE) / servers.size();
    }

    /** How many servers work. */
    public Level working() {
        return working;
    }

    /** How long it has been doing what. */
    public Times times() {
        return times;
    }

    /** How many pieces were lost to breakdowns since the run began. */
    public long scrapped() {
        return scrapped;
    }

    @Override
    public void reset() {
        working.reset();
        times.reset();
    }
}
