package org.millwright.warning.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.millwright.dataset.Range;
import org.millwright.detect.Budget;
import org.millwright.history.moment.Moment;
import org.millwright.history.moment.Noted;
import org.millwright.history.moment.Period;
import org.millwright.warning.Life;
import org.millwright.warning.Verdict;

@Timeout(120)
final class WatchRoomTest {
    private static final long SEED = Long.getLong("millwright.seed", new SplittableRandom().nextLong());
    private static final Range EVER = new Range(0, Long.MAX_VALUE);
    private static final int EIGHT_DAYS = 8 * 24 * 60;
    private static final Budget SELDOM = Budget.parse("1/year");

    @TempDir
    private Path folder;

    private static Watch watch(TestMachine machine) {
        return new Watch(machine.asset, SELDOM, WatchBaseline.USUAL, Set.of(), "mei", TestPlant.NOW);
    }

    private static void send(TestPlant plant, TestMachine machine, int rows, double hotter) {
        for (int sent = 0; sent < rows; sent += 5) {
            plant.journal.add(machine.asset, TestMachine.narrow(machine.rows(5, hotter)));
        }
    }

    private static List<Raised> all(TestPlant plant) {
        return plant.store.began(Optional.empty(), EVER, 100);
    }

    /** The loop of the product in small: history, lesson, rows tag by tag, one warning that names the tag and returns. */
    @Test
    void warnsOfALiveMachineAndNamesTheTagThatLeftFirst() throws InterruptedException {
        try (TestPlant plant = new TestPlant(folder)) {
            TestMachine machine = new TestMachine("plant/line/pump", SEED);
            plant.history.add(machine.asset, machine.rows(EIGHT_DAYS));
            plant.room.watch(watch(machine));
            plant.await(machine.asset, state -> state.phase() == WatchState.Phase.CALIBRATED);

            send(plant, machine, 200, 0);
            long onset = machine.now();
            send(plant, machine, 120, 6);
            send(plant, machine, 100, 0);
            plant.awaitJudged(machine.asset, machine.now() - 3 * TestMachine.MINUTE);

            List<Raised> raised = all(plant);
            assertEquals(1, raised.size(), "seed " + SEED);
            Raised one = raised.getFirst();
            assertTrue(one.warning().span().detectedMicros() >= onset, "seed " + SEED);
            assertTrue(one.warning().span().detectedMicros() < onset + 90 * TestMachine.MINUTE, "seed " + SEED);
            assertEquals(Optional.of("heat"), one.warning().subject(), "seed " + SEED);
            assertEquals(Verdict.Standing.CALIBRATED, one.warning().verdict().standing());
            assertFalse(one.active(), "seed " + SEED + ": the machine is itself again");
        }
    }

    /** Of a past that was taken over no interval is known; taken for a second, the budget would be asked for of sixty times the rows. */
    @Test
    void aPastOfUnknownIntervalIsLearntInItsOwnSteps() throws InterruptedException {
        try (TestPlant plant = new TestPlant(folder)) {
            TestMachine machine = new TestMachine("plant/line/pump", SEED);
            plant.history.intervalMicros = 0;
            plant.history.add(machine.asset, machine.rows(EIGHT_DAYS));
            plant.room.watch(watch(machine));
            plant.await(machine.asset, state -> state.phase() == WatchState.Phase.CALIBRATED);
            send(plant, machine, 100, 0);
            send(plant, machine, 120, 6);
            plant.awaitJudged(machine.asset, machine.now() - 3 * TestMachine.MINUTE);
            assertEquals(1, all(plant).size(), "seed " + SEED);
            assertEquals(
                    Long.toString(TestMachine.MINUTE),
                    all(plant).getFirst().warning().origin().parameters().get("stepMicros"),
                    "seed " + SEED);
        }
    }

