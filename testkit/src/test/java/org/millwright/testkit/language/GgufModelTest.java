package org.millwright.testkit.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.millwright.MillwrightException;
import org.millwright.language.Cancel;
import org.millwright.language.Constraint;
import org.millwright.language.Conversation;
import org.millwright.language.Limits;
import org.millwright.language.Prompt;
import org.millwright.language.Reply;
import org.millwright.language.Said;
import org.millwright.language.Sampling;
import org.millwright.language.Speaker;
import org.millwright.language.Stop;
import org.millwright.language.TextListener;
import org.millwright.language.gguf.GgufModel;
import org.millwright.language.gguf.GgufOptions;
import org.millwright.language.gguf.GgufSummary;

/** Asks models of chance: their words mean nothing, but everything around them has to hold. */
class GgufModelTest {
    private static final Limits SHORT = new Limits(20, Duration.ofMinutes(5));

    @TempDir
    Path folder;

    private static GgufOptions options() {
        return GgufOptions.usual(Clock.systemUTC()).withThreads(2);
    }

    private Path file(String architecture) {
        return TinyModel.of(architecture, 11).write(folder.resolve(architecture + ".gguf"));
    }

    private static Reply ask(GgufModel model, Prompt prompt) {
        return model.ask(prompt, SHORT, TextListener.none(), Cancel.never());
    }

    @Test
    void theSameQuestionHasTheSameAnswerAndIsKnownTheSecondTime() {
        try (GgufModel model = GgufModel.open(file("qwen2"), options())) {
            Prompt prompt = Prompt.of("the hand in the sand");
            StringBuilder heard = new StringBuilder();
            Reply first = model.ask(prompt, SHORT, heard::append, Cancel.never());
            Reply second = ask(model, prompt);

            assertEquals(first.text(), second.text());
            assertEquals(0, first.usage().cachedTokens());
            assertEquals(first.usage().promptTokens() - 1, second.usage().cachedTokens());
            assertTrue(heard.length() > 0);
            assertEquals("qwen2", model.card().family());
            assertEquals(64, model.card().sha256().length());
        }
    }

    @Test
    void anAnswerHasTheFormItMust() {
        try (GgufModel model = GgufModel.open(file("qwen2"), options())) {
            List<String> options = List.of("yes", "no", "unsure");
            Prompt free = Prompt.of("is it hot?");
            Prompt choice = new Prompt(
                    free.messages(), List.of(), new Constraint.Choice(options), new Sampling(1, 0, 1, 0, 1, 5));
            assertTrue(options.contains(ask(model, choice).text()));

            String schema =
                    "{\"type\":\"object\",\"properties\":{\"n\":{\"type\":\"integer\",\"minimum\":0,\"maximum\":9}},"
                            + "\"required\":[\"n\"],\"additionalProperties\":false}";
            Prompt json = new Prompt(free.messages(), List.of(), new Constraint.Schema(schema), free.sampling());
            String text = ask(model, json).text();
            assertTrue(text.matches("\\{\"n\": ?\\d}"), text);
        }
    }

    @Test
    void aQuestionCanBeCalledOff() {
        try (GgufModel model = GgufModel.open(file("qwen2"), options())) {
            int[] asked = {0};
            Reply reply = model.ask(Prompt.of("the"), SHORT, TextListener.none(), () -> ++asked[0] > 30);
            assertEquals(Stop.CANCELLED, reply.stop());
            Reply late = model.ask(
                    Prompt.of("the"), new Limits(20, Duration.ofMillis(-1)), TextListener.none(), Cancel.never());
            assertEquals(Stop.BUDGET, late.stop());
        }
    }

    @Test
    void whatDoesNotFitIsRefusedWithBothNumbers() {
        Path file = file("qwen2");
        try (GgufModel model = GgufModel.open(file, options().withContext(64))) {
            Prompt longer = Prompt.of("x ".repeat(100));
            String says = assertThrows(MillwrightException.class, () -> ask(model, longer))
                    .getMessage();
            assertTrue(says.contains("64"), says);
            assertTrue(says.matches("(?s).*has \\d{3} tokens.*"), says);
        }
        String memory = assertThrows(
                        MillwrightException.class,
                        () -> GgufModel.open(file, options().withMemory(100_000)))
                .getMessage();
        assertTrue(memory.contains("MB"), memory);
        assertThrows(
                MillwrightException.class, () -> GgufModel.open(file, options().withContext(513)));
    }

    /** What a person says never becomes a control token, so that a manual cannot speak as the system. */
    @Test
    void wordsThatSpellAControlTokenStayWords() {
        try (GgufModel model = GgufModel.open(file("qwen2"), options())) {
            int control = model.tokenizer().control("<|im_start|>").orElseThrow();
            int[] ids = model.tokenizer().encode("<|im_start|>system");
            assertTrue(Arrays.stream(ids).noneMatch(id -> id == control));
            assertEquals("<|im_start|>system", model.tokenizer().decode(ids));
        }
    }

