package org.millwright.program.plant;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.millwright.plant.Rows;
import org.millwright.plant.wire.modbus.PlantModbusServer;
import org.millwright.plant.wire.opcua.PlantOpcUaServer;
import org.millwright.plant.wire.opcua.ServerSettings;
import org.millwright.plant.wire.opcua.SetPointWrite;
import org.millwright.plant.wire.sparkplug.PlantSparkplugNode;
import org.millwright.plant.wire.sparkplug.Reporting;
import picocli.CommandLine.Option;

/** Which protocols the plant speaks. */
final class ServerOptions {
    @Option(names = "--opcua", paramLabel = "PORT", description = "Serve OPC UA at this port.")
    private @Nullable Integer opcua;

    @Option(names = "--modbus", paramLabel = "PORT", description = "Serve Modbus TCP at this port.")
    private @Nullable Integer modbus;

    @Option(
            names = "--mqtt",
            paramLabel = "BROKER",
            description = "Publish Sparkplug B to this MQTT broker, such as mqtt://127.0.0.1:1883.")
    private @Nullable String mqtt;

    @Option(names = "--secure", description = "OPC UA signed and encrypted (Basic256Sha256) only.")
    private boolean secure;

    /** What listens to the plant, and how people reach it. */
    record Server(String address, Rows rows, AutoCloseable closing) {
        /** Closes it; one that will not close must not keep the others, or the truth, from closing. */
        void close() {
            try {
                closing.close();
            } catch (Exception open) {
                // Whatever a server of a library throws when it is closed, the next one is closed too.
                System.getLogger(ServerOptions.class.getName())
                        .log(System.Logger.Level.WARNING, "A server of the plant did not close.", open);
            }
        }
    }

    boolean any() {
        return opcua != null || modbus != null || mqtt != null;
    }

    /** Opens what was asked for, all or none; here a further protocol joins. */
    List<Server> open(List<Rows.Unit> units, Path folder, Consumer<SetPointWrite> writes) {
        List<Server> servers = new ArrayList<>();
        boolean all = false;
        try {
            open(units, folder, writes, servers);
            all = true;
            return servers;
        } finally {
            if (!all) {
                servers.forEach(Server::close);
            }
        }
    }

    private void open(List<Rows.Unit> units, Path folder, Consumer<SetPointWrite> writes, List<Server> servers) {
        if (opcua != null) {
            ServerSettings plain = ServerSettings.local(opcua, folder.resolve("opcua"));
            ServerSettings settings = secure ? plain.secured() : plain;
            PlantOpcUaServer server = PlantOpcUaServer.start(settings, units, writes);
            servers.add(new Server(settings.address(), server, server));
        }
        if (modbus != null) {
            PlantModbusServer server = new PlantModbusServer(units, "127.0.0.1", modbus);
            servers.add(new Server("modbus-tcp://127.0.0.1:" + modbus, server, server));
        }
        if (mqtt != null) {
            PlantSparkplugNode node = new PlantSparkplugNode(units, mqtt, Reporting.BY_EXCEPTION);
            servers.add(new Server(mqtt, node, node));
        }
    }
}
