package org.millwright.program.bench.connect;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** A Mosquitto of this machine on a free port; its queues are unbounded, so that it drops nothing. */
final class Broker implements AutoCloseable {
    private static final int TRIES = 200;

    private final int port;
    private final Process process;

    private Broker(int port, Process process) {
        this.port = port;
        this.process = process;
    }

    /** Where it is, on the PATH or where Debian puts it; empty where there is none. */
    static Optional<Path> program() {
        String path = System.getenv().getOrDefault("PATH", "");
        return Stream.concat(Stream.of(path.split(":", -1)), Stream.of("/usr/sbin", "/usr/local/sbin"))
                .filter(folder -> !folder.isBlank())
                .map(folder -> Path.of(folder, "mosquitto"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Starts it and waits until it listens. */
    static Broker start(Path program, Path folder) {
        int port = CounterSource.freePort();
        try {
            Path config = folder.resolve("mosquitto.conf");
            // Started by the superuser it would become somebody else, who may not read the folder.
            Files.writeString(
                    config,
                    "user %s\nlistener %d 127.0.0.1\nallow_anonymous true\nset_tcp_nodelay true\nmax_queued_messages 0\n"
                            .formatted(System.getProperty("user.name"), port));
            Process process = new ProcessBuilder(program.toString(), "-c", config.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("mosquitto.log").toFile())
                    .start();
            Broker broker = new Broker(port, process);
            for (int tried = 0; tried < TRIES && !broker.listens(); tried++) {
                Pause.seconds(0.05);
            }
            return broker;
        } catch (IOException failed) {
            throw new UncheckedIOException("The broker cannot be started.", failed);
        }
    }

    private boolean listens() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException not) {
            return false;
        }
    }

    String address() {
        return "mqtt://127.0.0.1:" + port;
    }

    int port() {
        return port;
    }

    @Override
    public void close() {
        process.destroy();
    }
}
