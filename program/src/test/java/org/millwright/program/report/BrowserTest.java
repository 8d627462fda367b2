package org.millwright.program.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.millwright.program.text.Language;
import org.millwright.program.text.Texts;

/** The page in a real browser, where one is installed; skipped where none is. */
class BrowserTest {
    private static final Pattern ANSWER = Pattern.compile("data-answer=\"([^\"]*)\"");
    private static final DemoPlant PLANT = DemoPlant.pump(Long.getLong("millwright.seed", 7));

    /** The policy of the page must let its own script run, and nothing else may complain. */
    @Test
    void theScriptRunsUnderThePagesOwnPolicy() throws Exception {
        Run run = open(ReportPage.of(PLANT.input(), Texts.of(Language.ENGLISH)), 1_280);

        assertTrue(run.dom.contains("tabindex=\"0\""), "the script did not make the charts reachable by keyboard");
        assertEquals(List.of(), run.complaints());
    }

    /** What the pointer reads must be what the data say: an episode of VI-031 lies five above its mean of eight. */
    @Test
    void thePointerAndTheKeysReadTimeAndValue() throws Exception {
        String answer = ask("""
                var chart = document.querySelectorAll("article .chart")[1], plot = chart.querySelector(".plot");
                var box = plot.getBoundingClientRect();
                plot.dispatchEvent(new PointerEvent("pointermove", {clientX: box.left + box.width * 0.6, clientY: box.top + 5}));
                var hovered = chart.querySelector(".when").textContent + "|" + chart.querySelector(".lane .read").textContent;
                chart.dispatchEvent(new KeyboardEvent("keydown", {key: "ArrowRight", shiftKey: true}));
                var later = chart.querySelector(".when").textContent;
                plot.dispatchEvent(new PointerEvent("pointerleave"));
                answer(hovered + "|" + later + "|" + chart.querySelector(".lane .read").textContent);
                """, 1_280);
        String[] parts = answer.split("\\|", -1);

        assertTrue(parts[0].startsWith("2026-03-02 0"), answer);
        Matcher value =
                Pattern.compile("(\\d+\\.\\d+)(?: … (\\d+\\.\\d+))? mm/s").matcher(parts[1]);
        assertTrue(value.matches(), answer);
        double read = Double.parseDouble(value.group(1));
        assertTrue(read > 11 && read < 16, "read " + read + " where the level stands at 13");
        assertTrue(parts[2].compareTo(parts[0]) > 0, "the key moved on: " + answer);
        assertEquals("", parts[3], "leaving clears the reading");
    }

    @Test
    void aNarrowScreenNeverScrollsSideways() throws Exception {
        for (int width : List.of(500, 1_280)) {
            String answer = ask("answer(document.documentElement.scrollWidth + \" \" + window.innerWidth);", width);
            String[] widths = answer.split(" ", -1);
            assertTrue(
                    Integer.parseInt(widths[0]) <= Integer.parseInt(widths[1]),
                    "at " + width + " the page is " + answer);
        }
    }

    /** Runs a question in the page; only this copy's policy allows it. */
    private String ask(String question, int width) throws Exception {
        String html = ReportPage.of(PLANT.input(), Texts.of(Language.ENGLISH))
                .replaceFirst("<meta http-equiv=\"Content-Security-Policy\"[^>]*/>", "")
                .replace(
                        "</body>",
                        "<script>function answer(text) { document.body.dataset.answer = text; }\n" + question
                                + "</script></body>");
        Matcher answer = ANSWER.matcher(open(html, width).dom);
        assertTrue(answer.find(), "the browser gave no answer");
        return answer.group(1);
    }

    private Run open(String html, int width) throws Exception {
        Optional<Path> browser = browser();
        assumeTrue(browser.isPresent(), "No Chromium is installed: the page was not opened in a browser.");
        Path folder = Files.createTempDirectory(
                Files.createDirectories(Path.of("target", "browser").toAbsolutePath()), "run");
        Path page = Files.writeString(folder.resolve("page.html"), html);
        Path dom = folder.resolve("dom.html");
        Path log = folder.resolve("log.txt");
        Process process = new ProcessBuilder(
                        browser.get().toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--enable-logging=stderr",
                        "--user-data-dir=" + folder.resolve("profile"),
                        "--window-size=" + width + ",900",
                        "--dump-dom",
                        page.toUri().toString())
                .redirectOutput(dom.toFile())
                .redirectError(log.toFile())
                .start();
        boolean ended = process.waitFor(90, TimeUnit.SECONDS);
        process.destroyForcibly();
        assertTrue(ended, "the browser did not end");
        Run run = new Run(Files.readString(dom), Files.readString(log));
        assertFalse(run.dom.isBlank(), run.log);
        return run;
    }

    /** What the browser made of the page, and what it said. */
    private record Run(String dom, String log) {
        List<String> complaints() {
            return log.lines().filter(line -> line.contains("CONSOLE")).toList();
        }
    }

    private static Optional<Path> browser() throws IOException {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.of(path.split(File.pathSeparator, -1))
                .filter(folder -> !folder.isEmpty())
                .flatMap(folder -> Stream.of("chromium", "chromium-browser", "google-chrome")
                        .map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
