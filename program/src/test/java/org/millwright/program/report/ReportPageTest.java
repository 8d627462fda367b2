package org.millwright.program.report;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.millwright.program.text.Language;
import org.millwright.program.text.Texts;
import org.millwright.warning.Verdict;

class ReportPageTest {
    private static final long SEED = Long.getLong("millwright.seed", 7);

    @Test
    void writesThePagesToLookAt() throws IOException {
        DemoPlant plant = DemoPlant.pump(SEED);
        Path folder = Files.createDirectories(Path.of("target", "report-demo"));
        for (Language language : Language.values()) {
            Texts texts = Texts.of(language);
            ReportPage.write(plant.input(), texts, folder.resolve("warnings-" + language.id() + ".html"));
            ReportPage.write(
                    plant.input(List.of(), Verdict.Standing.PROVISIONAL, false, List.of()),
                    texts,
                    folder.resolve("none-" + language.id() + ".html"));
            ReportPage.write(
                    plant.input(plant.flood(312), Verdict.Standing.PROVISIONAL, true, List.of()),
                    texts,
                    folder.resolve("flood-" + language.id() + ".html"));
        }
        assertTrue(Files.size(folder.resolve("warnings-en.html")) > 10_000);
    }
}
