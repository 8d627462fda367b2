package org.millwright.adapters.opcua;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.jspecify.annotations.Nullable;
import org.millwright.machine.AssetPath;
import org.millwright.machine.Block;
import org.millwright.machine.MachineEvent;
import org.millwright.machine.SourceQuality;
import org.millwright.machine.connect.Intake;
import org.millwright.machine.connect.Loss;
import org.millwright.machine.connect.Loss.Reason;
import org.millwright.machine.connect.OddTimes;
import org.millwright.machine.connect.Point;
import org.millwright.machine.connect.RowGrouper;

/**
 * Turns values into rows and hands them to the intake; lives as long as a subscription of ours, over all sessions that it needs. Safe
 * for several threads.
 */
final class Delivery {
    private static final int BLOCK_VALUES = 20_000;
    private static final int ENOUGH = 20_000;
    private static final int HELD = 500_000;
    private static final double FULL = 0.9;

    private final ReentrantLock lock = new ReentrantLock();
    private final List<Point> points;
    private final String connection;
    private final Intake intake;
    private final Values values;
    private final InstantSource clock;
    private final RowGrouper rows;
    private final Gaps gaps;
    private final OddTimes odd = new OddTimes();
    private final boolean[] foreign;
    private final @Nullable String[] types;
    private final @Nullable String[] told;
    private int retyped;
    /** A server begins with the last value of each tag, which may have come before this program began. */
    private long first;

    private final LongAdder received = new LongAdder();
    private volatile long newest = Long.MIN_VALUE;
    private volatile @Nullable Instant arrived;
    private long unreadable;
    private long rounded;

    Delivery(String connection, List<Point> points, Intake intake, InstantSource clock, Gaps gaps) {
        this.points = points;
        this.connection = connection;
        this.intake = intake;
        this.clock = clock;
        this.gaps = gaps;
        values = new Values(clock);
        rows = new RowGrouper(points, BLOCK_VALUES, this::out);
        first = points.size();
        foreign = new boolean[points.size()];
        types = new @Nullable String[points.size()];
        told = new @Nullable String[points.size()];
    }

    /** Takes what one answer of the server brought, in its order. */
    void take(int[] which, List<DataValue> what) {
        lock.lock();
        try {
            long now = values.now();
            for (int i = 0; i < which.length; i++) {
                take(which[i], what.get(i), now);
            }
            received.add(which.length);
            arrived = clock.instant();
            if (rows.waiting() >= ENOUGH) {
                giveOut();
            }
        } finally {
            lock.unlock();
        }
    }

    private void take(int point, DataValue value, long now) {
        if (Values.status(value).value() == StatusCodes.Bad_WaitingForInitialData) {
            // The server has measured nothing yet, so there is nothing to keep.
            return;
        }
        Object plain = Values.plain(value);
        double number = Values.number(plain, points.get(point).tag());
        long time = values.time(value, now);
        if (!gaps.isNew(point, time, number)) {
            return;
        }
        values.oddTime(value, now).ifPresent(source -> odd.tell(points.get(point), source, now, intake));
        byte quality = values.quality(value, now);
        if (plain != null && retyped(point, Values.type(plain), now)) {
            number = Double.NaN;
            quality = SourceQuality.worst(quality, SourceQuality.BAD);
            unreadable++;
            foreign[point] = true;
        } else if (Values.foreign(plain, number)) {
            unreadable++;
            foreign[point] = true;
        } else if (Values.rounded(plain)) {
            rounded++;
        }
        gaps.came(point, time, number, (quality & SourceQuality.SOURCE_OVERFLOW) != 0);
        rows.add(point, time, number, quality);
        newest = Math.max(newest, time);
    }

    /** Notes the type of what came; true if it is of another kind than before, so that its number would mean something else. */
    private boolean retyped(int point, String type, long now) {
        String before = types[point];
        if (before == null) {
            types[point] = type;
            return false;
        }
        if (before.equals(type) || type.equals(told[point])) {
            return !Values.alike(before, type);
        }
        told[point] = type;
        retyped++;
        boolean alike = Values.alike(before, type);
        String text = alike
                ? "Its values are of another type than before. Both are numbers or both are words; they are kept."
                : "Its values are of another kind than before and are bad until the connection is started again.";
        event(point, "type-changed", now, text, Map.of("before", before, "now", type));
        return !alike;
    }

    /** A node was found by its names under another id. */
    void moved(int point, String address) {
        lock.lock();
        try {
            String text =
                    "The server has the tag under another id than before; it was found by the names that lead to it.";
            event(
                    point,
                    "node-moved",
                    values.now(),
                    text,
                    Map.of("before", points.get(point).address(), "now", address));
        } finally {
            lock.unlock();
        }
    }

