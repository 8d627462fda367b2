package org.millwright.program.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.millwright.MillwrightException;
import org.millwright.dataset.Range;
import org.millwright.detect.Budget;
import org.millwright.history.journal.JournalSettings;
import org.millwright.history.moment.Moment;
import org.millwright.machine.Block;
import org.millwright.machine.MachineEvent;
import org.millwright.machine.TagPath;
import org.millwright.machine.connect.Connection;
import org.millwright.machine.connect.Health;
import org.millwright.machine.connect.Intake;
import org.millwright.machine.connect.Loss;
import org.millwright.warning.live.Raised;
import org.millwright.warning.live.Watch;
import org.millwright.warning.live.WatchBaseline;
import org.millwright.warning.live.WatchState;

@Timeout(180)
final class LivePlantTest {
    private static final long SEED = Long.getLong("millwright.seed", new SplittableRandom().nextLong());
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final TagPath HEAT = new TagPath(LiveWorld.PUMP, "heat");
    private static final int TWO_DAYS = 2 * 24 * 360;

    private final SplittableRandom random = new SplittableRandom(SEED);

    @TempDir
    private Path folder;

    private LiveWorld world() {
        return new LiveWorld(folder, JournalSettings.USUAL);
    }

    private static long values(LiveWorld world) {
        if (world.historian().catalogue().tag(HEAT).isEmpty()) {
            return 0;
        }
        return world.historian()
                .raw(List.of(HEAT), new Range(0, Long.MAX_VALUE / 2), 1_000_000)
                .rows();
    }

    private Block rows(long from, int count, double hotter) {
        return LiveWorld.rows(from, count, hotter, random);
    }

    /** What was acknowledged is in the history, and is there again after the program has ended in whatever way. */
    @Test
    void whatIsSafeComesIntoTheHistoryAndAgainAfterARestart() throws Exception {
        try (LiveWorld world = world()) {
            world.plant().connect(LiveWorld.plan("line 1", true));
            Intake intake = world.devices.awaitIntake("line 1");
            intake.offer(LiveWorld.PUMP, rows(LiveWorld.START, 100, 0)).await(PATIENCE);
            LiveWorld.await("the rows in the history", () -> values(world) == 100);

            world.restart();

            LiveWorld.await("the rows again", () -> values(world) == 100);
            assertTrue(world.plant().lines().caughtUp());
            assertEquals(
                    List.of(), world.plant().lines().states(), "what runs is told by the settings, not by journals");
        }
    }

    /** The whole loop: device, journal, history, watch, warning, what it stands on, and a person's word for it. */
    @Test
    void aFaultOnTheWireBecomesAWarningWithItsGrounds() throws Exception {
        try (LiveWorld world = world()) {
            world.plant().connect(LiveWorld.plan("line", true));
            Intake intake = world.devices.awaitIntake("line");
            long now = LiveWorld.START;
            for (int sent = 0; sent < TWO_DAYS; sent += 1_440) {
                intake.offer(LiveWorld.PUMP, rows(now, 1_440, 0)).await(PATIENCE);
                now += 14_400 * LiveWorld.SECOND;
            }
            LiveWorld.await("the past in the history", () -> values(world) == TWO_DAYS);
            world.plant()
                    .watches()
                    .watch(new Watch(
                            LiveWorld.PUMP,
                            Budget.parse("1/month"),
                            new WatchBaseline.OwnHistory(Duration.ofDays(2)),
                            Set.of(),
                            "mei",
                            LiveWorld.NOW));
            LiveWorld.await(
                    "a limit",
                    () -> world.plant()
                                    .watches()
                                    .state(LiveWorld.PUMP)
                                    .orElseThrow()
                                    .phase()
                            == WatchState.Phase.PROVISIONAL);

            long onset = now + 600 * LiveWorld.SECOND;
            intake.offer(LiveWorld.PUMP, rows(now, 60, 0)).await(PATIENCE);
            intake.offer(LiveWorld.PUMP, rows(onset, 300, 12)).await(PATIENCE);
            LiveWorld.await(
                    "a warning", () -> !world.plant().book().standing(10).isEmpty());

            Raised raised = world.plant().book().standing(10).getFirst();
            assertTrue(raised.warning().span().detectedMicros() >= onset, "seed " + SEED);
            assertEquals(Optional.of("heat"), raised.warning().subject(), "seed " + SEED);
            world.plant().book().act(raised.id(), (life, at) -> life.seen("mei", at));
            List<Ground> grounds = world.plant().why(raised.id());
            assertEquals(
                    List.of("warning", "model", "history"),
                    grounds.stream().map(Ground::kind).toList());
            assertEquals(grounds.get(1).id(), grounds.get(0).standsOn().getFirst());

            world.restart();
            Raised again = world.plant().book().find(raised.id()).orElseThrow();
            assertEquals("Seen", again.life().sight().getClass().getSimpleName(), "what a person did stays");
        }
    }

    /** A removed connection takes nothing with it, not even what had not reached the history yet. */
    @Test
    void aRemovedConnectionLeavesItsValues() throws Exception {
        try (LiveWorld world = world()) {
            world.plant().connect(LiveWorld.plan("line", true));
            world.devices
                    .awaitIntake("line")
                    .offer(LiveWorld.PUMP, rows(LiveWorld.START, 50, 0))
                    .await(PATIENCE);
            world.plant().lines().remove("line");

            assertEquals(List.of(), world.plant().lines().states());
            assertTrue(world.devices.intake("line").isEmpty(), "nothing is delivered any more");
            LiveWorld.await("its rows", () -> values(world) == 50);
            world.restart();
            LiveWorld.await("its rows after a restart", () -> values(world) == 50);
        }
    }

