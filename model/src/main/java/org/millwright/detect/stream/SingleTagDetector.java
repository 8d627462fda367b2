package org.millwright.detect.stream;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/**
 * Judges one tag against its own past, row by row, from a cold start.
 *
 * <p>A row is asked four questions, and each answer becomes a surprise, −log₁₀ of the share of the past that answered as strangely:
 * <ol>
 *   <li><b>Level</b>: how far is the value from the mean of the whole past?
 *   <li><b>Jump</b>: how far is it from the row before?
 *   <li><b>Time of day</b>: how far is it from what is usual at this time of day, in what it usually scatters then?
 *   <li><b>Comparison</b>: how far is the mean of the last points from the nearer of yesterday's and last week's?
 * </ol>
 *
 * <p>The surprise of a row is the sum of level, jump and comparison, where time of day speaks for level and for jump when it is the
 * stranger; to that comes the surprise of the sum itself among the sums of the past, which quietens tags that are always wild. Where
 * times are not dates only level and jump remain, and count for the three.
 *
 * <p>A row's <em>score</em> is its surprise if that is the largest for {@value #EPISODE} rows, and else 0: an event is told when it
 * begins, not as long as it lasts. A score from {@link #EVENT} on is worth telling. Whether a person is alarmed is another matter:
 * {@link #limit(double)} turns the false alarms they accept into a limit on {@link #surprise()}.
 *
 * <p>A row costs constant time on average and allocates nothing; the state takes about a quarter of a megabyte however long the stream.
 * Values that are not numbers are passed over. It never looks ahead. For one thread.
 */
public final class SingleTagDetector {
    /** The version of the saved form. */
    public static final int STATE_VERSION = 1;

    /** The score from which a row is worth telling: as if each of the four surprises were that of one row in three hundred. */
    public static final double EVENT = 10;

    /** Two questions of three are left where times are no dates; so that one scale serves both, they count for three. */
    private static final double UNDATED = 1.5;

    /** A smaller surprise within so many rows of a larger one is part of the same episode. */
    private static final int EPISODE = 100;

    private final boolean dated;
    private Tail levels = new Tail();
    private Tail jumps = new Tail();
    private Tail comparisons = new Tail();
    private Tail timesOfDay = new Tail();
    private Tail sums = new Tail();
    private Slots slots = new Slots();
    private DayProfile profile = new DayProfile();
    private Recent recent = new Recent(EPISODE);
    private Clusters clusters = new Clusters();
    private boolean learning = true;
    private long rows;
    private double mean;
    private double previous = Double.NaN;
    private long previousTime;
    private double surprise;
    private double sum;

    /**
     * @param dated true if times are dates, so that days and weeks mean something
     */
    public SingleTagDetector(boolean dated) {
        this.dated = dated;
    }

    /** Every setting that changes a score, by name. */
    public static Map<String, Object> configuration() {
        return new TreeMap<>(Map.of(
                "detector",
                "single-tag",
                "questions",
                "level, jump, time of day, comparison",
                "episode_rows",
                EPISODE));
    }

    /**
     * Judges the next row and learns from it.
     *
     * @param timeMicros its time; one before the row above counts as the same time
     * @param value its value; NaN or infinite where there is none
     * @return its score, 0 or more
     */
    public double onRow(long timeMicros, double value) {
        if (!Double.isFinite(value)) {
            surprise = 0;
            sum = 0;
            return 0;
        }
        sum = rows == 0 ? 0 : ask(timeMicros, value);
        surprise = sum + sums.surprise(sum);
        if (learning) {
            clusters.onRow(sum, sums);
            sums.learn(sum);
            mean += (value - mean) / (rows + 1);
        }
        previous = value;
        previousTime = timeMicros;
        rows++;
        return recent.isNewHeight(surprise) ? surprise : 0;
    }

    private double ask(long timeMicros, double value) {
        double level = answer(levels, Math.abs(value - mean));
        double jump = answer(jumps, Math.abs(value - previous));
        if (!dated) {
            return UNDATED * (level + jump);
        }
        if (slots.onRow(timeMicros, value) && learning) {
            profile.learn(previousTime, slots.finishedMean());
        }
        double timeOfDay = answer(timesOfDay, profile.distance(timeMicros, value));
        double comparison = answer(comparisons, slots.distance());
        return Math.max(level, timeOfDay) + Math.max(jump, timeOfDay) + comparison;
    }

    private double answer(Tail past, double distance) {
        if (Double.isNaN(distance)) {
            return 0;
        }
        double answer = past.surprise(distance);
        if (learning) {
            past.learn(distance);
        }
        return answer;
    }

    /** The surprise of the row judged last, whether or not it began an episode. */
    public double surprise() {
        return surprise;
    }

    /**
     * Stops or goes on learning. While it does not learn, rows are judged by what was known before: a fault that is open must not
     * become the normal.
     */
    public void learn(boolean on) {
        learning = on;
    }

    /**
     * The surprise at which to alarm a person so that a stream like the past gives {@code alarmsPerRow} false alarms a row.
     *
     * @param alarmsPerRow the accepted false alarms per row, positive
     * @return the limit on {@link #surprise()}; infinite while the past is too short to say
     */
    public double limit(double alarmsPerRow) {
        double share = Math.min(Tail.LARGEST_SHARE, alarmsPerRow / clusters.perExceedance());
        double limitOfSum = sums.quantileOfShare(share);
        return limitOfSum + sums.surprise(limitOfSum);
    }

    /**
     * How many times rarer than the past can show the accepted rate is; above 100 the limit is provisional.
     *
     * @param alarmsPerRow the accepted false alarms per row, positive
     */
    public double extrapolation(double alarmsPerRow) {
        return clusters.perExceedance() / (Math.max(1, rows) * alarmsPerRow);
    }

    /** Writes the state: the same state gives the same bytes. */
    public void write(DataOutput to) throws IOException {
        to.writeBoolean(dated);
        to.writeBoolean(learning);
        to.writeLong(rows);
        to.writeDouble(mean);
        to.writeDouble(previous);
        to.writeLong(previousTime);
        to.writeDouble(surprise);
        to.writeDouble(sum);
        levels.write(to);
        jumps.write(to);
        sums.write(to);
        recent.write(to);
        clusters.write(to);
        if (dated) {
            comparisons.write(to);
            timesOfDay.write(to);
            slots.write(to);
            profile.write(to);
        }
    }

    /**
     * Reads a state that {@link #write} has written.
     *
     * @param version the version it was written with, at most {@link #STATE_VERSION}
     */
    public static SingleTagDetector read(int version, DataInput from) throws IOException {
        if (version != STATE_VERSION) {
            throw new IOException("A state of version " + version + " is not known; this program knows version "
                    + STATE_VERSION + ". Maybe it was written by a newer program.");
        }
        SingleTagDetector detector = new SingleTagDetector(from.readBoolean());
        detector.learning = from.readBoolean();
        detector.rows = from.readLong();
        detector.mean = from.readDouble();
        detector.previous = from.readDouble();
        detector.previousTime = from.readLong();
        detector.surprise = from.readDouble();
        detector.sum = from.readDouble();
        detector.levels = Tail.read(from);
        detector.jumps = Tail.read(from);
        detector.sums = Tail.read(from);
        detector.recent = Recent.read(from);
        detector.clusters = Clusters.read(from);
        if (detector.dated) {
            detector.comparisons = Tail.read(from);
            detector.timesOfDay = Tail.read(from);
            detector.slots = Slots.read(from);
            detector.profile = DayProfile.read(from);
        }
        return detector;
    }
}