    private void event(int point, String kind, long now, String text, Map<String, String> more) {
        Map<String, String> attributes = new java.util.TreeMap<>(more);
        attributes.put("tag", points.get(point).tag().name());
        intake.offer(new MachineEvent(points.get(point).asset(), now, kind, text, attributes));
    }

    /** How many tags have come in another type than before. */
    int retyped() {
        lock.lock();
        try {
            return retyped;
        } finally {
            lock.unlock();
        }
    }

    /** A tag that the server does not know is bad from now on; said once. */
    void vanished(int point) {
        lock.lock();
        try {
            rows.add(point, values.now(), Double.NaN, (byte) (SourceQuality.BAD | SourceQuality.TIME_SUSPECT));
        } finally {
            lock.unlock();
        }
    }

    /** Gives out what waits, unless the queue behind is nearly full and there is still room here. */
    void flush() {
        lock.lock();
        try {
            giveOut();
        } finally {
            lock.unlock();
        }
    }

    private void giveOut() {
        if (intake.fill() < FULL || rows.waiting() >= HELD) {
            rows.flush();
        }
        gaps.enter();
        count(Reason.PARSE, unreadable);
        unreadable = 0;
        count(Reason.PRECISION, rounded);
        rounded = 0;
    }

    /** Whether what is missing waits for the server's own history. */
    void defer(boolean wanted) {
        lock.lock();
        try {
            gaps.defer(wanted);
        } finally {
            lock.unlock();
        }
    }

    /** The times of which something is missing; each has to be settled. */
    List<Gaps.Hole> holes() {
        lock.lock();
        try {
            return gaps.holes();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Enters what is missing after all.
     *
     * @param filled how many values the server's history had of it
     */
    void settle(Gaps.Hole hole, long filled) {
        lock.lock();
        try {
            gaps.settle(hole, filled);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Takes values of one tag from the server's history, in order of time.
     *
     * @return how many lay inside the hole
     */
    long past(int point, List<DataValue> what, Gaps.Hole hole) {
        lock.lock();
        try {
            long now = values.now();
            long taken = 0;
            for (DataValue value : what) {
                Object plain = Values.plain(value);
                long time = values.time(value, now);
                if (plain != null && values.ownTime(value, now) && time > hole.from() && time < hole.until()) {
                    double number = Values.number(plain, points.get(point).tag());
                    byte quality = (byte) (values.quality(value, now) | SourceQuality.BACKFILLED);
                    rows.add(point, time, number, quality);
                    taken++;
                }
            }
            received.add(taken);
            return taken;
        } finally {
            lock.unlock();
        }
    }

    private void out(AssetPath asset, Block block) {
        if (first > 0) {
            first -= (long) block.rows() * block.tags().size();
            intake.again(asset, block);
        } else {
            intake.offer(asset, block);
        }
    }

    private void count(Reason reason, long lost) {
        if (lost > 0) {
            long now = values.now();
            intake.lost(new Loss(connection, "", now, now, reason, lost, true));
        }
    }

    /** Gives out what waits, whatever stands behind: nothing comes after. */
    void end() {
        lock.lock();
        try {
            gaps.defer(false);
            rows.flush();
            giveOut();
        } finally {
            lock.unlock();
        }
    }

    /** From here on a gap is the link's fault. */
    void interrupted() {
        lock.lock();
        try {
            gaps.interrupted();
        } finally {
            lock.unlock();
        }
    }

    /** True if the queue behind is so full that the source should wait. */
    boolean crowded(double level) {
        return intake.fill() > level;
    }

    long received() {
        return received.sum();
    }

    Optional<Instant> arrived() {
        return Optional.ofNullable(arrived);
    }

    /** The names of tags whose values are of another type than the tag was set up for. */
    List<String> foreign() {
        lock.lock();
        try {
            return IntStream.range(0, foreign.length)
                    .filter(point -> foreign[point])
                    .mapToObj(point -> points.get(point).path().toString())
                    .toList();
        } finally {
            lock.unlock();
        }
    }

    /** How far the newest value lay behind its arrival. */
    Duration lag() {
        Instant when = arrived;
        if (when == null || newest == Long.MIN_VALUE) {
            return Duration.ZERO;
        }
        Duration lag = Duration.of(ChronoUnit.MICROS.between(Instant.EPOCH, when) - newest, ChronoUnit.MICROS);
        return lag.isNegative() ? Duration.ZERO : lag;
    }
}