    @Test
    void startsAndStopsWhileEverythingElseRuns() throws Exception {
        try (LiveWorld world = world()) {
            world.plant().connect(LiveWorld.plan("line", false));
            assertEquals(
                    Health.State.STOPPED,
                    world.plant().lines().states().getFirst().health().state());

            world.plant().lines().start("line");
            world.devices.awaitIntake("line");
            assertEquals(
                    Health.State.LIVE,
                    world.plant().lines().states().getFirst().health().state());

            world.plant().lines().stop("line");
            assertTrue(world.devices.intake("line").isEmpty());
            assertFalse(world.plant().lines().plan("line").orElseThrow().running());
            assertThrows(MillwrightException.class, () -> world.plant().lines().start("lime"));
        }
    }

    /** Nothing is known of a machine whose line is down, and that is what the watch says. */
    @Test
    void aDeadLineIsSaidOfTheConnectionAndNotOfTheMachine() throws Exception {
        try (LiveWorld world = world()) {
            world.plant().connect(LiveWorld.plan("line", true));
            world.devices.awaitIntake("line");
            assertEquals(Optional.empty(), world.plant().lines().down(LiveWorld.PUMP));

            world.devices.stands("line", Health.State.WAITING);

            assertEquals(
                    Optional.of("live.line.down"),
                    world.plant().lines().down(LiveWorld.PUMP).map(why -> why.code()));
        }
    }

    @Test
    void whatWasLostIsCountedByConnection() throws Exception {
        try (LiveWorld world = world()) {
            world.plant().connect(LiveWorld.plan("line", true));
            long now = LiveWorld.NOW.toEpochMilli() * 1_000;
            world.devices
                    .awaitIntake("line")
                    .lost(new Loss("line", "heat", now - 10, now, Loss.Reason.SOURCE_GAP, 7, true));

            assertEquals(7, world.plant().lines().states().getFirst().lostToday());
            assertEquals(1, world.plant().lines().losses("line", 10).size());
            assertEquals(0, world.plant().lines().losses("other", 10).size());
        }
    }

    /** What a machine says of its maintenance is a moment, told once or twice. */
    @Test
    void maintenanceOnTheWireBecomesAMoment() throws Exception {
        try (LiveWorld world = world()) {
            world.plant().connect(LiveWorld.plan("line", true));
            Intake intake = world.devices.awaitIntake("line");
            long begin = LiveWorld.START;
            long end = begin + 3_600 * LiveWorld.SECOND;
            for (int twice = 0; twice < 2; twice++) {
                intake.offer(new MachineEvent(
                                LiveWorld.PUMP, begin, "maintenance", "Planned maintenance", Map.of("phase", "begin")))
                        .await(PATIENCE);
                intake.offer(new MachineEvent(
                                LiveWorld.PUMP, end, "maintenance", "Planned maintenance", Map.of("phase", "end")))
                        .await(PATIENCE);
            }
            intake.offer(new MachineEvent(LiveWorld.PUMP, begin, "recipe", "Recipe 7", Map.of()))
                    .await(PATIENCE);
            LiveWorld.await(
                    "the events in the history", () -> world.plant().lines().caughtUp());

            List<Moment> moments = world.plant().moments().meeting(Optional.empty(), new Range(0, Long.MAX_VALUE), 10);
            assertEquals(1, moments.size());
            assertEquals(Moment.Kind.MAINTENANCE, moments.getFirst().kind());
            assertEquals(begin, moments.getFirst().period().fromMicros());
            assertEquals(end, moments.getFirst().period().untilMicros());
        }
    }

    /** The journal holds what is nowhere else, and not more for long. */
    @Test
    void letsTheJournalGoOfWhatIsInANamedFile() throws Exception {
        JournalSettings small = JournalSettings.USUAL.segments(4_096);
        try (LiveWorld world = new LiveWorld(folder, small)) {
            world.plant().connect(LiveWorld.plan("line", true));
            Intake intake = world.devices.awaitIntake("line");
            offer(intake, 0, 3);
            LiveWorld.await("the rows of the first hour", () -> values(world) == 300);
            long first = world.plant().lines().states().getFirst().store().bytes();
            world.plant().release();
            assertEquals(
                    first, world.plant().lines().states().getFirst().store().bytes(), "it is nowhere else yet");

            offer(intake, 3, 50);
            LiveWorld.await("all rows", () -> values(world) == 5_000);
            long before = world.plant().lines().states().getFirst().store().bytes();
            world.historian().compact();
            world.plant().release();

            long after = world.plant().lines().states().getFirst().store().bytes();
            assertTrue(after <= before && after < 20_000, "%d bytes were %d".formatted(after, before));
            world.restart();
            LiveWorld.await("all rows after a restart", () -> values(world) == 5_000);
        }
    }

    private void offer(Intake intake, int from, int until) {
        for (int i = from; i < until; i++) {
            intake.offer(LiveWorld.PUMP, rows(LiveWorld.START + i * 1_000L * LiveWorld.SECOND, 100, 0))
                    .await(PATIENCE);
        }
    }

    @Test
    void anUnknownKindIsRefusedWithThoseThatThereAre() throws Exception {
        try (LiveWorld world = world()) {
            LinePlan wrong = new LinePlan(
                    new Connection("line", "script", "test://here", Map.of()), List.of(), Duration.ofSeconds(1), true);

            MillwrightException refused =
                    assertThrows(MillwrightException.class, () -> world.plant().connect(wrong));
            assertTrue(refused.getMessage().contains("scripted"), refused.getMessage());
        }
    }
}
