package org.millwright.adapters.sparkplug;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.millwright.Message;
import org.millwright.MillwrightException;
import org.millwright.Problem;
import org.millwright.machine.SourceQuality;
import org.millwright.machine.connect.Connection;
import org.millwright.machine.connect.Connector;
import org.millwright.machine.connect.Fact;
import org.millwright.machine.connect.Facts;
import org.millwright.machine.connect.Health;
import org.millwright.machine.connect.Intake;
import org.millwright.machine.connect.NodePage;
import org.millwright.machine.connect.Point;
import org.millwright.machine.connect.Promise;
import org.millwright.machine.connect.ReadPlan;
import org.millwright.machine.connect.Rejects;
import org.millwright.machine.connect.Sample;
import org.millwright.machine.connect.Standing;
import org.millwright.machine.connect.Subscription;
import org.millwright.machine.connect.Surroundings;
import org.millwright.machine.connect.TopicLink;

/** A host application on one broker. Whoever looks around or reads once listens for a moment as nobody, without a state of a host. */
final class SparkplugConnector implements Connector {
    private static final Duration LISTEN = Duration.ofSeconds(3);
    private static final long STEP_MS = 20;
    private static final int LIVE = 10;

    private final Connection connection;
    private final Surroundings around;
    private final SparkplugSettings settings;
    private final TopicLink.Opener opener;
    private final Standing standing;
    private final Rejects rejects;
    private final AtomicReference<@Nullable Live> live = new AtomicReference<>();
    private volatile boolean closed;
    private volatile NodeTree seen = NodeTree.EMPTY;

    /** A subscription that is going on. */
    private record Live(TopicLink link, HostReceiver host) {}

    SparkplugConnector(
            Connection connection, Surroundings around, SparkplugSettings settings, TopicLink.Opener opener) {
        this.connection = connection;
        this.around = around;
        this.settings = settings;
        this.opener = opener;
        this.standing = new Standing(around.clock(), around.changes());
        this.rejects = new Rejects(connection.name(), around.clock());
    }

    /** The link tells its own states; they are ours. */
    private TopicLink link(Standing into, boolean ours) {
        Surroundings told =
                new Surroundings(around.clock(), around.chance(), around.folder(), health -> follow(into, health));
        if (ours) {
            return opener.link(connection, told);
        }
        Map<String, String> other = new HashMap<>(connection.settings());
        other.put(
                "client-id",
                "millwright-look-" + Integer.toHexString(around.chance().nextInt()));
        return opener.link(new Connection(connection.name(), connection.kind(), connection.address(), other), told);
    }

    private static void follow(Standing into, Health health) {
        health.nextTry()
                .ifPresentOrElse(
                        next -> into.waiting(health.why(), Duration.between(health.since(), next)),
                        () -> into.to(health.state(), health.why()));
    }

    private HostRows.Told told(Standing into, Rejects drop, Intake intake) {
        return new HostRows.Told(connection.name(), into, drop, intake, around.clock());
    }

    @Override
    public Facts probe(Duration patience) {
        List<Fact> facts = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        long begun = around.clock().millis();
        Look look = new Look();
        Health health = look.listen(settings.filters(List.of()), shorter(patience), settings.groups()::isEmpty);
        if (health.state() == Health.State.LIVE) {
            facts.add(new Fact(
                    "host.reachable",
                    "yes",
                    Message.of(
                            "sparkplug.fact.reachable",
                            "The broker at {address} let us in; we listened for {ms} ms.",
                            "address",
                            connection.address(),
                            "ms",
                            around.clock().millis() - begun)));
            facts.add(new Fact(
                    "nodes.seen",
                    String.valueOf(look.host.nodes().size()),
                    Message.of(
                            "sparkplug.fact.nodes",
                            "{nodes} edge nodes were heard: {names}",
                            "nodes",
                            look.host.nodes().size(),
                            "names",
                            String.join(", ", look.host.nodes()))));
        } else {
            problems.add(new Problem.Unreachable(health.why()));
        }
        return new Facts(facts, look.samples(LIVE), Promise.GAP_DETECTED, problems);
    }

    private static Duration shorter(Duration patience) {
        return patience.compareTo(LISTEN) < 0 ? patience : LISTEN;
    }

