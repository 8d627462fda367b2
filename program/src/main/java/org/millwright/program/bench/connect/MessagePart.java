package org.millwright.program.bench.connect;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Map;

/** What the program takes through a broker: single numbers at QoS 1, beside a bare client, and Sparkplug B. */
final class MessagePart {
    private static final double PATIENCE = 120;
    private static final long TOPICS = 100;

    private final Path folder;
    private final Path mosquitto;
    private final ConnectSuite.Length length;

    MessagePart(Path folder, Path mosquitto, ConnectSuite.Length length) {
        this.folder = folder;
        this.mosquitto = mosquitto;
        this.length = length;
    }

    /** Messages a second at QoS 1, at an even pace. */
    void mqtt(Map<String, Object> figures) {
        Load load = Load.of(TOPICS, 1);
        double ours = mqttOurs(load);
        double bare = mqttBare(load);
        figures.put("mqtt.offered_per_s", MessageClients.PACE);
        figures.put("mqtt.messages_per_s", ours);
        figures.put("mqtt.bare_messages_per_s", bare);
        figures.put("mqtt.ratio_vs_bare_client", ours / bare);
    }

    private double mqttOurs(Load load) {
        try (Broker broker = Broker.start(mosquitto, folder);
                Partner program = Partner.start("program", folder, OpcUaLoad.PROGRAM_MEMORY);
                Partner publisher = Partner.start("messages", folder, OpcUaLoad.PROGRAM_MEMORY)) {
            LoadSettings.settings(
                    LoadSettings.home(folder),
                    load,
                    "mqtt",
                    broker.address(),
                    Map.of("receive-time-is-fine", "yes"),
                    (path, tag) -> path.toString());
            program.ask("open", load.words());
            publisher.ask("publish", load.words(), broker.port());
            return readablePerSecond(program);
        }
    }

    private double mqttBare(Load load) {
        try (Broker broker = Broker.start(mosquitto, folder);
                Partner bare = Partner.start("messages", folder, OpcUaLoad.PROGRAM_MEMORY);
                Partner publisher = Partner.start("messages", folder, OpcUaLoad.PROGRAM_MEMORY)) {
            bare.ask("subscribe", broker.port());
            publisher.ask("publish", load.words(), broker.port());
            Pause.seconds(length.warmUp());
            JsonNode begin = bare.ask("mark");
            Pause.seconds(length.shorter());
            return perSecond(begin, bare.ask("mark"));
        }
    }

    private double readablePerSecond(Partner program) {
        program.ask("await", 0, PATIENCE);
        Pause.seconds(length.warmUp());
        JsonNode begin = program.ask("readable");
        Pause.seconds(length.shorter());
        return perSecond(begin, program.ask("readable"));
    }

    private static double perSecond(JsonNode begin, JsonNode end) {
        double seconds =
                OpcUaPart.seconds(begin.path("at").asLong(), end.path("at").asLong());
        return (end.path("values").asDouble() - begin.path("values").asDouble()) / seconds;
    }

    /** Values a second of edge nodes that report everything. */
    void sparkplug(Load load, Map<String, Object> figures) {
        try (Broker broker = Broker.start(mosquitto, folder);
                Partner source = Partner.start("source", folder, OpcUaLoad.SOURCE_MEMORY);
                Partner program = Partner.start("program", folder, OpcUaLoad.PROGRAM_MEMORY)) {
            LoadSettings.settings(
                    LoadSettings.home(folder),
                    load,
                    "sparkplug",
                    broker.address(),
                    Map.of(),
                    (path, tag) -> "plant/load/" + path.asset().name() + "#" + path.tag());
            program.ask("open", load.words());
            source.ask("sparkplug", load.words(), broker.port());
            figures.put("sparkplug.offered_per_s", load.tags() * load.plant().perSecond());
            figures.put("sparkplug.values_per_s", readablePerSecond(program));
        }
    }
}
