package org.millwright.diagnose;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.millwright.detect.Channel;
import org.millwright.detect.Detector;
import org.millwright.detect.Explanation;
import org.millwright.detect.Level;
import org.millwright.detect.ScoreColumns;
import org.millwright.machine.Tag;

/** The episode of one machine as it grows, and the rows before it. */
final class Case {
    /** After so much time, but between these numbers of rows, an episode has returned for good; a shorter return reopens it. */
    private static final double QUIET_MICROS = 600e6;

    private static final int LEAST_QUIET = 20;
    private static final int MOST_QUIET = 600;
    /** Rows in alarm that are tallied; what a change looks like is plain by then. */
    private static final int TALLIED = 448;

    private static final int[] TOLD_AFTER = {0, 10, 20, 40, 80, 160, 320, 640, 1280, 2560};
    private static final int MOST_TAGS = 5;
    /**
     * New values of the tag that stands out most, without which an episode is one observation that was read again and again; more than the
     * moving averages remember once it is gone.
     */
    private static final int LEAST_MOVES = 10;

    private final Detector detector;
    private final Numbering numbering;
    private final Explanation explanation;
    private final Recent recent;
    private final History history;
    private final int quiet;
    private final Confirmation confirmation;
    private final Tally tally;
    private final Departures departures;
    private final Kinds kinds;
    private final Level level;
    private final double[] levels;
    private double levelSurprise;
    private final byte[] watched;
    private final double[] row;
    private final double[] last;
    private final int[] moves;
    private final double[] votes = new double[ScoreColumns.statistics().size()];
    private boolean standing;
    private boolean alarm;
    private boolean confirmed;
    private int alarmRows;
    private long opened;
    private long began;
    private long beganMicros;
    private long detected;
    private long detectedMicros;
    private long lastAlarm;
    private long calm;
    private long returnedMicros;
    private double height;
    private int reopened;
    private ChangeKind kind = ChangeKind.SHIFT;

    Case(Detector detector, Numbering numbering, Confirmation confirmation) {
        this.detector = detector;
        this.numbering = numbering;
        this.confirmation = confirmation;
        int tags = detector.tags().size();
        explanation = new Explanation(detector);
        recent = new Recent(tags);
        history = new History(tags);
        quiet = (int) Math.clamp(QUIET_MICROS / detector.stepMicros(), LEAST_QUIET, MOST_QUIET);
        tally = new Tally(tags);
        departures = new Departures(tags);
        kinds = new Kinds(recent, history, explanation, tags);
        level = new Level(detector);
        levels = new double[tags];
        watched = new byte[tags];
        row = new double[tags];
        last = new double[tags];
        moves = new int[tags];
    }

    /** True while an episode that is worth telling is open or has only just returned. */
    boolean standing() {
        return standing && confirmed;
    }

    /** Takes the next row; true if there is something to tell. */
    boolean row(long timeMicros, double[] raw, double[] judged) {
        recent.add(raw, timeMicros, judged[ScoreColumns.SCORE]);
        history.add(raw);
        level.row(raw);
        countMoves(raw);
        long now = recent.count() - 1;
        boolean before = alarm;
        alarm = judged[ScoreColumns.ALARM] > 0;
        if (!standing) {
            if (!alarm) {
                return false;
            }
            open(now, timeMicros, judged);
        } else if (alarm) {
            reopened += before ? 0 : 1;
            grow(now, judged);
        } else if (before) {
            returnedMicros = timeMicros;
        }
        if (alarm) {
            lastAlarm = now;
            alarmRows++;
        }
        if (!confirmed) {
            return confirms(now, timeMicros);
        }
        return (alarm && !before) || tellsNow(now);
    }

    /** True in the row in which an episode has stood for long enough to be told; one that returned before is forgotten. */
    private boolean confirms(long now, long timeMicros) {
        if (!alarm) {
            standing = now - lastAlarm < quiet;
            calm = standing ? calm : lastAlarm + 1;
            return false;
        }
        confirmed = confirmation.enough(now - opened, alarmRows) && moves();
        if (confirmed) {
            detected = now;
            detectedMicros = timeMicros;
        }
        return confirmed;
    }

