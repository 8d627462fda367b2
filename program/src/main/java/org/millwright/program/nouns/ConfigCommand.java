package org.millwright.program.nouns;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.millwright.Message;
import org.millwright.MillwrightException;
import org.millwright.program.cli.Console;
import org.millwright.program.cli.ExitCode;
import org.millwright.program.client.ServerClient;
import org.millwright.program.client.ServerClient.Query;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code millwright config}: the settings and their versions. */
@Command(footer = {"What was changed last", "millwright config diff", "Undo it", "millwright config rollback 3"})
public final class ConfigCommand {
    private static final int LONGEST_SECRET = 64 * 1024;

    private final Answers answers;
    private final InputStream in;

    /** @param in where a secret is read from */
    public ConfigCommand(Console console, Map<String, String> environment, InputStream in) {
        this.answers = new Answers(console, environment);
        this.in = in;
    }

    @Command(
            name = "ls",
            header = "List the versions of the settings.",
            footer = {"List the versions", "millwright config ls"})
    int ls(@Mixin Asking asking) {
        JsonNode document = answers.ask(asking).get("/api/v1/config/versions", new Query());
        return answers.list(
                asking,
                document,
                "versions",
                answers.number("number", "Version"),
                answers.fixed("at", "When"),
                answers.text("who", "Who"),
                answers.text("why", "Why"));
    }

    @Command(
            name = "show",
            header = "Show the settings.",
            footer = {"Show what holds", "millwright config show"})
    int show(
            @Parameters(arity = "0..1", paramLabel = "VERSION", description = "An older version by its number.")
                    @Nullable
                    Integer version,
            @Mixin Asking asking) {
        JsonNode document = answers.ask(asking).get("/api/v1/config", new Query().with("version", version));
        if (asking.output().json()) {
            answers.console().json(document);
        } else {
            answers.console().out().print(document.path("text").asText());
        }
        return ExitCode.OK.code();
    }

    @Command(
            name = "diff",
            header = "Show what differs between two versions.",
            footer = {
                "What was changed last",
                "millwright config diff",
                "Between two versions",
                "millwright config diff 3 5"
            })
    int diff(
            @Parameters(
                            index = "0",
                            arity = "0..1",
                            paramLabel = "A",
                            description = "The older version; default the one before B.")
                    @Nullable
                    Integer a,
            @Parameters(
                            index = "1",
                            arity = "0..1",
                            paramLabel = "B",
                            description = "The newer version; default the last.")
                    @Nullable
                    Integer b,
            @Mixin Asking asking) {
        JsonNode document = answers.ask(asking)
                .get("/api/v1/config/diff", new Query().with("a", a).with("b", b));
        if (asking.output().json()) {
            answers.console().json(document);
        } else {
            document.path("lines").forEach(line -> answers.console().out().println(line.asText()));
            if (document.path("lines").isEmpty()) {
                answers.console()
                        .tell(alike(
                                document.path("a").asInt(), document.path("b").asInt()));
            }
        }
        return ExitCode.OK.code();
    }

    private static Message alike(int a, int b) {
        return b == 1
                ? Message.of("nouns.diff.first", "Version 1 is the first; there is nothing to compare it with.")
                : Message.of("nouns.diff.alike", "The versions {a} and {b} are the same.", "a", a, "b", b);
    }

    @Command(
            name = "rollback",
            header = "Make an older version hold again.",
            footer = {"Go back to version 3", "millwright config rollback 3"})
    int rollback(
            @Parameters(paramLabel = "VERSION", description = "An older version by its number.") int version,
            @Mixin Asking asking) {
        return answers.done(asking, answers.ask(asking).post("/api/v1/config/rollback", Map.of("version", version)));
    }

    @Command(
            name = "secret",
            header = "Keep a secret that is read from stdin, or forget it.",
            footer = {
                "Keep the password of a connection",
                "millwright config secret line-3 < password.txt",
                "Forget it",
                "millwright config secret line-3 --forget"
            })
    int secret(
            @Parameters(paramLabel = "NAME", description = "What settings call it: secret:NAME.") String name,
            @Option(names = "--forget", description = "Forget it.") boolean forget,
            @Mixin Asking asking) {
        ServerClient client = answers.ask(asking);
        String path = "/api/v1/secrets/" + ServerClient.part(name);
        return answers.done(
                asking, forget ? client.delete(path, new Query()) : client.put(path, Map.of("value", line())));
    }

    private String line() {
        try {
            String text = new String(in.readNBytes(LONGEST_SECRET), StandardCharsets.UTF_8);
            String line = text.lines().findFirst().orElse("");
            if (line.isEmpty()) {
                throw MillwrightException.badRequest(
                        "nouns.secret.empty",
                        "No secret came on stdin. Type it and Enter, or feed it from a file: < password.txt");
            }
            return line;
        } catch (IOException closed) {
            throw new UncheckedIOException(closed);
        }
    }
}
