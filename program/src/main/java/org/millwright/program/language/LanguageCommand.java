package org.millwright.program.language;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.millwright.Message;
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
import org.millwright.language.TextListener;
import org.millwright.language.Usage;
import org.millwright.language.gguf.GgufModel;
import org.millwright.language.gguf.GgufSummary;
import org.millwright.program.cli.Console;
import org.millwright.program.cli.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code millwright language}: models in GGUF files, computed in this process. */
@Command(
        description =
                "Looks into models in GGUF files and asks them. They are computed in this process; nothing leaves the machine.",
        footer = {
            "See what a file holds",
            "millwright language inspect M.gguf",
            "Ask once",
            "millwright language run --model M.gguf --prompt \"What does a bearing do?\"",
            "Ask for one of two words",
            "millwright language run --model M.gguf --prompt \"Hot?\" --choices yes,no"
        })
public final class LanguageCommand {
    private static final Duration LONG = Duration.ofHours(1);

    private final Console console;
    private final ModelPlaces places;
    private final InputStream in;

    /** @param in where a chat's questions come from, a line each */
    public LanguageCommand(Console console, Map<String, String> environment, InputStream in) {
        this.console = console;
        this.places = new ModelPlaces(environment);
        this.in = in;
    }

    @Command(
            name = "inspect",
            header = "See what a model's file holds, without loading it.",
            footer = {"See what a file holds", "millwright language inspect M.gguf --context 4096"})
    int inspect(
            @Parameters(paramLabel = "MODEL", description = "The path of a GGUF file, or a name in MILLWRIGHT_MODELS.")
                    String model,
            @Option(
                            names = "--context",
                            paramLabel = "N",
                            defaultValue = "4096",
                            description = "The context its memory is told for. Default: 4096.")
                    int context,
            @Option(names = "--json", description = "One JSON object on stdout.") boolean json) {
        GgufSummary summary = GgufSummary.of(places.file(model));
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("title", summary.title());
        told.put("architecture", summary.architecture());
        told.put("parameters", summary.parameters());
        told.put("file_bytes", summary.bytes());
        told.put("layers", summary.sizes().layers());
        told.put("width", summary.sizes().width());
        told.put("vocabulary", summary.sizes().vocabulary());
        told.put("longest_context", summary.sizes().context());
        told.put("context", context);
        told.put("memory_bytes", summary.memory(context));
        told.put("types", new java.util.TreeMap<>(summary.types()));
        told.put("licence", summary.terms().licence());
        told.put("template_known", summary.terms().warning().isEmpty());
        if (json) {
            console.json(told);
        } else {
            told.forEach((name, value) -> console.out().println(name + "\t" + value));
            summary.terms().warning().ifPresent(console::tell);
        }
        return ExitCode.OK.code();
    }

    @Command(
            name = "run",
            header = "Ask a model once.",
            footer = {"Ask once", "millwright language run --model M.gguf --prompt \"What does a bearing do?\""})
    int run(
            @Mixin ModelOptions options,
            @Option(names = "--prompt", paramLabel = "TEXT", required = true, description = "The question.")
                    String prompt,
            @Option(names = "--system", paramLabel = "TEXT", description = "What the model shall be and do.") @Nullable
                    String system,
            @Mixin AnswerOptions answer,
            @Option(names = "--json", description = "One JSON object on stdout.") boolean json) {
        List<Said> messages = new ArrayList<>();
        if (system != null) {
            messages.add(Said.by(Speaker.SYSTEM, system));
        }
        messages.add(Said.by(Speaker.USER, prompt));
        Prompt asked = new Prompt(messages, List.of(), answer.constraint(), answer.sampling());
        try (GgufModel model = opened(options)) {
            TextListener listener = json ? TextListener.none() : this::stream;
            Reply reply = model.ask(asked, new Limits(options.tokens(), LONG), listener, Cancel.never());
            tell(reply, json);
        }
        return ExitCode.OK.code();
    }

