package org.millwright.program.bench.outages;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.millwright.machine.AssetPath;
import org.millwright.machine.Block;
import org.millwright.machine.MachineEvent;
import org.millwright.plant.Rows;
import org.millwright.plant.wire.modbus.PlantModbusServer;
import org.millwright.plant.wire.mqtt.PlantTopics;
import org.millwright.plant.wire.opcua.PlantOpcUaServer;
import org.millwright.plant.wire.opcua.ServerSettings;
import org.millwright.plant.wire.sparkplug.PlantSparkplugNode;
import org.millwright.plant.wire.sparkplug.Reporting;
import org.millwright.program.settings.Settings;

/**
 * The practice plant's own servers as peers. What goes down is the server that the program connects to: the plant's own, or the broker
 * between.
 */
final class PlantPeer implements Peer {
    private static final String KEEP_ALIVE = "2s";

    private final Protocol speaks;
    private final int port;
    private final @Nullable Broker broker;
    private final Supplier<Server> starting;
    private final AtomicReference<@Nullable Server> server = new AtomicReference<>();
    private final Pulse pulse;

    /** What listens, and what it is told. */
    private record Server(Rows rows, AutoCloseable closing) {}

    private PlantPeer(Protocol speaks, int port, @Nullable Broker broker, Supplier<Server> starting) {
        this.speaks = speaks;
        this.port = port;
        this.broker = broker;
        this.starting = starting;
        server.set(starting.get());
        pulse = new Pulse(new Rows() {
            @Override
            public void rows(AssetPath unit, Block rows) {
                Server now = server.get();
                if (now != null) {
                    now.rows.rows(unit, rows);
                }
            }

            @Override
            public void event(MachineEvent event) {}
        });
    }

    /** OPC UA; each start has one more namespace before the plant's, as after a download to a controller. */
    static PlantPeer opcua(Path folder) {
        int port = Ports.free();
        int[] starts = {0};
        Protocol speaks = Protocol.opcua(tag -> "nsu=urn:millwright:plant;s=" + Pulse.UNIT.path() + "/" + tag);
        return new PlantPeer(speaks, port, null, () -> {
            ServerSettings settings = ServerSettings.local(port, folder).after(starts[0]++);
            PlantOpcUaServer server = PlantOpcUaServer.start(settings, List.of(Pulse.UNIT), write -> {});
            return new Server(server, server);
        });
    }

    static PlantPeer modbus() {
        int port = Ports.free();
        return new PlantPeer(Protocol.modbus(), port, null, () -> {
            PlantModbusServer server = new PlantModbusServer(List.of(Pulse.UNIT), "127.0.0.1", port);
            return new Server(server, server);
        });
    }

    /** Plain topics; the broker is the peer. */
    static PlantPeer mqtt(Broker broker) {
        Protocol speaks =
                Protocol.broker("mqtt", Map.of("keep-alive", KEEP_ALIVE), tag -> Pulse.UNIT.path() + "/" + tag);
        PlantTopics topics = new PlantTopics("bench-outage", "127.0.0.1", broker.port());
        return new PlantPeer(speaks, broker.port(), broker, () -> new Server(topics, topics));
    }

    /** Sparkplug; the broker is the peer. */
    static PlantPeer sparkplug(Broker broker) {
        Protocol speaks = Protocol.broker(
                "sparkplug",
                Map.of("groups", "p1-outage", "keep-alive", KEEP_ALIVE, "host", "*"),
                tag -> "p1-outage/l01/m01#" + tag);
        PlantSparkplugNode node =
                new PlantSparkplugNode(List.of(Pulse.UNIT), "mqtt://127.0.0.1:" + broker.port(), Reporting.PERIODIC);
        return new PlantPeer(speaks, broker.port(), broker, () -> new Server(node, node));
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
    public void down() {
        if (broker == null) {
            end(server.getAndSet(null));
        } else {
            broker.kill();
        }
    }

    @Override
    public void up() {
        if (broker == null) {
            server.set(starting.get());
        } else {
            broker.start();
        }
    }

    @Override
    public void clockOff(Duration by) {
        pulse.clockOff(by);
    }

    private static void end(@Nullable Server old) {
        try {
            if (old != null) {
                old.closing.close();
            }
        } catch (Exception open) {
            // It goes with the process at the latest.
            System.getLogger(PlantPeer.class.getName()).log(System.Logger.Level.DEBUG, "A peer did not close.", open);
        }
    }

    @Override
    public void close() {
        pulse.close();
        end(server.getAndSet(null));
        if (broker != null) {
            broker.close();
        }
    }
}
