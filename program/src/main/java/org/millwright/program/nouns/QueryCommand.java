package org.millwright.program.nouns;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.millwright.MillwrightException;
import org.millwright.program.cli.Console;
import org.millwright.program.client.ServerClient.Query;
import org.millwright.program.settings.Spans;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code millwright query}: values of tags as a table, raw or in steps of time. */
@Command(
        footer = {
            "Quarter hours of the last day",
            "millwright query plant/l3/cnc-5/power --from -24h --every 15m",
            "The same as CSV for a spreadsheet",
            "millwright query plant/l3/cnc-5/power --from -24h --every 15m --csv"
        })
public final class QueryCommand implements Callable<Integer> {
    private static final int LEAST = 16;
    private static final int MOST = 4_000;

    private final Answers answers;

    @Parameters(
            arity = "1..*",
            paramLabel = "TAG",
            description = "The path of a tag, such as plant/line-3/cnc-5/power.")
    private List<String> tags = List.of();

    @Option(
            names = "--from",
            paramLabel = "TIME",
            description = "The beginning: 2026-11-25T06:00:00Z, 2026-11-25 or -8h (default).")
    private String from = "-8h";

    @Option(names = "--until", paramLabel = "TIME", description = "The end; default now.")
    private @Nullable String until;

    @Option(
            names = "--every",
            paramLabel = "TIME",
            description = "Steps of about this length, such as 1m; left out, every value.")
    private @Nullable String every;

    @Option(names = "--limit", paramLabel = "N", description = "The most rows, default 1000.")
    private @Nullable Integer limit;

    @Mixin
    private final Asking asking = new Asking();

    public QueryCommand(Console console, Map<String, String> environment) {
        this.answers = new Answers(console, environment);
    }

    @Override
    public Integer call() {
        Query query = new Query().withAll("tag", tags).with("from", from).with("until", until);
        if (every == null) {
            JsonNode document = answers.ask(asking).get("/api/v1/values", query.with("limit", limit));
            return answers.list(
                    asking,
                    document,
                    "rows",
                    answers.fixed("time", "Time"),
                    answers.text("tag", "Tag"),
                    answers.number("value", "Value"),
                    answers.text("quality", "Quality"));
        }
        JsonNode document = answers.ask(asking).get("/api/v1/buckets", query.with("buckets", steps()));
        return answers.list(
                asking,
                document,
                "rows",
                answers.fixed("time", "Time"),
                answers.text("tag", "Tag"),
                answers.number("min", "Smallest"),
                answers.number("mean", "Mean"),
                answers.number("max", "Largest"),
                answers.number("last", "Last"),
                answers.number("count", "Values"));
    }

    /** How many steps fill the range where it is given as a length; else as many as there may be. */
    private int steps() {
        Duration step = Spans.of(String.valueOf(every))
                .filter(span -> !span.isZero())
                .orElseThrow(() -> MillwrightException.badRequest(
                        "nouns.every.form",
                        "({value}) is no length of time. Write it like: --every 15m",
                        "value",
                        String.valueOf(every)));
        boolean back = from.startsWith("-") && until == null;
        long range =
                back ? Spans.of(from.substring(1)).orElse(Duration.ofHours(8)).toMillis() : Long.MAX_VALUE;
        return Math.clamp(range / step.toMillis(), LEAST, MOST);
    }
}
