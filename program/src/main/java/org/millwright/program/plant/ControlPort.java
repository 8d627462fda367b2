package org.millwright.program.plant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.Executors;
import org.millwright.MillwrightException;
import org.millwright.program.cli.ExitCode;

/**
 * Where the commands {@code plant inject} and {@code plant state} reach a running plant: HTTP on the loopback address alone, with a
 * token that stands in a file only its owner may read.
 */
final class ControlPort implements AutoCloseable {
    private static final int MOST = 10_000;

    private final HttpServer server;
    private final Path file;
    private final String token;
    private final RunningPlant plant;
    private final ObjectMapper json = new JsonMapper();

    /** Listens, and writes the file. */
    ControlPort(RunningPlant plant, Path file) throws IOException {
        this.plant = plant;
        this.file = file;
        byte[] secret = new byte[24];
        new SecureRandom().nextBytes(secret);
        token = HexFormat.of().formatHex(secret);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
        announce();
    }

    int port() {
        return server.getAddress().getPort();
    }

    private void announce() throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Path half = Path.of(file + ".part");
        Files.deleteIfExists(half);
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(half, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Map<String, Object> told = Map.of(
                "port", port(), "token", token, "pid", ProcessHandle.current().pid());
        Files.writeString(half, json.writeValueAsString(told));
        Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!allowed(exchange)) {
                send(exchange, 403, Map.of("error", "The token is not the plant's."));
                return;
            }
            String asked =
                    exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
            try {
                switch (asked) {
                    case "GET /state" -> send(exchange, 200, plant.state());
                    case "POST /inject" -> send(exchange, 200, inject(exchange));
                    default -> send(exchange, 404, Map.of("error", "There is no " + asked + "."));
                }
            } catch (MillwrightException refused) {
                int code = ExitCode.of(refused.problem()).code();
                send(exchange, 400, Map.of("error", refused.problem().message().text(), "exit", code));
            }
        }
    }

    private Map<String, Object> inject(HttpExchange exchange) throws IOException {
        JsonNode wanted = json.readTree(exchange.getRequestBody().readNBytes(MOST));
        return plant.inject(
                wanted.path("unit").asText(),
                wanted.path("fault").asText(),
                Duration.ofSeconds(wanted.path("life_seconds").asLong()));
    }

    private boolean allowed(HttpExchange exchange) {
        String given = exchange.getRequestHeaders().getFirst("Authorization");
        byte[] right = ("Bearer " + token).getBytes(StandardCharsets.UTF_8);
        return given != null && MessageDigest.isEqual(right, given.getBytes(StandardCharsets.UTF_8));
    }

    private void send(HttpExchange exchange, int status, Map<String, Object> document) throws IOException {
        byte[] bytes = json.writeValueAsBytes(document);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
        try {
            Files.deleteIfExists(file);
        } catch (IOException left) {
            System.getLogger(ControlPort.class.getName()).log(System.Logger.Level.DEBUG, "The file stays.", left);
        }
    }
}
