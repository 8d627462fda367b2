package org.millwright.adapters.openai;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.millwright.MillwrightException;
import org.millwright.language.ToolCall;
import org.millwright.language.json.Json;

/** An answer in the making, piece by piece as an endpoint sends it. Endpoints differ in what they leave out, so little is expected. */
final class Answer {
    /** The member that holds the chosen text where one of several was asked for. */
    static final String CHOSEN = "answer";

    private final Unveiling words;
    private final List<Call> calls = new ArrayList<>();
    private final StringBuilder raw = new StringBuilder();
    private String finish = "";
    private String error = "";
    private Json.@Nullable Members usage;

    /** One call of a tool, whose arguments may come in many pieces. */
    private static final class Call {
        private final int index;
        private String id = "";
        private String name = "";
        private String arguments = "";

        private Call(int index) {
            this.index = index;
        }
    }

    Answer(Unveiling words) {
        this.words = words;
    }

    /** One event of a stream, or a whole answer at once. */
    void take(Json event) {
        if (!(event instanceof Json.Members members)) {
            error = "an event is not an object";
            return;
        }
        members.member("error").filter(any -> !(any instanceof Json.Nothing)).ifPresent(this::error);
        if (members.members().get("usage") instanceof Json.Members counted) {
            usage = counted;
        }
        if (members.members().get("choices") instanceof Json.Items(var choices)
                && !choices.isEmpty()
                && choices.getFirst() instanceof Json.Members choice) {
            choice(choice);
        }
    }

    private void error(Json said) {
        Optional<String> message = said instanceof Json.Members members ? members.text("message") : Optional.empty();
        error = message.orElseGet(() -> said instanceof Json.Text(String text) ? text : said.text());
    }

    private void choice(Json.Members choice) {
        Json delta = choice.member("delta").or(() -> choice.member("message")).orElse(new Json.Nothing());
        if (delta instanceof Json.Members members) {
            members.text("content").ifPresent(text -> {
                raw.append(text);
                words.text(text);
            });
            if (members.members().get("tool_calls") instanceof Json.Items(var pieces)) {
                pieces.forEach(this::call);
            }
        }
        choice.text("finish_reason").ifPresent(reason -> finish = reason);
    }

    private void call(Json piece) {
        if (piece instanceof Json.Members members) {
            Call call = find(members);
            members.text("id").filter(id -> !id.isEmpty()).ifPresent(id -> call.id = id);
            if (members.members().get("function") instanceof Json.Members function) {
                function.text("name").ifPresent(name -> call.name += name);
                switch (function.member("arguments").orElse(new Json.Nothing())) {
                    case Json.Text(String text) -> call.arguments += text;
                    case Json.Members whole -> call.arguments = whole.text();
                    default -> {}
                }
            }
        }
    }

    /** By its index; endpoints that send none begin a new call with a new id. */
    private Call find(Json.Members piece) {
        Optional<String> id = piece.text("id").filter(any -> !any.isEmpty());
        if (piece.members().get("index") instanceof Json.Numeral(String digits) && digits.matches("\\d{1,4}")) {
            int index = Integer.parseInt(digits);
            return calls.stream()
                    .filter(call -> call.index == index)
                    .findFirst()
                    .orElseGet(() -> begun(index));
        }
        boolean another = calls.isEmpty()
                || id.filter(any -> !any.equals(calls.getLast().id)).isPresent();
        return another ? begun(calls.size()) : calls.getLast();
    }

    private Call begun(int index) {
        Call call = new Call(index);
        calls.add(call);
        return call;
    }

    /** What the endpoint says went wrong; empty if nothing did. */
    String error() {
        return error;
    }

    /** Why the endpoint stopped; empty if it has not. */
    String finish() {
        return finish;
    }

    boolean empty() {
        return raw.isEmpty() && calls.isEmpty();
    }

    boolean asksForTools() {
        return !calls.isEmpty();
    }

    /** The calls with what was hidden put back; empty if any of them is not whole. */
    Optional<List<ToolCall>> calls(Redaction redaction) {
        List<ToolCall> whole = new ArrayList<>();
        for (Call call : calls) {
            Optional<Json> arguments = json(call.arguments.isBlank() ? "{}" : call.arguments);
            if (call.name.isEmpty() || !(arguments.orElse(null) instanceof Json.Members given)) {
                return Optional.empty();
            }
            String id = call.id.isEmpty() ? "call_" + whole.size() : call.id;
            whole.add(new ToolCall(id, call.name, Shown.in(given, redaction).text()));
        }
        return Optional.of(whole);
    }

    /** The text as it came, with placeholders. */
    String raw() {
        return raw.toString();
    }

    /** The text with what was hidden put back. */
    String text() {
        return words.end();
    }

    /** What came back, for counting it. */
    String all() {
        StringBuilder all = new StringBuilder(raw);
        calls.forEach(call -> all.append(call.name).append(call.arguments));
        return all.toString();
    }

    /** A number of the endpoint's own bill, such as {@code prompt_tokens}; negative if it told none. */
    int counted(String... path) {
        Json at = usage == null ? new Json.Nothing() : usage;
        for (String name : path) {
            at = at instanceof Json.Members members
                    ? members.member(name).orElse(new Json.Nothing())
                    : new Json.Nothing();
        }
        return at instanceof Json.Numeral(String digits) && digits.matches("\\d{1,9}") ? Integer.parseInt(digits) : -1;
    }

    static Optional<Json> json(String text) {
        try {
            return Optional.of(Json.read(text));
        } catch (MillwrightException none) {
            return Optional.empty();
        }
    }
}