    /** What a person saw yesterday must stand there tomorrow, and no row may be judged twice or not at all. */
    @Test
    void aRestartInTheMiddleOfAWarningGoesOnWithIt() throws InterruptedException {
        try (TestPlant plant = new TestPlant(folder)) {
            TestMachine machine = new TestMachine("plant/line/pump", SEED);
            plant.history.add(machine.asset, machine.rows(EIGHT_DAYS));
            plant.room.watch(watch(machine));
            WatchState before = plant.await(machine.asset, state -> state.phase() == WatchState.Phase.CALIBRATED);

            send(plant, machine, 100, 0);
            send(plant, machine, 100, 6);
            plant.awaitJudged(machine.asset, machine.now() - 3 * TestMachine.MINUTE);
            plant.reopen();
            // New rows that are history by now, so that a watch that learnt anew would learn something else.
            plant.history.add(machine.asset, new TestMachine("plant/line/pump", SEED + 1).rows(10, 9));
            plant.room.watch(watch(machine));
            send(plant, machine, 60, 6);
            send(plant, machine, 100, 0);
            plant.awaitJudged(machine.asset, machine.now() - 3 * TestMachine.MINUTE);

            assertEquals(
                    before.limit(),
                    plant.room.state(machine.asset).orElseThrow().limit(),
                    0,
                    "learnt once");
            assertEquals(1, all(plant).size(), "seed " + SEED);
            assertEquals(
                    List.of(Life.Act.RAISED, Life.Act.RETURNED),
                    all(plant).getFirst().life().history().stream()
                            .map(Life.Entry::act)
                            .filter(act -> act != Life.Act.REOPENED)
                            .distinct()
                            .toList());
        }
    }

    /** Adding, or changing, the watch of one machine must not make the others forget what they are looking at. */
    @Test
    void anotherWatchLeavesTheStatesOfTheFirstAsTheyWere() throws InterruptedException {
        List<String> alone = warnings(folder.resolve("alone"), false);
        List<String> beside = warnings(folder.resolve("beside"), true);

        assertEquals(1, alone.size(), "seed " + SEED + ": control");
        assertEquals(alone, beside, "seed " + SEED);
    }

    private List<String> warnings(Path where, boolean addOther) throws InterruptedException {
        try (TestPlant plant = new TestPlant(where)) {
            TestMachine machine = new TestMachine("plant/line/pump", SEED);
            TestMachine other = new TestMachine("plant/line/fan", SEED + 5);
            plant.history.add(machine.asset, machine.rows(EIGHT_DAYS));
            plant.history.add(other.asset, other.rows(EIGHT_DAYS));
            plant.room.watch(watch(machine));
            plant.await(machine.asset, state -> state.phase() == WatchState.Phase.CALIBRATED);
            send(plant, machine, 100, 0);
            send(plant, machine, 10, 6);
            plant.awaitJudged(machine.asset, machine.now() - 3 * TestMachine.MINUTE);
            if (addOther) {
                plant.room.watch(watch(other));
                plant.await(other.asset, state -> state.phase() == WatchState.Phase.CALIBRATED);
            }
            send(plant, machine, 120, 6);
            send(plant, machine, 30, 0);
            plant.awaitJudged(machine.asset, machine.now() - 3 * TestMachine.MINUTE);
            return all(plant).stream()
                    .map(one -> one.id() + " " + one.warning().span() + " "
                            + one.warning().verdict().score())
                    .toList();
        }
    }

    /** A dead network is nobody's bearing. */
    @Test
    void silenceAndRejectedValuesOfAWholeMachineRaiseNothing() throws InterruptedException {
        try (TestPlant plant = new TestPlant(folder)) {
            TestMachine machine = new TestMachine("plant/line/pump", SEED);
            plant.history.add(machine.asset, machine.rows(EIGHT_DAYS));
            plant.room.watch(watch(machine));
            plant.await(machine.asset, state -> state.phase() == WatchState.Phase.CALIBRATED);

            send(plant, machine, 60, 0);
            machine.silent(90);
            send(plant, machine, 60, 0);
            plant.journal.add(machine.asset, TestMachine.bad(machine.rows(60)));
            send(plant, machine, 60, 0);
            plant.awaitJudged(machine.asset, machine.now() - 3 * TestMachine.MINUTE);
            assertEquals(List.of(), all(plant), "seed " + SEED);

            send(plant, machine, 120, 6);
            plant.awaitJudged(machine.asset, machine.now() - 3 * TestMachine.MINUTE);
            assertEquals(1, all(plant).size(), "control: it still sees a fault, seed " + SEED);
        }
    }

