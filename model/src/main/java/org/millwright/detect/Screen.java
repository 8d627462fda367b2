package org.millwright.detect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.millwright.Message;
import org.millwright.machine.Tag;

/** Decides from the healthy part alone how each tag is judged. */
final class Screen {
    private static final int LEVELS = 20;
    private static final double WANDERS = 0.7;
    private static final double SAME = 0.9999;
    private static final int FEW_VALUES = 10;
    private static final double ENOUGH = 0.3;
    private static final int LEAST_MOVES = 50;

    private final List<Tag> tags;
    private final Rows rows;
    private final Channel[] channels;

    private Screen(List<Tag> tags, Rows rows) {
        this.tags = tags;
        this.rows = rows;
        this.channels = new Channel[tags.size()];
    }

    /** One verdict per tag; {@code rows} may hold NaN. */
    static List<Channel> of(List<Tag> tags, Rows rows) {
        Screen screen = new Screen(tags, rows);
        for (int c = 0; c < tags.size(); c++) {
            screen.channels[c] = screen.alone(c);
        }
        screen.duplicates();
        screen.keepTwo();
        return List.of(screen.channels);
    }

    private Channel alone(int c) {
        Column column = Column.of(rows, c);
        if (column.count() < ENOUGH * rows.rows()) {
            return verdict(
                    c,
                    Channel.Role.SPARSE,
                    "screen.tag.sparse",
                    "{tag}: only {count} of {rows} healthy rows have a value.",
                    "count",
                    column.count(),
                    "rows",
                    rows.rows());
        }
        if (!Double.isFinite(column.deviation())) {
            return verdict(
                    c,
                    Channel.Role.SPARSE,
                    "screen.tag.beyond",
                    "{tag}: holds numbers too large to reckon with, maybe marks for missing values; not judged.");
        }
        boolean words = tags.get(c).kind() == Tag.Kind.STATUS;
        int distinct = column.distinct(FEW_VALUES);
        if (words) {
            return distinct < 2
                    ? verdict(c, Channel.Role.STATE, "screen.tag.state", "{tag}: one state only in the healthy part.")
                    : verdict(
                            c,
                            Channel.Role.REGIME,
                            "screen.tag.regime",
                            "{tag}: its {count} states split the running into regimes.",
                            "count",
                            distinct);
        }
        if (column.deviation() < 1e-9 * Math.max(1, Math.abs(column.mean()))) {
            return verdict(
                    c,
                    Channel.Role.CONSTANT,
                    "screen.tag.constant",
                    "{tag}: always {value} in the healthy part; reported when it moves.",
                    "value",
                    Figures.shortly(column.mean()));
        }
        if (distinct < FEW_VALUES) {
            return verdict(
                    c,
                    Channel.Role.DISCRETE,
                    "screen.tag.discrete",
                    "{tag}: only {count} different values; reported outside the range it had.",
                    "count",
                    distinct);
        }
        if (column.counts(LEAST_MOVES)) {
            return verdict(
                    c,
                    Channel.Role.COUNTER,
                    "screen.tag.counter",
                    "{tag}: only counts on, like a number of parts or an age; not judged.");
        }
        int still = column.longestRun();
        if (still > Math.max(20, rows.rows() / 10)) {
            return verdict(
                    c,
                    Channel.Role.STILL,
                    "screen.tag.still",
                    "{tag}: stood still for {count} rows of the healthy part.",
                    "count",
                    still);
        }
        double wander = column.levelShare(LEVELS);
        if (wander > WANDERS && column.correlation(rows.rows() / 10) > 0) {
            return verdict(
                    c,
                    Channel.Role.DRIFTING,
                    "screen.tag.drifting",
                    "{tag}: its level wanders, {share} % of its variance; judged against its own recent level.",
                    "share",
                    Math.round(100 * Math.min(1, wander)));
        }
        return judged(c);
    }

    private Channel judged(int c) {
        return new Channel(tags.get(c).name(), Channel.Role.JUDGED, List.of());
    }

    private Channel verdict(int c, Channel.Role role, String code, String why, Object... values) {
        Object[] all = Arrays.copyOf(values, values.length + 2);
        all[values.length] = "tag";
        all[values.length + 1] = tags.get(c).name();
        return new Channel(tags.get(c).name(), role, List.of(Message.of(code, why, all)));
    }

    /** Keeps the first of tags that are the same up to scale. */
    private void duplicates() {
        int[] judged = with(Channel.Role.JUDGED, Channel.Role.DRIFTING);
        double[][] unit = new double[judged.length][];
        for (int i = 0; i < judged.length; i++) {
            unit[i] = Column.of(rows, judged[i]).unit();
            for (int j = 0; j < i; j++) {
                if (channels[judged[j]].role() != Channel.Role.DUPLICATE && same(unit[i], unit[j])) {
                    channels[judged[i]] = verdict(
                            judged[i],
                            Channel.Role.DUPLICATE,
                            "screen.tag.duplicate",
                            "{tag}: the same as {other}, which is judged.",
                            "other",
                            tags.get(judged[j]).name());
                    break;
                }
            }
        }
    }

    private static boolean same(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return Math.abs(sum) > SAME;
    }

    /** With fewer than two tags left to be judged together, the drifting ones are judged too. */
    private void keepTwo() {
        if (with(Channel.Role.JUDGED).length >= 2) {
            return;
        }
        for (int c : with(Channel.Role.DRIFTING)) {
            channels[c] = judged(c);
        }
    }

    private int[] with(Channel.Role... roles) {
        List<Integer> found = new ArrayList<>();
        for (int c = 0; c < channels.length; c++) {
            if (Arrays.asList(roles).contains(channels[c].role())) {
                found.add(c);
            }
        }
        return found.stream().mapToInt(Integer::intValue).toArray();
    }
}
