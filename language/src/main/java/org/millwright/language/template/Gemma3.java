package org.millwright.language.template;

import java.util.List;
import java.util.Optional;
import org.millwright.language.Piece;
import org.millwright.language.Said;
import org.millwright.language.Speaker;
import org.millwright.language.Tool;
import org.millwright.language.ToolCall;
import org.millwright.language.json.Json;

/**
 * Turns between {@code <start_of_turn>} and {@code <end_of_turn>}, by user and model in turn: Gemma 2 and 3. The family knows no
 * system, so its words stand before the first user's, and no tools: with tools the whole answer is one JSON object, a call or words.
 */
final class Gemma3 implements Template {
    @Override
    public List<Piece> pieces(Talk talk) {
        Prompted prompt = new Prompted();
        StringBuilder before = new StringBuilder();
        String role = "";
        boolean told = false;
        for (Said said : talk.messages()) {
            if (said.speaker() == Speaker.SYSTEM) {
                before.append(said.text()).append("\n\n");
                continue;
            }
            String next = said.speaker() == Speaker.ASSISTANT ? "model" : "user";
            if (next.equals(role)) {
                prompt.plain("\n\n");
            } else {
                end(role, prompt);
                prompt.control("<start_of_turn>").plain(next + "\n");
                role = next;
            }
            if (next.equals("user")) {
                prompt.plain(before.toString()).plain(told ? "" : described(talk));
                before.setLength(0);
                told = true;
            }
            prompt.plain(text(said, talk));
        }
        end(role, prompt);
        return prompt.control("<start_of_turn>").plain("model\n").pieces();
    }

    private static void end(String role, Prompted prompt) {
        if (!role.isEmpty()) {
            prompt.control("<end_of_turn>").plain("\n");
        }
    }

    private static String described(Talk talk) {
        if (talk.tools().isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder("You can use these tools:\n");
        talk.tools().forEach(tool -> text.append(
                        Tools.described(tool).member("function").orElseThrow().spaced())
                .append('\n'));
        return text + """

                Answer with one JSON object and nothing else: {"tool": name, "arguments": object} to use a tool, \
                or {"answer": text} to answer.

                """;
    }

    private static String text(Said said, Talk talk) {
        if (said.speaker() == Speaker.TOOL) {
            return "Result: " + said.text().strip();
        }
        if (!said.calls().isEmpty()) {
            ToolCall call = said.calls().getFirst();
            return Json.object("tool", call.name(), "arguments", Json.read(call.arguments()))
                    .text();
        }
        boolean wrapped = said.speaker() == Speaker.ASSISTANT && !talk.tools().isEmpty();
        return wrapped ? Json.object("answer", said.text()).text() : said.text().strip();
    }

    @Override
    public Heard heard(Talk talk, String answer) {
        String text = answer.strip();
        if (talk.tools().isEmpty()) {
            return new Heard(text, "", List.of(), List.of());
        }
        Optional<Json> json = Answers.json(text);
        Optional<String> words = json.flatMap(
                value -> value instanceof Json.Members members ? members.text("answer") : Optional.empty());
        if (words.isPresent()) {
            return new Heard(words.get(), "", List.of(), List.of());
        }
        return json.flatMap(value -> Tools.call(value, "tool", "arguments", talk.calls()))
                .map(call -> new Heard("", "", List.of(call), List.of()))
                .orElseGet(() -> text.startsWith("{")
                        ? new Heard("", "", List.of(), List.of(text))
                        : new Heard(text, "", List.of(), List.of()));
    }

    /** With tools, words come inside JSON and are shown when it is complete. */
    @Override
    public String shown(Talk talk, String soFar) {
        String text = soFar.stripLeading();
        return talk.tools().isEmpty() || !(text.isEmpty() || text.startsWith("{")) ? text : "";
    }

    @Override
    public Optional<CallForm> form(List<Tool> tools) {
        Json words = Json.object(
                "type", "object",
                "properties", Json.object("answer", Json.object("type", "string")),
                "required", List.of("answer"));
        return tools.isEmpty()
                ? Optional.empty()
                : Optional.of(new CallForm("", Tools.schema(tools, "tool", "arguments", words), ""));
    }
}