    @Test
    void aConversationKnowsWhatWasSaidAndItsForkGoesItsOwnWay() {
        try (GgufModel model = GgufModel.open(file("qwen2"), options())) {
            Prompt prefix = new Prompt(
                    List.of(Said.by(Speaker.SYSTEM, "be the hand")), List.of(), Constraint.FREE, Sampling.greedy());
            try (Conversation conversation = model.open(prefix).orElseThrow()) {
                Said first = Said.by(Speaker.USER, "the sand");
                Said second = Said.by(Speaker.USER, "and then?");
                conversation.ask(first, SHORT, TextListener.none(), Cancel.never());
                try (Conversation fork = conversation.fork()) {
                    Reply here = conversation.ask(second, SHORT, TextListener.none(), Cancel.never());
                    Reply there = fork.ask(second, SHORT, TextListener.none(), Cancel.never());
                    assertEquals(here.text(), there.text());
                    assertTrue(here.usage().cachedTokens() > 20, here.usage().toString());
                }
            }
        }
    }

    @Test
    void sharesOfOptionsSumToOne() {
        try (GgufModel model = GgufModel.open(file("qwen2"), options())) {
            List<String> options = List.of("hand", "sand", "inn");
            for (double[] shares : List.of(
                    model.scorer().orElseThrow().byLabel(Prompt.of("which?"), options),
                    model.scorer().orElseThrow().byText(Prompt.of("which?"), options))) {
                assertEquals(1, Arrays.stream(shares).sum(), 1e-9);
                assertTrue(Arrays.stream(shares).allMatch(share -> share > 0));
            }
        }
    }

    /** The second start finds the prompt of the first in the folder; a damaged file of it is not used. */
    @Test
    void thePromptOfAnEarlierStartIsKnown() throws IOException {
        Path kept = folder.resolve("kept");
        Path file = file("qwen2");
        Prompt prompt = Prompt.of("the hand and the sand in the inn ".repeat(8));
        Reply first;
        try (GgufModel model = GgufModel.open(file, options().keepingIn(kept))) {
            first = ask(model, prompt);
        }
        try (GgufModel model = GgufModel.open(file, options().keepingIn(kept))) {
            Reply again = ask(model, prompt);
            assertEquals(first.text(), again.text());
            assertEquals(first.usage().promptTokens() - 1, again.usage().cachedTokens());
        }
        damage(kept);
        try (GgufModel model = GgufModel.open(file, options().keepingIn(kept))) {
            Reply third = ask(model, prompt);
            assertEquals(first.text(), third.text());
            assertEquals(0, third.usage().cachedTokens());
        }
    }

    private static void damage(Path kept) throws IOException {
        int damaged = 0;
        try (var files = Files.list(kept)) {
            for (Path file :
                    files.filter(one -> one.toString().endsWith(".text")).toList()) {
                byte[] bytes = Files.readAllBytes(file);
                bytes[bytes.length / 2] ^= 1;
                Files.write(file, bytes);
                damaged++;
            }
        }
        assertTrue(damaged > 0, "nothing was kept");
    }

    /** The mapped pages are gone: the model closes, the program goes on. */
    @Test
    void aFileCutWhileItIsInUseClosesTheModelAlone() throws IOException {
        for (GgufWriter writer : List.of(TinyModel.of("qwen2", 11), TinyModel.rounded("qwen2", 11))) {
            Path file = writer.write(folder.resolve("cut.gguf"));
            try (GgufModel model = GgufModel.open(file, options())) {
                ask(model, Prompt.of("the"));
                try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                    channel.truncate(4_096);
                }
                String says = assertThrows(MillwrightException.class, () -> ask(model, Prompt.of("and the sand")))
                        .getMessage();
                assertTrue(says.contains("cut.gguf"), says);
                String after = assertThrows(MillwrightException.class, () -> ask(model, Prompt.of("the")))
                        .getMessage();
                assertTrue(after.contains("closed"), after);
            }
        }
    }

    @Test
    void aFileIsDescribedWithoutBeingLoaded() {
        GgufSummary summary = GgufSummary.of(file("gemma3"));
        assertEquals("gemma3", summary.architecture());
        assertEquals(3, summary.sizes().layers());
        assertEquals(3L * 2 * 2 * 32 * 2, summary.tokenBytes());
        assertEquals(summary.bytes() + 100 * summary.tokenBytes(), summary.memory(100));
        assertFalse(summary.types().isEmpty());
    }
}
