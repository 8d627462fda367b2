package org.millwright.adapters.files;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.millwright.MillwrightException;
import org.millwright.machine.AssetPath;
import org.millwright.machine.Block;
import org.millwright.machine.Quality;
import org.millwright.machine.SourceQuality;
import org.millwright.machine.Tag;
import org.millwright.machine.connect.Intake;
import org.millwright.machine.connect.OddTimes;
import org.millwright.machine.connect.Point;
import org.millwright.machine.connect.ReadPlan;
import org.millwright.machine.connect.RowGrouper;
import org.millwright.machine.connect.SourceTime;
import org.millwright.machine.connect.Standing;
import org.millwright.machine.connect.Ticket;
import org.millwright.recording.cell.Marks;

/** Takes the cells of rows to the points they belong to, and these to the intake. For one thread. */
final class PointRows {
    /** How many values are handed over before anybody waits for them. */
    static final int BATCH = 20_000;

    /** More than one piece of a file holds; of what was read before it, the book knows. */
    private static final long MOST_AGAIN = TextPiece.MOST;

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int BLOCK = 4_096;

    private final List<Point> points;
    private final Map<String, Integer> byAddress = new HashMap<>();
    private final Set<String> met = new HashSet<>();
    private final Set<String> unplanned = new HashSet<>();
    private final RowGrouper grouper;
    private final OddTimes odd = new OddTimes();
    private final Told told;
    private List<Ticket> tickets = new ArrayList<>();
    /** How many values more may have been handed over before. */
    private long again;

    private long newest;

    /**
     * Who is told.
     *
     * @param standing how the connection stands
     * @param intake gets the values
     * @param clock the time
     */
    record Told(Standing standing, Intake intake, InstantSource clock) {}

    PointRows(ReadPlan plan, Told told) {
        this.points = plan.points();
        this.told = told;
        for (int at = 0; at < points.size(); at++) {
            byAddress.put(points.get(at).address(), at);
        }
        grouper = new RowGrouper(points, BLOCK, this::offer);
    }

    private void offer(AssetPath asset, Block rows) {
        tickets.add(again > 0 ? told.intake().again(asset, rows) : told.intake().offer(asset, rows));
        again = Math.max(0, again - (long) rows.rows() * rows.tags().size());
    }

    /** The address of a column. */
    static String address(String machine, String tag) {
        return machine + "#" + tag;
    }

    /** For each tag of a machine the point that wants it, or −1. */
    int[] wanted(String machine, List<Tag> tags) {
        int[] wanted = new int[tags.size()];
        for (int tag = 0; tag < wanted.length; tag++) {
            String address = address(machine, tags.get(tag).name());
            wanted[tag] = byAddress.getOrDefault(address, -1);
            (wanted[tag] < 0 ? unplanned : met).add(address);
        }
        return wanted;
    }

    /** Whether what comes now may have been handed over before the program ended. */
    void again(boolean maybe) {
        grouper.flush();
        again = maybe ? MOST_AGAIN : 0;
    }

    /** A cell that holds a word for this point, as a value; empty if the point knows no such word. */
    private OptionalDouble word(int point, String text) {
        List<String> words = points.get(point).tag().words();
        int code = words.indexOf(text);
        if (code >= 0) {
            return OptionalDouble.of(code);
        }
        Boolean truth = Marks.truth(text);
        return truth == null ? OptionalDouble.empty() : OptionalDouble.of(truth ? 1 : 0);
    }

    /**
     * One cell.
     *
     * @param tag the tag as the file has it
     * @param text what the cell says, where the tag is a status
     * @param quality a code of {@link Quality}
     * @return false if the cell holds a word that nobody knows
     */
    boolean cell(int point, Tag tag, String text, long timeMicros, double value, byte quality) {
        boolean wantsWords = !points.get(point).tag().words().isEmpty();
        if (quality == Quality.MISSING.code()) {
            return true;
        }
        if (tag.kind() == Tag.Kind.STATUS || (wantsWords && quality != Quality.GOOD.code())) {
            OptionalDouble code = word(point, text);
            put(point, timeMicros, code.orElse(Double.NaN), code.isPresent() ? SourceQuality.GOOD : SourceQuality.BAD);
            return code.isPresent();
        }
        put(point, timeMicros, value, quality == Quality.GOOD.code() ? SourceQuality.GOOD : SourceQuality.BAD);
        return true;
    }

    private void put(int point, long timeMicros, double value, byte quality) {
        long now = Standing.micros(told.clock().instant());
        long time = timeMicros;
        byte marked = quality;
        if (SourceTime.odd(timeMicros, now)) {
            odd.tell(points.get(point), timeMicros, now, told.intake());
            time = now;
            marked = SourceQuality.worst(quality, SourceQuality.TIME_SUSPECT);
        }
        grouper.add(point, time, value, marked);
        newest = Math.max(newest, time);
        told.standing().came(1, time);
    }

    /**
     * Waits until everything handed over so far is safe.
     *
     * @return false if it was refused, and has to be handed over again later
     */
    boolean safe() {
        grouper.flush();
        List<Ticket> waited = tickets;
        tickets = new ArrayList<>();
        boolean taken = true;
        for (Ticket ticket : waited) {
            try {
                ticket.await(PATIENCE);
            } catch (MillwrightException refused) {
                taken = false;
            }
        }
        return taken;
    }

    /** The newest time so far, in microseconds. */
    long newest() {
        return newest;
    }

    /** The addresses of points that no file has had. */
    List<String> unmet() {
        return points.stream()
                .map(Point::address)
                .filter(address -> !met.contains(address))
                .toList();
    }

    /** How many columns nobody has asked for. */
    int unplanned() {
        return unplanned.size();
    }
}
