package org.millwright.adapters.openai;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.millwright.MillwrightException;
import org.millwright.language.Constraint;
import org.millwright.language.Prompt;
import org.millwright.language.Said;
import org.millwright.language.Sampling;
import org.millwright.language.Tool;
import org.millwright.language.ToolCall;
import org.millwright.language.json.Json;

/** Writes a prompt as the endpoint wants it, with everything hidden that must not leave. */
final class Request {
    private final RemoteSettings settings;
    private final Redaction redaction;

    Request(RemoteSettings settings, Redaction redaction) {
        this.settings = settings;
        this.redaction = redaction;
    }

    Json.Members body(Prompt prompt, int tokens) {
        LinkedHashMap<String, Json> body = new LinkedHashMap<>();
        body.put("model", Json.of(settings.model()));
        body.put(
                "messages",
                new Json.Items(prompt.messages().stream().map(this::message).toList()));
        if (!prompt.tools().isEmpty()) {
            body.put(
                    "tools",
                    new Json.Items(prompt.tools().stream().map(this::tool).toList()));
        }
        constraint(prompt.constraint(), body);
        sampling(prompt.sampling(), body);
        body.put("max_tokens", Json.of(tokens));
        body.put("stream", Json.of(true));
        body.put("stream_options", Json.object("include_usage", true));
        return new Json.Members(body);
    }

    private Json message(Said said) {
        LinkedHashMap<String, Json> message = new LinkedHashMap<>();
        message.put("role", Json.of(said.speaker().name().toLowerCase(Locale.ROOT)));
        message.put("content", Json.of(redaction.hide(said.text())));
        if (!said.calls().isEmpty()) {
            message.put(
                    "tool_calls",
                    new Json.Items(said.calls().stream().map(this::call).toList()));
        }
        if (!said.answers().isEmpty()) {
            message.put("tool_call_id", Json.of(said.answers()));
        }
        return new Json.Members(message);
    }

    private Json call(ToolCall call) {
        Json arguments = hidden(Json.read(call.arguments()));
        return Json.object(
                "id", call.id(),
                "type", "function",
                "function", Json.object("name", call.name(), "arguments", arguments.text()));
    }

    private Json tool(Tool tool) {
        return Json.object(
                "type",
                "function",
                "function",
                Json.object(
                        "name", tool.name(),
                        "description", redaction.hide(tool.description()),
                        "parameters", hidden(Json.read(tool.schema()))));
    }

    private void constraint(Constraint constraint, Map<String, Json> body) {
        switch (constraint) {
            case Constraint.Free() -> {}
            case Constraint.Schema(String json) -> body.put("response_format", format(hidden(Json.read(json))));
            case Constraint.Choice(List<String> options) -> body.put("response_format", format(choice(options)));
        }
    }

    private Json choice(List<String> options) {
        return Json.object(
                "type",
                "object",
                "properties",
                Json.object(
                        Answer.CHOSEN,
                        Json.object(
                                "type",
                                "string",
                                "enum",
                                options.stream().map(redaction::hide).toList())),
                "required",
                List.of(Answer.CHOSEN),
                "additionalProperties",
                false);
    }

    private static Json format(Json schema) {
        return Json.object(
                "type", "json_schema", "json_schema", Json.object("name", "answer", "strict", true, "schema", schema));
    }

    private void sampling(Sampling sampling, Map<String, Json> body) {
        body.put("temperature", Json.of(sampling.temperature()));
        body.put("top_p", Json.of(sampling.topP()));
        body.put("seed", Json.of(sampling.seed()));
        LinkedHashMap<String, Json> more = new LinkedHashMap<>();
        if (sampling.topK() != 0) {
            more.put("top_k", Json.of(sampling.topK()));
        }
        if (sampling.minP() != 0) {
            more.put("min_p", Json.of(sampling.minP()));
        }
        if (sampling.repetition() != 1) {
            more.put("repetition_penalty", Json.of(sampling.repetition()));
        }
        if (!more.isEmpty() && !settings.extended()) {
            throw MillwrightException.badRequest(
                    "openai.sampling.unsupported",
                    "The endpoint {endpoint} does not know {names}. Leave it out, or say in the settings that the endpoint knows it.",
                    "endpoint",
                    settings.endpoint(),
                    "names",
                    String.join(", ", more.keySet()));
        }
        body.putAll(more);
    }

    /** All texts of a value, names included. */
    private Json hidden(Json value) {
        return switch (value) {
            case Json.Text(String text) -> new Json.Text(redaction.hide(text));
            case Json.Items(var items) ->
                new Json.Items(items.stream().map(this::hidden).toList());
            case Json.Members(var members) -> {
                LinkedHashMap<String, Json> changed = new LinkedHashMap<>();
                members.forEach((name, member) -> changed.put(redaction.hide(name), hidden(member)));
                yield new Json.Members(changed);
            }
            default -> value;
        };
    }

    /** The SHA-256 of a body whose members are in alphabetical order: equal requests have equal ones. */
    static String sha256(Json body) {
        try {
            byte[] text = canonical(body).text().getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java knows SHA-256.", impossible);
        }
    }

    private static Json canonical(Json value) {
        return switch (value) {
            case Json.Items(var items) ->
                new Json.Items(items.stream().map(Request::canonical).toList());
            case Json.Members(var members) -> {
                LinkedHashMap<String, Json> sorted = new LinkedHashMap<>();
                new TreeMap<>(members).forEach((name, member) -> sorted.put(name, canonical(member)));
                yield new Json.Members(sorted);
            }
            default -> value;
        };
    }
}
