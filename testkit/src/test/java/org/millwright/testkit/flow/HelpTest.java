package org.millwright.testkit.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page on steps shows classes that compile and pass; whoever changes one changes the other. */
class HelpTest {
    private static final Path PAGE = Path.of("..", "help", "write-a-step.md");
    private static final Path CLASSES = Path.of("src", "test", "java", "org", "millwright", "testkit", "flow");

    @Test
    void theExampleOfThePageIsTheOneThatRuns() throws IOException {
        List<String> shown = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(PAGE))
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();

        assertEquals(2, shown.size());
        assertEquals(withoutHead("CountAbove.java"), shown.get(0));
        assertEquals(withoutHead("CountAboveTest.java"), shown.get(1));
        assertTrue(shown.get(0).contains("implements Step"), "control");
    }

    private static String withoutHead(String name) throws IOException {
        String text = Files.readString(CLASSES.resolve(name));
        int lastImport = text.lastIndexOf("\nimport ");
        return text.substring(text.indexOf('\n', lastImport + 1) + 1).strip() + "\n";
    }
}
