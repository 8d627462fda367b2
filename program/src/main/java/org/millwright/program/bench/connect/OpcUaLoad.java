package org.millwright.program.bench.connect;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Map;

/** A counter plant and the program that reads it over OPC UA, each a process of its own. */
final class OpcUaLoad implements AutoCloseable {
    /** As much as the launcher gives the program. */
    static final String PROGRAM_MEMORY = "768m";

    static final String SOURCE_MEMORY = "640m";
    private static final double PATIENCE = 120;

    private final Path folder;
    private final Load load;
    private final String server;
    private Partner source;
    private int port;
    private final Partner program;

    private OpcUaLoad(Path folder, Load load, String server) {
        this.folder = folder;
        this.load = load;
        this.server = server;
        source = Partner.start("source", folder, SOURCE_MEMORY);
        port = serve(0).path("port").asInt();
        LoadSettings.settings(
                LoadSettings.home(folder),
                load,
                "opcua",
                "opc.tcp://127.0.0.1:" + port + "/plant",
                Map.of("counter-tag", "sequence", "security", "none", "events", "no"),
                (path, tag) -> "nsu=urn:millwright:plant;s=" + path);
        program = Partner.start("program", folder, PROGRAM_MEMORY);
    }

    /** Starts both and waits until every tag can be read. */
    static OpcUaLoad start(Path folder, Load load) {
        return start(folder, load, "serve");
    }

    /** The same with a server that samples its variables. */
    static OpcUaLoad sampled(Path folder, Load load) {
        return start(folder, load, "sampled");
    }

    private static OpcUaLoad start(Path folder, Load load, String server) {
        OpcUaLoad started = new OpcUaLoad(folder, load, server);
        boolean runs = false;
        try {
            started.program.ask("open", load.words());
            started.await(0);
            runs = true;
            return started;
        } finally {
            if (!runs) {
                started.close();
            }
        }
    }

    private JsonNode serve(int wanted) {
        return source.ask(server, load.words(), wanted);
    }

    /** Waits until this number of every tag can be read. */
    boolean await(long number) {
        return program.ask("await", number, PATIENCE).path("done").asBoolean();
    }

    Partner program() {
        return program;
    }

    Partner source() {
        return source;
    }

    /** Kills the process of the plant, and has another in its place after a while; says when that one listened. */
    long killed(double seconds) {
        source.kill();
        Pause.seconds(seconds);
        source = Partner.start("source", folder, SOURCE_MEMORY);
        return serve(port).path("at").asLong();
    }

    @Override
    public void close() {
        try (Partner plant = source;
                Partner reader = program) {
            if (plant == reader) {
                throw new IllegalStateException("The plant cannot be the program.");
            }
        }
    }
}
