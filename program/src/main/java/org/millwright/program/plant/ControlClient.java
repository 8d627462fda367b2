package org.millwright.program.plant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.millwright.Message;
import org.millwright.MillwrightException;
import org.millwright.Problem;

/** Speaks to a running plant through its control port. */
public final class ControlClient {
    private final Path file;
    private final JsonMapper json = new JsonMapper();

    /** @param file with port and token, as the plant wrote it */
    public ControlClient(Path file) {
        this.file = file;
    }

    /** How the plant is. */
    public JsonNode state() {
        return ask("state", null);
    }

    /** Lets a fault begin. */
    public JsonNode inject(String unit, String fault, Duration life) {
        return ask(
                "inject",
                json.createObjectNode()
                        .put("unit", unit)
                        .put("fault", fault)
                        .put("life_seconds", life.toSeconds())
                        .toString());
    }

    private JsonNode ask(String what, @org.jspecify.annotations.Nullable String body) {
        try {
            JsonNode known = json.readTree(Files.readString(file));
            URI address = URI.create(
                    "http://127.0.0.1:%d/%s".formatted(known.path("port").asInt(), what));
            HttpRequest.Builder request = HttpRequest.newBuilder(address)
                    .timeout(Duration.ofSeconds(30))
                    .header("Authorization", "Bearer " + known.path("token").asText());
            if (body != null) {
                request.POST(HttpRequest.BodyPublishers.ofString(body));
            }
            return answer(request.build());
        } catch (IOException nobody) {
            throw new MillwrightException(
                    new Problem.Unreachable(Message.of(
                            "plant.control.unreachable",
                            "No running plant answers by the file ({file}). Start one with millwright plant, or name its file with"
                                    + " --control.",
                            "file",
                            file)),
                    nobody);
        }
    }

    private JsonNode answer(HttpRequest request) throws IOException {
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build()) {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            JsonNode said = json.readTree(answer.body());
            if (answer.statusCode() != 200) {
                throw MillwrightException.badRequest(
                        "plant.control.refused",
                        "The plant refused: {reason}",
                        "reason",
                        said.path("error").asText());
            }
            return said;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IOException(stop);
        }
    }
}
