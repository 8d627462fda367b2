package org.millwright.adapters.sparkplug;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.millwright.adapters.mqtt.Mosquitto;
import org.millwright.adapters.mqtt.MqttKind;
import org.millwright.machine.AssetPath;
import org.millwright.machine.Block;
import org.millwright.machine.Tag;
import org.millwright.machine.connect.Connection;
import org.millwright.machine.connect.Connector;
import org.millwright.machine.connect.Point;
import org.millwright.machine.connect.ReadPlan;
import org.millwright.machine.connect.Surroundings;
import org.millwright.plant.Rows;
import org.millwright.plant.wire.sparkplug.PlantSparkplugNode;
import org.millwright.plant.wire.sparkplug.Reporting;
import org.millwright.testkit.connect.ConnectorContract;

/** The plant's own edge node, Debian's Mosquitto, and our host. */
class SparkplugContractTest extends ConnectorContract {
    private static final AssetPath CNC = AssetPath.of("practice/p1/frame/l01/cnc01");
    private static final List<Tag> TAGS = List.of(Tag.of("spindle_power"), Tag.of("sequence"));

    @Override
    protected Rig rig(Path folder) {
        try {
            return new PlantRig(new Mosquitto(Files.createDirectories(folder.resolve("broker"))));
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private static final class PlantRig implements Rig {
        private final Mosquitto broker;
        private final PlantSparkplugNode plant;
        private int published;

        PlantRig(Mosquitto broker) {
            this.broker = broker;
            List<Rows.PlantTag> tags = TAGS.stream()
                    .map(tag -> new Rows.PlantTag(tag, 0, 100, "", false))
                    .toList();
            Rows.Unit unit = new Rows.Unit(CNC, "cnc", tags);
            plant = new PlantSparkplugNode(List.of(unit), broker.address(), Reporting.PERIODIC);
        }

        @Override
        public InetSocketAddress peer() {
            return new InetSocketAddress(InetAddress.getLoopbackAddress(), broker.port());
        }

        @Override
        public Connector open(int port, Surroundings around) {
            Connection connection = new Connection(
                    "frame", "sparkplug", "mqtt://127.0.0.1:" + port, Map.of("groups", "p1-frame", "keep-alive", "2s"));
            return new SparkplugKind(new MqttKind()).open(connection, around);
        }

        @Override
        public ReadPlan plan() {
            return new ReadPlan(
                    TAGS.stream()
                            .map(tag -> new Point(CNC, tag, "p1-frame/l01/cnc01#" + tag.name(), Map.of()))
                            .toList(),
                    Duration.ofMillis(100));
        }

        @Override
        public void publish() {
            published++;
            long micros = Instant.now().toEpochMilli() * 1_000;
            Block.Builder row = new Block.Builder(TAGS, 1).row(micros);
            plant.rows(CNC, row.set(0, Math.sin(published)).set(1, published).build());
        }

        @Override
        public void close() {
            plant.close();
            broker.close();
        }
    }
}
