package org.millwright.program.nouns;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.millwright.Message;
import org.millwright.program.cli.Console;
import org.millwright.program.cli.ExitCode;
import org.millwright.program.client.ServerClient;
import org.millwright.program.client.ServerClient.Query;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code millwright access}: people, their roles in parts of the plant, and API tokens. */
@Command(
        footer = {
            "Let somebody in",
            "millwright access add mei",
            "Let them work on one line",
            "millwright access grant mei Maintainer --asset plant/line-3"
        })
public final class AccessCommand {
    private final Answers answers;

    public AccessCommand(Console console, Map<String, String> environment) {
        this.answers = new Answers(console, environment);
    }

    @Command(
            name = "ls",
            header = "List the accounts with their roles.",
            footer = {"List the accounts", "millwright access ls"})
    int ls(@Mixin Asking asking) {
        JsonNode document = answers.ask(asking).get("/api/v1/people", new Query());
        return answers.list(
                asking,
                document,
                "people",
                answers.text("name", "Name"),
                answers.fixed("active", "Active"),
                answers.wrapped("grants", "Roles"));
    }

    @Command(
            name = "roles",
            header = "List the roles with what they allow.",
            footer = {"List the roles", "millwright access roles"})
    int roles(@Mixin Asking asking) {
        JsonNode document = answers.ask(asking).get("/api/v1/roles", new Query());
        return answers.list(
                asking, document, "roles", answers.text("role", "Role"), answers.wrapped("actions", "Allows"));
    }

    @Command(
            name = "add",
            header = "Add an account and print the link by which its person sets a password.",
            footer = {"Let somebody in", "millwright access add mei"})
    int add(
            @Parameters(paramLabel = "PERSON", description = "The name with which somebody signs in.") String name,
            @Mixin Asking asking) {
        ServerClient client = answers.ask(asking);
        return linked(asking, client, client.post("/api/v1/people", Map.of("name", name)));
    }

    @Command(
            name = "link",
            header = "Print a new link by which a person sets a password.",
            footer = {"A new link for somebody who has forgotten", "millwright access link mei"})
    int link(
            @Parameters(paramLabel = "PERSON", description = "The name with which somebody signs in.") String name,
            @Mixin Asking asking) {
        ServerClient client = answers.ask(asking);
        return linked(asking, client, client.post("/api/v1/people/" + ServerClient.part(name) + "/link", Map.of()));
    }

    private int linked(Asking asking, ServerClient client, JsonNode document) {
        String link = client.base() + document.path("link").asText();
        if (asking.output().json()) {
            answers.console().json(Map.of("name", document.path("name").asText(), "link", link));
        } else {
            answers.console().out().println(link);
            answers.console()
                    .tell(Message.of(
                            "nouns.link.told",
                            "The link works once, within 15 minutes. Give it to {name} alone.",
                            "name",
                            document.path("name").asText()));
        }
        return ExitCode.OK.code();
    }

    @Command(
            name = "close",
            header = "Close an account.",
            footer = {"Close an account", "millwright access close mei"})
    int close(
            @Parameters(paramLabel = "PERSON", description = "The name with which somebody signs in.") String name,
            @Mixin Asking asking) {
        return answers.done(
                asking, answers.ask(asking).delete("/api/v1/people/" + ServerClient.part(name), new Query()));
    }

    @Command(
            name = "grant",
            header = "Give a person a role in a part of the plant.",
            footer = {"Let somebody work on one line", "millwright access grant mei Maintainer --asset plant/line-3"})
    int grant(
            @Parameters(index = "0", paramLabel = "PERSON", description = "The name with which somebody signs in.")
                    String name,
            @Parameters(index = "1", paramLabel = "ROLE", description = "A role, as millwright access roles lists it.")
                    String role,
            @Option(names = "--asset", paramLabel = "ASSET", description = "Only this place and what is below it.")
                    @Nullable
                    String asset,
            @Mixin Asking asking) {
        return answers.done(asking, answers.ask(asking).post("/api/v1/grants", granted(name, role, asset)));
    }

    @Command(
            name = "revoke",
            header = "Take a role back.",
            footer = {"Take a role back", "millwright access revoke mei Maintainer --asset plant/line-3"})
    int revoke(
            @Parameters(index = "0", paramLabel = "PERSON", description = "The name with which somebody signs in.")
                    String name,
            @Parameters(index = "1", paramLabel = "ROLE", description = "A role, as millwright access roles lists it.")
                    String role,
            @Option(names = "--asset", paramLabel = "ASSET", description = "Only this place and what is below it.")
                    @Nullable
                    String asset,
            @Mixin Asking asking) {
        return answers.done(asking, answers.ask(asking).post("/api/v1/grants/revoke", granted(name, role, asset)));
    }

    private static Map<String, Object> granted(String name, String role, @Nullable String asset) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("name", name);
        body.put("role", role);
        body.put("asset", asset == null ? "" : asset);
        return body;
    }

    @Command(
            name = "tokens",
            header = "List your API tokens.",
            footer = {"List your tokens", "millwright access tokens"})
    int tokens(@Mixin Asking asking) {
        JsonNode document = answers.ask(asking).get("/api/v1/tokens", new Query());
        return answers.list(
                asking,
                document,
                "tokens",
                answers.text("id", "Id"),
                answers.text("name", "Name"),
                answers.fixed("until", "Until"),
                answers.fixed("used", "Used"));
    }

    @Command(
            name = "token",
            header = "Make an API token of yours; it is shown this once.",
            footer = {"A token for a dashboard", "millwright access token dashboard --lasts 90d"})
    int token(
            @Parameters(paramLabel = "NAME", description = "What you call it.") String name,
            @Option(
                            names = "--right",
                            paramLabel = "RIGHT",
                            description = "What it may do, such as value.read; default all that a Viewer may.")
                    @Nullable
                    List<String> rights,
            @Option(names = "--asset", paramLabel = "ASSET", description = "Only this place and what is below it.")
                    @Nullable
                    List<String> assets,
            @Option(names = "--lasts", paramLabel = "TIME", description = "How long, at most 365d; default 90d.")
                    @Nullable
                    String lasts,
            @Mixin Asking asking) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("name", name);
        body.put("actions", rights == null ? List.of() : rights);
        body.put("assets", assets == null ? List.of() : assets);
        if (lasts != null) {
            body.put("lasts", lasts);
        }
        JsonNode document = answers.ask(asking).post("/api/v1/tokens", body);
        if (asking.output().json()) {
            answers.console().json(document);
        } else {
            answers.console().out().println(document.path("token").asText());
        }
        return ExitCode.OK.code();
    }

    @Command(
            name = "untoken",
            header = "End an API token.",
            footer = {"End a token", "millwright access untoken k3Jx9Qz1mV0a"})
    int untoken(
            @Parameters(paramLabel = "ID", description = "Its id, as the list shows it.") String id,
            @Mixin Asking asking) {
        return answers.done(asking, answers.ask(asking).delete("/api/v1/tokens/" + ServerClient.part(id), new Query()));
    }
}
