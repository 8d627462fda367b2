package org.millwright.program.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.millwright.MillwrightException;
import org.millwright.machine.AssetPath;
import org.millwright.program.cli.Console;
import org.millwright.program.plant.ControlClient;
import org.millwright.program.serve.Parts;
import org.millwright.program.settings.Settings;
import org.millwright.program.settings.SettingsStore;

/** What happens in a demo after the link: the past is taken over, the plant connected and watched, and a fault begins. */
final class Story implements AutoCloseable {
    private static final String WHO = "demo";
    private static final String BUDGET = "1/week";
    private static final Duration UNTIL_FAULT = Duration.ofSeconds(20);
    private static final long LOOK_MILLIS = 250;

    private final Parts parts;
    private final PracticeProcess practice;
    private final DemoClock clock;
    private final Fault fault;
    private final CountDownLatch closed = new CountDownLatch(1);

    /**
     * What goes wrong.
     *
     * @param unit where
     * @param name what
     * @param life the plant time from its beginning to the failure
     */
    record Fault(String unit, String name, Duration life) {}

    Story(Parts parts, PracticeProcess practice, DemoClock clock, Fault fault) {
        this.parts = parts;
        this.practice = practice;
        this.clock = clock;
        this.fault = fault;
    }

    /** Lets it happen on a thread of its own; what goes wrong is said on the console. */
    void begin(Console console) {
        long started = System.nanoTime();
        Thread.ofPlatform().daemon().name("demo").start(() -> {
            try {
                settle();
                watchTime(started);
            } catch (MillwrightException failed) {
                console.tell(failed.problem().message());
                console.err().flush();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private void settle() {
        String address = practice.address();
        Past past = Past.read(practice.past());
        past.take(parts.plant());
        SettingsStore store = parts.plant().configuration().store();
        List<SettingsStore.Change> changes = new ArrayList<>();
        changes.add(SettingsStore.Change.of(past.line("practice", address)));
        List<AssetPath> machines = new ArrayList<>(past.machines());
        // The one that the visitor is going to look at learns first.
        machines.sort(Comparator.comparing(machine -> !machine.name().equals(fault.unit)));
        for (AssetPath machine : machines) {
            changes.add(SettingsStore.Change.of(
                    new Settings.Watch(machine, BUDGET, Settings.Watch.OWN_HISTORY, List.of())));
        }
        store.change(changes, WHO, "demo");
    }

    /** Moves the plant's clock with the values that come, and lets the fault begin when it is due. */
    private void watchTime(long started) throws InterruptedException {
        boolean begun = false;
        do {
            parts.plant()
                    .history()
                    .historian()
                    .last()
                    .forEach(last -> clock.seen(Instant.EPOCH.plus(last.timeMicros(), ChronoUnit.MICROS)));
            if (!begun && System.nanoTime() - started >= UNTIL_FAULT.toNanos()) {
                new ControlClient(practice.control()).inject(fault.unit, fault.name, fault.life);
                begun = true;
            }
        } while (!closed.await(LOOK_MILLIS, TimeUnit.MILLISECONDS));
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
