package org.millwright.program.warn;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.millwright.detect.ScoreColumns;
import org.millwright.machine.AssetPath;
import org.millwright.machine.Block;
import org.millwright.machine.Tag;
import org.millwright.program.report.trend.Closeups;
import org.millwright.program.report.trend.Trend;
import org.millwright.program.report.trend.TrendCollector;
import org.millwright.recording.Recording;
import org.millwright.recording.TimeAxis;
import org.millwright.warning.scan.ScanListener;

/** Collects the trends of a scan for its report. */
final class TrendListener implements ScanListener {
    private static final int CLOSEUPS = 20;
    private static final int ROWS_AROUND = 200;

    private final TimeAxis axis;
    private final Map<AssetPath, Trends> machines = new LinkedHashMap<>();

    TrendListener(TimeAxis axis) {
        this.axis = axis;
    }

    @Override
    public void healthy(Recording.Machine machine, Block rows) {
        of(machine).tags.accept(rows);
    }

    @Override
    public void judged(Recording.Machine machine, Block rows) {
        of(machine).judged(rows);
    }

    /** The trends of a machine. */
    Trends of(Recording.Machine machine) {
        return machines.computeIfAbsent(machine.asset(), asset -> new Trends(machine.tags(), axis));
    }

    /** The trends of one machine. */
    static final class Trends {
        private final int width;
        private final TrendCollector tags;
        private final TrendCollector score;
        private final Closeups closeups;
        private final List<String> names;
        private String open = "";

        private Trends(List<Tag> tags, TimeAxis axis) {
            this.width = tags.size();
            this.names = tags.stream().map(Tag::name).toList();
            this.tags = TrendCollector.of(tags, axis);
            this.score = TrendCollector.of(List.of(Tag.of("score")), axis);
            this.closeups = new Closeups(tags, axis.stepMicros(), ROWS_AROUND, CLOSEUPS);
        }

        private void judged(Block rows) {
            Block raw = rows.columns(0, width);
            tags.accept(raw);
            score.accept(rows.columns(width + ScoreColumns.SCORE, 1));
            closeups.accept(raw);
            for (int row = 0; row < rows.rows(); row++) {
                boolean alarm = rows.value(row, width + ScoreColumns.ALARM) > 0;
                if (alarm && open.isEmpty()) {
                    open = Long.toString(rows.time(row));
                    closeups.open(open, rows.time(row));
                } else if (!alarm && !open.isEmpty()) {
                    closeups.close(open, rows.time(row), names);
                    open = "";
                }
            }
        }

        List<Trend> tags() {
            return tags.trends();
        }

        Trend score() {
            return score.trends().getFirst();
        }

        /** The closeups by the time of detection, in microseconds. */
        Map<String, List<Trend>> closeups() {
            return closeups.trends();
        }
    }
}
