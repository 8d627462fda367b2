package org.millwright.adapters.modbus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.millwright.machine.AssetPath;
import org.millwright.machine.Tag;
import org.millwright.machine.connect.Connection;
import org.millwright.machine.connect.Connector;
import org.millwright.machine.connect.Facts;
import org.millwright.machine.connect.Point;
import org.millwright.machine.connect.ReadPlan;
import org.millwright.machine.connect.Sample;
import org.millwright.machine.connect.Surroundings;

/** Against Debian's pymodbus, a Modbus stack that we have not written. */
@Timeout(90)
class PymodbusTest {
    private static final String SERVER = """
            import sys
            from pymodbus.datastore import ModbusSequentialDataBlock, ModbusSlaveContext, ModbusServerContext
            from pymodbus.device import ModbusDeviceIdentification
            from pymodbus.server import StartTcpServer
            # 21.5 as a float, highest word first and then lowest word first, and a whole number.
            words = [0x41AC, 0x0000, 0x0000, 0x41AC, 7] + [0] * 195
            slave = ModbusSlaveContext(di=ModbusSequentialDataBlock(0, [1, 0, 1] + [0] * 97),
                                       co=ModbusSequentialDataBlock(0, [0, 1, 1] + [0] * 97),
                                       hr=ModbusSequentialDataBlock(0, words),
                                       ir=ModbusSequentialDataBlock(0, words), zero_mode=True)
            identity = ModbusDeviceIdentification()
            identity.VendorName = 'Acme'
            identity.ProductCode = 'P1'
            identity.MajorMinorRevision = '3.0'
            StartTcpServer(context=ModbusServerContext(slaves={1: slave}, single=False), identity=identity,
                           address=('127.0.0.1', int(sys.argv[1])))
            """;

    @TempDir
    private Path folder;

    private static boolean runs(String python) {
        try {
            Process process = new ProcessBuilder(python, "-c", "import pymodbus.server")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException none) {
            return false;
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static boolean listens(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    private static Point point(String name, String address) {
        return new Point(AssetPath.of("line/press"), Tag.of(name), address, Map.of());
    }

    @Test
    void readsPollsAndProbes() throws Exception {
        Optional<String> python = Stream.of("python3", "/usr/bin/python3")
                .filter(PymodbusTest::runs)
                .findFirst();
        assumeTrue(
                python.isPresent(),
                "no pymodbus here: apt-get install python3-pymodbus python3-serial python3-serial-asyncio");
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Path script = Files.writeString(folder.resolve("server.py"), SERVER);
        Process server = new ProcessBuilder(python.get(), script.toString(), String.valueOf(port))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("server.log").toFile())
                .start();
        try {
            Gathered.until("pymodbus listens", () -> listens(port) || !server.isAlive());
            assertTrue(server.isAlive(), Files.readString(folder.resolve("server.log")));
            Connection connection = new Connection("press", "modbus", "127.0.0.1:" + port, Map.of("pause", "1ms"));
            Surroundings around = new Surroundings(InstantSource.system(), new Random(4), folder, health -> {});
            try (Connector connector = new ModbusKind().open(connection, around)) {
                reads(connector);
                probes(connector);
                polls(connector);
            }
        } finally {
            server.destroyForcibly().waitFor();
        }
    }

    private static void reads(Connector connector) {
        List<Sample> samples = connector.read(
                List.of(
                        point("abcd", "holding/0:f32"),
                        point("cdab", "input/2:f32:CDAB"),
                        point("count", "holding/4"),
                        point("coil", "coil/1"),
                        point("discrete", "discrete/1"),
                        point("beyond", "holding/199:f32")),
                Duration.ofSeconds(5));
        assertEquals(
                List.of(21.5, 21.5, 7.0, 1.0, 0.0),
                samples.subList(0, 5).stream().map(Sample::value).toList());
        assertTrue(samples.get(5).status().contains("0x02"), samples.get(5).status());
    }

    private static void probes(Connector connector) {
        Facts facts = connector.probe(Duration.ofSeconds(5));
        assertTrue(facts.ready(), facts.problems().toString());
        List<String> found = facts.facts().stream()
                .map(fact -> fact.key() + "=" + fact.value())
                .toList();
        assertTrue(found.contains("unit.1.vendor=Acme"), found.toString());
        assertTrue(found.contains("unit.1.version=3.0"), found.toString());
    }

    private static void polls(Connector connector) {
        Gathered gathered = new Gathered();
        Point[] points = new Point[150];
        for (int at = 0; at < points.length; at++) {
            points[at] = point("r" + at, "holding/" + (at + 45));
        }
        connector.subscribe(new ReadPlan(List.of(points), Duration.ofMillis(50)), gathered);
        gathered.await("line/press/r149", 5);
        // 150 neighbours are two requests, and the last one reaches to the end of the table.
        assertTrue(
                connector.health().why().text().contains("in 2 requests"),
                connector.health().why().text());
    }
}
