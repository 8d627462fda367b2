package org.millwright.adapters.openai;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.millwright.MillwrightException;
import org.millwright.language.Cancel;
import org.millwright.language.Constraint;
import org.millwright.language.Conversation;
import org.millwright.language.LanguageModel;
import org.millwright.language.Limits;
import org.millwright.language.ModelCard;
import org.millwright.language.OptionScorer;
import org.millwright.language.Prompt;
import org.millwright.language.Reply;
import org.millwright.language.Stop;
import org.millwright.language.TextListener;
import org.millwright.language.ToolCall;
import org.millwright.language.Usage;
import org.millwright.language.json.Json;
import org.millwright.language.schema.Schema;

/**
 * A model behind an endpoint that speaks like OpenAI's. From the caller's side it behaves like one in the house, but shows no
 * logits and keeps no state. Before a request is sent its cost is held against the budget, what must stay is hidden, and what
 * leaves is told; a connection that breaks before the first word is tried again, one that breaks later ends the answer as {@link
 * Stop#BROKEN} without any call. For any number of threads.
 */
public final class RemoteModel implements LanguageModel {
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final RemoteSettings settings;
    private final Precautions precautions;
    private final String person;
    private final Wire wire;
    private final boolean owner;

    private RemoteModel(RemoteSettings settings, Precautions precautions, String person, Wire wire, boolean owner) {
        this.settings = settings;
        this.precautions = precautions;
        this.person = person;
        this.wire = wire;
        this.owner = owner;
    }

    /** A model asked by the program itself. */
    public RemoteModel(RemoteSettings settings, Precautions precautions) {
        this(settings, precautions, PAUSE);
    }

    RemoteModel(RemoteSettings settings, Precautions precautions, Duration pause) {
        this(settings, precautions, "", new Wire(settings, precautions.chance(), pause), true);
    }

    /** The same model asked by a person, on their budget. Closing it closes nothing. */
    public RemoteModel forPerson(String name) {
        return new RemoteModel(settings, precautions, name, wire, false);
    }

    @Override
    public ModelCard card() {
        return new ModelCard(
                settings.model(),
                "",
                settings.context(),
                "",
                "",
                settings.endpoint().toString());
    }

    @Override
    public Reply ask(Prompt prompt, Limits limits, TextListener onText, Cancel cancel) {
        if (prompt.constraint() instanceof Constraint.Schema(String json)) {
            Schema.read(json);
        }
        Json.Members body = new Request(settings, precautions.redaction()).body(prompt, limits.tokens());
        int estimate = Estimate.tokens(body.text());
        if (estimate > settings.context()) {
            throw MillwrightException.badRequest(
                    "openai.prompt.long",
                    "The prompt has about {tokens} tokens, but the model {model} takes {context} at most.",
                    "tokens",
                    estimate,
                    "model",
                    settings.model(),
                    "context",
                    settings.context());
        }
        return new Question(prompt, limits, onText, cancel).ask(body, estimate);
    }

    @Override
    public Optional<OptionScorer> scorer() {
        return Optional.empty();
    }

    @Override
    public Optional<Conversation> open(Prompt prefix) {
        return Optional.empty();
    }

    @Override
    public void close() {
        if (owner) {
            wire.close();
        }
    }

    /** One question from its budget to its reply. */
    private final class Question {
        private final Prompt prompt;
        private final TextListener onText;
        private final Watch watch;
        private final Answer answer;
        private final Limits limits;

        private Question(Prompt prompt, Limits limits, TextListener onText, Cancel cancel) {
            this.prompt = prompt;
            this.limits = limits;
            this.onText = onText;
            this.watch = new Watch(limits.time(), cancel);
            boolean chosen = prompt.constraint() instanceof Constraint.Choice;
            this.answer = new Answer(new Unveiling(precautions.redaction(), chosen ? TextListener.none() : onText));
        }

