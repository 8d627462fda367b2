package org.millwright.evaluate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Scores streams of anomaly scores as the Numenta Anomaly Benchmark does (Lavin and Ahmad 2015, arXiv 1510.03336): inside a
 * window the first detection counts, the more the earlier it comes; every detection outside counts against it, the less the
 * closer it follows a window; the first part of each stream is not judged. One threshold serves all streams.
 *
 * <p>Streams are added one after the other and scored together. For one thread.
 */
public final class StreamScore {
    /** At most this share of a stream, and at most {@link #PROBATION_ROWS} rows, are not judged. */
    private static final double PROBATION_SHARE = 0.15;

    private static final int PROBATION_ROWS = 750;

    private final List<JudgedStream> streams = new ArrayList<>();
    private int windows;

    /**
     * A true event: the rows in which a detection is right.
     *
     * @param first its first row, from 0
     * @param last its last row, included
     */
    public record Window(int first, int last) {
        public Window {
            if (first < 0 || last < first) {
                throw new IllegalArgumentException("The window (%d to %d) is empty.".formatted(first, last));
            }
        }

        int rows() {
            return last - first + 1;
        }
    }

    /**
     * What one threshold earns.
     *
     * @param threshold rows with a score at or above it are detections; infinite for silence
     * @param percent 0 for silence, 100 for perfection, possibly negative; NaN where there is no window at all
     * @param detections judged rows at or above the threshold
     * @param windowsDetected windows with at least one of them
     */
    public record Result(double threshold, double percent, int detections, int windowsDetected) {}

    /** The rows at the beginning of a stream of {@code rows} rows that are not judged. */
    public static int probation(int rows) {
        return (int) Math.min(Math.floor(PROBATION_SHARE * rows), PROBATION_ROWS);
    }

    /**
     * Adds one stream.
     *
     * @param scores one score per row, the higher the stranger; NaN never detects
     * @param truth its windows in order, without overlap
     */
    public void add(double[] scores, List<Window> truth) {
        streams.add(new JudgedStream(scores, truth, windows));
        windows += truth.size();
    }

    /** All true events. */
    public int windows() {
        return windows;
    }

    /** The score of one fixed threshold. */
    public Result at(Profile profile, double threshold) {
        Tally tally = new Tally(profile);
        for (JudgedStream stream : streams) {
            for (int row = stream.probation; row < stream.scores.length; row++) {
                if (stream.scores[row] >= threshold) {
                    tally.detect(stream, row);
                }
            }
        }
        return tally.result(threshold);
    }

    /** The best threshold for a profile, as the benchmark's own leader board chooses it: on the scored data itself. */
    public Result best(Profile profile) {
        List<Detection> sorted = new ArrayList<>();
        for (JudgedStream stream : streams) {
            IntStream.range(stream.probation, stream.scores.length)
                    .filter(row -> !Double.isNaN(stream.scores[row]))
                    .forEach(row -> sorted.add(new Detection(stream, row)));
        }
        sorted.sort(Comparator.comparingDouble(Detection::score).reversed());
        Tally tally = new Tally(profile);
        Result best = tally.result(Double.POSITIVE_INFINITY);
        for (int i = 0; i < sorted.size(); i++) {
            Detection next = sorted.get(i);
            tally.detect(next.stream, next.row);
            boolean last = i + 1 == sorted.size() || sorted.get(i + 1).score() < next.score();
            if (last && tally.percent() > best.percent) {
                best = tally.result(next.score());
            }
        }
        return best;
    }

    /** One row that may become a detection. */
    private record Detection(JudgedStream stream, int row) {
        double score() {
            return stream.scores[row];
        }
    }

    /** One stream with its truth looked up per row. */
    private static final class JudgedStream {
        final double[] scores;
        final List<Window> windows;
        /** The number of its first window among those of all streams. */
        final int firstWindow;

        final int probation;
        /** Per row the last window that has begun, -1 before the first. */
        final int[] begun;

        JudgedStream(double[] scores, List<Window> windows, int firstWindow) {
            this.scores = scores.clone();
            this.windows = List.copyOf(windows);
            this.firstWindow = firstWindow;
            probation = probation(scores.length);
            begun = new int[scores.length];
            int next = 0;
            for (int row = 0; row < scores.length; row++) {
                while (next < windows.size() && windows.get(next).first <= row) {
                    next++;
                }
                begun[row] = next - 1;
            }
        }
    }

    /** Adds up detections in any order; per window only the earliest counts. */
    private final class Tally {
        private final Profile profile;
        /** Per window the worth of its earliest detection so far, 0 before the first. */
        private final double[] worths = new double[windows];

        private double sum;
        private int detections;
        private int detected;

        Tally(Profile profile) {
            this.profile = profile;
            sum = -profile.miss() * windows;
        }

        void detect(JudgedStream stream, int row) {
            detections++;
            int number = stream.begun[row];
            if (number < 0) {
                sum -= profile.falseAlarm();
                return;
            }
            Window window = stream.windows.get(number);
            if (row > window.last) {
                double distance = (double) (row - window.last) / Math.max(1, window.rows() - 1);
                sum += profile.falseAlarm() * sigmoid(distance);
            } else {
                hit(stream.firstWindow + number, window, row);
            }
        }

        private void hit(int number, Window window, int row) {
            double worth = profile.hit() * sigmoid(-(double) (window.last - row + 1) / window.rows()) / sigmoid(-1);
            if (worths[number] == 0) {
                detected++;
                sum += profile.miss();
            }
            if (worth > worths[number]) {
                sum += worth - worths[number];
                worths[number] = worth;
            }
        }

        double percent() {
            return profile.percent(sum, windows);
        }

        Result result(double threshold) {
            return new Result(threshold, percent(), detections, detected);
        }
    }

    private static double sigmoid(double y) {
        return y >= 3 ? -1 : 2 / (1 + Math.exp(5 * y)) - 1;
    }
}