    @Command(
            name = "chat",
            header = "Talk with a model, a line a question.",
            footer = {"Talk", "millwright language chat --model M.gguf"})
    int chat(
            @Mixin ModelOptions options,
            @Option(names = "--system", paramLabel = "TEXT", description = "What the model shall be and do.") @Nullable
                    String system,
            @Mixin AnswerOptions answer,
            @Option(names = "--json", description = "One JSON object on stdout for each answer.") boolean json) {
        List<Said> messages = system == null ? List.of() : List.of(Said.by(Speaker.SYSTEM, system));
        Prompt prefix = new Prompt(messages, List.of(), answer.constraint(), answer.sampling());
        try (GgufModel model = opened(options);
                Conversation conversation = model.open(prefix).orElseThrow();
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isBlank()) {
                    Said question = Said.by(Speaker.USER, line);
                    Limits limits = new Limits(options.tokens(), LONG);
                    TextListener listener = json ? TextListener.none() : this::stream;
                    Reply reply = conversation.ask(question, limits, listener, Cancel.never());
                    tell(reply, json);
                    flush();
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The questions cannot be read.", unreadable);
        }
        return ExitCode.OK.code();
    }

    /** Tells the answer as a document, or what it took where it was told already. */
    private void tell(Reply reply, boolean json) {
        if (json) {
            console.json(told(reply));
        } else {
            console.out().println();
            took(reply.usage());
        }
    }

    private GgufModel opened(ModelOptions options) {
        GgufModel model = GgufModel.open(options.file(places), options.engine(places));
        model.warning().ifPresent(console::tell);
        if (model.arithmetic().equals("plain")) {
            console.tell(Message.of("language.kernels.plain", """
                    This Java runs without vectors, so the model answers many times slower than it could.
                    Start the program by ./millwright, or Java with --add-modules jdk.incubator.vector."""));
        }
        return model;
    }

    private void stream(String more) {
        console.out().print(more);
        flush();
    }

    private void flush() {
        console.out().flush();
        console.err().flush();
    }

    private void took(Usage usage) {
        console.tell(Message.of(
                "language.answer.took",
                "{prompt} tokens asked ({cached} known before), {output} answered; first after {first} ms, all in {all} ms.",
                "prompt",
                usage.promptTokens(),
                "cached",
                usage.cachedTokens(),
                "output",
                usage.outputTokens(),
                "first",
                usage.firstTokenMillis(),
                "all",
                usage.millis()));
    }

    private static Map<String, Object> told(Reply reply) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("text", reply.text());
        told.put("stop", reply.stop().name());
        told.put("prompt_tokens", reply.usage().promptTokens());
        told.put("cached_tokens", reply.usage().cachedTokens());
        told.put("output_tokens", reply.usage().outputTokens());
        told.put("first_token_ms", reply.usage().firstTokenMillis());
        told.put("ms", reply.usage().millis());
        return told;
    }

    /** What the answer must look like, and how it is drawn. */
    static final class AnswerOptions {
        @Option(names = "--schema", paramLabel = "FILE", description = "A JSON schema that the answer fits.")
        private @Nullable Path schema;

        @Option(
                names = "--choices",
                paramLabel = "A,B,C",
                split = ",",
                description = "The answer is one of these texts.")
        private List<String> choices = List.of();

        @Option(
                names = "--temperature",
                paramLabel = "T",
                defaultValue = "0",
                description = "0 for the likeliest answer (default), more for others.")
        private double temperature;

        @Option(names = "--seed", paramLabel = "N", defaultValue = "0", description = "The seed of chance. Default: 0.")
        private long seed;

        Constraint constraint() {
            if (!choices.isEmpty()) {
                return new Constraint.Choice(choices);
            }
            if (schema == null) {
                return Constraint.FREE;
            }
            try {
                return new Constraint.Schema(Files.readString(schema));
            } catch (IOException unreadable) {
                throw MillwrightException.notFound("language.schema.missing", """
                        The schema ({file}) cannot be read.
                        Look whether it is there, and is text in UTF-8.""", "file", schema);
            }
        }

        Sampling sampling() {
            if (!(temperature >= 0 && temperature <= 5)) {
                throw MillwrightException.badRequest(
                        "language.temperature.range",
                        "The temperature is ({value}); it must be between 0 and 5.",
                        "value",
                        temperature);
            }
            return temperature == 0 ? Sampling.greedy() : new Sampling(temperature, 40, 0.95, 0.05, 1, seed);
        }
    }
}
