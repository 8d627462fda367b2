package org.millwright.program.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import org.millwright.Message;
import org.millwright.MillwrightException;
import org.millwright.Problem;
import org.millwright.program.cli.Json;
import org.millwright.program.server.Problems;
import org.millwright.program.settings.Home;
import org.millwright.program.text.Language;

/** Asks the running program of a home folder, as the folder's owner or with an API token. What it refuses is thrown as the problem it told. */
public final class ServerClient {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Reach reach;
    private final Language language;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    private final ObjectMapper json = new ObjectMapper();

    private ServerClient(Reach reach, Language language) {
        this.reach = reach;
        this.language = language;
    }

    /**
     * Finds the running program.
     *
     * @param environment {@code MILLWRIGHT_TOKEN} may hold an API token to come with, {@code MILLWRIGHT_SERVER} an address in place of
     *     the folder's
     * @throws MillwrightException if none runs on the folder, or nothing says who comes
     */
    public static ServerClient of(Home home, Map<String, String> environment, Language language) {
        return new ServerClient(Reach.of(home, environment), language);
    }

    /** Names and values behind the question mark. */
    public static final class Query {
        private final List<String> parts = new ArrayList<>();

        /** One more, if there is a value. */
        public Query with(String name, @org.jspecify.annotations.Nullable Object value) {
            if (value != null && !value.toString().isEmpty()) {
                parts.add(encoded(name) + "=" + encoded(value.toString()));
            }
            return this;
        }

        /** One for each value. */
        public Query withAll(String name, List<?> values) {
            values.forEach(value -> with(name, value));
            return this;
        }

        private static String encoded(String text) {
            return URLEncoder.encode(text, StandardCharsets.UTF_8);
        }

        @Override
        public String toString() {
            return parts.isEmpty() ? "" : "?" + String.join("&", parts);
        }
    }

    /** The address before every path, such as {@code http://127.0.0.1:8080}. */
    public String base() {
        return reach.base();
    }

    /** What is at a path. */
    public JsonNode get(String path, Query query) {
        return document(send("GET", path + query, null));
    }

    /** Sends a document and gives the answer. */
    public JsonNode post(String path, Object body) {
        return document(send("POST", path, body));
    }

    /** Puts a document and gives the answer. */
    public JsonNode put(String path, Object body) {
        return document(send("PUT", path, body));
    }

    /** Takes away what is at a path. */
    public JsonNode delete(String path, Query query) {
        return document(send("DELETE", path + query, null));
    }

    /** A text that is read while it comes; the caller closes it. */
    public InputStream stream(String path, Query query) {
        return send("GET", path + query, null);
    }

    /** One part of a path that may hold anything. */
    public static String part(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /**
     * Listens to live events until the reader says no more.
     *
     * @param use takes type and document of each event; false ends it
     */
    public void listen(BiPredicate<String, JsonNode> use) {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(stream("/api/v1/live", new Query()), StandardCharsets.UTF_8))) {
            String type = "";
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("event: ")) {
                    type = line.substring("event: ".length());
                } else if (line.startsWith("data: ")
                        && !use.test(type, json.readTree(line.substring("data: ".length())))) {
                    return;
                }
            }
        } catch (IOException gone) {
            throw lost(gone);
        }
    }

    private InputStream send(String method, String path, @org.jspecify.annotations.Nullable Object body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(reach.base() + path))
                .header("Authorization", reach.authorization())
                .header("Accept-Language", language.tag())
                .timeout(PATIENCE);
        if (body == null) {
            request.method(method, HttpRequest.BodyPublishers.noBody());
        } else {
            request.header("Content-Type", "application/json")
                    .method(method, HttpRequest.BodyPublishers.ofString(Json.line(body)));
        }
        try {
            HttpResponse<InputStream> response = http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            if (response.statusCode() >= 400) {
                throw problem(response);
            }
            return response.body();
        } catch (ConnectException refused) {
            throw lost(refused);
        } catch (IOException gone) {
            throw lost(gone);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The command was interrupted.", stopped);
        }
    }

    private MillwrightException problem(HttpResponse<InputStream> response) throws IOException {
        JsonNode node = json.readTree(response.body());
        Map<String, String> values = new TreeMap<>();
        node.path("values")
                .properties()
                .forEach(one -> values.put(one.getKey(), one.getValue().asText()));
        if (node.path("code").asText().isEmpty()) {
            return lost(new IOException("HTTP " + response.statusCode()));
        }
        Message message =
                new Message(node.path("code").asText(), node.path("english").asText(), values);
        return new MillwrightException(Problems.of(node.path("kind").asText(), message));
    }

    private static MillwrightException lost(IOException reason) {
        return new MillwrightException(
                new Problem.Unreachable(Message.of(
                        "client.server.lost",
                        "The server does not answer ({reason}). Maybe it is being stopped; see: millwright status",
                        "reason",
                        reason.getClass().getSimpleName() + ": " + reason.getMessage())),
                reason);
    }

    private JsonNode document(InputStream body) {
        try (body) {
            JsonNode node = json.readTree(body);
            return node == null || node.isMissingNode() ? JsonNodeFactory.instance.objectNode() : node;
        } catch (IOException gone) {
            throw lost(gone);
        }
    }
}
