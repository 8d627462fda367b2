package org.millwright.language.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.millwright.language.Piece;
import org.millwright.language.Said;
import org.millwright.language.Speaker;
import org.millwright.language.Tool;
import org.millwright.language.ToolCall;

/** Turns between {@code <|im_start|>} and {@code <|im_end|>}: Qwen2.5 and Qwen3. */
final class ChatMl implements Template {
    /** How the members of the family differ. */
    enum Kind {
        QWEN25("You are Qwen, created by Alibaba Cloud. You are a helpful assistant.", "{", "}"),
        /** The same with a slip in the description of a call, which the models were delivered with. */
        QWEN25_CODER("You are Qwen, created by Alibaba Cloud. You are a helpful assistant.", "{{", "}}"),
        QWEN3("", "{", "}"),
        PLAIN("", "{", "}");

        private final String system;
        private final String open;
        private final String close;

        Kind(String system, String open, String close) {
            this.system = system;
            this.open = open;
            this.close = close;
        }
    }

    private static final String START = "<|im_start|>";
    private static final String END = "<|im_end|>";
    private static final String CALL = "<tool_call>";
    private static final String CALLED = "</tool_call>";

    private final Kind kind;

    ChatMl(Kind kind) {
        this.kind = kind;
    }

    @Override
    public List<Piece> pieces(Talk talk) {
        Prompted prompt = new Prompted();
        List<Said> messages = talk.messages();
        boolean led = !messages.isEmpty() && messages.getFirst().speaker() == Speaker.SYSTEM;
        system(led ? messages.getFirst().text() : kind.system, led, talk.tools(), prompt);
        int asked = lastQuestion(messages);
        for (int i = led ? 1 : 0; i < messages.size(); i++) {
            message(messages, i, asked, prompt);
        }
        prompt.control(START).plain("assistant\n");
        if (kind == Kind.QWEN3 && !talk.thinking()) {
            prompt.plain("<think>\n\n</think>\n\n");
        }
        return prompt.pieces();
    }

    private void system(String text, boolean led, List<Tool> tools, Prompted prompt) {
        if (tools.isEmpty() && text.isEmpty() && !led) {
            return;
        }
        prompt.control(START).plain("system\n").plain(text);
        if (!tools.isEmpty()) {
            boolean leads = led || !text.isEmpty();
            prompt.plain(leads ? "\n\n" : "").plain("""
                    # Tools

                    You may call one or more functions to assist with the user query.

                    You are provided with function signatures within <tools></tools> XML tags:
                    <tools>""");
            tools.forEach(tool -> prompt.plain("\n" + Tools.described(tool).spaced()));
            prompt.plain("""

                    </tools>

                    For each function call, return a json object with function name and arguments within <tool_call></tool_call> XML tags:
                    <tool_call>
                    %s"name": <function-name>, "arguments": <args-json-object>%s
                    </tool_call>""".formatted(kind.open, kind.close));
        }
        prompt.control(END).plain("\n");
    }

    private void message(List<Said> messages, int at, int asked, Prompted prompt) {
        Said said = messages.get(at);
        switch (said.speaker()) {
            case SYSTEM -> turn("system", said.text(), prompt);
            case USER -> turn("user", said.text(), prompt);
            case ASSISTANT -> assistant(said, at > asked, at == messages.size() - 1, prompt);
            case TOOL -> answer(messages, at, prompt);
        }
    }

    private static void turn(String role, String text, Prompted prompt) {
        prompt.control(START).plain(role + "\n" + text).control(END).plain("\n");
    }

    private void assistant(Said said, boolean current, boolean last, Prompted prompt) {
        String text = said.text();
        prompt.control(START).plain("assistant");
        if (kind == Kind.QWEN3) {
            text = words(text, current, last);
            prompt.plain("\n" + text);
        } else if (!text.isEmpty() || said.calls().isEmpty()) {
            prompt.plain("\n" + text);
        }
        boolean line = kind != Kind.QWEN3 || !(text.isEmpty() || blank(text));
        for (ToolCall call : said.calls()) {
            prompt.plain((line ? "\n" : "") + CALL + "\n" + Tools.written(call, "arguments") + "\n" + CALLED);
            line = true;
        }
        prompt.control(END).plain("\n");
    }