    /**
     * True if the tag that stands out most went on moving. A machine that stands holds one value of many tags for hours: one value, however
     * often it is read, is one observation. A tag that should move and does not has its own watch.
     */
    private boolean moves() {
        List<Integer> order = new Suspects(tally, explanation, watched, levels).order();
        return order.isEmpty() || watched[order.getFirst()] != 0 || moves[order.getFirst()] >= LEAST_MOVES;
    }

    private void countMoves(double[] raw) {
        for (int tag = 0; tag < last.length; tag++) {
            if (!Double.isNaN(raw[tag])) {
                moves[tag] += standing && alarm && raw[tag] != last[tag] ? 1 : 0;
                last[tag] = raw[tag];
            }
        }
    }

    private boolean tellsNow(long now) {
        if (!alarm) {
            return now == lastAlarm + 1 || now - lastAlarm >= quiet;
        }
        return Arrays.binarySearch(TOLD_AFTER, (int) Math.min(now - detected, Integer.MAX_VALUE)) >= 0;
    }

    /** After it was told: an episode that has returned for good is closed. */
    void told() {
        if (!alarm && recent.count() - 1 - lastAlarm >= quiet) {
            standing = false;
            calm = lastAlarm + 1;
        }
    }

    private void open(long now, long timeMicros, double[] judged) {
        standing = true;
        opened = now;
        detected = now;
        detectedMicros = timeMicros;
        confirmed = confirmation.rows() == 0;
        alarmRows = 0;
        returnedMicros = Episode.OPEN;
        height = 0;
        reopened = 0;
        tally.forget();
        departures.forget();
        Arrays.fill(watched, (byte) 0);
        Arrays.fill(levels, 0);
        levelSurprise = 0;
        Arrays.fill(moves, 0);
        began = beginning(now, judged);
        beganMicros = recent.time(began);
        for (long at = Math.max(recent.first(), began - Departures.BEFORE); at <= now; at++) {
            recent.copy(at, row);
            explanation.of(row);
            departures.add(row, recent.time(at), explanation);
            if (at >= began) {
                tally.add(explanation);
            }
        }
        remember(judged);
    }

    private void grow(long now, double[] judged) {
        returnedMicros = Episode.OPEN;
        if (tally.rows() < TALLIED) {
            recent.copy(now, row);
            explanation.of(row);
            departures.add(row, recent.time(now), explanation);
            tally.add(explanation);
        }
        remember(judged);
    }

    private void remember(double[] judged) {
        int tag = (int) judged[ScoreColumns.WATCHED];
        if (tag >= 0 && (watched[tag] == 0 || judged[ScoreColumns.WATCH_KIND] != Kinds.QUIET)) {
            watched[tag] = (byte) judged[ScoreColumns.WATCH_KIND];
        }
        if (level.away()) {
            rememberLevels();
        }
        double score = judged[ScoreColumns.SCORE];
        if (score > height || height == 0) {
            height = Double.isNaN(score) ? 0 : score;
            System.arraycopy(judged, ScoreColumns.VOTES, votes, 0, votes.length);
        }
    }

    /** What the level of each tag was off at most. */
    private void rememberLevels() {
        levelSurprise = Math.max(levelSurprise, level.surprise());
        for (int tag = 0; tag < levels.length; tag++) {
            double off = level.residual(tag);
            levels[tag] = Math.max(levels[tag], off * off);
        }
    }

    /** The first row of the excursion: back while the score stays above half the limit, or while the watched tag stands still. */
    private long beginning(long now, double[] judged) {
        int tag = (int) judged[ScoreColumns.WATCHED];
        int watch = (int) judged[ScoreColumns.WATCH_KIND];
        double half = detector.limit().score() / 2;
        long at = now;
        while (at > recent.first() && goesOn(at, tag, watch, half)) {
            at--;
        }
        return at;
    }

    private boolean goesOn(long at, int tag, int watch, double half) {
        return switch (watch) {
            case 1 -> recent.value(at - 1, tag) == recent.value(at, tag);
            case 2 -> Double.isNaN(recent.value(at - 1, tag));
            default -> recent.score(at - 1) >= half;
        };
    }

