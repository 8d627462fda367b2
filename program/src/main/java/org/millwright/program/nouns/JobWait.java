package org.millwright.program.nouns;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;
import org.millwright.Message;
import org.millwright.MillwrightException;
import org.millwright.program.client.ServerClient;
import org.millwright.program.server.Problems;

/** Waits for a job of the running program and gives what came of it. */
final class JobWait {
    private static final long PAUSE_MILLIS = 200;

    private JobWait() {}

    static JsonNode outcome(ServerClient client, JsonNode begun) throws InterruptedException {
        JsonNode job = begun;
        while (job.path("state").asText().equals("running")) {
            Thread.sleep(PAUSE_MILLIS);
            job = client.get("/api/v1/jobs/" + ServerClient.part(job.path("id").asText()), new ServerClient.Query());
        }
        JsonNode outcome = job.path("outcome");
        if (job.path("state").asText().equals("failed")) {
            Map<String, String> values = new TreeMap<>();
            outcome.path("values")
                    .properties()
                    .forEach(one -> values.put(one.getKey(), one.getValue().asText()));
            throw new MillwrightException(Problems.of(
                    outcome.path("kind").asText(),
                    new Message(
                            outcome.path("code").asText(),
                            outcome.path("english").asText(),
                            values)));
        }
        return outcome;
    }
}
