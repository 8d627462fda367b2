package org.millwright.adapters.opcua;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.millwright.machine.AssetPath;
import org.millwright.machine.Block;
import org.millwright.machine.Tag;
import org.millwright.machine.connect.Connection;
import org.millwright.machine.connect.Health;
import org.millwright.machine.connect.Point;
import org.millwright.machine.connect.ReadPlan;
import org.millwright.machine.connect.Surroundings;
import org.millwright.plant.Rows.PlantTag;
import org.millwright.plant.Rows.Unit;
import org.millwright.plant.wire.opcua.PlantOpcUaServer;
import org.millwright.plant.wire.opcua.ServerSettings;
import org.millwright.plant.wire.opcua.SetPointWrite;

/** A server of a few machines and a connector to it, on a free port. */
final class Bench {
    static final Duration PATIENCE = Duration.ofSeconds(30);

    final int port = freePort();
    final Path folder;
    final List<Unit> units;
    final List<SetPointWrite> writes = Collections.synchronizedList(new ArrayList<>());
    final List<Health> healths = Collections.synchronizedList(new ArrayList<>());
    private final long seed = Long.getLong("millwright.seed", 7);

    Bench(Path folder, List<Unit> units) {
        this.folder = folder;
        this.units = units;
    }

    static int freePort() {
        try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return any.getLocalPort();
        } catch (IOException none) {
            throw new IllegalStateException(none);
        }
    }

    /** A machine with a counter, some measurements and a state. */
    static Unit machine(String path, int measurements) {
        List<PlantTag> tags = new ArrayList<>();
        tags.add(tag(Tag.of("sequence")));
        for (int i = 0; i < measurements; i++) {
            tags.add(tag(new Tag("t" + i, "°C", Tag.Kind.MEASUREMENT, List.of())));
        }
        tags.add(tag(new Tag("state", Tag.UNKNOWN_UNIT, Tag.Kind.STATUS, List.of("idle", "running", "down"))));
        return new Unit(AssetPath.of(path), "cnc", tags);
    }

    private static PlantTag tag(Tag tag) {
        return new PlantTag(
                tag, -50, 150, "What " + tag.name() + " says.", tag.name().equals("t0"));
    }

    ServerSettings settings() {
        return ServerSettings.local(port, folder.resolve("server"));
    }

    PlantOpcUaServer serve(ServerSettings settings) {
        return PlantOpcUaServer.start(settings, units, writes::add);
    }

    OpcUaConnector connect(Map<String, String> more) {
        return connect(settings().address(), more);
    }

    OpcUaConnector connect(String address, Map<String, String> more) {
        Connection connection = new Connection("press-shop", "opcua", address, more);
        Surroundings around = new Surroundings(
                InstantSource.system(), new SplittableRandom(seed), folder.resolve("client"), healths::add);
        return (OpcUaConnector) new OpcUaKind().open(connection, around);
    }

    /** Each tag of each machine by its lasting address. */
    List<Point> points() {
        return units.stream()
                .flatMap(unit -> unit.tags().stream()
                        .map(tag -> new Point(
                                unit.path(),
                                tag.tag(),
                                "nsu=urn:millwright:plant;s=" + unit.path() + "/"
                                        + tag.tag().name(),
                                Map.of())))
                .toList();
    }

    ReadPlan plan(Duration interval) {
        return new ReadPlan(points(), interval);
    }

    /** Rows number {@code from} to {@code until} of a machine, 100 ms apart; the value of each tag is its column and the number. */
    static Block rows(Unit unit, long startMicros, int from, int until) {
        List<Tag> tags = unit.tags().stream().map(PlantTag::tag).toList();
        Block.Builder rows = new Block.Builder(tags, until - from);
        for (int number = from; number < until; number++) {
            rows.row(startMicros + number * 100_000L);
            for (int column = 0; column < tags.size(); column++) {
                rows.set(
                        column,
                        column == 0 ? number : column == tags.size() - 1 ? number % 3 : column * 1000.0 + number);
            }
        }
        return rows.build();
    }

    /** The start of a series that ends about now. */
    static long startMicros(int rows) {
        return (System.currentTimeMillis() - rows * 100L) / 100 * 100_000;
    }

    static List<Integer> numbers(int from, int until) {
        return IntStream.range(from, until).boxed().toList();
    }
}