        private Reply ask(Json.Members body, int estimate) {
            String sha = Request.sha256(body);
            Optional<List<String>> recorded = precautions.recordings().replay(sha);
            if (recorded.isPresent()) {
                return heard(Lines.of(recorded.get()), new Lines.Line(""), body, sha);
            }
            Budget.Sum reserved = precautions.budget().reserve(person, estimate, limits.tokens());
            Usage took = new Usage(0, 0, 0, 0, 0, true);
            try {
                Reply reply = sent(body, sha);
                took = reply.usage();
                return reply;
            } finally {
                precautions.budget().settle(person, reserved, took.promptTokens(), took.outputTokens());
            }
        }

        private Reply sent(Json.Members body, String sha) {
            String text = body.text();
            String to = settings.endpoint().toString();
            try {
                Wire.Opened opened =
                        wire.open(text, () -> precautions.departures().leaves(person, to, sha, text), watch);
                return opened == null
                        ? new Reply("", List.of(), watch.cancelled() ? Stop.CANCELLED : Stop.BUDGET, usage(body, 0))
                        : heard(opened.lines(), opened.first(), body, sha);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return new Reply("", List.of(), Stop.CANCELLED, usage(body, 0));
            }
        }

        private Reply heard(Lines lines, Lines.Event first, Json.Members body, String sha) {
            try (lines) {
                Listening listening = new Listening(lines, answer, watch);
                Listening.Ending ending = listening.listen(first);
                if (!answer.error().isEmpty() && answer.empty()) {
                    throw new Faults(settings).said(answer.error());
                }
                if (ending == Listening.Ending.WHOLE && answer.error().isEmpty()) {
                    precautions.recordings().record(sha, body, listening.heard());
                }
                return reply(ending, usage(body, listening.firstMillis()));
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return new Reply(answer.text(), List.of(), Stop.CANCELLED, usage(body, 0));
            }
        }

        private Reply reply(Listening.Ending ending, Usage usage) {
            Stop stop = answer.error().isEmpty() ? stop(ending) : Stop.BROKEN;
            Optional<List<ToolCall>> calls = answer.calls(precautions.redaction());
            if (stop == Stop.TOOL && calls.isEmpty()) {
                stop = Stop.BROKEN;
            }
            String text = answer.text();
            if (stop == Stop.END) {
                Optional<String> formed = formed(text);
                stop = formed.isPresent() ? stop : Stop.BROKEN;
                text = formed.orElse(text);
            }
            boolean acts = stop == Stop.TOOL;
            return new Reply(text, acts ? calls.orElse(List.of()) : List.of(), stop, usage);
        }

        private Stop stop(Listening.Ending ending) {
            return switch (ending) {
                case CUT -> Stop.BROKEN;
                case CANCELLED -> Stop.CANCELLED;
                case LATE -> Stop.BUDGET;
                case WHOLE ->
                    switch (answer.finish()) {
                        case "length" -> Stop.LENGTH;
                        case "content_filter" -> Stop.BROKEN;
                        default -> answer.asksForTools() ? Stop.TOOL : Stop.END;
                    };
            };
        }

        /** The text if it has the asked form: an endpoint may promise one and not keep to it. */
        private Optional<String> formed(String text) {
            return switch (prompt.constraint()) {
                case Constraint.Free() -> Optional.of(text);
                case Constraint.Schema(String json) ->
                    Answer.json(text)
                            .filter(value -> Schema.read(json).faults(value).isEmpty())
                            .map(value -> text);
                case Constraint.Choice(List<String> options) -> {
                    Optional<String> chosen = Answer.json(text)
                            .flatMap(value -> value instanceof Json.Members members
                                    ? members.text(Answer.CHOSEN)
                                    : Optional.empty())
                            .filter(options::contains);
                    chosen.ifPresent(onText::text);
                    yield chosen;
                }
            };
        }

        private Usage usage(Json.Members body, long firstMillis) {
            int promptTokens = answer.counted("prompt_tokens");
            int outputTokens = answer.counted("completion_tokens");
            boolean told = promptTokens >= 0 && outputTokens >= 0;
            return new Usage(
                    told ? promptTokens : Estimate.tokens(body.text()),
                    Math.max(0, answer.counted("prompt_tokens_details", "cached_tokens")),
                    told ? outputTokens : Estimate.tokens(answer.all()),
                    firstMillis,
                    watch.millis(),
                    !told);
        }
    }
}
