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

/** Asks the running program of a home folder, signed in as the folder's owner. What it refuses is thrown as the problem it told. */
public final class ServerClient {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final String base;
    private final String token;
    private final Language language;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    private final ObjectMapper json = new ObjectMapper();

    private ServerClient(String base, String token, Language language) {
        this.base = base;
        this.token = token;
        this.language = language;
    }

    /**
     * Finds the running program.
     *
     * @throws MillwrightException if none runs on the folder
     */
    public static ServerClient of(Home home, Language language) {
        ServerFile file = ServerFile.read(home).orElseThrow(() -> absent(home));
        try {
            String host = file.bind().equals("0.0.0.0") || file.bind().isEmpty() ? "127.0.0.1" : file.bind();
            return new ServerClient("http://" + host + ":" + file.port(), ServerFile.token(home), language);
        } catch (IOException unreadable) {
            throw new MillwrightException(
                    new Problem.Forbidden(Message.of(
                            "client.token.unreadable",
                            "The file {file} cannot be read, so you are not the owner of this plant's folder. Ask its owner.",
                            "file",
                            home.token())),
                    unreadable);
        }
    }

    static MillwrightException absent(Home home) {
        return new MillwrightException(new Problem.Unreachable(Message.of(
                "client.server.absent",
                "No server runs on {home}: start it with ./millwright serve, or name another folder with --home.",
                "home",
                home.folder())));
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
        return base;
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
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .header("Authorization", "Local " + token)
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
