package org.millwright.adapters.mqtt;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import org.millwright.Message;
import org.millwright.MillwrightException;
import org.millwright.machine.AssetPath;
import org.millwright.machine.Block;
import org.millwright.machine.SourceQuality;
import org.millwright.machine.connect.Health;
import org.millwright.machine.connect.Loss;
import org.millwright.machine.connect.OddTimes;
import org.millwright.machine.connect.Point;
import org.millwright.machine.connect.ReadPlan;
import org.millwright.machine.connect.RowGrouper;
import org.millwright.machine.connect.Standing;
import org.millwright.machine.connect.Ticket;
import org.millwright.machine.connect.TopicLink;
import org.millwright.machine.connect.UsualRate;

/**
 * Makes rows of messages. What comes together goes to the intake together; each message is acknowledged when all rows of its batch are
 * safe. If rows are refused, nothing of the batch is acknowledged and the connection is made anew, so that the broker sends it again.
 */
final class Listener implements TopicLink.Receiver {
    private static final int BATCH = 2_000;
    private static final long MINUTE = 60_000_000L;
    /** After a session was resumed the broker first sends what it had no answer for: no more than it has in flight. */
    private static final int MOST_REPEATED = 1_000;

    private final MqttConnector.Told told;
    private final MqttLink link;
    private final MqttSettings settings;
    private final Map<String, List<Target>> byTopic = new LinkedHashMap<>();
    private final List<Point> points;
    private final RowGrouper grouper;
    private final JsonMapper mapper = Payload.mapper();
    private final UsualRate usual;
    private final OddTimes oddTimes = new OddTimes();
    private List<Ticket> tickets = new ArrayList<>();
    private List<Runnable> dones = new ArrayList<>();
    private long rejectsTold;
    private long rejectedMicros;
    private boolean up;
    private volatile boolean refused;
    private int repeated;
    private boolean maybeKept;

    /**
     * One point of a topic.
     *
     * @param index its place in the plan
     * @param decoder how it is read
     */
    private record Target(int index, PointDecoder decoder) {}

    /** @throws MillwrightException if the address or an option of a point is wrong */
    Listener(MqttConnector.Told told, MqttLink link, MqttSettings settings, ReadPlan plan) {
        this.told = told;
        this.link = link;
        this.settings = settings;
        this.points = plan.points();
        this.usual = new UsualRate(plan);
        for (int at = 0; at < points.size(); at++) {
            PointDecoder decoder = new PointDecoder(points.get(at), settings.reading());
            byTopic.computeIfAbsent(decoder.topic(), topic -> new ArrayList<>()).add(new Target(at, decoder));
        }
        grouper = new RowGrouper(points, BATCH, this::offer);
    }

    /** The topics to subscribe to. */
    List<String> topics() {
        return List.copyOf(byTopic.keySet());
    }

    @Override
    public void up(boolean resumed) {
        // What was not asked to be acknowledged the broker does not keep for us, even if it knows us.
        boolean kept = resumed && settings.pace().acknowledged();
        long now = now();
        long since = usual.since();
        long missed = kept ? 0 : usual.missed(now);
        if (missed > 0) {
            told.intake().lost(new Loss(told.name(), "", since, now, Loss.Reason.LINK_DOWN, missed, false));
        }
        up = true;
        refused = false;
        repeated = resumed ? MOST_REPEATED : 0;
    }

    @Override
    public void down() {
        up = false;
        grouper.flush();
        tickets = new ArrayList<>();
        dones = new ArrayList<>();
    }

    @Override
    public void letter(TopicLink.Letter letter, Runnable done) {
        if (refused) {
            // The broker sends it again, behind those that were refused.
            return;
        }
        long arrived = now();
        told.seen().see(letter.topic(), new TopicsSeen.Seen(letter.bytes(), arrived, letter.retained()));
        List<Target> targets = byTopic.getOrDefault(letter.topic(), List.of());
        dones.add(done);
        maybeKept |= repeated > 0;
        repeated = Math.max(0, repeated - 1);
        if (letter.bytes().length > settings.pace().largest()) {
            reject(
                    letter,
                    "its %d bytes are more than max-payload (%d)"
                            .formatted(letter.bytes().length, settings.pace().largest()),
                    targets.size());
        } else if (!targets.isEmpty()) {
            decode(letter, targets, arrived);
        }
        if (dones.size() >= BATCH) {
            hand();
        }
    }

