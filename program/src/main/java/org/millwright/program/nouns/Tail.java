package org.millwright.program.nouns;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.millwright.program.cli.ExitCode;
import org.millwright.program.cli.Json;
import org.millwright.program.client.ServerClient;

/** Looks each second for values that are newer than the last it has shown, and shows each once. */
final class Tail {
    private static final long PAUSE_MILLIS = 1_000;

    private final Answers answers;
    private final Asking asking;
    private final List<String> tags;
    private final Map<String, String> shown = new HashMap<>();

    Tail(Answers answers, Asking asking, List<String> tags) {
        this.answers = answers;
        this.asking = asking;
        this.tags = tags;
    }

    int follow(long count) throws InterruptedException {
        ServerClient client = answers.ask(asking);
        long left = count;
        while (left > 0) {
            left -= look(client, left);
            if (left > 0) {
                Thread.sleep(PAUSE_MILLIS);
            }
        }
        return ExitCode.OK.code();
    }

    private long look(ServerClient client, long most) {
        JsonNode rows = client.get(
                        "/api/v1/values",
                        new ServerClient.Query()
                                .withAll("tag", tags)
                                .with("from", "-1m")
                                .with("limit", 100_000))
                .path("rows");
        boolean first = shown.isEmpty();
        long lines = 0;
        int skip = first ? Math.max(0, rows.size() - 10 * tags.size()) : 0;
        for (int i = skip; i < rows.size() && lines < most; i++) {
            JsonNode row = rows.get(i);
            String tag = row.path("tag").asText();
            String time = row.path("time").asText();
            if (java.time.Instant.parse(time)
                            .compareTo(java.time.Instant.parse(shown.getOrDefault(tag, "1970-01-01T00:00:00Z")))
                    > 0) {
                shown.put(tag, time);
                lines++;
                print(row);
            }
        }
        answers.console().out().flush();
        return lines;
    }

    private void print(JsonNode row) {
        if (asking.output().json()) {
            answers.console().out().print(Json.line(row));
        } else {
            answers.console()
                    .out()
                    .println(row.path("time").asText() + "\t" + row.path("tag").asText() + "\t"
                            + row.path("value").asText() + "\t"
                            + row.path("quality").asText());
        }
    }
}
