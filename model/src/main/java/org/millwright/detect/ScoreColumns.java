package org.millwright.detect;

import java.util.ArrayList;
import java.util.List;
import org.millwright.machine.Tag;

/** The columns that a {@link DetectStep} puts behind the tags. */
public final class ScoreColumns {
    /** −log₁₀ of how often healthy rows are as odd; missing where a row could not be judged. */
    public static final int SCORE = 0;
    /** 1 while a warning stands, else 0. */
    public static final int ALARM = 1;
    /** 1 in a row in which a change of level was noticed, else 0. */
    public static final int CHANGE = 2;
    /** The column of the tag whose own watch is open, and {@link #WATCH_KIND} why; −1 where none is. */
    public static final int WATCHED = 3;
    /** 1 standing still, 2 missing, 3 away from its own range, 4 much quieter than it was; 0 where no watch is open. */
    public static final int WATCH_KIND = 4;
    /** 0 judged, 1 too few values, 2 a regime that the healthy part did not show. */
    public static final int SIGHT = 5;
    /** The first of the statistics' own surprises, in the order of {@link #statistics()}; 0 where no warning stands or nothing was judged. */
    public static final int VOTES = 6;

    private ScoreColumns() {}

    /** The names of the statistics. */
    public static List<String> statistics() {
        return List.of(Portfolio.IDS);
    }

    /** How many columns there are. */
    public static int count() {
        return VOTES + Portfolio.IDS.length;
    }

    /** The columns as tags; their names cannot be those of a machine. */
    static List<Tag> tags() {
        List<Tag> tags = new ArrayList<>();
        for (String name : List.of("score", "alarm", "change", "watched", "watch", "sight")) {
            tags.add(Tag.of("\u001f" + name));
        }
        for (String statistic : Portfolio.IDS) {
            tags.add(Tag.of("\u001f" + statistic));
        }
        return List.copyOf(tags);
    }
}
