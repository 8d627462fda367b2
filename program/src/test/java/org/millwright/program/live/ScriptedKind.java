package org.millwright.program.live;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.millwright.Message;
import org.millwright.machine.connect.Connection;
import org.millwright.machine.connect.Connector;
import org.millwright.machine.connect.ConnectorKind;
import org.millwright.machine.connect.Facts;
import org.millwright.machine.connect.Health;
import org.millwright.machine.connect.Intake;
import org.millwright.machine.connect.NodePage;
import org.millwright.machine.connect.Point;
import org.millwright.machine.connect.Promise;
import org.millwright.machine.connect.ReadPlan;
import org.millwright.machine.connect.Sample;
import org.millwright.machine.connect.Subscription;
import org.millwright.machine.connect.Surroundings;

/** Connections whose device is the test: what it delivers, and how it stands. */
final class ScriptedKind implements ConnectorKind {
    private final Map<String, Intake> intakes = new ConcurrentHashMap<>();
    private final Map<String, Health.State> states = new ConcurrentHashMap<>();

    @Override
    public String name() {
        return "scripted";
    }

    @Override
    public List<Option> options() {
        return List.of();
    }

    /** Where the device of a running connection puts its values; empty while it does not run. */
    Optional<Intake> intake(String connection) {
        return Optional.ofNullable(intakes.get(connection));
    }

    Intake awaitIntake(String connection) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!intakes.containsKey(connection)) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("The connection " + connection + " was never started.");
            }
            Thread.sleep(5);
        }
        return intakes.get(connection);
    }

    void stands(String connection, Health.State state) {
        states.put(connection, state);
    }

    @Override
    public Connector open(Connection connection, Surroundings around) {
        return new Connector() {
            @Override
            public Facts probe(Duration patience) {
                return new Facts(List.of(), List.of(), Promise.SAMPLED, List.of());
            }

            @Override
            public NodePage browse(String at, String cursor, Duration patience) {
                return new NodePage(List.of(), "");
            }

            @Override
            public List<Sample> read(List<Point> points, Duration patience) {
                return List.of();
            }

            @Override
            public Subscription subscribe(ReadPlan plan, Intake intake) {
                intakes.put(connection.name(), intake);
                return () -> intakes.remove(connection.name());
            }

            @Override
            public Health health() {
                return new Health(
                        states.getOrDefault(connection.name(), Health.State.LIVE),
                        Instant.EPOCH,
                        Message.of("test.scripted.state", "as the test says"),
                        Optional.empty(),
                        Optional.empty(),
                        0,
                        Duration.ZERO);
            }

            @Override
            public void close() {
                intakes.remove(connection.name());
            }
        };
    }
}
