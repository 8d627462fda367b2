package org.millwright.program.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.millwright.Message;
import org.millwright.MillwrightException;
import org.millwright.machine.AssetPath;
import org.millwright.machine.Block;
import org.millwright.machine.Tag;
import org.millwright.program.report.trend.TrendCollector;
import org.millwright.program.text.Language;
import org.millwright.program.text.Texts;
import org.millwright.recording.ReadReport;
import org.millwright.recording.TimeAxis;
import org.millwright.warning.Verdict;
import org.w3c.dom.Element;

class ReportPageTest {
    private static final long SEED = Long.getLong("millwright.seed", 7);
    private static final DemoPlant PLANT = DemoPlant.pump(SEED);
    private static final Texts ENGLISH = Texts.of(Language.ENGLISH);
    private static final Texts CHINESE = Texts.of(Language.CHINESE);

    @ParameterizedTest
    @EnumSource
    void everyLinkAndMarkHasItsPlace(Language language) {
        Page page = Page.of(ReportPage.of(PLANT.input(), Texts.of(language)));

        List<String> ids = page.attributes("id");
        assertEquals(ids.size(), new HashSet<>(ids).size(), "an id stands twice: " + ids);
        List<String> links = page.attributes("href").stream()
                .filter(link -> link.startsWith("#"))
                .map(link -> link.substring(1))
                .toList();
        assertTrue(ids.containsAll(links), "links lead nowhere: " + links);
        assertTrue(links.containsAll(List.of("m1-w1", "m1-w8")), links.toString());
        assertEquals(List.of(language.tag()), page.attributes("lang"));
        assertEquals(8, page.elements("article").size());
    }

    /** A picture without a name is nothing to somebody who hears the page. */
    @Test
    void everyPictureIsNamedOrHidden() {
        Page page = Page.of(ReportPage.of(PLANT.input(), ENGLISH));

        for (Element picture : page.elements("svg")) {
            boolean hidden = picture.getAttribute("aria-hidden").equals("true");
            boolean named = picture.getAttribute("role").equals("img")
                    && !picture.getAttribute("aria-label").isBlank();
            assertTrue(hidden || named, "a picture without a name");
        }
        for (Element head : page.elements("th")) {
            assertEquals("col", head.getAttribute("scope"));
        }
    }

    @Test
    void nothingIsFetchedFromAnywhere() throws GeneralSecurityException {
        String html = ReportPage.of(PLANT.input(), ENGLISH);
        String bare = html.replace("http://www.w3.org/1999/xhtml", "");

        for (String way :
                List.of("http:", "https:", "//cdn", "src=", "@import", "url(", "<iframe", "<object", "<form")) {
            assertFalse(bare.contains(way), "the page holds " + way);
        }
        String script = html.substring(html.indexOf("<script>") + "<script>".length(), html.indexOf("</script>"));
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
        String policy = Page.of(html).attributes("content").stream()
                .filter(content -> content.startsWith("default-src 'none'"))
                .findFirst()
                .orElseThrow();
        assertTrue(
                policy.contains("script-src 'sha256-" + Base64.getEncoder().encodeToString(digest) + "'"),
                "the policy allows another script than the page has");
        for (String way : List.of("eval(", "innerHTML", "fetch(", "XMLHttpRequest", "document.write")) {
            assertFalse(script.contains(way), "the script uses " + way);
        }
    }

    @Test
    void aHostileNameIsShownAsText() {
        List<String> names = List.of(
                "<script>alert(1)</script>",
                "\"/><img src=x onerror=alert(1)>",
                "a\u0000b\u202Etxt",
                "</style>&amp;",
                "{tag}");
        DemoPlant plant =
                new DemoPlant(SEED, names.stream().map(ReportPageTest::hostile).toList());
        Page page = Page.of(ReportPage.of(plant.input(), ENGLISH));

        assertEquals(List.of(), page.elements("img"));
        assertEquals(List.of(), page.elements("script"));
        assertTrue(page.texts().containsAll(List.of(names.get(0), names.get(1), names.get(3), names.get(4))));
        assertTrue(page.texts().contains("a\uFFFDb\u202Etxt"), "a control sign cannot stand in a page");
        assertTrue(
                page.elements("bdi").stream()
                        .anyMatch(name -> name.getTextContent().contains("\u202E")),
                "a sign that turns the direction stays inside its name");
    }

