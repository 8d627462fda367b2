package org.millwright.recording.table;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.millwright.Message;
import org.millwright.MillwrightException;
import org.millwright.recording.ReadOptions;
import org.millwright.recording.TimeAxis;

/** Reads the times of all rows and decides: the order of day and month, the machines, and what to do about rows out of order. */
final class TimeJudge {
    private static final long LONGEST_STEP = 26 * 3_600_000_000L;
    private static final long A_MONTH = 20 * TimePlan.DAY;

    private final Table table;
    private final Head head;
    private final Header header;
    private final TimeFound found;
    private final ReadOptions options;
    private final List<Message> understanding = new ArrayList<>();
    private OrderPass pass;
    private int chosen;
    private int by;
    private Ordering ordering = Ordering.NUMBERED;

    /**
     * @param by the column by which the person splits machines, or −1
     * @param candidate a column that may name machines, or −1
     * @throws MillwrightException if the dates can be read two ways, or an hour is repeated and no zone is named
     */
    TimeJudge(Table table, Head head, Header header, TimeFound found, ReadOptions options, int by, int candidate) {
        this(
                table,
                head,
                header,
                found,
                options,
                OrderPass.over(table, head, header, found.plans(), by),
                by,
                candidate);
    }

    /** For a table of one machine whose times were looked at before. */
    TimeJudge(Table table, Head head, Header header, TimeFound found, ReadOptions options, OrderPass pass) {
        this(table, head, header, found, options, pass, -1, -1);
    }

    private TimeJudge(
            Table table,
            Head head,
            Header header,
            TimeFound found,
            ReadOptions options,
            OrderPass pass,
            int by,
            int candidate) {
        this.table = table;
        this.head = head;
        this.header = header;
        this.found = found;
        this.options = options;
        this.by = by;
        this.pass = pass;
        if (by < 0 && candidate >= 0 && !found.reads(candidate)) {
            tryMachines(candidate);
        }
        if (!found.plans().isEmpty()) {
            chosen = choose();
            ordering = Ordering.of(table.name(), found, orders(chosen), named());
        }
        if (ordering.numbered()) {
            understanding.addAll(ordering.notes());
        }
    }

    /** How the time is read; null if rows are numbered. */
    @Nullable
    TimePlan plan() {
        return ordering.numbered() ? null : found.plans().get(chosen);
    }

    /** The line of the first row of data. */
    long firstLine() {
        return head.firstDataLine();
    }

    Ordering ordering() {
        return ordering;
    }

    /** The column that names the machine, or −1. */
    int by() {
        return by;
    }

    /** The cells that name the machines, in order of first appearance. */
    Collection<String> machines() {
        return pass.machineRows.keySet();
    }

    /** The count of rows and faults. */
    OrderPass pass() {
        return pass;
    }

    List<Message> understanding() {
        return understanding;
    }

    /** The zone by which local times become UTC; null if they are UTC, stay local or are none. */
    @Nullable
    ZoneId zone() {
        return ordering.numbered() ? null : named();
    }

    /** The zone that the person names for local times, or the file in a header. */
    private @Nullable ZoneId named() {
        boolean local = found.kind() == TimeAxis.Kind.LOCAL;
        return !local ? null : options.zone() != null ? options.zone() : found.zone();
    }

    TimeAxis axis() {
        if (ordering.numbered()) {
            return new TimeAxis(TimeAxis.Kind.ROWS, "", null, 1_000_000L);
        }
        long step = orders(chosen).stream()
                .mapToLong(OrderSurvey::medianStep)
                .filter(s -> s > 0)
                .findFirst()
                .orElse(1);
        ZoneId zone = named();
        return zone == null
                ? new TimeAxis(found.kind(), found.label(), found.zone(), step)
                : new TimeAxis(TimeAxis.Kind.INSTANT, found.label(), zone, step);
    }

    private Collection<OrderSurvey> orders(int plan) {
        return pass.byPlan.get(plan).values();
    }

    /** Splits the table if that alone makes every time rise. */
    private void tryMachines(int candidate) {
        boolean tangled =
                !found.plans().isEmpty() && orders(0).stream().anyMatch(order -> !order.sorted() || order.equal > 0);
        if (tangled) {
            OrderPass split = OrderPass.over(table, head, header, found.plans(), candidate);
            boolean several = split.machineRows.size() > 1
                    && split.machineRows.values().stream().allMatch(rows -> rows > 1);
            if (several
                    && split.byPlan.getFirst().values().stream()
                            .allMatch(order -> order.sorted() && order.equal == 0)) {
                pass = split;
                by = candidate;
                understanding.add(Message.of(
                        "recording.machines.found",
                        "Column {column} names {count} machines: the times of each rise by themselves.",
                        "column",
                        header.name(candidate),
                        "count",
                        split.machineRows.size()));
                return;
            }
        }
        understanding.add(Message.of(
                "recording.machines.maybe",
                "Column {column} may name machines; --by splits the recording by it.",
                "column",
                header.name(candidate)));
    }

    /** The one plan by which the dates follow each other closely, where no date alone decides. */
    private int choose() {
        if (found.plans().size() == 1) {
            return 0;
        }
        int smooth = -1;
        for (int candidate = 0; candidate < found.plans().size(); candidate++) {
            if (orders(candidate).stream().allMatch(TimeJudge::smooth)) {
                smooth = smooth < 0 ? candidate : -2;
            }
        }
        if (smooth < 0) {
            throw undecided();
        }
        for (int other = 0; other < found.plans().size(); other++) {
            if (other != smooth && orders(other).stream().noneMatch(TimeJudge::rough)) {
                throw undecided();
            }
        }
        return smooth;
    }

    private static boolean smooth(OrderSurvey order) {
        return order.sorted() && order.longestStep <= LONGEST_STEP && order.medianStep() < TimePlan.DAY / 2;
    }

    private static boolean rough(OrderSurvey order) {
        return !order.sorted() || order.longestStep >= A_MONTH;
    }

    private MillwrightException undecided() {
        return MillwrightException.badRequest(
                "recording.date.undecided",
                """
                The dates in column {column} of {file} can be read as day-month or as month-day, from row {row} on, and no row decides it.
                Say which with --date-order day-first or --date-order month-first.""",
                "column",
                found.label(),
                "file",
                table.name(),
                "row",
                head.firstDataLine());
    }
}
