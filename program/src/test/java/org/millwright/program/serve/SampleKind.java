package org.millwright.program.serve;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.millwright.Message;
import org.millwright.machine.AssetPath;
import org.millwright.machine.Block;
import org.millwright.machine.Tag;
import org.millwright.machine.connect.CertificateTrust;
import org.millwright.machine.connect.Connection;
import org.millwright.machine.connect.Connector;
import org.millwright.machine.connect.ConnectorKind;
import org.millwright.machine.connect.Fact;
import org.millwright.machine.connect.Facts;
import org.millwright.machine.connect.Health;
import org.millwright.machine.connect.Intake;
import org.millwright.machine.connect.Node;
import org.millwright.machine.connect.NodePage;
import org.millwright.machine.connect.Point;
import org.millwright.machine.connect.Promise;
import org.millwright.machine.connect.ReadPlan;
import org.millwright.machine.connect.Sample;
import org.millwright.machine.connect.Subscription;
import org.millwright.machine.connect.Surroundings;

/** A device that offers two values and delivers a hundred rows of each at once: value = row number. */
final class SampleKind implements ConnectorKind {
    static final int ROWS = 100;
    static final long START = Instant.parse("2026-11-25T06:00:00Z").toEpochMilli() * 1_000;
    private static final Message WELL = Message.of("connect.test.well", "All is well.");

    @Override
    public String name() {
        return "sample";
    }

    @Override
    public List<Option> options() {
        return List.of(
                new Option("password", WELL, "", OptionKind.SECRET),
                new Option("mode", WELL, "plain", OptionKind.TEXT));
    }

    @Override
    public Connector open(Connection connection, Surroundings around) {
        return new Device();
    }

    private static final class Device implements Connector, CertificateTrust {
        private final java.util.concurrent.atomic.AtomicLong received = new java.util.concurrent.atomic.AtomicLong();

        @Override
        public Facts probe(Duration patience) {
            Fact fact = new Fact("server.product", "sample", Message.of("connect.test.well", "All is well."));
            return new Facts(List.of(fact), List.of(), Promise.SAMPLED, List.of());
        }

        @Override
        public NodePage browse(String at, String cursor, Duration patience) {
            if (at.isEmpty()) {
                Node folder = new Node("root", "Machine", "Machine", Node.Kind.FOLDER, Tag.of("Machine"), "");
                return new NodePage(List.of(folder), "");
            }
            List<Node> nodes = new ArrayList<>();
            for (String name : List.of("power", "<b>speed</b>")) {
                Tag tag = new Tag(name, "kW", Tag.Kind.MEASUREMENT, List.of());
                nodes.add(new Node("a:" + name, name, "Machine/" + name, Node.Kind.VALUE, tag, "Double"));
            }
            return new NodePage(nodes, "");
        }

        @Override
        public List<Sample> read(List<Point> points, Duration patience) {
            return points.stream()
                    .map(point -> new Sample(point.address(), START, 1, "1", (byte) 0, "Good"))
                    .toList();
        }

        @Override
        public Subscription subscribe(ReadPlan plan, Intake intake) {
            Map<AssetPath, List<Tag>> machines = new LinkedHashMap<>();
            plan.points().forEach(point -> machines.computeIfAbsent(point.asset(), asset -> new ArrayList<>())
                    .add(point.tag()));
            machines.forEach((asset, tags) -> {
                Block.Builder rows = new Block.Builder(tags, ROWS);
                for (int row = 0; row < ROWS; row++) {
                    rows.row(START + row * 1_000_000L);
                    for (int tag = 0; tag < tags.size(); tag++) {
                        rows.set(tag, row + 1_000.0 * tag);
                    }
                }
                intake.offer(asset, rows.build());
                received.addAndGet((long) ROWS * tags.size());
            });
            return () -> {};
        }

        @Override
        public Health health() {
            return new Health(
                    Health.State.LIVE,
                    Instant.EPOCH,
                    WELL,
                    Optional.empty(),
                    Optional.empty(),
                    received.get(),
                    Duration.ZERO);
        }

        @Override
        public Optional<Certificate> own() {
            return Optional.empty();
        }

        @Override
        public List<Certificate> strangers() {
            return List.of();
        }

        @Override
        public List<Certificate> trusted() {
            return List.of();
        }

        @Override
        public void trust(String thumbprint) {}

        @Override
        public void distrust(String thumbprint) {}

        @Override
        public void close() {}
    }
}
