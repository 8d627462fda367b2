package org.millwright.program.bench.outages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A Mosquitto of our own on a free port, killed and started again at will. */
final class Broker implements AutoCloseable {
    private final Path folder;
    private final int port = Ports.free();
    private final List<String> lines;
    private @Nullable Process process;

    /**
     * Starts it.
     *
     * @param persistent true if it keeps sessions over a crash
     */
    Broker(Path folder, boolean persistent) {
        this.folder = folder;
        lines = persistent
                ? List.of(
                        "persistence true",
                        "persistence_location " + folder + "/",
                        "autosave_on_changes true",
                        "autosave_interval 1")
                : List.of("persistence false");
        start();
    }

    /** Where Mosquitto is installed; empty if it is not. */
    static Optional<Path> program() {
        return Stream.of("/usr/sbin", "/usr/bin", "/usr/local/sbin", "/opt/homebrew/sbin")
                .map(place -> Path.of(place, "mosquitto"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    int port() {
        return port;
    }

    synchronized void start() {
        try {
            Files.createDirectories(folder);
            // As root it would give up its rights and could not write its own folder.
            String text = "user root\nlistener %d 127.0.0.1\nset_tcp_nodelay true\nallow_anonymous true\n%s\n"
                    .formatted(port, String.join("\n", lines));
            Path config = Files.writeString(folder.resolve("mosquitto.conf"), text);
            process = new ProcessBuilder(program().orElseThrow().toString(), "-c", config.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("mosquitto.log").toFile())
                    .start();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        Waiting.until(Waiting.START, () -> Ports.listens(port));
    }

    /** Ends it like a power cut. */
    synchronized void kill() {
        Process running = process;
        process = null;
        if (running != null) {
            try {
                running.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void close() {
        kill();
    }
}
