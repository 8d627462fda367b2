package org.millwright.detect;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.millwright.MillwrightException;
import org.millwright.machine.Block;
import org.millwright.machine.Tag;

/**
 * What is normal for one machine, learnt from its healthy part alone, and the limits at which it is left.
 *
 * <p>Linear statistics at several rates, whitened and calibrated on the machine's own rows, fused into one score. Not changed after it
 * was learnt; any number of threads may scan with it, each with its own state.
 */
public final class Detector {
    private static final int LEAST_ROWS = 100;
    private static final int ROWS_PER_TAG = 5;
    /** How much rarer than the limit a departure on one wandering tag must be: there are several, and they share the budget. */
    private static final double WATCH_MARGIN = 1;

    private final List<Tag> tags;
    private final List<Channel> channels;
    private final Knowledge knowledge;
    private final Watches watches;
    private final OwnLimits own;
    private final double gapMicros;

    private Detector(List<Tag> tags, List<Channel> channels, Knowledge knowledge, Limits limits, double gapMicros) {
        this.tags = List.copyOf(tags);
        this.channels = List.copyOf(channels);
        this.own = limits.own;
        this.knowledge = knowledge;
        this.watches = limits.watches;
        this.gapMicros = gapMicros;
    }

    /** The limits of each tag by itself: what is usual, and what is plainly not. */
    private record Limits(OwnLimits own, Watches watches) {}

    /**
     * Learns.
     *
     * @throws MillwrightException if the healthy part is too short or nothing in it moves
     */
    public static Detector learn(Healthy healthy, Settings settings) {
        Rows all = healthy.all();
        List<Tag> tags = healthy.tags();
        if (all.rows() < LEAST_ROWS) {
            throw tooShort(all.rows(), LEAST_ROWS);
        }
        List<Channel> channels = Screen.of(tags, all);
        int[] judged = with(channels, Channel.Role.JUDGED);
        if (judged.length == 0) {
            throw MillwrightException.badRequest("warn.healthy.still", """
                    None of the {count} tags moves in the healthy part, so nothing can be learnt from it.
                    Maybe the machine stood still then: choose another part with --baseline.""", "count", tags.size());
        }
        int needed = Math.max(LEAST_ROWS, ROWS_PER_TAG * judged.length);
        if (all.rows() < needed) {
            throw tooShort(all.rows(), needed);
        }
        Knowledge knowledge = judged.length == 1
                ? Alone.of(all, healthy.times(), judged[0], settings)
                : Learnt.of(all, judged, with(channels, Channel.Role.REGIME), settings.alarmsPerRow());
        Watches watches = Watches.of(channels, all, knowledge.limit().score() + WATCH_MARGIN);
        return new Detector(
                tags, channels, knowledge, new Limits(OwnLimits.of(all), watches), 10 * settings.stepMicros());
    }

    /**
     * Writes the saved form: the same detector gives the same bytes, so their hash names it. Form 2.
     *
     * @throws IOException if {@code to} takes no more
     */
    public void write(DataOutput to) throws IOException {
        to.writeInt(DetectorForm.VERSION);
        DetectorForm.write(tags, channels, to);
        DetectorForm.write(knowledge, to);
        own.write(to);
        watches.write(to);
        to.writeDouble(gapMicros);
    }

    /**
     * Reads what {@link #write} wrote; the detector judges bit for bit as the one that was written.
     *
     * @throws IOException if the bytes are damaged or of a newer form
     */
    public static Detector read(DataInput from) throws IOException {
        try {
            int version = from.readInt();
            DetectorForm.checkVersion(version);
            DetectorForm.Described described = DetectorForm.readTags(from);
            Knowledge knowledge = DetectorForm.readKnowledge(version, from);
            Limits limits = new Limits(OwnLimits.read(from), Watches.read(version, from));
            return new Detector(described.tags(), described.channels(), knowledge, limits, from.readDouble());
        } catch (IllegalArgumentException impossible) {
            throw new IOException(impossible.getMessage(), impossible);
        }
    }

    private static MillwrightException tooShort(int rows, int needed) {
        return MillwrightException.badRequest(
                "warn.healthy.short", """
                The healthy part has {rows} rows; {needed} are needed for this many tags, {missing} more.
                Choose a longer one with --baseline or --baseline-rows, or leave tags out with --ignore.""", "rows", rows, "needed", needed, "missing", needed - rows);
    }

    private static int[] with(List<Channel> channels, Channel.Role role) {
        int[] found = new int[channels.size()];
        int n = 0;
        for (int c = 0; c < found.length; c++) {
            if (channels.get(c).role() == role) {
                found[n++] = c;
            }
        }
        return Arrays.copyOf(found, n);
    }

    /** The tags, in the order of the columns it takes. */
    public List<Tag> tags() {
        return tags;
    }

    /** How each tag is judged. */
    public List<Channel> channels() {
        return channels;
    }

    /** The limit on the score. */
    public Limit limit() {
        return knowledge.limit();
    }

    /** The distance of two rows, in microseconds. */
    public double stepMicros() {
        return gapMicros / 10;
    }

    /** Judges rows of one machine from a fresh start, the first row first. */
    public Judgement judge(Block rows) {
        Scan scan = new Scan(this);
        int n = rows.rows();
        double[] score = new double[n];
        boolean[] alarm = new boolean[n];
        boolean[] change = new boolean[n];
        double[] raw = new double[tags.size()];
        for (int row = 0; row < n; row++) {
            for (int c = 0; c < raw.length; c++) {
                raw[c] = rows.value(row, c);
            }
            scan.row(rows.time(row), raw);
            score[row] = scan.score();
            alarm[row] = scan.alarm();
            change[row] = scan.changed();
        }
        return new Judgement(score, alarm, change, limit().score());
    }

    Knowledge knowledge() {
        return knowledge;
    }

    Watches watches() {
        return watches;
    }

    OwnLimits own() {
        return own;
    }

    double gapMicros() {
        return gapMicros;
    }
}
