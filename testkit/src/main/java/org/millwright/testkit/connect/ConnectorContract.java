package org.millwright.testkit.connect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.millwright.MillwrightException;
import org.millwright.machine.connect.Connector;
import org.millwright.machine.connect.Facts;
import org.millwright.machine.connect.Health;
import org.millwright.machine.connect.ReadPlan;
import org.millwright.machine.connect.Subscription;
import org.millwright.machine.connect.Surroundings;
import org.millwright.testkit.connect.OutageProxy.Mode;

/**
 * What every networked connector keeps: the order of each tag, an end within two seconds that leaves no thread behind, and a way back
 * after every outage. Of all outages and moments a part is tried, chosen by the seed {@code millwright.seed}; the property {@code
 * millwright.outages} set to {@code all} tries each.
 */
@Timeout(240)
public abstract class ConnectorContract {
    private static final Duration END = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration ASKING = Duration.ofSeconds(3);
    private static final Duration OUTAGE = Duration.ofSeconds(3);
    private static final int TRIED = 3;

    private final long seed = Long.getLong("millwright.seed", new SplittableRandom().nextLong());

    @TempDir
    private Path folder;

    /** A peer with some tags whose values change when the test says so. */
    public interface Rig extends AutoCloseable {
        /** Where the peer listens. */
        InetSocketAddress peer();

        /** A connector that reaches the peer through this port of this machine. */
        Connector open(int port, Surroundings around);

        /** What the connector is to read. */
        ReadPlan plan();

        /** The peer has newer values of every tag than before. */
        void publish();

        @Override
        void close();
    }

    /** Starts a peer. */
    protected abstract Rig rig(Path folder);

    /** When in a connection's life the outage comes. */
    public enum Moment {
        CONNECT,
        BROWSE,
        CREATE,
        STREAM
    }

    private Surroundings around(Path at) {
        return new Surroundings(InstantSource.system(), new SplittableRandom(seed), at, health -> {});
    }

