package org.millwright.language.template;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.millwright.language.Piece;
import org.millwright.language.Said;
import org.millwright.language.Speaker;
import org.millwright.language.Tool;
import org.millwright.language.ToolCall;
import org.millwright.language.json.Json;

/** Turns headed by {@code <|start_header_id|>}: Llama 3.1, 3.2 and 3.3. The system's turn tells the date. */
final class Llama3 implements Template {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd MMM yyyy", Locale.ENGLISH);

    private static final String CALL = "{\"name\"";

    @Override
    public List<Piece> pieces(Talk talk) {
        Prompted prompt = new Prompted();
        List<Said> messages = talk.messages();
        boolean led = !messages.isEmpty() && messages.getFirst().speaker() == Speaker.SYSTEM;
        turn("system", system(led ? messages.getFirst().text().strip() : "", talk.tools(), talk.today()), prompt);
        boolean told = talk.tools().isEmpty();
        for (Said said : messages.subList(led ? 1 : 0, messages.size())) {
            boolean tells = !told && said.speaker() == Speaker.USER;
            message(said, tells ? described(talk.tools()) : "", prompt);
            told |= tells;
        }
        header("assistant", prompt);
        return prompt.pieces();
    }

    private static String system(String text, List<Tool> tools, LocalDate today) {
        return (tools.isEmpty() ? "" : "Environment: ipython\n") + "Cutting Knowledge Date: December 2023\nToday Date: "
                + DATE.format(today) + "\n\n" + text;
    }

    private static String described(List<Tool> tools) {
        StringBuilder text = new StringBuilder("""
                Given the following functions, please respond with a JSON for a function call with its proper arguments \
                that best answers the given prompt.

                Respond in the format {"name": function name, "parameters": dictionary of argument name and its value}.\
                Do not use variables.

                """);
        tools.forEach(tool -> text.append(Tools.described(tool).indented()).append("\n\n"));
        return text.toString();
    }

    private static void message(Said said, String before, Prompted prompt) {
        switch (said.speaker()) {
            case SYSTEM -> turn("system", said.text().strip(), prompt);
            case USER -> turn("user", before + said.text().strip(), prompt);
            case TOOL -> turn("ipython", new Json.Text(said.text()).text(), prompt);
            case ASSISTANT -> {
                if (said.calls().isEmpty()) {
                    turn("assistant", said.text().strip(), prompt);
                }
                for (ToolCall call : said.calls()) {
                    turn("assistant", Tools.written(call, "parameters"), prompt);
                }
            }
        }
    }

    private static void turn(String role, String text, Prompted prompt) {
        header(role, prompt);
        prompt.plain(text).control("<|eot_id|>");
    }

    private static void header(String role, Prompted prompt) {
        prompt.control("<|start_header_id|>")
                .plain(role)
                .control("<|end_header_id|>")
                .plain("\n\n");
    }

    /** A call is the whole answer; with tools at hand a whole answer that is an object with a name and parameters is a call. */
    @Override
    public Heard heard(Talk talk, String answer) {
        String text = answer.strip();
        if (talk.tools().isEmpty() || !text.startsWith(CALL)) {
            return new Heard(text, "", List.of(), List.of());
        }
        return Answers.json(text)
                .flatMap(json -> Tools.call(json, "name", "parameters", talk.calls()))
                .map(call -> new Heard("", "", List.of(call), List.of()))
                .orElseGet(() -> new Heard("", "", List.of(), List.of(text)));
    }

    @Override
    public String shown(Talk talk, String soFar) {
        String text = soFar.stripLeading();
        boolean call = text.length() < CALL.length() ? CALL.startsWith(text) : text.startsWith(CALL);
        return call && !talk.tools().isEmpty() ? "" : text;
    }

    /** A call has no mark before it that free text could be held to. */
    @Override
    public Optional<CallForm> form(List<Tool> tools) {
        return Optional.empty();
    }
}
