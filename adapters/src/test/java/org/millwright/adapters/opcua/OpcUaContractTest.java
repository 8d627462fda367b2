package org.millwright.adapters.opcua;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.millwright.machine.connect.Connection;
import org.millwright.machine.connect.Connector;
import org.millwright.machine.connect.ReadPlan;
import org.millwright.machine.connect.Surroundings;
import org.millwright.plant.wire.opcua.PlantOpcUaServer;
import org.millwright.testkit.connect.ConnectorContract;

class OpcUaContractTest extends ConnectorContract {
    @Override
    protected Rig rig(Path folder) {
        Bench bench = new Bench(folder, List.of(Bench.machine("practice/p1/frame/l01/cnc01", 3)));
        PlantOpcUaServer server = bench.serve(bench.settings());
        return new ServedRig(bench, server);
    }

    private static final class ServedRig implements Rig {
        private final Bench bench;
        private final PlantOpcUaServer server;
        private final long start = Bench.startMicros(0);
        private int published;

        ServedRig(Bench bench, PlantOpcUaServer server) {
            this.bench = bench;
            this.server = server;
        }

        @Override
        public InetSocketAddress peer() {
            return new InetSocketAddress(InetAddress.getLoopbackAddress(), bench.port);
        }

        @Override
        public Connector open(int port, Surroundings around) {
            String address = "opc.tcp://127.0.0.1:" + port + "/plant";
            return new OpcUaKind()
                    .open(new Connection("press-shop", "opcua", address, Map.of("counter-tag", "sequence")), around);
        }

        @Override
        public ReadPlan plan() {
            return bench.plan(Duration.ofMillis(100));
        }

        @Override
        public void publish() {
            var unit = bench.units.getFirst();
            server.rows(unit.path(), Bench.rows(unit, start, published, published + 1));
            published++;
        }

        @Override
        public void close() {
            server.close();
        }
    }
}
