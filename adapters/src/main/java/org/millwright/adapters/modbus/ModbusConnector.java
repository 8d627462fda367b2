package org.millwright.adapters.modbus;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.millwright.MillwrightException;
import org.millwright.machine.SourceQuality;
import org.millwright.machine.connect.Connection;
import org.millwright.machine.connect.Connector;
import org.millwright.machine.connect.Facts;
import org.millwright.machine.connect.Health;
import org.millwright.machine.connect.Intake;
import org.millwright.machine.connect.NodePage;
import org.millwright.machine.connect.Point;
import org.millwright.machine.connect.ReadPlan;
import org.millwright.machine.connect.Rejects;
import org.millwright.machine.connect.Sample;
import org.millwright.machine.connect.Standing;
import org.millwright.machine.connect.Subscription;
import org.millwright.machine.connect.Surroundings;

/**
 * One device. Everything goes over one {@link ModbusLine}, because many devices take few clients: polling, and between two of its
 * requests what a person asks for. The thread of the subscription is the only one; without a subscription the connection is closed
 * after each question.
 */
final class ModbusConnector implements Connector {
    private final Surroundings around;
    private final ModbusSettings settings;
    private final ModbusLine line;
    private final Standing standing;
    private final Rejects rejects;
    private final Connection connection;
    private final AtomicReference<@Nullable Poller> poller = new AtomicReference<>();

    ModbusConnector(Connection connection, Surroundings around, ModbusSettings settings) {
        this.connection = connection;
        this.around = around;
        this.settings = settings;
        this.line = new ModbusLine(settings.host(), settings.timeout(), settings.pause());
        this.standing = new Standing(around.clock(), around.changes());
        this.rejects = new Rejects(connection.name(), around.clock());
    }

    @Override
    public Facts probe(Duration patience) {
        try {
            return new Probe(settings, line, around.clock()).look(patience, this::read);
        } finally {
            rest();
        }
    }

    @Override
    public NodePage browse(String at, String cursor, Duration patience) {
        try {
            return new RegisterTree(settings, line).page(at, cursor);
        } catch (IOException lost) {
            throw Faults.unreachable(settings.host(), lost);
        } finally {
            rest();
        }
    }

    @Override
    public List<Sample> read(List<Point> points, Duration patience) {
        Sample[] samples = new Sample[points.size()];
        List<Span.Item> items = new ArrayList<>();
        long now = Standing.micros(around.clock().instant());
        for (int at = 0; at < points.size(); at++) {
            String address = points.get(at).address();
            try {
                items.add(new Span.Item(at, settings.register(points.get(at))));
            } catch (MillwrightException wrong) {
                samples[at] = bad(address, now, String.valueOf(wrong.getMessage()));
            }
        }
        SpanReader reader = new SpanReader(line);
        try {
            reader.read(Span.merge(items), new Once(points, samples));
        } catch (IOException lost) {
            throw Faults.unreachable(settings.host(), lost);
        } finally {
            rest();
        }
        if (!items.isEmpty() && !reader.answered()) {
            throw Faults.unreachable(settings.host(), new IOException("No unit answers."));
        }
        return Arrays.asList(samples);
    }

    private static Sample bad(String address, long micros, String word) {
        return new Sample(address, micros, Double.NaN, "", SourceQuality.BAD, word);
    }

    /** Puts values where their points were. */
    private final class Once implements SpanReader.Found {
        private final List<Point> points;
        private final Sample[] samples;

        Once(List<Point> points, Sample[] samples) {
            this.points = points;
            this.samples = samples;
        }

        @Override
        public void value(Span.Item item, byte[] bytes, int first) {
            Value value = Value.of(item.register(), bytes, first);
            boolean text = item.register().form().type() == RegisterType.TEXT;
            boolean good = text || !Double.isNaN(value.number());
            samples[item.index()] = new Sample(
                    points.get(item.index()).address(),
                    now(),
                    value.number(),
                    value.text(),
                    good ? SourceQuality.GOOD : SourceQuality.BAD,
                    good ? "good" : "not a number");
        }

        @Override
        public void none(Span.Item item, SpanReader.Cause cause) {
            samples[item.index()] = bad(points.get(item.index()).address(), now(), cause.word());
        }

        private long now() {
            return Standing.micros(around.clock().instant());
        }
    }

    @Override
    public Subscription subscribe(ReadPlan plan, Intake intake) {
        Poller fresh = new Poller(
                new Rounds(settings, plan),
                line,
                new Poller.Told(connection.name(), standing, rejects, intake),
                around);
        if (!poller.compareAndSet(null, fresh)) {
            throw MillwrightException.badRequest(
                    "modbus.subscription.twice",
                    "The connection {name} delivers already. End that delivery first.",
                    "name",
                    connection.name());
        }
        fresh.start();
        return () -> {
            fresh.close();
            poller.compareAndSet(fresh, null);
            standing.to(Health.State.NEW, Faults.rested());
            rest();
        };
    }

    /** Without a subscription nothing stays connected. */
    private void rest() {
        if (poller.get() == null) {
            line.drop();
        }
    }

    @Override
    public Health health() {
        return standing.now();
    }

    @Override
    public void close() {
        line.close();
        Poller running = poller.get();
        if (running != null) {
            running.close();
        }
        standing.to(Health.State.STOPPED, Faults.stopped());
    }
}
