package org.millwright.language.dialogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.millwright.language.Constraint;
import org.millwright.language.Piece;
import org.millwright.language.Prompt;
import org.millwright.language.Reply;
import org.millwright.language.Said;
import org.millwright.language.Sampling;
import org.millwright.language.Speaker;
import org.millwright.language.Stop;
import org.millwright.language.SyntheticVocabulary;
import org.millwright.language.TextListener;
import org.millwright.language.TokenChooser;
import org.millwright.language.Tool;
import org.millwright.language.ToolCall;
import org.millwright.language.Usage;

class DialogueTest {
    private static final SyntheticVocabulary VOCABULARY = new SyntheticVocabulary(600, 1);
    private static final Usage USAGE = new Usage(1, 0, 1, 0, 0, false);
    private static final Tool VALUE = new Tool(
            "value_of",
            "A value.",
            "{\"type\":\"object\",\"properties\":{\"tag\":{\"enum\":[\"a\",\"b\"]},\"n\":{\"type\":\"integer\"}},\"required\":[\"tag\"]}");

    private static Dialogue dialogue(String architecture) {
        return Dialogue.with(VOCABULARY, "", architecture);
    }

    private static Prompt asking(Constraint constraint, Sampling sampling, Tool... tools) {
        return new Prompt(List.of(Said.by(Speaker.USER, "value?")), List.of(tools), constraint, sampling);
    }

    private static Prompt asking(Tool... tools) {
        return asking(Constraint.FREE, Sampling.greedy(), tools);
    }

    /** The whole way: a model that begins a call, whatever it wants afterwards, makes a call that fits the tool. */
    @ParameterizedTest
    @CsvSource({"qwen2, '<tool_call>\n'", "gemma3, ''"})
    void aCallThatBeginsIsAlwaysWhole(String architecture, String begins) {
        long seed = Long.getLong("millwright.seed", new SplittableRandom().nextLong());
        SplittableRandom random = new SplittableRandom(seed);
        Dialogue dialogue = dialogue(architecture);
        int called = 0;
        for (int round = 0; round < 200; round++) {
            Prompt prompt = asking(Constraint.FREE, new Sampling(1, 0, 1, 0, 1, random.nextLong()), VALUE);
            TokenChooser chooser = dialogue.chooser(prompt);
            StringBuilder heard = new StringBuilder();
            Showing showing = dialogue.showing(prompt, heard::append);
            byte[] written = write(chooser, begins, random);
            showing.text(new String(written, StandardCharsets.UTF_8));
            Reply reply = dialogue.reply(prompt, showing.all(), Stop.END, USAGE);
            showing.end(reply.text());
            String where = "seed " + seed + ", round " + round + ": " + showing.all();
            assertTrue(reply.stop() == Stop.TOOL || (begins.isEmpty() && reply.stop() == Stop.END), where);
            for (ToolCall call : reply.calls()) {
                assertTrue(call.arguments().matches("\\{\"tag\":\"[ab]\"(,\"n\":-?\\d+)?}"), where);
                called++;
            }
            assertEquals(reply.text().strip(), heard.toString().strip(), where);
        }
        assertTrue(called > 50, "seed " + seed + ": only " + called + " called");
    }

    /** Writes a beginning byte by byte, then anything for a while, then wants to end. */
    private static byte[] write(TokenChooser chooser, String begins, SplittableRandom random) {
        java.io.ByteArrayOutputStream text = new java.io.ByteArrayOutputStream();
        byte[] first = begins.getBytes(StandardCharsets.UTF_8);
        for (int left = 150; left > 0; left--) {
            float[] logits = new float[VOCABULARY.size()];
            for (int i = 0; i < logits.length; i++) {
                logits[i] = random.nextInt(7);
            }
            int at = text.size();
            logits[at < first.length ? first[at] : VOCABULARY.size() - 1] = 90;
            int token = chooser.next(logits, left);
            if (token == TokenChooser.DONE) {
                break;
            }
            text.writeBytes(VOCABULARY.bytes(token));
        }
        return text.toByteArray();
    }

    @Test
    void halfACallRunsNothingWhateverEndedIt() {
        Dialogue dialogue = dialogue("qwen2");
        String half = "I look. <tool_call>\n{\"name\": \"value_of\", \"argum";
        assertEquals(
                new Reply("I look.", List.of(), Stop.BROKEN, USAGE),
                dialogue.reply(asking(VALUE), half, Stop.END, USAGE));
        String whole = "<tool_call>\n{\"name\": \"value_of\", \"arguments\": {}}\n</tool_call>";
        for (Stop stop : List.of(Stop.LENGTH, Stop.CANCELLED, Stop.BUDGET, Stop.BROKEN)) {
            assertEquals(new Reply("", List.of(), stop, USAGE), dialogue.reply(asking(VALUE), whole, stop, USAGE));
        }
        assertEquals(
                Stop.TOOL, dialogue.reply(asking(VALUE), whole, Stop.END, USAGE).stop());
    }

    /** What is shown must never have to be taken back, wherever the stream is cut. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\u0001', textBlock = """
            qwen3  | <think>hm < mm</think>Yes <b> it is <tool_call>{"name": "value_of"}</tool_call> now <tool | Yes <b> it is  now <tool
            qwen3  | <thin line is shown                                       | <thin line is shown
            qwen2  | a <tool_cal> b                                            | a <tool_cal> b
            llama  | {"name": "value_of", "parameters": {}}                    | -
            llama  | {"n": 1} is JSON                                          | {"n": 1} is JSON
            gemma3 | {"answer": "warm"}                                        | warm
            gemma3 | warm                                                      | warm
            """)
    void thoughtsAndCallsAreNotShown(String architecture, String written, String shown) {
        Dialogue dialogue = dialogue(architecture);
        for (int step = 1; step < 9; step++) {
            StringBuilder heard = new StringBuilder();
            Showing showing = dialogue.showing(asking(VALUE), heard::append);
            for (int i = 0; i < written.length(); i += step) {
                showing.text(written.substring(i, Math.min(written.length(), i + step)));
            }
            showing.end(dialogue.reply(asking(VALUE), showing.all(), Stop.END, USAGE)
                    .text());
            assertEquals(shown.equals("-") ? "" : shown, heard.toString().strip());
        }
    }

    @Test
    void aFormThatWasAskedForIsTheAnswerAsItStands() {
        Dialogue dialogue = dialogue("qwen3").thinking(true);
        Prompt prompt = asking(new Constraint.Choice(List.of("<think>", "b")), Sampling.greedy(), VALUE);
        assertEquals(
                "<think>", dialogue.reply(prompt, "<think>", Stop.END, USAGE).text());
        String text = joined(dialogue.pieces(prompt, LocalDate.EPOCH));
        assertTrue(text.endsWith("<think>\n\n</think>\n\n"), "a model that shall choose must not think first: " + text);
        assertTrue(joined(dialogue.pieces(asking(), LocalDate.EPOCH)).endsWith("assistant\n"));
    }

    private static String joined(List<Piece> pieces) {
        StringBuilder text = new StringBuilder();
        pieces.forEach(piece -> text.append(piece instanceof Piece.Plain(String words) ? words : piece.toString()));
        return text.toString();
    }

    @Test
    void aGuessedTemplateIsSaid() {
        assertTrue(dialogue("qwen2").warning().isPresent());
        assertEquals(
                "x", dialogue("qwen2").reply(asking(), "x", Stop.END, USAGE).text());
        dialogue("qwen2").showing(asking(), TextListener.none()).text("x");
    }
}