    /** Suppression by design (ISA-18.2): who works on a machine need not be told that it is unlike itself. */
    @Test
    void nothingIsRaisedWhileSomebodyWorksOnTheMachine() throws InterruptedException {
        try (TestPlant plant = new TestPlant(folder)) {
            TestMachine machine = new TestMachine("plant/line/pump", SEED);
            plant.history.add(machine.asset, machine.rows(EIGHT_DAYS));
            plant.room.watch(watch(machine));
            plant.await(machine.asset, state -> state.phase() == WatchState.Phase.CALIBRATED);
            send(plant, machine, 60, 0);
            Period period = new Period(machine.now(), machine.now() + 280 * TestMachine.MINUTE);
            plant.moments.put(new Moment(
                    "m1",
                    machine.asset,
                    period,
                    Moment.Kind.MAINTENANCE,
                    "seal",
                    null,
                    List.of(),
                    new Noted("mei", TestPlant.NOW, "")));

            send(plant, machine, 120, 6);
            send(plant, machine, 160, 0);
            plant.awaitJudged(machine.asset, machine.now() - 3 * TestMachine.MINUTE);
            assertEquals(List.of(), all(plant), "seed " + SEED);

            send(plant, machine, 120, 6);
            plant.awaitJudged(machine.asset, machine.now() - 3 * TestMachine.MINUTE);
            assertEquals(1, all(plant).size(), "afterwards it is told again, seed " + SEED);
        }
    }

    /** No limit is guessed: below one cycle of the plant a watch says how far it is. */
    @Test
    void saysHowManyDaysItHasLearntAndJudgesNothingMeanwhile() throws InterruptedException {
        try (TestPlant plant = new TestPlant(folder)) {
            TestMachine machine = new TestMachine("plant/line/pump", SEED);
            plant.history.add(machine.asset, machine.rows(5 * 24 * 60 + 30));
            plant.room.watch(watch(machine));

            WatchState state =
                    plant.await(machine.asset, one -> one.said().code().equals("live.watch.learning"));
            assertEquals("learning: 5 of 7 days", state.said().text());
            assertTrue(Double.isNaN(state.limit()));
        }
    }

    /** A person may know better which days were good; a short choice is taken, and says that it is short. */
    @Test
    void aNamedPeriodIsLearntAtOnceAndIsProvisionalWhereItIsShort() throws InterruptedException {
        try (TestPlant plant = new TestPlant(folder)) {
            TestMachine machine = new TestMachine("plant/line/pump", SEED);
            long from = machine.now();
            plant.history.add(machine.asset, machine.rows(2 * 24 * 60));
            Range named = new Range(from, machine.now());
            plant.room.watch(new Watch(
                    machine.asset, SELDOM, new WatchBaseline.Period(named), Set.of("noise"), "mei", TestPlant.NOW));

            WatchState state = plant.await(machine.asset, one -> !Double.isNaN(one.limit()));
            assertEquals(WatchState.Phase.PROVISIONAL, state.phase());
            assertTrue(state.doubts().stream().anyMatch(doubt -> doubt.code().equals("live.baseline.short")));
        }
    }

    /** The journal may let go of what no snapshot needs, and of nothing else. */
    @Test
    void saysWhichRecordsItsStatesNeed() throws InterruptedException {
        try (TestPlant plant = new TestPlant(folder)) {
            assertEquals(Long.MAX_VALUE, plant.room.needed("line"), "nobody watches");
            TestMachine machine = new TestMachine("plant/line/pump", SEED);
            plant.history.add(machine.asset, machine.rows(EIGHT_DAYS));
            plant.room.watch(watch(machine));
            plant.await(machine.asset, state -> state.phase() == WatchState.Phase.CALIBRATED);
            send(plant, machine, 100, 0);
            plant.awaitJudged(machine.asset, machine.now() - 3 * TestMachine.MINUTE);

            assertEquals(0, plant.room.needed("line"), "no snapshot yet");
            for (int i = 0; i < 3; i++) {
                plant.reopen();
                plant.room.watch(watch(machine));
                plant.await(machine.asset, state -> state.phase() == WatchState.Phase.CALIBRATED);
                send(plant, machine, 5, 0);
                plant.awaitJudged(machine.asset, machine.now() - 3 * TestMachine.MINUTE);
            }
            assertEquals(80, plant.room.needed("line"), "the oldest of three snapshots");
        }
    }

    @Test
    void aWatchOnTheSameTermsHasTheSameHashAndAnotherBudgetAnother() {
        Watch one = Watch.of(new TestMachine("a/b", 1).asset, "mei", TestPlant.NOW);
        Watch same = Watch.of(new TestMachine("a/b", 1).asset, "ivo", TestPlant.NOW.plus(Duration.ofDays(1)));
        Watch other = new Watch(one.asset(), SELDOM, one.baseline(), Set.of(), "mei", one.since());

        assertEquals(one.hash(), same.hash());
        assertFalse(one.hash().equals(other.hash()));
    }
}
