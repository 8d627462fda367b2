package org.millwright.adapters.modbus;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.millwright.machine.AssetPath;
import org.millwright.machine.Block;
import org.millwright.machine.Tag;
import org.millwright.machine.connect.Connection;
import org.millwright.machine.connect.Connector;
import org.millwright.machine.connect.Point;
import org.millwright.machine.connect.ReadPlan;
import org.millwright.machine.connect.Surroundings;
import org.millwright.plant.Rows;
import org.millwright.plant.wire.modbus.PlantModbusServer;
import org.millwright.testkit.connect.ConnectorContract;

class ModbusContractTest extends ConnectorContract {
    private static final AssetPath SCREWS = AssetPath.of("practice/p1/assy/l01/a04");
    private static final List<Tag> TAGS = List.of(Tag.of("torque"), Tag.of("angle"), Tag.of("current"));

    @Override
    protected Rig rig(Path folder) {
        return new PlantRig();
    }

    private static final class PlantRig implements Rig {
        private final int port;
        private final PlantModbusServer server;
        private int published;

        PlantRig() {
            try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                port = free.getLocalPort();
            } catch (IOException none) {
                throw new UncheckedIOException(none);
            }
            List<Rows.PlantTag> tags = TAGS.stream()
                    .map(tag -> new Rows.PlantTag(tag, 0, 100, "", false))
                    .toList();
            server = new PlantModbusServer(List.of(new Rows.Unit(SCREWS, "screwdriver", tags)), "127.0.0.1", port);
        }

        @Override
        public InetSocketAddress peer() {
            return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        }

        @Override
        public Connector open(int at, Surroundings around) {
            return new ModbusKind()
                    .open(new Connection("screws", "modbus", "127.0.0.1:" + at, Map.of("pause", "1ms")), around);
        }

        @Override
        public ReadPlan plan() {
            return new ReadPlan(
                    IntStream.range(0, TAGS.size())
                            .mapToObj(at -> new Point(SCREWS, TAGS.get(at), "1/holding/" + 2 * at + ":f32", Map.of()))
                            .toList(),
                    Duration.ofMillis(100));
        }

        @Override
        public void publish() {
            published++;
            Block.Builder row = new Block.Builder(TAGS, 1).row(published);
            for (int column = 0; column < TAGS.size(); column++) {
                row.set(column, published);
            }
            server.rows(SCREWS, row.build());
        }

        @Override
        public void close() {
            server.close();
        }
    }
}
