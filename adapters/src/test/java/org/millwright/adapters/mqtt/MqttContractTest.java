package org.millwright.adapters.mqtt;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.millwright.machine.AssetPath;
import org.millwright.machine.Tag;
import org.millwright.machine.connect.Connection;
import org.millwright.machine.connect.Connector;
import org.millwright.machine.connect.Point;
import org.millwright.machine.connect.ReadPlan;
import org.millwright.machine.connect.Surroundings;
import org.millwright.testkit.connect.ConnectorContract;

class MqttContractTest extends ConnectorContract {
    private static final AssetPath PRESS = AssetPath.of("line/press");

    @Override
    protected Rig rig(Path folder) {
        try {
            return new BrokerRig(new Mosquitto(Files.createDirectories(folder.resolve("broker"))));
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private static final class BrokerRig implements Rig {
        private final Mosquitto broker;
        private final Publisher publisher;
        private int published;

        BrokerRig(Mosquitto broker) {
            this.broker = broker;
            this.publisher = new Publisher(broker.port());
        }

        @Override
        public InetSocketAddress peer() {
            return new InetSocketAddress(InetAddress.getLoopbackAddress(), broker.port());
        }

        @Override
        public Connector open(int port, Surroundings around) {
            Connection connection = new Connection(
                    "press", "mqtt", "mqtt://127.0.0.1:" + port, Map.of("topics", "p/#", "keep-alive", "2s"));
            return new MqttKind().open(connection, around);
        }

        @Override
        public ReadPlan plan() {
            return new ReadPlan(
                    List.of(
                            new Point(PRESS, Tag.of("force"), "p/force", Map.of()),
                            new Point(PRESS, Tag.of("temp"), "p/temp", Map.of())),
                    Duration.ofMillis(100));
        }

        @Override
        public void publish() {
            published++;
            publisher.send("p/force", String.valueOf(published));
            publisher.send("p/temp", String.valueOf(published));
        }

        @Override
        public void close() {
            publisher.close();
            broker.close();
        }
    }
}
