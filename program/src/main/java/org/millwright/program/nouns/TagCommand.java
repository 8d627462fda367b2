package org.millwright.program.nouns;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.millwright.Message;
import org.millwright.MillwrightException;
import org.millwright.Problem;
import org.millwright.program.cli.Console;
import org.millwright.program.cli.ExitCode;
import org.millwright.program.client.ServerClient;
import org.millwright.program.client.ServerClient.Query;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code millwright tag}: measured points and their values. */
@Command(
        footer = {
            "Find tags",
            "millwright tag ls --filter spindle",
            "Read the last hour",
            "millwright tag read plant/line-3/cnc-5/power --from -1h"
        })
public final class TagCommand {
    private final Answers answers;

    public TagCommand(Console console, Map<String, String> environment) {
        this.answers = new Answers(console, environment);
    }

    @Command(
            name = "ls",
            header = "List tags with their newest values.",
            footer = {"List the tags of a machine", "millwright tag ls --asset plant/line-3/cnc-5"})
    int ls(
            @Option(names = "--asset", paramLabel = "ASSET", description = "Only this place and what is below it.")
                    @Nullable
                    String asset,
            @Option(names = "--filter", paramLabel = "TEXT", description = "Only what has this in its path.") @Nullable
                    String filter,
            @Mixin Asking asking) {
        JsonNode document = answers.ask(asking)
                .get("/api/v1/tags", new Query().with("asset", asset).with("filter", filter));
        return answers.list(
                asking,
                document,
                "tags",
                answers.text("tag", "Tag"),
                answers.number("value", "Value"),
                answers.text("unit", "Unit"),
                answers.text("quality", "Quality"),
                answers.fixed("time", "Time"));
    }

    @Command(
            name = "show",
            header = "Show one tag.",
            footer = {"Show a tag", "millwright tag show plant/line-3/cnc-5/spindle_power"})
    int show(
            @Parameters(paramLabel = "TAG", description = "The path of a tag, such as plant/line-3/cnc-5/power.")
                    String tag,
            @Mixin Asking asking) {
        return answers.facts(asking, answers.ask(asking).get("/api/v1/tags/one", new Query().with("tag", tag)));
    }

    @Command(
            name = "read",
            header = "Read values as they were measured.",
            footer = {"Read the last hour", "millwright tag read plant/line-3/cnc-5/power --from -1h"})
    int read(
            @Parameters(
                            arity = "1..*",
                            paramLabel = "TAG",
                            description = "The path of a tag, such as plant/line-3/cnc-5/power.")
                    List<String> tags,
            @Option(
                            names = "--from",
                            paramLabel = "TIME",
                            description = "The beginning: 2026-11-25T06:00:00Z, 2026-11-25 or -8h (default).")
                    @Nullable
                    String from,
            @Option(names = "--until", paramLabel = "TIME", description = "The end; default now.") @Nullable
                    String until,
            @Option(names = "--limit", paramLabel = "N", description = "The most rows, default 1000.") @Nullable
                    Integer limit,
            @Mixin Asking asking) {
        JsonNode document = answers.ask(asking)
                .get(
                        "/api/v1/values",
                        new Query()
                                .withAll("tag", tags)
                                .with("from", from)
                                .with("until", until)
                                .with("limit", limit));
        int code = answers.list(
                asking,
                document,
                "rows",
                answers.fixed("time", "Time"),
                answers.text("tag", "Tag"),
                answers.number("value", "Value"),
                answers.text("quality", "Quality"));
        if (!document.path("complete").asBoolean(true)) {
            answers.console()
                    .tell(
                            Message.of(
                                    "nouns.read.more",
                                    "There are more rows. Narrow --from and --until, raise --limit, or: millwright tag export"));
        }
        return code;
    }

    @Command(
            name = "tail",
            header = "Show new values of a tag as they come.",
            footer = {"Follow a tag", "millwright tag tail plant/line-3/cnc-5/spindle_power"})
    int tail(
            @Parameters(
                            arity = "1..*",
                            paramLabel = "TAG",
                            description = "The path of a tag, such as plant/line-3/cnc-5/power.")
                    List<String> tags,
            @Option(names = "--count", paramLabel = "N", description = "End after so many values; default never.")
                    @Nullable
                    Integer count,
            @Mixin Asking asking)
            throws InterruptedException {
        return new Tail(answers, asking, tags).follow(count == null ? Long.MAX_VALUE : count);
    }

    @Command(
            name = "export",
            header = "Write values into a CSV file.",
            footer = {"Export a day", "millwright tag export plant/l3/cnc-5/power --from -24h --to power.csv"})
    int export(
            @Parameters(
                            arity = "1..*",
                            paramLabel = "TAG",
                            description = "The path of a tag, such as plant/line-3/cnc-5/power.")
                    List<String> tags,
            @Option(
                            names = "--from",
                            paramLabel = "TIME",
                            description = "The beginning: 2026-11-25T06:00:00Z, 2026-11-25 or -8h (default).")
                    @Nullable
                    String from,
            @Option(names = "--until", paramLabel = "TIME", description = "The end; default now.") @Nullable
                    String until,
            @Option(names = "--to", paramLabel = "FILE", required = true, description = "The file to write.") Path to,
            @Mixin Asking asking) {
        ServerClient client = answers.ask(asking);
        try (InputStream in = client.stream(
                "/api/v1/export",
                new Query().withAll("tag", tags).with("from", from).with("until", until))) {
            Path beside = to.resolveSibling(to.getFileName() + ".part");
            Files.copy(in, beside, StandardCopyOption.REPLACE_EXISTING);
            Files.move(beside, to, StandardCopyOption.REPLACE_EXISTING);
            if (asking.output().json()) {
                answers.console().json(Map.of("file", to, "bytes", Files.size(to)));
            } else {
                answers.console().out().println(to);
            }
            return ExitCode.OK.code();
        } catch (IOException refused) {
            throw new MillwrightException(
                    new Problem.Exhausted(Message.of(
                            "nouns.export.failed",
                            "The values cannot be written to {file} ({reason}). Maybe the folder is missing, not yours or full.",
                            "file",
                            to,
                            "reason",
                            refused.getClass().getSimpleName() + ": " + refused.getMessage())),
                    refused);
        }
    }
}