    @Override
    public NodePage browse(String at, String cursor, Duration patience) {
        Live now = live.get();
        if (now != null) {
            seen = NodeTree.of(now.host());
        } else if (at.isEmpty() && cursor.isEmpty()) {
            if (settings.groups().isEmpty()) {
                throw MillwrightException.badRequest(
                        "sparkplug.browse.groups",
                        "A broker does not tell its edge nodes; one has to listen. Say to which groups, with the setting groups; + stands"
                                + " for all.");
            }
            Look look = new Look();
            Health health = look.listen(settings.filters(List.of()), shorter(patience), () -> false);
            if (health.state() != Health.State.LIVE) {
                throw new MillwrightException(new Problem.Unreachable(health.why()));
            }
            seen = NodeTree.of(look.host);
        }
        return seen.page(at, cursor);
    }

    @Override
    public List<Sample> read(List<Point> points, Duration patience) {
        SparkplugSettings.check(points);
        Look look = new Look(points);
        Health health = look.listen(settings.filters(points), patience, () -> look.complete(points));
        if (health.state() != Health.State.LIVE) {
            throw new MillwrightException(new Problem.Unreachable(health.why()));
        }
        long now = Standing.micros(around.clock().instant());
        return points.stream()
                .map(point -> look.latest
                        .sample(point.address())
                        .orElseGet(() -> new Sample(
                                point.address(),
                                now,
                                Double.NaN,
                                "",
                                SourceQuality.BAD,
                                "no birth came while listening")))
                .toList();
    }

    /** Listens for a moment and leaves nothing behind. */
    private final class Look {
        private final Standing own = new Standing(around.clock(), health -> {});
        private final TopicLink link = link(own, false);
        private final LatestValues latest = new LatestValues();
        private final HostReceiver host;

        Look() {
            this(List.of());
        }

        Look(List<Point> points) {
            Rejects drop = new Rejects(connection.name(), around.clock());
            HostRows.Told nobody = told(own, drop, new Nobody());
            host = new HostReceiver(nobody, link, Optional.empty(), latest).wanting(points);
        }

        Health listen(List<String> filters, Duration patience, BooleanSupplier enough) {
            long end = System.nanoTime() + patience.toNanos();
            try (link) {
                link.open(new TopicLink.Session(filters, true), host);
                while (System.nanoTime() < end && !over(enough)) {
                    TimeUnit.MILLISECONDS.sleep(STEP_MS);
                }
                return link.health();
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
                return own.now();
            }
        }

        private boolean over(BooleanSupplier enough) {
            Health.State state = link.health().state();
            return state == Health.State.LIVE && enough.getAsBoolean();
        }

        boolean complete(List<Point> points) {
            return points.stream()
                    .allMatch(point -> latest.sample(point.address()).isPresent());
        }

        List<Sample> samples(int most) {
            return latest.samples(most);
        }
    }

    @Override
    public Subscription subscribe(ReadPlan plan, Intake intake) {
        SparkplugSettings.check(plan.points());
        HostState state = new HostState(settings.host(), around.clock());
        TopicLink link = link(standing, true);
        HostRows.Told told = told(standing, rejects, intake);
        HostReceiver host =
                new HostReceiver(told, link, Optional.of(state), new HostRows(told, plan.points())).delivering(plan);
        Live fresh = new Live(link, host);
        if (closed || !live.compareAndSet(null, fresh)) {
            throw MillwrightException.badRequest(
                    "sparkplug.subscription.twice",
                    "The connection {name} delivers already or was ended. End that delivery first.",
                    "name",
                    connection.name());
        }
        List<String> filters = new ArrayList<>(settings.filters(plan.points()));
        filters.add(state.topic());
        link.open(
                new TopicLink.Session(
                        filters, true, () -> Optional.of(state.will()), () -> Optional.of(state.farewell())),
                host);
        return () -> {
            link.close();
            live.compareAndSet(fresh, null);
        };
    }

    @Override
    public Health health() {
        return standing.now();
    }

    @Override
    public void close() {
        closed = true;
        Live now = live.get();
        if (now != null) {
            now.link().close();
        }
        standing.to(Health.State.STOPPED, Message.of("sparkplug.life.stopped", "Was ended."));
    }
}
