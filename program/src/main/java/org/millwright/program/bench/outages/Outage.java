package org.millwright.program.bench.outages;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import org.millwright.MillwrightException;
import org.millwright.machine.AssetPath;
import org.millwright.machine.connect.Connector;
import org.millwright.testkit.connect.OutageProxy;

/**
 * One case: a connection of its own through a relay of its own, a trouble at one moment of its life, and what came of it.
 *
 * @param peer the name of what is connected to
 * @param trouble what goes wrong
 * @param moment when
 */
record Outage(String peer, Trouble trouble, Moment moment) {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration ASKING = Duration.ofSeconds(3);
    private static final Duration ASKING_AT_MOST = Duration.ofSeconds(8);
    private static final Duration STEADY = Duration.ofSeconds(2);

    /** When in a connection's life. */
    enum Moment {
        CONNECT,
        BROWSE,
        CREATE,
        STREAM
    }

    /** The name of the case, and of its connection. */
    String name() {
        return peer + "-" + trouble.word() + "-" + moment.name().toLowerCase(Locale.ROOT);
    }

    private AssetPath asset() {
        return AssetPath.of("outages/" + name());
    }

    /**
     * Does it.
     *
     * @param length how long the trouble lasts
     */
    Finding run(Ground ground, Peer to, Duration length, long seed) {
        try (OutageProxy way = new OutageProxy(to.at(), seed)) {
            boolean asked = suffer(ground, to, way, new SplittableRandom(seed));
            Waiting.pause(length);
            trouble.end(to, way);
            Instant mended = Instant.now();
            boolean back = Waiting.until(PATIENCE, () -> ground.newest(asset()) >= Ground.micros(mended));
            double seconds = Duration.between(mended, Instant.now()).toMillis() / 1e3;
            Waiting.pause(STEADY);
            boolean browsed = asked && (moment != Moment.BROWSE || answers(ground));
            String stands = ground.standing(name());
            Evidence evidence = Evidence.of(ground.rows(asset()), to.counting(), ground.losses(name()));
            ground.remove(name());
            return new Finding(this, back ? seconds : Double.NaN, browsed, evidence, 0, stands);
        }
    }

    /** False if a question during the trouble found neither an answer nor an end. */
    private boolean suffer(Ground ground, Peer to, OutageProxy way, SplittableRandom random) {
        if (moment == Moment.CONNECT) {
            trouble.begin(to, way);
        }
        ground.put(to.line(name(), asset(), way.port()));
        switch (moment) {
            case CONNECT -> {}
            case CREATE -> {
                Waiting.pause(Duration.ofMillis(random.nextLong(20, 600)));
                trouble.begin(to, way);
            }
            case BROWSE, STREAM -> {
                Waiting.until(PATIENCE, () -> ground.newest(asset()) != Long.MIN_VALUE);
                Waiting.pause(STEADY);
                if (moment == Moment.BROWSE) {
                    return browse(ground, to, way, random);
                }
                trouble.begin(to, way);
            }
        }
        return true;
    }

    private boolean browse(Ground ground, Peer to, OutageProxy way, SplittableRandom random) {
        AtomicBoolean ended = new AtomicBoolean();
        Thread.ofVirtual().start(() -> {
            answers(ground);
            ended.set(true);
        });
        Waiting.pause(Duration.ofMillis(random.nextLong(20)));
        trouble.begin(to, way);
        return Waiting.until(ASKING_AT_MOST, ended::get);
    }

    /** A page or, where the trouble is, a problem. */
    private boolean answers(Ground ground) {
        Connector connector = ground.connector(name()).orElse(null);
        if (connector == null) {
            return false;
        }
        try {
            return connector.browse("", "", ASKING).nodes() != null;
        } catch (MillwrightException said) {
            return false;
        }
    }
}