    /** True if there are thoughts and no words after them. */
    private static boolean blank(String text) {
        return Answers.thinks(text) && leading(Answers.words(text)).isEmpty();
    }

    /** Thoughts are kept while their question is being answered, and dropped afterwards. */
    private static String words(String text, boolean current, boolean last) {
        String words = Answers.thinks(text) ? leading(Answers.words(text)) : text;
        String thoughts = Answers.thinks(text) ? Answers.thoughts(text) : "";
        return current && (last || !thoughts.isEmpty())
                ? "<think>\n" + thoughts + "\n</think>\n\n" + leading(words)
                : words;
    }

    private static String leading(String text) {
        return text.replaceFirst("^\n+", "");
    }

    private static void answer(List<Said> messages, int at, Prompted prompt) {
        if (at == 0 || messages.get(at - 1).speaker() != Speaker.TOOL) {
            prompt.control(START).plain("user");
        }
        prompt.plain("\n<tool_response>\n" + messages.get(at).text() + "\n</tool_response>");
        if (at == messages.size() - 1 || messages.get(at + 1).speaker() != Speaker.TOOL) {
            prompt.control(END).plain("\n");
        }
    }

    /** The last message of a person that is not the answer of a tool in disguise. */
    private static int lastQuestion(List<Said> messages) {
        for (int i = messages.size() - 1; i >= 0; i--) {
            String text = messages.get(i).text();
            boolean answer = text.startsWith("<tool_response>") && text.endsWith("</tool_response>");
            if (messages.get(i).speaker() == Speaker.USER && !answer) {
                return i;
            }
        }
        return messages.size() - 1;
    }

    @Override
    public Heard heard(Talk talk, String answer) {
        String rest = Answers.words(answer);
        StringBuilder text = new StringBuilder();
        List<ToolCall> calls = new ArrayList<>();
        List<String> unread = new ArrayList<>();
        while (rest.contains(CALL)) {
            int from = rest.indexOf(CALL);
            int to = rest.indexOf(CALLED, from);
            text.append(rest, 0, from);
            String inside = rest.substring(from + CALL.length(), to < 0 ? rest.length() : to)
                    .strip();
            Optional<ToolCall> call = Answers.json(inside)
                    .flatMap(json -> Tools.call(json, "name", "arguments", talk.calls() + calls.size()));
            call.ifPresentOrElse(calls::add, () -> unread.add(inside));
            rest = to < 0 ? "" : rest.substring(to + CALLED.length());
        }
        return new Heard(text.append(rest).toString().strip(), Answers.thoughts(answer), calls, unread);
    }

    @Override
    public String shown(Talk talk, String soFar) {
        if (!Answers.thinks(soFar) && "<think>".startsWith(soFar.substring(0, Math.min(7, soFar.length())))) {
            return "";
        }
        StringBuilder shown = new StringBuilder();
        String rest = Answers.words(soFar).stripLeading();
        for (int from = rest.indexOf(CALL); from >= 0; from = rest.indexOf(CALL)) {
            shown.append(rest, 0, from);
            int to = rest.indexOf(CALLED, from);
            if (to < 0) {
                return shown.toString();
            }
            rest = rest.substring(to + CALLED.length());
        }
        return shown.append(Answers.settled(rest, CALL)).toString();
    }

    @Override
    public Optional<CallForm> form(List<Tool> tools) {
        return tools.isEmpty()
                ? Optional.empty()
                : Optional.of(new CallForm(CALL + "\n", Tools.schema(tools, "name", "arguments"), "\n" + CALLED));
    }
}
