package org.millwright.history.known;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.millwright.dataset.Range;
import org.millwright.history.Catalogue;
import org.millwright.history.LastValues;
import org.millwright.history.layout.Layout;
import org.millwright.machine.Block;
import org.millwright.machine.SourceQuality;
import org.millwright.machine.Tag;
import org.millwright.machine.TagPath;

/** One tag and what is known of it. One thread tells it of rows; any number of threads ask. */
public final class KnownTag {
    private static final int DISTANCES = 16;
    private static final int ENOUGH = 3;
    private static final int LEARNT_A_BLOCK = 4;

    private final int id;
    private final TagPath path;
    private final List<Home> homes = new CopyOnWriteArrayList<>();
    private final long[] distances = new long[DISTANCES];
    private volatile Tag tag;
    private volatile String connection;
    private volatile long first = Long.MAX_VALUE;
    private volatile long newest = Long.MIN_VALUE;
    private volatile LastValues.@Nullable Last last;
    private volatile int learnt;

    KnownTag(int id, TagPath path, Tag tag, String connection) {
        this.id = id;
        this.path = path;
        this.tag = tag;
        this.connection = connection;
    }

    /**
     * Where values of a tag are kept.
     *
     * @param layout the layout
     * @param column which of its columns; 0 for a narrow one
     */
    public record Home(Layout layout, int column) {}

    /** Its number in narrow rows. */
    public int id() {
        return id;
    }

    public TagPath path() {
        return path;
    }

    public Tag tag() {
        return tag;
    }

    /** Every layout that may hold values of this tag. */
    public List<Home> homes() {
        return homes;
    }

    public String connection() {
        return connection;
    }

    /** The newest value, if there ever was one. */
    public Optional<LastValues.Last> last() {
        return Optional.ofNullable(last);
    }

    /** From its first time to just after its newest; empty at 0 before there is one. */
    public Range times() {
        long from = first;
        long until = newest;
        return until < from ? new Range(0, 0) : new Range(from, until + 1);
    }

    /** The median distance of its values; 0 where there are too few. */
    public long intervalMicros() {
        int count = Math.min(learnt, DISTANCES);
        if (count < ENOUGH) {
            return 0;
        }
        long[] sorted = Arrays.copyOf(distances, count);
        Arrays.sort(sorted);
        return sorted[count / 2];
    }

    Catalogue.Known known() {
        return new Catalogue.Known(path, tag, connection, times(), intervalMicros());
    }

    /** Says that values of this tag may be in a layout. */
    public void livesIn(Layout layout, int column) {
        Home home = new Home(layout, column);
        if (!homes.contains(home)) {
            homes.add(home);
        }
    }

    void describedAs(Tag described, String by) {
        if (!tag.equals(described)) {
            tag = described;
        }
        if (!connection.equals(by)) {
            connection = by;
        }
    }

    /** Takes one column of rows that were applied. */
    void saw(Block rows, int column) {
        byte[] qualities = rows.qualities(column);
        int end = rows.rows() - 1;
        while (end >= 0 && SourceQuality.severity(qualities[end]) == SourceQuality.ABSENT) {
            end--;
        }
        if (end < 0) {
            return;
        }
        int begin = 0;
        while (SourceQuality.severity(qualities[begin]) == SourceQuality.ABSENT) {
            begin++;
        }
        learn(rows, qualities, end);
        first = Math.min(first, rows.time(begin));
        saw(rows.time(end), rows.value(end, column), qualities[end]);
    }

    /** Takes one value, unless a newer one is known. */
    public void saw(long time, double value, byte quality) {
        first = Math.min(first, time);
        if (time >= newest) {
            newest = time;
            last = new LastValues.Last(path, time, SourceQuality.usable(quality) ? value : Double.NaN, quality);
        }
    }

    /** Takes back what was known before a restart. */
    void restore(Range times, LastValues.@Nullable Last newestValue, long interval) {
        first = Math.min(first, times.from());
        if (newestValue != null) {
            saw(newestValue.timeMicros(), newestValue.value(), newestValue.quality());
        }
        if (interval > 0 && learnt == 0) {
            Arrays.fill(distances, 0, ENOUGH, interval);
            learnt = ENOUGH;
        }
    }

    private void learn(Block rows, byte[] qualities, int end) {
        long later = rows.time(end);
        int taken = 0;
        for (int row = end - 1; row >= 0 && taken < LEARNT_A_BLOCK; row--) {
            if (SourceQuality.severity(qualities[row]) != SourceQuality.ABSENT) {
                distance(later - rows.time(row));
                later = rows.time(row);
                taken++;
            }
        }
        if (taken == 0 && newest != Long.MIN_VALUE) {
            distance(later - newest);
        }
    }

    private void distance(long micros) {
        if (micros > 0) {
            int at = learnt;
            distances[at % DISTANCES] = micros;
            learnt = at + 1 == 2 * DISTANCES ? DISTANCES : at + 1;
        }
    }
}
