package org.millwright.program.bench.connect;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.millwright.machine.AssetPath;
import org.millwright.machine.Block;
import org.millwright.machine.MachineEvent;
import org.millwright.plant.Rows;
import org.millwright.plant.wire.modbus.PlantModbusServer;
import org.millwright.plant.wire.opcua.RestartingPlant;
import org.millwright.plant.wire.opcua.ServerSettings;
import org.millwright.plant.wire.sparkplug.PlantSparkplugNode;
import org.millwright.plant.wire.sparkplug.Reporting;

/**
 * The process of the counter plant: publishes, and keeps a ledger of the last number that it has published of each machine.
 *
 * <p>It knows {@code serve LOAD PORT} and {@code sampled LOAD PORT} for OPC UA, {@code sparkplug LOAD PORT}, {@code modbus LOAD PORT}, {@code restart}, {@code counted} and {@code stop}.
 */
final class CounterSource implements Conversation.Answers {
    private final Path folder;
    private @Nullable RestartingPlant server;
    private final List<AutoCloseable> others = new ArrayList<>();
    private @Nullable Published published;
    private @Nullable Thread publisher;

    CounterSource(Path folder) {
        this.folder = folder;
    }

    @Override
    public Map<String, Object> answer(List<String> words) throws InterruptedException {
        return switch (words.getFirst()) {
            case "serve" -> serve(Load.parse(words.get(1)), Integer.parseInt(words.get(2)));
            case "sampled" -> sampled(Load.parse(words.get(1)), Integer.parseInt(words.get(2)));
            case "sparkplug" -> sparkplug(Load.parse(words.get(1)), words.get(2));
            case "modbus" -> modbus(Load.parse(words.get(1)), Integer.parseInt(words.get(2)));
            case "restart" -> restart();
            case "counted" -> counted();
            case "stop" -> stop();
            default -> throw Conversation.unknown(words);
        };
    }

    private Map<String, Object> serve(Load load, int wanted) {
        int port = wanted == 0 ? freePort() : wanted;
        RestartingPlant started =
                new RestartingPlant(ServerSettings.local(port, folder.resolve("server")), load.units(), write -> {});
        server = started;
        publish(load, started);
        return Map.of("port", port, "at", Costs.nowMicros());
    }

    private Map<String, Object> sampled(Load load, int wanted) {
        int port = wanted == 0 ? freePort() : wanted;
        SampledPlant started = new SampledPlant(load, port);
        others.add(started);
        publish(load, started);
        return Map.of("port", port, "at", Costs.nowMicros());
    }

    private Map<String, Object> sparkplug(Load load, String port) {
        PlantSparkplugNode started =
                new PlantSparkplugNode(load.units(), "mqtt://127.0.0.1:" + port, Reporting.PERIODIC);
        others.add(started);
        publish(load, started);
        return Map.of("at", Costs.nowMicros());
    }

    private Map<String, Object> modbus(Load load, int wanted) {
        int port = wanted == 0 ? freePort() : wanted;
        // Only stations of some types speak Modbus.
        List<Rows.Unit> stations = load.units().stream()
                .map(unit -> new Rows.Unit(unit.path(), "screwdriver", unit.tags()))
                .toList();
        PlantModbusServer started = new PlantModbusServer(stations, "127.0.0.1", port);
        others.add(started);
        publish(load, started);
        return Map.of("port", port, "at", Costs.nowMicros());
    }

    private void publish(Load load, Rows to) {
        Published ledger = new Published(to);
        published = ledger;
        publisher = Thread.ofPlatform().daemon().name("counter").start(() -> load.plant()
                .publish(ledger, Long.MAX_VALUE));
    }

    static int freePort() {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException("No port is free.", none);
        }
    }

    private Map<String, Object> restart() {
        if (server != null) {
            server.restart();
        }
        return Map.of("at", Costs.nowMicros());
    }

    private Map<String, Object> counted() {
        Map<String, Object> told = new TreeMap<>(Costs.told());
        told.put("last", published == null ? Map.of() : published.last());
        return told;
    }

    private Map<String, Object> stop() throws InterruptedException {
        if (publisher != null) {
            publisher.interrupt();
            publisher.join();
        }
        return counted();
    }

    @Override
    public void close() {
        if (publisher != null) {
            publisher.interrupt();
        }
        if (server != null) {
            server.close();
        }
        for (AutoCloseable other : others) {
            try {
                other.close();
            } catch (Exception unclean) {
                throw new IllegalStateException("A server of the plant did not end well.", unclean);
            }
        }
    }

    /** Notes what the server was given. */
    private static final class Published implements Rows {
        private final Rows server;
        private final Map<String, Long> last = new ConcurrentHashMap<>();

        Published(Rows server) {
            this.server = server;
        }

        @Override
        public void rows(AssetPath unit, Block rows) {
            server.rows(unit, rows);
            last.put(unit.toString(), Load.number(rows.value(rows.rows() - 1, 0), 0));
        }

        @Override
        public void event(MachineEvent event) {
            server.event(event);
        }

        Map<String, Long> last() {
            return new TreeMap<>(last);
        }
    }
}
