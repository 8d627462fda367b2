package org.millwright.adapters.mqtt;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.millwright.machine.connect.Health;
import org.millwright.machine.connect.Standing;
import org.millwright.machine.connect.Surroundings;
import org.millwright.machine.connect.TopicLink;

/** Listens for a short while under a name of its own, and leaves nothing at the broker. */
final class Look implements TopicLink.Receiver {
    private static final long STEP_MS = 20;

    private final TopicsSeen seen;
    private final Surroundings around;
    private final CountDownLatch up = new CountDownLatch(1);
    private long messages;

    Look(TopicsSeen seen, Surroundings around) {
        this.seen = seen;
        this.around = around;
    }

    /**
     * Listens.
     *
     * @param enough ends it early
     * @return how the connection stood at the end of the time
     */
    Health listen(MqttSettings settings, List<String> filters, Duration patience, BooleanSupplier enough) {
        Standing standing = new Standing(around.clock(), health -> {});
        String name = settings.clientId() + "-look"
                + Integer.toHexString(around.chance().nextInt(1 << 16));
        long end = System.nanoTime() + patience.toNanos();
        Health health;
        try (TopicLink link = new MqttLink(settings, around, name, standing)) {
            link.open(new TopicLink.Session(filters, true), this);
            boolean failed = false;
            while (System.nanoTime() < end && !failed && !(connected() && enough.getAsBoolean())) {
                TimeUnit.MILLISECONDS.sleep(STEP_MS);
                Health.State state = link.health().state();
                failed = state == Health.State.WAITING && !older(link.health());
            }
            health = link.health();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            health = standing.now();
        }
        return health;
    }

    /** A broker that hung up on MQTT 5 is tried with 3.1.1 before anybody is told. */
    private static boolean older(Health health) {
        return health.why().code().equals("mqtt.connect.lost")
                && !health.why().text().contains("refused");
    }

    boolean connected() {
        return up.getCount() == 0;
    }

    long messages() {
        return messages;
    }

    @Override
    public void up(boolean resumed) {
        up.countDown();
    }

    @Override
    public void down() {}

    @Override
    public void letter(TopicLink.Letter letter, Runnable done) {
        messages++;
        long now = Standing.micros(around.clock().instant());
        seen.see(letter.topic(), new TopicsSeen.Seen(letter.bytes(), now, letter.retained()));
        done.run();
    }

    @Override
    public void pause() {}
}