    private static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(Thread::isAlive)
                .collect(Collectors.toSet());
    }

    /** Publishes until something has come that was not there before. */
    private static void flows(Rig rig, RecordingIntake intake, String when) throws InterruptedException {
        long before = intake.count();
        int tags = rig.plan().points().size();
        boolean came = intake.await(
                () -> {
                    rig.publish();
                    return intake.count() >= before + 2L * tags;
                },
                PATIENCE);
        assertTrue(came, "nothing came " + when);
    }

    @Test
    public final void eachTagKeepsItsOrder() throws InterruptedException {
        RecordingIntake intake = new RecordingIntake();
        try (Rig rig = rig(folder);
                Connector connector = rig.open(rig.peer().getPort(), around(folder));
                Subscription subscription = connector.subscribe(rig.plan(), intake)) {
            for (int round = 0; round < 5; round++) {
                flows(rig, intake, "in round " + round);
            }
            assertTrue(connector.health().received() > 0, String.valueOf(subscription));
        }
        Map<String, List<RecordingIntake.Value>> values = intake.values();
        assertTrue(values.size() > 0);
        values.forEach((tag, each) -> {
            for (int i = 1; i < each.size(); i++) {
                assertTrue(each.get(i - 1).timeMicros() <= each.get(i).timeMicros(), tag + " goes back in time");
            }
        });
    }

    @Test
    public final void itEndsSoonAndLeavesNoThread() throws InterruptedException {
        try (Rig rig = rig(folder)) {
            runOnce(rig);
            Set<Thread> before = threads();
            for (int round = 0; round < 3; round++) {
                runOnce(rig);
            }
            List<String> more = new ArrayList<>();
            // Shared pools of a library may fill up to their size; whatever a connector made for itself is gone.
            boolean gone = new RecordingIntake()
                    .await(
                            () -> {
                                more.clear();
                                threads().stream()
                                        .filter(thread -> !before.contains(thread))
                                        .map(Thread::getName)
                                        .filter(name ->
                                                !name.matches("(?i).*(netty|fork|milo|nio|shared|surefire|junit).*"))
                                        .forEach(more::add);
                                return more.isEmpty();
                            },
                            Duration.ofSeconds(5));
            assertTrue(gone, "left behind: " + more);
        }
    }

    private void runOnce(Rig rig) throws InterruptedException {
        RecordingIntake intake = new RecordingIntake();
        Connector connector = rig.open(rig.peer().getPort(), around(folder));
        try (Subscription subscription = connector.subscribe(rig.plan(), intake)) {
            flows(rig, intake, "through " + subscription);
        }
        endsSoon(connector);
        assertEquals(Health.State.STOPPED, connector.health().state());
    }

    private static void endsSoon(Connector connector) {
        long began = System.nanoTime();
        connector.close();
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        // The contract's own figure, with room for a loaded machine.
        assertTrue(took.compareTo(END.multipliedBy(2)) < 0, "closing took " + took);
    }

    @Test
    public final void aPeerThatIsNotThereIsAProblemAndNoSurprise() {
        try (Rig rig = rig(folder);
                OutageProxy proxy = new OutageProxy(rig.peer(), seed);
                Connector connector = rig.open(proxy.port(), around(folder))) {
            proxy.mode(Mode.REFUSE);
            Facts facts = connector.probe(ASKING);
            assertEquals(1, facts.problems().size(), facts.toString());
            assertTrue(!facts.ready());
        }
    }

    @Test
    public final void aQuestionToASilentPeerEndsInItsTime() throws InterruptedException {
        RecordingIntake intake = new RecordingIntake();
        try (Rig rig = rig(folder);
                OutageProxy proxy = new OutageProxy(rig.peer(), seed);
                Connector connector = rig.open(proxy.port(), around(folder));
                Subscription subscription = connector.subscribe(rig.plan(), intake)) {
            flows(rig, intake, "before the silence of " + subscription);
            proxy.mode(Mode.SILENT);
            long began = System.nanoTime();
            try {
                connector.browse("", "", ASKING);
            } catch (MillwrightException said) {
                assertTrue(!said.problem().message().text().isBlank());
            }
            Duration took = Duration.ofNanos(System.nanoTime() - began);
            // The patience of whoever asks, with room for a loaded machine; a client's own is longer.
            assertTrue(took.compareTo(ASKING.multipliedBy(3)) < 0, "the answer took " + took);
        }
    }

    @TestFactory
    public final Stream<DynamicTest> itComesBackAfterEveryOutage() {
        List<DynamicTest> all = new ArrayList<>();
        for (Mode mode : Mode.values()) {
            for (Moment moment : Moment.values()) {
                if (mode != Mode.PASS) {
                    all.add(DynamicTest.dynamicTest(
                            mode + " during " + moment + ", seed " + seed, () -> outage(mode, moment)));
                }
            }
        }
        Collections.shuffle(all, new Random(seed));
        return "all".equals(System.getProperty("millwright.outages"))
                ? all.stream()
                : all.stream().limit(TRIED);
    }

    private void outage(Mode mode, Moment moment) throws InterruptedException {
        RecordingIntake intake = new RecordingIntake();
        try (Rig rig = rig(folder.resolve(mode + "-" + moment));
                OutageProxy proxy = new OutageProxy(rig.peer(), seed)) {
            Connector connector = rig.open(proxy.port(), around(folder.resolve(mode + "-" + moment)));
            try {
                suffer(mode, moment, connector, proxy, rig, intake);
                proxy.mode(Mode.PASS);
                flows(rig, intake, "after " + mode + " during " + moment + ": " + connector.health());
            } finally {
                endsSoon(connector);
            }
        }
    }

    private static void suffer(
            Mode mode, Moment moment, Connector connector, OutageProxy proxy, Rig rig, RecordingIntake intake)
            throws InterruptedException {
        if (moment == Moment.CONNECT || moment == Moment.BROWSE) {
            proxy.mode(mode);
        }
        if (moment == Moment.BROWSE) {
            try {
                connector.browse("", "", ASKING);
            } catch (MillwrightException said) {
                assertTrue(!said.problem().message().text().isBlank());
            }
        }
        var unused = connector.subscribe(rig.plan(), intake);
        if (moment == Moment.CREATE) {
            Thread.sleep(150);
            proxy.mode(mode);
        } else if (moment == Moment.STREAM) {
            flows(rig, intake, "before the outage");
            proxy.mode(mode);
        }
        for (long waited = 0; waited < OUTAGE.toMillis(); waited += 100) {
            rig.publish();
            Thread.sleep(100);
        }
    }
}
