package org.millwright.program.report;

import java.util.ArrayList;
import java.util.List;
import org.millwright.program.report.trend.Trend;

/**
 * One tag's line in a window: columns of pixels, each with every extreme it holds, and the gaps between them. A line never runs
 * across a gap.
 */
final class Trace {
    private static final long TALKING = Long.MIN_VALUE;
    private static final double NARROWEST_GAP = 0.5;

    private final Trend trend;
    private final Window window;
    private final int columns;
    private final List<Column> line = new ArrayList<>();
    private final List<Gap> gaps = new ArrayList<>();
    private long lastGood;
    private long silentSince = TALKING;

    private Trace(Trend trend, Window window, int columns) {
        this.trend = trend;
        this.window = window;
        this.columns = columns;
    }

    /**
     * @param columns how finely to draw: the number of columns across the window
     */
    static Trace of(Trend trend, Window window, int columns) {
        Trace trace = new Trace(trend, window, columns);
        long end = window.fromMicros();
        for (int bucket = 0; bucket < trend.size(); bucket++) {
            if (window.overlaps(trend.fromMicros(bucket), trend.untilMicros(bucket))) {
                trace.add(bucket);
                end = trend.untilMicros(bucket);
            }
        }
        trace.talksAgain(end);
        return trace;
    }

    /** A stretch of the window without values. */
    record Gap(double fromX, double untilX) {}

    List<Gap> gaps() {
        return gaps;
    }

    boolean empty() {
        return line.isEmpty();
    }

    double min() {
        return line.stream().mapToDouble(column -> column.low).min().orElse(Double.NaN);
    }

    double max() {
        return line.stream().mapToDouble(column -> column.high).max().orElse(Double.NaN);
    }

    /** The line as the data of an SVG path, in whole units and relative moves. */
    String path(Band band) {
        StringBuilder path = new StringBuilder(line.size() * 12);
        long x = 0;
        long y = 0;
        for (Column column : line) {
            long enter = band.y(column.first);
            path.append(column.begins ? 'm' : 'l')
                    .append(column.x - x)
                    .append(enter < y ? "" : " ")
                    .append(enter - y);
            path.append(column.begins ? "h0" : "");
            long near = band.y(column.rising() ? column.low : column.high);
            long far = band.y(column.rising() ? column.high : column.low);
            vertical(path, near - enter);
            vertical(path, far - near);
            x = column.x;
            y = far;
        }
        return path.toString();
    }

    private static void vertical(StringBuilder path, long move) {
        if (move != 0) {
            path.append('v').append(move);
        }
    }

    private void add(int bucket) {
        if (trend.afterHole(bucket) || trend.good(bucket) == 0) {
            falls(bucket);
        }
        if (trend.good(bucket) == 0) {
            return;
        }
        boolean begins = line.isEmpty() || silentSince != TALKING;
        talksAgain(trend.fromMicros(bucket));
        place(column(trend.fromMicros(bucket)), bucket, begins);
        long end = column(trend.untilMicros(bucket));
        if (end > line.getLast().x) {
            double last = trend.last(bucket);
            line.add(new Column(end, last, last, last, false));
        }
        lastGood = Math.min(trend.untilMicros(bucket), window.untilMicros());
    }

    /** From here on, or since the hole before, there are no values. */
    private void falls(int bucket) {
        if (silentSince == TALKING) {
            long before = trend.afterHole(bucket) ? window.fromMicros() : trend.fromMicros(bucket);
            silentSince = line.isEmpty() ? before : lastGood;
        }
    }

    /** Values come again, or the window ends: the silence becomes a gap, one with its neighbour if they touch. */
    private void talksAgain(long micros) {
        if (silentSince == TALKING) {
            return;
        }
        double from = window.x(silentSince);
        double until = window.x(micros);
        silentSince = TALKING;
        if (until - from < NARROWEST_GAP) {
            return;
        }
        if (!gaps.isEmpty() && from - gaps.getLast().untilX() < NARROWEST_GAP) {
            from = gaps.removeLast().fromX();
        }
        gaps.add(new Gap(from, until));
    }

    /** Puts a bucket into its column. A gap inside one column is too small to see and does not break the line. */
    private void place(long x, int bucket, boolean begins) {
        if (!line.isEmpty() && line.getLast().x == x) {
            line.getLast().take(trend.min(bucket), trend.max(bucket));
        } else {
            line.add(new Column(x, trend.first(bucket), trend.min(bucket), trend.max(bucket), begins));
        }
    }

    private long column(long micros) {
        long column = Math.round(window.x(micros) * columns / Window.WIDTH);
        return column * Window.WIDTH / columns;
    }

    /** The values in one column of the picture. */
    private static final class Column {
        private final long x;
        private final double first;
        private final boolean begins;
        private double low;
        private double high;

        Column(long x, double first, double low, double high, boolean begins) {
            this.x = x;
            this.first = first;
            this.low = low;
            this.high = high;
            this.begins = begins;
        }

        void take(double newLow, double newHigh) {
            low = Math.min(low, newLow);
            high = Math.max(high, newHigh);
        }

        /** True if the lower extreme lies nearer to where the line enters. */
        boolean rising() {
            return first - low <= high - first;
        }
    }
}