    private void decode(TopicLink.Letter letter, List<Target> targets, long arrived) {
        byte mark = letter.retained() ? SourceQuality.RETAINED : 0;
        String why = "";
        int rejected = 0;
        for (Target target : targets) {
            try {
                Payload payload = Payload.of(letter.bytes(), mapper);
                target.decoder().read(payload, arrived, (micros, value, quality, odd) -> {
                    grouper.add(target.index(), micros, value, SourceQuality.worst(quality, mark));
                    came(target, micros, odd, arrived, letter.retained());
                });
            } catch (IOException none) {
                rejected++;
                why = String.valueOf(none.getMessage());
            }
        }
        if (rejected > 0) {
            reject(letter, why, rejected);
        }
    }

    private void came(Target target, long micros, OptionalLong odd, long arrived, boolean retained) {
        if (!retained) {
            usual.came(1, arrived);
            told.standing().came(1, micros);
        }
        if (odd.isPresent()) {
            oddTimes.tell(points.get(target.index()), odd.getAsLong(), arrived, told.intake());
        }
    }

    private void reject(TopicLink.Letter letter, String why, int values) {
        told.rejects().add(letter.topic(), why, letter.bytes(), Math.max(1, values), told.intake());
        rejectedMicros = now();
    }

    private void offer(AssetPath asset, Block rows) {
        if (!refused) {
            tickets.add(
                    maybeKept ? told.intake().again(asset, rows) : told.intake().offer(asset, rows));
        }
    }

    @Override
    public void pause() {
        hand();
        long lost = link.dropped();
        if (lost > 0) {
            long now = now();
            told.intake().lost(new Loss(told.name(), "", now, now, Loss.Reason.QUEUE_FULL, lost, true));
        }
        standing();
    }

    /** The rows so far go out; their messages are acknowledged when all of them are safe. */
    private void hand() {
        if (dones.isEmpty()) {
            return;
        }
        grouper.flush();
        List<Runnable> acknowledge = dones;
        List<Ticket> waited = tickets;
        dones = new ArrayList<>();
        tickets = new ArrayList<>();
        maybeKept = false;
        if (refused) {
            return;
        }
        if (waited.isEmpty()) {
            acknowledge.forEach(Runnable::run);
            return;
        }
        AtomicInteger open = new AtomicInteger(waited.size());
        for (Ticket ticket : waited) {
            ticket.whenKnown(sequence -> {
                if (sequence < 0) {
                    refused = true;
                    link.again(Message.of(
                            "mqtt.rows.refused",
                            "Rows were not taken, maybe because the disk is full. Their messages are not acknowledged; the broker sends"
                                    + " them again."));
                } else if (open.decrementAndGet() == 0) {
                    acknowledge.forEach(Runnable::run);
                }
            });
        }
    }

    /** Whoever sends what cannot be read should be seen, and be seen no longer a minute after the last time. */
    private void standing() {
        long rejected = told.rejects().count();
        if (!up || rejected == 0) {
            return;
        }
        if (rejected != rejectsTold) {
            rejectsTold = rejected;
            var last = told.rejects().samples().getLast();
            told.standing()
                    .to(
                            Health.State.DEGRADED,
                            Message.of(
                                    "mqtt.payload.rejected",
                                    "{count} messages could not be read, such as one of {topic}: {reason}. Check the address of the tag or"
                                            + " what the device sends.",
                                    "count",
                                    rejected,
                                    "topic",
                                    last.where(),
                                    "reason",
                                    last.why()));
        } else if (told.standing().now().state() == Health.State.DEGRADED && now() - rejectedMicros > MINUTE) {
            told.standing().to(Health.State.LIVE, MqttFaults.live(settings.broker(), byTopic.size(), link.version()));
        }
    }

    private long now() {
        return Standing.micros(told.clock().instant());
    }
}
