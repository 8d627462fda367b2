package org.millwright.program.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.millwright.Message;
import org.millwright.program.text.Language;
import org.millwright.program.text.Texts;
import org.millwright.recording.ReadReport;
import org.millwright.recording.TimeAxis;
import org.millwright.warning.Verdict;
import org.w3c.dom.Element;

/** The parts of the page by what they tell. */
class PartsTest {
    private static final Texts ENGLISH = Texts.of(Language.ENGLISH);
    private static final DemoPlant PLANT = DemoPlant.pump(Long.getLong("millwright.seed", 7));
    private static final Page PAGE = Page.of(ReportPage.of(PLANT.input(), ENGLISH));

    @Test
    void theHeadTellsFileMachineRowsTimeHealthyPartLimitAndSkips() {
        String facts = PAGE.ofClass("facts").getFirst().getTextContent();

        assertEquals("pump-station-march.csv", PAGE.elements("h1").getFirst().getTextContent());
        for (String fact : List.of(
                "28,000 rows",
                "12 tags",
                "2026-03-02 06:00:00 to 2026-03-02 14:46:39",
                "5,600 rows",
                "The first 20 % of the recording",
                "3.1 · calibrated",
                "1 a week",
                "15 rows",
                "Cells without a good value: 50; columns left out: 1")) {
            assertTrue(facts.contains(fact), fact + " is missing in: " + facts);
        }
    }

    @Test
    void theTableHasOneRowAWarningWithItsFirstAndItsLargestTag() {
        Element table = PAGE.ofClass("warnings").getFirst();
        List<String> first = cells(table, 1);

        assertEquals("1", first.getFirst());
        assertEquals("Shift of level", first.get(1));
        assertEquals("20 s", first.get(3));
        assertEquals("11 min 40 s", first.get(4));
        assertEquals("VI-031", first.get(5));
        assertTrue(first.get(6).matches("VI-031 \\+[89]\\.\\d × its usual scatter"), first.get(6));
        assertTrue(first.get(7).endsWith("strong"), first.get(7));
        assertEquals("–", cells(table, 5).get(5), "no tag left its limit in a broken correlation");
        assertEquals("still stands", cells(table, 8).get(4));
    }

    @Test
    void barsHaveTheLengthOfTheirShareAndTheNumberBesideThem() {
        Element article = PAGE.elements("article").getFirst();
        List<String> tracks = descendants(article, "bar-track").stream()
                .map(Element::getTextContent)
                .toList();

        assertEquals(List.of("66 %", "21 %", "13 %"), tracks);
        String widest = ((Element) descendants(article, "bar-track").getFirst().getFirstChild()).getAttribute("style");
        assertEquals("width:40.92%", widest);
    }

    @Test
    void aValueOutsideItsLimitsIsSaidInWordsToo() {
        Element article = PAGE.elements("article").getFirst();

        assertEquals(
                List.of("outside"),
                descendants(article, "out").stream()
                        .map(Element::getTextContent)
                        .toList());
    }

    @Test
    void aSimilarEpisodeLeadsToItsWarning() {
        Element seventh = PAGE.elements("article").get(6);

        assertTrue(seventh.getTextContent().contains("likeness 93 %. Warning 1"), seventh.getTextContent());
    }

    @Test
    void eachWarningShowsTheTagsItNamesAndWhoLeftFirst() {
        Element article = PAGE.elements("article").getFirst();
        List<String> heads = descendants(article, "lane-head").stream()
                .map(Element::getTextContent)
                .toList();

        assertEquals("VI-031mm/s", heads.getFirst(), "the whole recording comes first");
        assertEquals("VI-031mm/sleft its own limit firstnormal 8.00 ± 0.55", heads.get(1));
        assertTrue(heads.get(2).contains("left its own limit later"), heads.get(2));
        assertTrue(heads.get(3).contains("within its own limits"), heads.get(3));
        assertEquals(1, descendants(article, "view").size(), "the frame of the closer view");
        assertEquals(3, descendants(article, "detected").size() - 1, "a line in each lane, and its key in the legend");
    }

    @Test
    void theGapOfAMissingTagIsDrawnInItsTrend() {
        Element sixth = PAGE.elements("article").get(5);
        List<Element> plots = descendants(sixth, "plot");

        long gaps = descendants(plots.get(1), "gap").size();
        assertTrue(gaps >= 1, "PI-113 is silent in this warning, and nothing shows it");
    }

