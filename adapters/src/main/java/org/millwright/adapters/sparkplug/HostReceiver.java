package org.millwright.adapters.sparkplug;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import org.millwright.Message;
import org.millwright.machine.connect.Health;
import org.millwright.machine.connect.Loss;
import org.millwright.machine.connect.Point;
import org.millwright.machine.connect.ReadPlan;
import org.millwright.machine.connect.Standing;
import org.millwright.machine.connect.TopicLink;
import org.millwright.machine.connect.UsualRate;

/** A host on a link: says its state, follows the nodes, asks for births, and knows after a loss that it knows nothing. */
final class HostReceiver implements TopicLink.Receiver {
    private static final long MINUTE = 60_000_000L;
    private static final long PATIENCE = 15_000_000L;

    private final HostRows.Told told;
    private final TopicLink link;
    private final Optional<HostState> state;
    private final HostOutput rows;
    private final HostMachine machine;
    private final ReentrantLock turn = new ReentrantLock();
    private final Set<String> wanted = new TreeSet<>();
    private Optional<UsualRate> usual = Optional.empty();
    private long connectedMicros;
    private long rejectsTold;
    private long rejectedMicros;
    private boolean up;

    /**
     * @param state our state as a host; empty for one that only looks around
     * @param rows gets what comes
     */
    HostReceiver(HostRows.Told told, TopicLink link, Optional<HostState> state, HostOutput rows) {
        this.told = told;
        this.link = link;
        this.state = state;
        this.rows = rows;
        this.machine = new HostMachine(rows, this::ask);
    }

    /** A delivery by this plan; what an outage costs it is told. */
    HostReceiver delivering(ReadPlan plan) {
        usual = Optional.of(new UsualRate(plan));
        return wanting(plan.points());
    }

    /** The nodes of these points are asked for their births as soon as there is a connection. */
    HostReceiver wanting(List<Point> points) {
        points.stream()
                .map(point -> point.address().split("[/#]", 3))
                .filter(parts -> parts.length == 3)
                .forEach(parts -> {
                    machine.want(parts[0], parts[1]);
                    wanted.add(parts[0] + "/" + parts[1]);
                });
        return this;
    }

    private boolean ask(String group, String node) {
        String topic = new SparkTopic(group, SparkTopic.Type.NCMD, node, "").toString();
        return up
                && link.send(new TopicLink.Letter(
                        topic, Payloads.rebirth(told.clock().millis()), false));
    }

    @Override
    public void up(boolean resumed) {
        locked(() -> {
            long now = now();
            long since = usual.map(UsualRate::since).orElse(now);
            long missed = usual.map(rate -> rate.missed(now)).orElse(0L);
            if (missed > 0) {
                told.intake().lost(new Loss(told.name(), "", since, now, Loss.Reason.LINK_DOWN, missed, false));
            }
            connectedMicros = now;
            up = true;
            state.ifPresent(ours -> link.send(ours.birth()));
            machine.tick(now);
        });
    }

    @Override
    public void down() {
        locked(() -> {
            up = false;
            machine.linkLost(now());
            rows.flush();
        });
    }

    @Override
    public void letter(TopicLink.Letter letter, Runnable done) {
        locked(() -> {
            if (state.isPresent() && state.get().saysOffline(letter)) {
                link.send(state.get().birth());
            } else if (!letter.retained()) {
                // A retained birth or death may be of any age; Sparkplug does not retain them.
                long now = now();
                long before = rows.values();
                SparkTopic.of(letter.topic()).ifPresent(topic -> machine.take(topic, letter.bytes(), now));
                if (rows.values() > before) {
                    usual.ifPresent(rate -> rate.came(rows.values() - before, now));
                }
            }
        });
        done.run();
    }

    @Override
    public void pause() {
        locked(() -> {
            machine.tick(now());
            rows.flush();
            standing();
        });
    }

    /** What cannot be used is worse than who is silent; both are seen until they are over. */
    private void standing() {
        if (!up) {
            return;
        }
        long rejected = told.rejects().count();
        if (rejected != rejectsTold) {
            rejectsTold = rejected;
            rejectedMicros = now();
        }
        List<String> silent = now() - connectedMicros < PATIENCE ? List.of() : machine.unborn(wanted);
        if (rejected > 0 && now() - rejectedMicros < MINUTE) {
            var last = told.rejects().samples().getLast();
            told.standing().to(Health.State.DEGRADED, rejected(rejected, last.where(), last.why()));
        } else if (!silent.isEmpty()) {
            told.standing().to(Health.State.DEGRADED, silent(silent));
        } else if (told.standing().now().why().code().startsWith("sparkplug.")) {
            told.standing().to(Health.State.LIVE, live(machine.names().size()));
        }
    }

    private static Message rejected(long count, String topic, String why) {
        return Message.of(
                "sparkplug.payload.rejected",
                "{count} messages could not be used, such as {topic}: {reason}. The node was asked for its births; if this stays, check"
                        + " the node.",
                "count",
                count,
                "topic",
                topic,
                "reason",
                why);
    }

    private static Message silent(List<String> nodes) {
        return Message.of(
                "sparkplug.node.silent",
                "The edge node {node} and {more} more have sent no birth, though they were asked. Check that they run, are connected to"
                        + " this broker, and are spelt so.",
                "node",
                nodes.getFirst(),
                "more",
                nodes.size() - 1);
    }

    private static Message live(int nodes) {
        return Message.of("sparkplug.life.live", "Follows {nodes} edge nodes.", "nodes", nodes);
    }

    /** What the nodes have defined so far: called from other threads. */
    void look(BiConsumer<String, EdgeNode> each) {
        locked(() -> machine.names().forEach(name -> each.accept(name, machine.node(name))));
    }

    List<String> nodes() {
        turn.lock();
        try {
            return List.copyOf(machine.names());
        } finally {
            turn.unlock();
        }
    }

    private void locked(Runnable part) {
        turn.lock();
        try {
            part.run();
        } finally {
            turn.unlock();
        }
    }

    private long now() {
        return Standing.micros(told.clock().instant());
    }
}
