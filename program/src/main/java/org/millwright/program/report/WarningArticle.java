package org.millwright.program.report;

import java.util.List;
import java.util.Map;
import org.millwright.Message;
import org.millwright.machine.AssetPath;
import org.millwright.machine.Tag;
import org.millwright.program.report.trend.Trend;
import org.millwright.program.report.trend.TrendCollector;
import org.millwright.program.text.Texts;
import org.millwright.recording.TimeAxis;
import org.millwright.warning.Warning;

/**
 * One warning in full, as a part of a page that is not the report: words, trends, contributions, the order in which tags left their
 * own limits. Places of marks stand in attributes {@code data-style}, for pages whose policy forbids styles in the page; their script
 * sets them.
 */
public final class WarningArticle {
    private WarningArticle() {}

    /**
     * The article.
     *
     * @param trends the tags of the warning around its time
     * @param time what the times mean
     */
    public static String of(Warning warning, List<Trend> trends, TimeAxis time, Texts texts) {
        AssetPath asset = warning.asset();
        ReportInput.Healthy healthy = new ReportInput.Healthy(
                List.of(),
                0,
                Message.of("report.live.healthy", "Its own history, as the watch has learnt it."),
                List.of(),
                false);
        ReportInput.Limit limit = new ReportInput.Limit(
                warning.verdict().limit(),
                warning.verdict().budget(),
                warning.verdict().standing(),
                warning.verdict().extrapolation());
        Trend noScore =
                new TrendCollector(List.of(Tag.of("score")), 1, 4).trends().getFirst();
        ReportInput.Machine machine =
                new ReportInput.Machine(asset, healthy, limit, noScore, trends, List.of(warning), Map.of(), List.of());
        Sheet sheet = Sheet.of(time, texts);
        Glyphs.define(sheet.html());
        new WarningPart(sheet, machine, new Place(1, machine)).write(0);
        return sheet.html().toString().replace(" style=\"", " data-style=\"");
    }
}
