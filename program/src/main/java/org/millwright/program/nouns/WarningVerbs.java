package org.millwright.program.nouns;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.millwright.program.cli.Console;
import org.millwright.program.cli.ExitCode;
import org.millwright.program.cli.Json;
import org.millwright.program.client.ServerClient;
import org.millwright.program.client.ServerClient.Query;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What can be done with the warnings of the running plant: verbs below {@code millwright warn}. */
@Command
public final class WarningVerbs implements Callable<Integer> {
    private final Answers answers;
    private final Callable<Integer> files;

    private WarningVerbs(Console console, Map<String, String> environment, Callable<Integer> files) {
        this.answers = new Answers(console, environment);
        this.files = files;
    }

    /** The command that looks through files, with these verbs below it; a file of such a name is written {@code ./ls}. */
    public static CommandSpec under(Callable<Integer> command, Console console, Map<String, String> environment) {
        CommandSpec spec = Nested.of(new WarningVerbs(console, environment, command), command);
        spec.addSubcommand("watch", new CommandLine(new WatchVerbs(console, environment)));
        return spec;
    }

    @Override
    public Integer call() throws Exception {
        return files.call();
    }

    @Command(
            name = "ls",
            header = "List the warnings of the running plant.",
            footer = {"List what stands", "millwright warn ls", "Follow what comes", "millwright warn ls --follow"})
    int ls(
            @Option(names = "--asset", paramLabel = "ASSET", description = "Only this place and what is below it.")
                    @Nullable
                    String asset,
            @Option(names = "--all", description = "Also those that are done with.") boolean all,
            @Option(names = "--follow", description = "Go on and show each new one.") boolean follow,
            @Mixin Asking asking) {
        ServerClient client = answers.ask(asking);
        Query query = new Query().with("asset", asset).with("all", all ? "yes" : null);
        JsonNode document = client.get("/api/v1/warnings", query);
        if (!follow || !asking.output().json()) {
            list(asking, document);
        }
        if (follow) {
            follow(client, query, document, asking);
        }
        return ExitCode.OK.code();
    }

    private void list(Asking asking, JsonNode document) {
        answers.list(
                asking,
                document,
                "warnings",
                answers.fixed("id", "Id"),
                answers.text("asset", "Asset"),
                answers.wrapped("headline", "What is unusual"),
                answers.fixed("began", "Began"),
                answers.fixed("condition", "Condition"),
                answers.text("seen", "Seen"),
                answers.text("work", "Work"));
    }

    /** A line for each that was not shown before. */
    private void follow(ServerClient client, Query query, JsonNode first, Asking asking) {
        Set<String> shown = new HashSet<>();
        first.path("warnings").forEach(one -> {
            shown.add(one.path("id").asText());
            if (asking.output().json()) {
                line(one, asking);
            }
        });
        answers.console().out().flush();
        client.listen((type, data) -> {
            if (type.equals("warning") || type.equals("resync")) {
                client.get("/api/v1/warnings", query).path("warnings").forEach(one -> {
                    if (shown.add(one.path("id").asText())) {
                        line(one, asking);
                    }
                });
                answers.console().out().flush();
            }
            return true;
        });
    }

    private void line(JsonNode one, Asking asking) {
        if (asking.output().json()) {
            answers.console().out().print(Json.line(one));
        } else {
            answers.console()
                    .out()
                    .println(one.path("id").asText() + "\t" + one.path("asset").asText() + "\t"
                            + one.path("headline").asText());
        }
    }

    @Command(
            name = "show",
            header = "Show one warning with its evidence.",
            footer = {"Show a warning", "millwright warn show 4f2a9c01"})
    int show(
            @Parameters(paramLabel = "ID", description = "Its id, as the list shows it.") String id,
            @Mixin Asking asking) {
        JsonNode document = answers.ask(asking).get("/api/v1/warnings/" + ServerClient.part(id), new Query());
        if (!asking.output().forPerson(answers.console())) {
            return answers.facts(asking, document);
        }
        Console console = answers.console();
        console.out()
                .println(document.path("asset").asText() + "  "
                        + document.path("condition").asText() + "  "
                        + document.path("work").asText());
        console.out().println();
        paragraph(console, document.path("headline").asText());
        for (String part : new String[] {"order", "others", "trust", "similar", "checks"}) {
            document.path(part).forEach(sentence -> paragraph(console, "- " + sentence.asText()));
        }
        return ExitCode.OK.code();
    }

    private static void paragraph(Console console, String text) {
        org.millwright.program.cli.TextWidth.wrap(text, console.width()).forEach(console.out()::println);
    }

    @Command(
            name = "seen",
            header = "Say that you have seen a warning.",
            footer = {"Say that you have seen it", "millwright warn seen 4f2a9c01"})
    int seen(
            @Parameters(paramLabel = "ID", description = "Its id, as the list shows it.") String id,
            @Mixin Asking asking) {
        return act(asking, id, "seen", Map.of());
    }

    @Command(
            name = "shelve",
            header = "Put a warning aside for a while.",
            footer = {
                "Put it aside until the next shift",
                "millwright warn shelve 4f2a9c01 --for 8h --reason \"part is ordered\""
            })
    int shelve(
            @Parameters(paramLabel = "ID", description = "Its id, as the list shows it.") String id,
            @Option(names = "--for", paramLabel = "TIME", description = "How long, at most 7d; default 8h.") @Nullable
                    String length,
            @Option(names = "--reason", paramLabel = "WORDS", required = true, description = "Why.") String reason,
            @Mixin Asking asking) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("reason", reason);
        if (length != null) {
            body.put("for", length);
        }
        return act(asking, id, "shelve", body);
    }

    @Command(
            name = "close",
            header = "End the work on a warning with what was found.",
            footer = {"Say what it was", "millwright warn close 4f2a9c01 --cause fault --found \"bearing worn\""})
    int close(
            @Parameters(paramLabel = "ID", description = "Its id, as the list shows it.") String id,
            @Option(
                            names = "--cause",
                            paramLabel = "CAUSE",
                            required = true,
                            description = "fault, not-a-fault or unsure.")
                    String cause,
            @Option(names = "--found", paramLabel = "WORDS", required = true, description = "What was found.")
                    String found,
            @Mixin Asking asking) {
        return act(asking, id, "close", Map.of("cause", cause, "found", found));
    }

    private int act(Asking asking, String id, String verb, Map<String, Object> body) {
        return answers.done(
                asking, answers.ask(asking).post("/api/v1/warnings/" + ServerClient.part(id) + "/" + verb, body));
    }
}
