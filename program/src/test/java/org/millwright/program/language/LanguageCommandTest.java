package org.millwright.program.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.millwright.program.cli.Commands;
import org.millwright.program.cli.Typed;
import org.millwright.testkit.language.TinyModel;

/** Types the commands at a model of chance. */
class LanguageCommandTest {
    @TempDir
    Path folder;

    private Typed person(String questions) {
        ByteArrayInputStream in = new ByteArrayInputStream(questions.getBytes(StandardCharsets.UTF_8));
        return new Typed(new Commands()
                .add(
                        "language",
                        "Look into language models, and ask them.",
                        console -> new LanguageCommand(console, Map.of(), in)));
    }

    private String model() {
        return TinyModel.of("qwen2", 5).write(folder.resolve("tiny.gguf")).toString();
    }

    @Test
    void aFileIsDescribed() {
        Typed person = person("").type("language", "inspect", model(), "--json");
        assertEquals(0, person.code(), person.err());
        assertTrue(person.out().contains("\"architecture\":\"qwen2\""), person.out());
        assertTrue(person.out().contains("\"template_known\":false"), person.out());
    }

    @Test
    void aQuestionIsAnsweredInTheFormThatWasAskedFor() {
        Typed person = person("")
                .type(
                        "language",
                        "run",
                        "--model",
                        model(),
                        "--prompt",
                        "hot?",
                        "--choices",
                        "yes,no",
                        "--keep-nothing");
        assertEquals(0, person.code(), person.err());
        assertTrue(person.out().strip().matches("yes|no"), person.out());
        assertTrue(person.err().contains("tokens asked"), person.err());
    }

    @Test
    void everyLineOfAChatIsAnswered() {
        Typed person = person("the sand\n\nand then?\n")
                .type("language", "chat", "--model", model(), "--tokens", "4", "--keep-nothing", "--json");
        assertEquals(0, person.code(), person.err());
        assertEquals(
                2,
                person.out().lines().filter(line -> line.contains("\"stop\"")).count(),
                person.out());
    }

    @Test
    void aModelThatIsNotThereIsNamed() {
        Typed person = person("").type("language", "run", "--model", "none.gguf", "--prompt", "x");
        assertEquals(3, person.code());
        assertTrue(person.err().contains("none.gguf"), person.err());
    }
}
