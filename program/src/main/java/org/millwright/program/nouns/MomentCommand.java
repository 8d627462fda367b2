package org.millwright.program.nouns;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.millwright.program.cli.Console;
import org.millwright.program.client.ServerClient;
import org.millwright.program.client.ServerClient.Query;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code millwright moment}: named periods of machines. */
@Command(
        footer = {
            "Say that somebody works on a machine",
            "millwright moment add plant/l3/m5 --kind maintenance --name oil --from -2h"
        })
public final class MomentCommand {
    private final Answers answers;

    public MomentCommand(Console console, Map<String, String> environment) {
        this.answers = new Answers(console, environment);
    }

    @Command(
            name = "ls",
            header = "List moments.",
            footer = {"List the moments of a machine", "millwright moment ls --asset plant/line-3/cnc-5"})
    int ls(
            @Option(names = "--asset", paramLabel = "ASSET", description = "Only this place and what is below it.")
                    @Nullable
                    String asset,
            @Option(names = "--from", paramLabel = "TIME", description = "Only what is later.") @Nullable String from,
            @Option(names = "--until", paramLabel = "TIME", description = "Only what is earlier.") @Nullable
                    String until,
            @Mixin Asking asking) {
        JsonNode document = answers.ask(asking)
                .get(
                        "/api/v1/moments",
                        new Query().with("asset", asset).with("from", from).with("until", until));
        return answers.list(
                asking,
                document,
                "moments",
                answers.text("id", "Id"),
                answers.text("asset", "Asset"),
                answers.fixed("from", "From"),
                answers.fixed("until", "Until"),
                answers.text("kind", "Kind"),
                answers.text("name", "Name"),
                answers.text("label", "Label"));
    }

    @Command(
            name = "add",
            header = "Name a period of a machine.",
            footer = {
                "Mark the last two hours",
                "millwright moment add plant/l3/m5 --name \"new tool\" --from -2h --until now"
            })
    int add(
            @Parameters(paramLabel = "ASSET", description = "The path of a machine, such as plant/line-3/cnc-5.")
                    String asset,
            @Option(names = "--name", paramLabel = "NAME", required = true, description = "What people call it.")
                    String name,
            @Option(
                            names = "--kind",
                            paramLabel = "KIND",
                            description = "run, stop, golden, label, maintenance or note (default).")
                    @Nullable
                    String kind,
            @Option(
                            names = "--from",
                            paramLabel = "TIME",
                            required = true,
                            description = "The beginning, such as -2h or 2026-11-25T06:00:00Z.")
                    String from,
            @Option(names = "--until", paramLabel = "TIME", description = "The end; left out while it goes on.")
                    @Nullable
                    String until,
            @Option(names = "--label", paramLabel = "WORD", description = "What it was.") @Nullable String label,
            @Mixin Asking asking) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("asset", asset);
        body.put("name", name);
        body.put("from", from);
        put(body, "kind", kind);
        put(body, "until", until);
        put(body, "label", label);
        return answers.done(asking, answers.ask(asking).post("/api/v1/moments", body));
    }

    private static void put(Map<String, Object> body, String key, @Nullable String value) {
        if (value != null) {
            body.put(key, value);
        }
    }

    @Command(
            name = "label",
            header = "Say what a moment was.",
            footer = {"Label a moment", "millwright moment label M-17 fault"})
    int label(
            @Parameters(index = "0", paramLabel = "ID", description = "Its id, as the list shows it.") String id,
            @Parameters(index = "1", paramLabel = "WORD", description = "What it was.") String label,
            @Mixin Asking asking) {
        return answers.done(
                asking,
                answers.ask(asking)
                        .post("/api/v1/moments/" + ServerClient.part(id) + "/label", Map.of("label", label)));
    }

    @Command(
            name = "rm",
            header = "Take a moment out of the lists; its revisions stay.",
            footer = {"Take a moment out", "millwright moment rm M-17"})
    int rm(
            @Parameters(paramLabel = "ID", description = "Its id, as the list shows it.") String id,
            @Mixin Asking asking) {
        return answers.done(
                asking, answers.ask(asking).delete("/api/v1/moments/" + ServerClient.part(id), new Query()));
    }
}
