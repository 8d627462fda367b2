package org.millwright.adapters.mqtt;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
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

/**
 * One broker. A subscription listens under our stable name, so that the broker keeps messages while we are away; whoever looks around or
 * reads once listens for a moment under another.
 */
final class MqttConnector implements Connector {
    private static final Duration LISTEN = Duration.ofSeconds(3);
    private static final int LIVE = 10;

    private final Connection connection;
    private final Surroundings around;
    private final MqttSettings settings;
    private final Standing standing;
    private final Rejects rejects;
    private final TopicsSeen seen = new TopicsSeen();
    private final JsonMapper mapper = Payload.mapper();
    private final AtomicReference<@Nullable MqttLink> live = new AtomicReference<>();
    private volatile boolean closed;

    /**
     * Who is told.
     *
     * @param name the connection
     * @param standing how it stands
     * @param rejects what could not be understood
     * @param seen the topics
     * @param intake gets the values
     * @param clock the time
     */
    record Told(String name, Standing standing, Rejects rejects, TopicsSeen seen, Intake intake, InstantSource clock) {}

    MqttConnector(Connection connection, Surroundings around, MqttSettings settings) {
        this.connection = connection;
        this.around = around;
        this.settings = settings;
        this.standing = new Standing(around.clock(), around.changes());
        this.rejects = new Rejects(connection.name(), around.clock());
    }

    @Override
    public Facts probe(Duration patience) {
        Look look = new Look(seen, around);
        long begun = around.clock().millis();
        long[] reached = {0};
        Health health = look.listen(settings, settings.topics(), shorter(patience), () -> {
            if (reached[0] == 0) {
                reached[0] = Math.max(1, around.clock().millis() - begun);
            }
            return settings.topics().isEmpty();
        });
        List<Fact> facts = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        if (look.connected()) {
            facts.add(new Fact(
                    "host.reachable",
                    String.valueOf(reached[0]),
                    Message.of(
                            "mqtt.fact.reachable",
                            "{broker} lets us in after {ms} ms.",
                            "broker",
                            settings.broker(),
                            "ms",
                            reached[0])));
            facts.add(new Fact("link.state", health.state().code(), health.why()));
            facts.add(new Fact(
                    "topics.seen",
                    String.valueOf(seen.count()),
                    Message.of(
                            "mqtt.fact.topics",
                            "{messages} messages of {topics} topics came while listening.",
                            "messages",
                            look.messages(),
                            "topics",
                            seen.count())));
        }
        if (!look.connected() || health.state() == Health.State.DEGRADED) {
            problems.add(new Problem.Unreachable(health.why()));
        }
        return new Facts(facts, samples(), promise(), problems);
    }

    private Promise promise() {
        return settings.pace().acknowledged() ? Promise.AT_LEAST_ONCE : Promise.AT_MOST_ONCE;
    }

    private List<Sample> samples() {
        List<Sample> samples = new ArrayList<>();
        for (String topic : seen.names().stream().limit(LIVE).toList()) {
            seen.last(topic).ifPresent(last -> samples.add(raw(topic, last)));
        }
        return samples;
    }

    private static Sample raw(String topic, TopicsSeen.Seen last) {
        String text = new String(last.bytes(), java.nio.charset.StandardCharsets.UTF_8);
        String shown = text.length() > 80 ? text.substring(0, 80) + "…" : text;
        double number = Texts.number(text, List.of()).orElse(Double.NaN);
        byte quality = last.retained() ? SourceQuality.RETAINED : SourceQuality.GOOD;
        byte told = Double.isNaN(number) ? SourceQuality.worst(quality, SourceQuality.BAD) : quality;
        return new Sample(topic, last.micros(), number, shown, told, last.retained() ? "retained" : "received");
    }

    private static Duration shorter(Duration patience) {
        return patience.compareTo(LISTEN) < 0 ? patience : LISTEN;
    }

    @Override
    public NodePage browse(String at, String cursor, Duration patience) {
        if (at.isEmpty() && cursor.isEmpty() && live.get() == null) {
            if (settings.topics().isEmpty()) {
                throw MillwrightException.badRequest(
                        "mqtt.browse.topics",
                        "A broker does not tell its topics; one has to listen. Say to which, with the setting topics, such as"
                                + " topics=plant/#.");
            }
            Look look = new Look(seen, around);
            Health health = look.listen(settings, settings.topics(), shorter(patience), () -> false);
            if (!look.connected()) {
                throw new MillwrightException(new Problem.Unreachable(health.why()));
            }
        }
        return new TopicTree(seen, mapper).page(at, cursor);
    }

    @Override
    public List<Sample> read(List<Point> points, Duration patience) {
        List<PointDecoder> decoders = points.stream()
                .map(point -> new PointDecoder(point, settings.reading()))
                .toList();
        List<String> missing = decoders.stream()
                .map(PointDecoder::topic)
                .filter(topic -> seen.last(topic).isEmpty() || live.get() == null)
                .distinct()
                .toList();
        if (!missing.isEmpty()) {
            TopicsSeen fresh = new TopicsSeen();
            Look look = new Look(fresh, around);
            Health health = look.listen(settings, missing, patience, () -> fresh.count() == missing.size());
            if (!look.connected()) {
                throw new MillwrightException(new Problem.Unreachable(health.why()));
            }
            fresh.names().forEach(topic -> fresh.last(topic).ifPresent(last -> seen.see(topic, last)));
        }
        List<Sample> samples = new ArrayList<>();
        for (int at = 0; at < decoders.size(); at++) {
            samples.add(sample(points.get(at).address(), decoders.get(at)));
        }
        return samples;
    }

    private Sample sample(String address, PointDecoder decoder) {
        TopicsSeen.Seen last = seen.last(decoder.topic()).orElse(null);
        long now = Standing.micros(around.clock().instant());
        if (last == null) {
            return new Sample(address, now, Double.NaN, "", SourceQuality.BAD, "no message came while listening");
        }
        List<Sample> found = new ArrayList<>();
        try {
            byte mark = last.retained() ? SourceQuality.RETAINED : 0;
            decoder.read(
                    Payload.of(last.bytes(), mapper),
                    last.micros(),
                    (micros, value, quality, odd) -> found.add(new Sample(
                            address,
                            micros,
                            value,
                            String.valueOf(value),
                            SourceQuality.worst(quality, mark),
                            last.retained() ? "retained" : "received")));
        } catch (IOException none) {
            return new Sample(
                    address, last.micros(), Double.NaN, "", SourceQuality.BAD, String.valueOf(none.getMessage()));
        }
        return found.getLast();
    }

    @Override
    public Subscription subscribe(ReadPlan plan, Intake intake) {
        MqttLink link = new MqttLink(settings, around, settings.clientId(), standing);
        Told told = new Told(connection.name(), standing, rejects, seen, intake, around.clock());
        Listener listener = new Listener(told, link, settings, plan);
        if (closed || !live.compareAndSet(null, link)) {
            throw MillwrightException.badRequest(
                    "mqtt.subscription.twice",
                    "The connection {name} delivers already or was ended. End that delivery first.",
                    "name",
                    connection.name());
        }
        link.open(new TopicLink.Session(listener.topics(), false), listener);
        return () -> {
            link.close();
            live.compareAndSet(link, null);
        };
    }

    @Override
    public Health health() {
        return standing.now();
    }

    @Override
    public void close() {
        closed = true;
        MqttLink link = live.get();
        if (link != null) {
            link.close();
        }
        standing.to(Health.State.STOPPED, MqttFaults.stopped());
    }
}
