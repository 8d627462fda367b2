package org.millwright.program.nouns;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.millwright.program.cli.Console;
import org.millwright.program.client.ServerClient.Query;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What is watched: verbs below {@code millwright warn watch}. */
@Command(
        name = "watch",
        header = "Watch machines, or look at what is watched.",
        footer = {
            "Watch a machine",
            "millwright warn watch add plant/line-3/cnc-5",
            "See how far it has learnt",
            "millwright warn watch ls"
        })
final class WatchVerbs {
    private final Answers answers;

    WatchVerbs(Console console, Map<String, String> environment) {
        this.answers = new Answers(console, environment);
    }

    @Command(
            name = "ls",
            header = "List what is watched, and how far it has learnt.",
            footer = {"List the watches", "millwright warn watch ls"})
    int ls(@Mixin Asking asking) {
        JsonNode document = answers.ask(asking).get("/api/v1/watches", new Query());
        return answers.list(
                asking,
                document,
                "watches",
                answers.text("asset", "Asset"),
                answers.fixed("state", "State"),
                answers.fixed("budget", "Budget"),
                answers.text("baseline", "Baseline"),
                answers.wrapped("says", "How far"));
    }

    @Command(
            name = "add",
            header = "Watch a machine.",
            footer = {
                "Watch a machine, one false alarm a month at most",
                "millwright warn watch add plant/line-3/cnc-5 --budget 1/month"
            })
    int add(
            @Parameters(paramLabel = "ASSET", description = "The path of a machine, such as plant/line-3/cnc-5.")
                    String asset,
            @Option(
                            names = "--budget",
                            paramLabel = "RATE",
                            description = "The false alarms you accept; default 1/week.")
                    @Nullable
                    String budget,
            @Option(
                            names = "--baseline",
                            paramLabel = "PART",
                            description = "What is healthy: history (default) or 2026-01-01..2026-01-08.")
                    @Nullable
                    String baseline,
            @Option(names = "--ignore", paramLabel = "TAG", description = "A tag that is left out.") @Nullable
                    List<String> ignore,
            @Mixin Asking asking) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("asset", asset);
        if (budget != null) {
            body.put("budget", budget);
        }
        if (baseline != null) {
            body.put("baseline", baseline);
        }
        body.put("ignore", ignore == null ? List.of() : ignore);
        return answers.done(asking, answers.ask(asking).put("/api/v1/watches", body));
    }

    @Command(
            name = "rm",
            header = "End a watch; its warnings stay.",
            footer = {"End a watch", "millwright warn watch rm plant/line-3/cnc-5"})
    int rm(
            @Parameters(paramLabel = "ASSET", description = "The path of a machine, such as plant/line-3/cnc-5.")
                    String asset,
            @Mixin Asking asking) {
        return answers.done(asking, answers.ask(asking).delete("/api/v1/watches", new Query().with("asset", asset)));
    }
}