    /** Whatever reads alike in both languages must come out of the recording, not out of the program. */
    @Test
    void theChinesePageIsChinese() {
        Set<String> english = Page.of(ReportPage.of(PLANT.input(), ENGLISH)).texts();
        Set<String> chinese = Page.of(ReportPage.of(PLANT.input(), CHINESE)).texts();

        List<String> same = chinese.stream()
                .filter(english::contains)
                .filter(text -> text.matches("(?s).*[A-Za-z]{2}.*"))
                .filter(text -> !fromTheRecording(text))
                .toList();
        assertEquals(List.of(), same);
        assertTrue(chinese.stream().anyMatch(text -> text.contains("最先超出自身限值")));
    }

    private static boolean fromTheRecording(String text) {
        boolean tag = PLANT.tags().stream()
                .anyMatch(known -> known.name().equals(text) || known.unit().equals(text));
        return tag || DemoPlant.WORDS.stream().anyMatch(text::contains);
    }

    @Test
    void theSameInputGivesTheSamePage() {
        assertEquals(
                ReportPage.of(PLANT.input(), CHINESE),
                ReportPage.of(DemoPlant.pump(SEED).input(), CHINESE));
    }

    @Test
    void noWarningsIsSaidAsAnAnswerNotAsAnEmptyTable() {
        Page page =
                Page.of(ReportPage.of(PLANT.input(List.of(), Verdict.Standing.CALIBRATED, false, List.of()), ENGLISH));

        assertTrue(page.texts().contains("No warnings in 28,000 rows."));
        assertEquals(List.of(), page.ofClass("warnings"));
        assertEquals(List.of(), page.elements("article"));
        assertTrue(page.elements("details").getFirst().hasAttribute("open"), "then the tags are what there is to see");
    }

    @Test
    void aProvisionalLimitIsSaidBeforeTheWarnings() {
        Page page = Page.of(
                ReportPage.of(PLANT.input(PLANT.warnings(), Verdict.Standing.PROVISIONAL, false, List.of()), ENGLISH));

        assertEquals(1, page.ofClass("notice").size());
        assertTrue(page.ofClass("notice").getFirst().getTextContent().contains("340 times rarer"));
        assertTrue(page.texts().contains("3.1 · provisional"));
    }

    @Test
    void withoutALimitThereIsNoLineAndNoPromise() {
        Page page = Page.of(
                ReportPage.of(PLANT.input(List.of(), Verdict.Standing.UNCALIBRATED, false, List.of()), ENGLISH));

        assertTrue(page.texts().contains("No limit, so no warnings: the score is shown alone."));
        assertEquals(List.of(), page.ofClass("bound"));
    }

    @Test
    void hundredsOfWarningsAreFiftyInFullAndTheRestInTheTable() {
        Page page = Page.of(
                ReportPage.of(PLANT.input(PLANT.flood(312), Verdict.Standing.CALIBRATED, false, List.of()), ENGLISH));

        assertEquals(50, page.elements("article").size());
        assertEquals(2, page.ofClass("warnings").size());
        int rows = page.ofClass("warnings").stream()
                .mapToInt(table -> table.getElementsByTagName("tr").getLength() - 1)
                .sum();
        assertEquals(312, rows);
        assertTrue(page.texts().contains("Warnings 51 to 312, in this table alone"));
    }

    @Test
    void anIllHealthyPartFoldsItsWarnings() {
        Message advice = Message.of("test.advice.baseline", "Try --baseline 2026-03-02T09:00..2026-03-02T10:00.");
        Page page = Page.of(ReportPage.of(
                PLANT.input(PLANT.flood(312), Verdict.Standing.CALIBRATED, true, List.of(advice)), ENGLISH));

        Element folded = page.elements("details").getFirst();
        assertFalse(folded.hasAttribute("open"));
        assertEquals(50, folded.getElementsByTagName("article").getLength());
        assertTrue(page.ofClass("notice").getFirst().getTextContent().contains("--baseline"));
    }

    @Test
    void severalMachinesStandOnOnePage() {
        ReportInput one = PLANT.input();
        ReportInput two = new ReportInput(
                one.source(), List.of(one.machines().getFirst(), named("Plant A/Press")), one.signature());
        Page page = Page.of(ReportPage.of(two, ENGLISH));

        assertEquals(1, page.elements("nav").size());
        assertTrue(page.attributes("id").containsAll(List.of("m1", "m2", "m1-w1", "m2-w1")));
    }

