package org.millwright.program.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.millwright.diagnose.Deviation;
import org.millwright.machine.Block;
import org.millwright.machine.Tag;
import org.millwright.program.report.trend.Trend;
import org.millwright.program.report.trend.TrendCollector;
import org.millwright.program.text.Language;
import org.millwright.program.text.Texts;
import org.millwright.recording.TimeAxis;
import org.w3c.dom.Element;

/** One picture: what is drawn in it, and where. Values run from 0 to 10 over 0 to 100 seconds. */
class LaneTest {
    private static final long SECOND = 1_000_000;
    private static final Tag TAG = new Tag("flow", "m³/h", Tag.Kind.MEASUREMENT, List.of());
    private static final Window WHOLE = new Window(0, 100 * SECOND);

    @Test
    void ownLimitsAndNormalAreLinesAtTheirValues() {
        Page page = draw(Optional.of(own(2, 8)), List.of());

        List<Element> bounds = page.ofClass("bound");
        assertEquals(2, bounds.size());
        Band band = Band.around(0, 10);
        assertEquals(String.valueOf(band.y(2)), bounds.getFirst().getAttribute("y1"));
        assertEquals(String.valueOf(band.y(8)), bounds.getLast().getAttribute("y2"));
        assertEquals(1, page.ofClass("mean").size());
    }

    /** A limit far away would press the line flat; it is left to the numbers. */
    @Test
    void limitsFarAwayAreNotDrawn() {
        assertEquals(
                0,
                draw(Optional.of(own(-1_000, 1_000)), List.of())
                        .ofClass("bound")
                        .size());
    }

    @Test
    void limitsALittleOutsideMakeRoomForThemselves() {
        Page page = draw(Optional.of(own(-5, 15)), List.of());

        assertEquals(2, page.ofClass("bound").size());
        double low = Double.parseDouble(page.ofClass("plot").getFirst().getAttribute("data-low"));
        assertTrue(low < -5, "the picture begins at " + low);
    }

    @Test
    void marksLieWhereTheirTimesAre() {
        Page page = draw(
                Optional.empty(),
                List.of(
                        new Lane.Mark("healthy", 0, 20 * SECOND),
                        new Lane.Mark("warned", 50 * SECOND, 75 * SECOND),
                        new Lane.Mark("detected", 55 * SECOND, 55 * SECOND)));

        assertEquals("left:0%;width:20%", page.ofClass("healthy").getFirst().getAttribute("style"));
        assertEquals("left:50%;width:25%", page.ofClass("warned").getFirst().getAttribute("style"));
        assertEquals("left:55%", page.ofClass("detected").getFirst().getAttribute("style"));
    }

    @Test
    void marksOutsideTheWindowAreNotDrawnAndThoseAcrossItsEdgeAreCut() {
        Page page = draw(
                Optional.empty(),
                List.of(
                        new Lane.Mark("healthy", -50 * SECOND, -10 * SECOND),
                        new Lane.Mark("warned", 90 * SECOND, 500 * SECOND)));

        assertEquals(0, page.ofClass("healthy").size());
        assertEquals("left:90%;width:10%", page.ofClass("warned").getFirst().getAttribute("style"));
    }

    @Test
    void thePictureCarriesWhatThePointerNeeds() {
        Element plot = draw(Optional.empty(), List.of()).ofClass("plot").getFirst();

        assertEquals("m³/h", plot.getAttribute("data-unit"));
        assertEquals("1", plot.getAttribute("data-digits"));
        assertTrue(Double.parseDouble(plot.getAttribute("data-high")) > 10);
    }

    @Test
    void aScoreIsDrawnFromZeroWithItsLimit() {
        Sheet sheet = sheet();
        new Lane(sheet, WHOLE, List.of()).drawScore(rising(), 4, new Band(0, 8), "score");
        Page page = Page.of(sheet.html() + "<script></script>");

        assertEquals("500", page.ofClass("bound").getFirst().getAttribute("y1"));
        assertEquals("0.0", page.ofClass("plot").getFirst().getAttribute("data-low"));
    }

    private static Page draw(Optional<Deviation> own, List<Lane.Mark> marks) {
        Sheet sheet = sheet();
        new Lane(sheet, WHOLE, marks).draw(rising(), own, Lane.Size.USUAL, "trend");
        return Page.of(sheet.html() + "<script></script>");
    }

    private static Sheet sheet() {
        return Sheet.of(new TimeAxis(TimeAxis.Kind.ELAPSED, "t", null, SECOND), Texts.of(Language.ENGLISH));
    }

    private static Deviation own(double low, double high) {
        return new Deviation("flow", "m³/h", 5, 5, 1, low, high, 1);
    }

    private static Trend rising() {
        Block.Builder builder = new Block.Builder(List.of(TAG), 101);
        for (int row = 0; row <= 100; row++) {
            builder.row(row * SECOND).set(0, row / 10.0);
        }
        TrendCollector collector = new TrendCollector(List.of(TAG), SECOND, 200);
        collector.accept(builder.build());
        return collector.trends().getFirst();
    }
}
