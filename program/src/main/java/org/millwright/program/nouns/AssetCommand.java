package org.millwright.program.nouns;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.millwright.program.cli.Console;
import org.millwright.program.cli.ExitCode;
import org.millwright.program.client.ServerClient.Query;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code millwright asset}: the places of the plant. */
@Command(
        footer = {
            "Draw the plant as a tree",
            "millwright asset tree",
            "Name a machine",
            "millwright asset add plant/line-3/cnc-5 --name \"CNC 5\""
        })
public final class AssetCommand {
    private final Answers answers;

    public AssetCommand(Console console, Map<String, String> environment) {
        this.answers = new Answers(console, environment);
    }

    @Command(
            name = "ls",
            header = "List the places of the plant.",
            footer = {"List what is below a line", "millwright asset ls --under plant/line-3"})
    int ls(
            @Option(names = "--under", paramLabel = "ASSET", description = "Only what is below this place.") @Nullable
                    String under,
            @Mixin Asking asking) {
        JsonNode document = answers.ask(asking).get("/api/v1/assets", new Query().with("under", under));
        return answers.list(
                asking,
                document,
                "assets",
                answers.text("asset", "Asset"),
                answers.text("name", "Name"),
                answers.number("tags", "Tags"));
    }

    @Command(
            name = "tree",
            header = "Draw the places of the plant as a tree.",
            footer = {"Draw the plant as a tree", "millwright asset tree"})
    int tree(
            @Option(names = "--under", paramLabel = "ASSET", description = "Only what is below this place.") @Nullable
                    String under,
            @Mixin Asking asking) {
        JsonNode document = answers.ask(asking).get("/api/v1/assets", new Query().with("under", under));
        if (asking.output().json()) {
            answers.console().json(document.path("assets"));
            return ExitCode.OK.code();
        }
        for (JsonNode asset : document.path("assets")) {
            String id = asset.path("asset").asText();
            long depth = id.chars().filter(c -> c == '/').count();
            String tags = asset.path("tags").asInt() == 0
                    ? ""
                    : "  (" + asset.path("tags").asInt() + ")";
            answers.console()
                    .out()
                    .println("  ".repeat((int) depth) + asset.path("name").asText() + tags);
        }
        return ExitCode.OK.code();
    }

    @Command(
            name = "show",
            header = "Show one place.",
            footer = {"Show a machine", "millwright asset show plant/line-3/cnc-5"})
    int show(
            @Parameters(paramLabel = "ASSET", description = "The path of a place, such as plant/line-3/cnc-5.")
                    String asset,
            @Mixin Asking asking) {
        return answers.facts(asking, answers.ask(asking).get("/api/v1/assets/one", new Query().with("asset", asset)));
    }

    @Command(
            name = "add",
            header = "Name a place, or put it below another.",
            footer = {"Name a machine", "millwright asset add plant/line-3/cnc-5 --name \"CNC 5\""})
    int add(
            @Parameters(paramLabel = "ASSET", description = "The path of a place, such as plant/line-3/cnc-5.")
                    String asset,
            @Option(names = "--name", paramLabel = "NAME", description = "What people call it.") @Nullable String name,
            @Option(names = "--parent", paramLabel = "ASSET", description = "The place around it.") @Nullable
                    String parent,
            @Mixin Asking asking) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("asset", asset);
        body.put("name", name == null ? "" : name);
        body.put("parent", parent == null ? "" : parent);
        return answers.done(asking, answers.ask(asking).put("/api/v1/assets", body));
    }

    @Command(
            name = "rm",
            header = "Take a place out of the settings; its history stays.",
            footer = {"Take a place out", "millwright asset rm plant/line-3/cnc-5"})
    int rm(
            @Parameters(paramLabel = "ASSET", description = "The path of a place, such as plant/line-3/cnc-5.")
                    String asset,
            @Mixin Asking asking) {
        return answers.done(asking, answers.ask(asking).delete("/api/v1/assets", new Query().with("asset", asset)));
    }
}
