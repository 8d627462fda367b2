package org.millwright.program.bench.outages;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.millwright.machine.AssetPath;
import org.millwright.program.settings.Settings;

/** A server that somebody else wrote, run by a script of ours in a process of its own. Its counter goes on after a restart. */
final class ForeignPeer implements Peer {
    private static final int ASKING_SECONDS = 20;

    private final Protocol speaks;
    private final Path folder;
    private final Program program;
    private final int port = Ports.free();
    private final long begun = System.currentTimeMillis();
    private @Nullable Process process;

    /**
     * What runs the script.
     *
     * @param command its name or path
     * @param script the script, a resource beside this class
     * @param environment what it needs beside
     */
    record Program(String command, String script, Map<String, String> environment) {}

    private ForeignPeer(Protocol speaks, Path folder, Program program) {
        this.speaks = speaks;
        this.folder = folder;
        this.program = program;
        up();
    }

    /** pymodbus, where a Python has it. */
    static Optional<Peers.Maker> pymodbus() {
        return python("pymodbus.server")
                .map(python -> new Program(python, "pymodbus_server.py", Map.of()))
                .map(program -> folder -> new ForeignPeer(Protocol.modbus(), folder, program));
    }

    /** asyncua, where a Python has it. */
    static Optional<Peers.Maker> asyncua() {
        return python("asyncua")
                .map(python -> new Program(python, "asyncua_server.py", Map.of()))
                .map(program -> folder ->
                        new ForeignPeer(Protocol.opcua(tag -> "nsu=urn:bench:asyncua;s=" + tag), folder, program));
    }

    /** node-opcua-server, where there is a Node and a folder into which it was installed. */
    static Optional<Peers.Maker> nodeOpcua(Path installed) {
        Path modules = installed.toAbsolutePath().resolve("node_modules");
        if (!Files.isDirectory(modules.resolve("node-opcua-server")) || !runs("node", "--version")) {
            return Optional.empty();
        }
        Program program = new Program("node", "node_opcua.js", Map.of("NODE_PATH", modules.toString()));
        return Optional.of(
                folder -> new ForeignPeer(Protocol.opcua(tag -> "nsu=urn:bench:node-opcua;s=" + tag), folder, program));
    }

    private static Optional<String> python(String module) {
        return Stream.of("python3", "/usr/bin/python3")
                .filter(python -> runs(python, "-c", "import " + module))
                .findFirst();
    }

    private static boolean runs(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(ASKING_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException none) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public InetSocketAddress at() {
        return Ports.at(port);
    }

    @Override
    public Settings.Line line(String name, AssetPath asset, int from) {
        return speaks.line(name, asset, from);
    }

    @Override
    public Counting counting() {
        return speaks.counting();
    }

    @Override
    public synchronized void down() {
        Process running = process;
        process = null;
        if (running != null) {
            try {
                running.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public synchronized void up() {
        try {
            Files.createDirectories(folder);
            ProcessBuilder builder = new ProcessBuilder(List.of(
                            program.command,
                            script().toString(),
                            Integer.toString(port),
                            folder.toString(),
                            Long.toString(begun)))
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("server.log").toFile());
            builder.environment().putAll(program.environment);
            process = builder.start();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        if (!Waiting.until(Waiting.START, () -> Ports.listens(port))) {
            down();
            throw new IllegalStateException(
                    "The peer of (%s) does not listen; see (%s).".formatted(program.script, folder));
        }
    }

    private Path script() throws IOException {
        Path file = folder.resolve(program.script);
        try (InputStream in = ForeignPeer.class.getResourceAsStream(program.script)) {
            if (in == null) {
                throw new IllegalStateException("The program lacks its script (%s).".formatted(program.script));
            }
            Files.write(file, in.readAllBytes());
        }
        return file;
    }

    @Override
    public void close() {
        down();
    }
}