    /** The episode as it stands. */
    Episode episode() {
        Suspects suspects = new Suspects(tally, explanation, watched, levels);
        if (!suspects.order().isEmpty() && recent.count() - 1 <= lastAlarm + 1) {
            int first = suspects.order().getFirst();
            kind = kinds.of(first, watched[first], tally, new Kinds.Since(calm, began, lastAlarm + 1));
        }
        Episode.Timing timing = new Episode.Timing(
                beganMicros,
                detectedMicros,
                returnedMicros,
                numbering.of(began),
                numbering.of(detected),
                lastAlarm - began + 1);
        double limit = detector.limit().score();
        Evidence evidence = new Evidence(
                kind,
                departures.inOrder(detector.tags()),
                deviations(suspects),
                votes(),
                screenedOut(),
                tally.goodShare());
        return new Episode(timing, new Episode.Height(height, limit, Math.pow(10, -height)), evidence, reopened);
    }

    private List<Deviation> deviations(Suspects suspects) {
        List<Deviation> found = new ArrayList<>();
        for (int tag :
                suspects.order().subList(0, Math.min(MOST_TAGS, suspects.order().size()))) {
            Tag known = detector.tags().get(tag);
            double mean = explanation.normalMean(tag);
            double deviation = explanation.normalDeviation(tag);
            found.add(new Deviation(
                    known.name(),
                    known.unit(),
                    tally.meanValue(tag),
                    mean,
                    deviation,
                    explanation.low(tag),
                    explanation.high(tag),
                    suspects.share(tag)));
        }
        return found;
    }

    private List<Vote> votes() {
        List<Vote> said = new ArrayList<>();
        List<String> names = ScoreColumns.statistics();
        for (int s = 0; s < votes.length; s++) {
            if (!Double.isNaN(votes[s])) {
                said.add(new Vote(
                        names.get(s), votes[s], votes[s] >= detector.limit().score()));
            }
        }
        if (levelSurprise > 0) {
            said.add(new Vote(Level.ID, levelSurprise, true));
        }
        return said;
    }

    private List<String> screenedOut() {
        return detector.channels().stream()
                .filter(Channel::screenedOut)
                .map(Channel::tag)
                .toList();
    }

    void write(DataOutput to) throws IOException {
        recent.write(to);
        history.write(to);
        tally.write(to);
        departures.write(to);
        explanation.write(to);
        level.write(to);
        to.writeDouble(levelSurprise);
        for (int tag = 0; tag < levels.length; tag++) {
            to.writeDouble(levels[tag]);
            to.writeDouble(last[tag]);
            to.writeInt(moves[tag]);
        }
        to.write(watched);
        for (double vote : votes) {
            to.writeDouble(vote);
        }
        to.writeBoolean(standing);
        to.writeBoolean(alarm);
        to.writeBoolean(confirmed);
        to.writeInt(alarmRows);
        to.writeLong(opened);
        for (long value : new long[] {began, beganMicros, detected, detectedMicros, lastAlarm, calm, returnedMicros}) {
            to.writeLong(value);
        }
        to.writeDouble(height);
        to.writeInt(reopened);
        to.writeUTF(kind.id());
    }

    void read(int version, DataInput from) throws IOException {
        recent.read(from);
        history.read(from);
        tally.read(from);
        departures.read(from);
        explanation.read(from);
        // Before version 3 nothing was known of levels.
        if (version > 2) {
            level.read(from);
            levelSurprise = from.readDouble();
            for (int tag = 0; tag < levels.length; tag++) {
                levels[tag] = from.readDouble();
                last[tag] = from.readDouble();
                moves[tag] = from.readInt();
            }
        }
        from.readFully(watched);
        for (int i = 0; i < votes.length; i++) {
            votes[i] = from.readDouble();
        }
        standing = from.readBoolean();
        alarm = from.readBoolean();
        // Version 1 told every episode at once.
        confirmed = version == 1 || from.readBoolean();
        alarmRows = version == 1 ? 0 : from.readInt();
        opened = version == 1 ? 0 : from.readLong();
        began = from.readLong();
        beganMicros = from.readLong();
        detected = from.readLong();
        detectedMicros = from.readLong();
        lastAlarm = from.readLong();
        calm = from.readLong();
        returnedMicros = from.readLong();
        height = from.readDouble();
        reopened = from.readInt();
        kind = ChangeKind.ofId(from.readUTF());
    }
}
