package org.millwright.adapters.mqtt;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.millwright.adapters.modbus.Gathered;

/** Debian's Mosquitto on a free port, killed and started again at will. */
public final class Mosquitto implements AutoCloseable {
    private final Path folder;
    private final int port;
    private final List<String> more;
    private @Nullable Process process;

    /**
     * Starts it; skips the test where there is none.
     *
     * @param folder where it keeps its own
     * @param more further lines of its configuration
     */
    public Mosquitto(Path folder, String... more) {
        assumeTrue(program().isPresent(), "no mosquitto here: apt-get install mosquitto");
        this.folder = folder;
        this.more = List.of(more);
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
        start();
    }

    private static Optional<Path> program() {
        return Stream.of("/usr/sbin/mosquitto", "/usr/bin/mosquitto", "/usr/local/sbin/mosquitto")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Starts it again on the same port. */
    public void start() {
        try {
            Path config = folder.resolve("mosquitto.conf");
            // It gives up its rights as root, so it stays who it is.
            String text = "user root\nlistener %d 127.0.0.1\nset_tcp_nodelay true\nlog_dest stderr\n%s\n"
                    .formatted(port, String.join("\n", more));
            Files.writeString(
                    config,
                    more.stream().anyMatch(line -> line.startsWith("allow_anonymous"))
                            ? text
                            : text + "allow_anonymous true\n");
            process = new ProcessBuilder(program().orElseThrow().toString(), "-c", config.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("mosquitto.log").toFile())
                    .start();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        Gathered.until("mosquitto listens", this::listens);
    }

    private boolean listens() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException not) {
            return false;
        }
    }

    /** Lines of the configuration that keep sessions over a restart. */
    public static String[] persistent(Path folder) {
        return new String[] {
            "persistence true",
            "persistence_location " + folder + "/",
            "autosave_on_changes true",
            "autosave_interval 1"
        };
    }

    /** Ends it like a power cut. */
    public void kill() {
        end(true);
    }

    /** Ends it in good order, so that it saves what it keeps. */
    public void stop() {
        end(false);
    }

    private void end(boolean hard) {
        Process running = process;
        if (running == null) {
            return;
        }
        process = null;
        try {
            (hard ? running.destroyForcibly() : destroy(running)).waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private static Process destroy(Process running) {
        running.destroy();
        return running;
    }

    public String address() {
        return "mqtt://127.0.0.1:" + port;
    }

    public int port() {
        return port;
    }

    @Override
    public void close() {
        kill();
    }
}
