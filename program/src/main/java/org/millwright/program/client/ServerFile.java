package org.millwright.program.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.millwright.program.cli.Json;
import org.millwright.program.settings.Home;

/**
 * How the running program of a folder is reached, as it says itself in the folder.
 *
 * @param port where it listens
 * @param bind the address it listens at
 * @param process its process id
 * @param version its version
 * @param started when it began
 */
public record ServerFile(int port, String bind, long process, String version, Instant started) {
    private static final int TOKEN_BYTES = 32;

    /** What the folder says; empty if no program has written there, or it is gone. */
    public static Optional<ServerFile> read(Home home) {
        try {
            if (!Files.exists(home.server())) {
                return Optional.empty();
            }
            JsonNode node = new ObjectMapper().readTree(Files.readAllBytes(home.server()));
            ServerFile file = new ServerFile(
                    node.path("port").asInt(),
                    node.path("bind").asText(),
                    node.path("process").asLong(),
                    node.path("version").asText(),
                    Instant.parse(node.path("started").asText("1970-01-01T00:00:00Z")));
            return Optional.of(file).filter(ServerFile::alive);
        } catch (IOException | RuntimeException broken) {
            // Half a file of a program that was ended says the same as none.
            System.getLogger(ServerFile.class.getName()).log(System.Logger.Level.DEBUG, "Not readable.", broken);
            return Optional.empty();
        }
    }

    private boolean alive() {
        return port > 0 && ProcessHandle.of(process).map(ProcessHandle::isAlive).orElse(false);
    }

    /** Writes it for commands to find. */
    public void write(Home home) {
        home.writePrivately(home.server(), Json.line(this));
    }

    /** Makes a new token with which the folder's owner signs in, and writes it where they alone can read it. */
    public static String newToken(Home home, RandomGenerator chance) {
        byte[] secret = new byte[TOKEN_BYTES];
        chance.nextBytes(secret);
        String token = HexFormat.of().formatHex(secret);
        home.writePrivately(home.token(), token);
        return token;
    }

    /** The token of the running program. */
    static String token(Home home) throws IOException {
        return Files.readString(home.token(), StandardCharsets.US_ASCII).strip();
    }

    /** Takes both away when the program ends. */
    public static void remove(Home home) {
        try {
            Files.deleteIfExists(home.server());
            Files.deleteIfExists(home.token());
        } catch (IOException stays) {
            System.getLogger(ServerFile.class.getName()).log(System.Logger.Level.DEBUG, "Could not be removed.", stays);
        }
    }
}