    private static ReportInput.Machine named(String asset) {
        ReportInput.Machine first = PLANT.input().machines().getFirst();
        return new ReportInput.Machine(
                AssetPath.of(asset),
                first.healthy(),
                first.limit(),
                first.score(),
                first.tags(),
                first.warnings(),
                first.closeups(),
                first.notices());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void aRecordingOfAlmostNothingHasAPageToo(int rows) {
        for (TimeAxis.Kind kind : TimeAxis.Kind.values()) {
            Page page = Page.of(ReportPage.of(tiny(rows, kind), ENGLISH));

            assertTrue(
                    page.texts().contains("No warnings in %d rows.".formatted(rows)),
                    page.texts().toString());
        }
    }

    private static ReportInput tiny(int rows, TimeAxis.Kind kind) {
        List<Tag> tags = List.of(Tag.of("a"));
        TrendCollector collector = new TrendCollector(tags, 1_000_000, 10);
        Block.Builder builder = new Block.Builder(tags, rows);
        for (int row = 0; row < rows; row++) {
            builder.row(row * 1_000_000L).set(0, 3);
        }
        collector.accept(builder.build());
        return new ReportInput(
                new ReportInput.Source(
                        "tiny.csv",
                        new TimeAxis(kind, "t", null, 1_000_000),
                        new ReadReport(rows, Map.of(), Map.of(), Map.of(), Map.of(), List.of()),
                        List.of()),
                List.of(new ReportInput.Machine(
                        AssetPath.of("tiny"),
                        new ReportInput.Healthy(
                                List.of(),
                                100,
                                Message.of("test.healthy.other", "From another file."),
                                List.of(),
                                false),
                        new ReportInput.Limit(3, "1/2000rows", Verdict.Standing.CALIBRATED, 3),
                        collector.trends().getFirst(),
                        collector.trends(),
                        List.of(),
                        Map.of(),
                        List.of())),
                new ReportInput.Signature("millwright", "", "millwright warn tiny.csv"));
    }

    /** One pixel of the coarse trend holds whole warnings; the closeup shows them row by row. */
    @Test
    void aCloseupIsDrawnWhereTheWholeIsTooCoarse() {
        ReportInput coarse = PLANT.input(60, false);
        ReportInput close = PLANT.input(60, true);

        int without = drawn(Page.of(ReportPage.of(coarse, ENGLISH)));
        int with = drawn(Page.of(ReportPage.of(close, ENGLISH)));

        assertTrue(with > 3 * without, "the longest line in a lane has %d signs, %d without".formatted(with, without));
    }

    private static int drawn(Page page) {
        return page.ofClass("lane").stream()
                .flatMap(lane -> IntStream.range(
                                0, lane.getElementsByTagName("path").getLength())
                        .mapToObj(
                                i -> (Element) lane.getElementsByTagName("path").item(i)))
                .mapToInt(path -> path.getAttribute("d").length())
                .max()
                .orElse(0);
    }

    @Test
    void fiftyTagsStayUnderAMegabyteAndAThousandAreBearable() {
        int fifty = ReportPage.of(many(50).input(), ENGLISH).length();
        int thousand = ReportPage.of(many(1_000).input(300, false), ENGLISH).length();
        int flood = ReportPage.of(PLANT.input(PLANT.flood(900), Verdict.Standing.CALIBRATED, false, List.of()), ENGLISH)
                .length();

        assertTrue(fifty < 1_000_000, "50 tags make " + fifty);
        assertTrue(thousand < 1_000_000, "1,000 tags make " + thousand);
        assertTrue(flood < 2_000_000, "900 warnings make " + flood);
    }

    private static DemoPlant many(int count) {
        List<Tag> tags = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            tags.add(new Tag("TI-" + i, "°C", Tag.Kind.MEASUREMENT, List.of()));
        }
        return new DemoPlant(SEED, count > 100 ? 3_000 : DemoPlant.ROWS, tags);
    }

    @Test
    void aPageThatCannotBeWrittenSaysWhereAndWhatToDo() throws IOException {
        Path folder = Files.createTempDirectory("report");

        MillwrightException refused = assertThrows(
                MillwrightException.class,
                () -> ReportPage.write(
                        PLANT.input(), ENGLISH, folder.resolve("no such folder").resolve("r.html")));
        assertTrue(refused.problem().message().text().contains("name another file"));
        ReportPage.write(PLANT.input(), ENGLISH, folder.resolve("r.html"));
        assertTrue(Files.readString(folder.resolve("r.html")).startsWith("<!DOCTYPE html>"));
    }

    private static Tag hostile(String name) {
        return new Tag(name, "<i>x</i>", Tag.Kind.MEASUREMENT, List.of());
    }
}