    @Test
    void theOverviewMarksEveryWarningAndTheHealthyPart() {
        Element overview = PAGE.ofClass("chart").getFirst();

        assertEquals(8 + 1, descendants(overview, "warned").size(), "eight bands and the key");
        assertEquals(1 + 1, descendants(overview, "healthy").size());
        assertEquals(1, descendants(overview, "gap").size(), "the pause of the recording");
        assertEquals(
                List.of("1", "2", "3", "4", "5", "6", "7", "8"),
                descendants(overview, "no").stream()
                        .map(Element::getTextContent)
                        .toList());
    }

    /** Hundreds of marks in a strip would hide it; what nobody can tell apart becomes one. */
    @Test
    void bandsThatTouchBecomeOne() {
        Page page = Page.of(
                ReportPage.of(PLANT.input(PLANT.flood(900), Verdict.Standing.CALIBRATED, false, List.of()), ENGLISH));
        Element overview = page.ofClass("chart").getFirst();

        assertTrue(
                descendants(overview, "warned").size() < 300,
                "bands: " + descendants(overview, "warned").size());
    }

    @Test
    void allTagsAreListedWithTheirExtremesAndGaps() {
        Element tags = PAGE.elements("details").getFirst();

        assertTrue(tags.getTextContent().contains("All tags (12)"));
        assertEquals(12, descendants(tags, "spark").size());
        List<String> silent = cells(tags, 6);
        assertEquals("PI-113", silent.getFirst());
        assertEquals("700 rows (2.5 %)", silent.get(5));
        assertEquals("–", cells(tags, 7).get(1), "nobody named a unit");
    }

    @Test
    void manyNotesAreFoldedAfterTheFirst() {
        List<Message> notes = new ArrayList<>();
        IntStream.range(0, 40)
                .forEach(i -> notes.add(Message.of("test.notice.tag", "Tag {tag} is constant.", "tag", "T" + i)));
        Page page = Page.of(
                ReportPage.of(PLANT.input(PLANT.warnings(), Verdict.Standing.PROVISIONAL, false, notes), ENGLISH));
        Element doubt = page.ofClass("notice").getFirst();
        Element notice = page.ofClass("notes").getFirst();

        assertTrue(doubt.getTextContent().startsWith("The limit is provisional"), doubt.getTextContent());
        assertEquals(1, notice.getElementsByTagName("details").getLength());
        assertTrue(notice.getTextContent().contains("36 more notes"), notice.getTextContent());
        assertTrue(notice.getTextContent().contains("T39"), "folded, not dropped");
    }

    @Test
    void everySkippedRowAndCellIsAccountedFor() {
        Map<String, Long> missing = new TreeMap<>();
        IntStream.range(0, 30).forEach(i -> missing.put("tag" + i, 100L - i));
        ReadReport reading = new ReadReport(
                1,
                Map.of("no-time", 3L, "some-new-reason", 4L),
                missing,
                Map.of(),
                Map.of("<x>", Message.of("test.column.text", "it holds words")),
                List.of());
        Sheet sheet = Sheet.of(new TimeAxis(TimeAxis.Kind.ROWS, "", null, 1), ENGLISH);
        new ReadingPart(sheet, new ReportInput.Source("f", sheet.time(), reading, List.of())).write();
        String told = Page.of(sheet.html() + "<script></script>").elements("li").stream()
                .map(Element::getTextContent)
                .collect(Collectors.joining("|"));

        assertTrue(told.startsWith("rows without a readable time: 3|some-new-reason: 4|tag0: 100|tag1: 99|"), told);
        assertTrue(told.contains("|and 10 more|<x>: it holds words"), told);
        assertFalse(told.contains("tag20"), told);
    }

    private static List<String> cells(Element table, int row) {
        Element line = (Element) table.getElementsByTagName("tr").item(row);
        return IntStream.range(0, line.getElementsByTagName("td").getLength())
                .mapToObj(i -> line.getElementsByTagName("td").item(i).getTextContent())
                .toList();
    }

    private static List<Element> descendants(Element parent, String look) {
        return IntStream.range(0, parent.getElementsByTagName("*").getLength())
                .mapToObj(i -> (Element) parent.getElementsByTagName("*").item(i))
                .filter(element ->
                        List.of(element.getAttribute("class").split(" ", -1)).contains(look))
                .toList();
    }
}
