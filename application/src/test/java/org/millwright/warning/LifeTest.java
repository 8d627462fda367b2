package org.millwright.warning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.millwright.MillwrightException;
import org.millwright.Problem;

class LifeTest {
    private static final Instant START = Instant.parse("2026-01-05T06:00:00Z");

    @Test
    void theThreeFactsDoNotDependOnEachOther() {
        Life life = Life.raised(START).seen("Ann", minutes(1)).ordered("Ann", minutes(2), "WO-88");

        Life back = life.returned(minutes(30));

        assertInstanceOf(Life.Condition.Returned.class, back.condition());
        assertEquals(new Life.Sight.Seen("Ann", minutes(1)), back.sight(), "returning changes nobody's having seen it");
        assertEquals(new Life.Work.Ordered("WO-88"), back.work(), "and ends no work");
    }

    /** ISA-18.2, the states of an alarm, as far as a warning has them. */
    @Test
    void theFactsAmountToTheStatesOfTheStandard() {
        Life raised = Life.raised(START);
        Life seen = raised.seen("Ann", minutes(1));
        Life shelved = seen.shelved("Ann", minutes(2), minutes(60), "part is ordered");

        assertEquals(Life.State.UNACKNOWLEDGED, raised.state(minutes(1)));
        assertEquals(Life.State.ACKNOWLEDGED, seen.state(minutes(1)));
        assertEquals(
                Life.State.RETURNED_UNACKNOWLEDGED, raised.returned(minutes(5)).state(minutes(5)));
        assertEquals(Life.State.NORMAL, seen.returned(minutes(5)).state(minutes(5)));
        assertEquals(Life.State.SHELVED, shelved.state(minutes(59)));
        assertEquals(Life.State.ACKNOWLEDGED, shelved.state(minutes(60)), "the shelf has ended by itself");
    }

    @Test
    void aShelfNeedsAReasonAndAnEnd() {
        Life life = Life.raised(START);

        assertEquals("warning.life.reason", refusal(() -> life.shelved("Ann", START, minutes(5), " ")));
        assertEquals("warning.life.shelf", refusal(() -> life.shelved("Ann", START, START, "later")));
        Instant tooLong = START.plus(Life.LONGEST_SHELF).plusSeconds(1);
        assertEquals("warning.life.shelf", refusal(() -> life.shelved("Ann", START, tooLong, "later")));
        Life longest = life.shelved("Ann", START, START.plus(Life.LONGEST_SHELF), "later");
        assertInstanceOf(Life.Work.Shelved.class, longest.workAt(tooLong.minusSeconds(2)));
        assertInstanceOf(Life.Work.Open.class, longest.workAt(tooLong));
    }

    @Test
    void whoComesSecondIsToldWhoWasFirst() {
        Life life = Life.raised(START).seen("Ann", minutes(1));

        MillwrightException refused = assertThrows(MillwrightException.class, () -> life.seen("Bo", minutes(2)));

        assertInstanceOf(Problem.Stale.class, refused.problem());
        assertTrue(refused.problem().message().text().contains("Ann"), refused.toString());
    }

    @Test
    void whatAPersonDidIsTakenBackAndBothRecordsStay() {
        Life life = Life.raised(START).seen("Ann", minutes(1)).closed("Ann", minutes(2), Life.Cause.FAULT, "worn");

        Life back = life.opened("Ann", minutes(3)).unseen("Ann", minutes(4));

        assertEquals(new Life.Sight.Unseen(), back.sight());
        assertEquals(new Life.Work.Open(), back.workAt(minutes(4)));
        assertEquals(5, back.history().size(), "nothing is taken out");
        assertEquals("warning.life.unseen", refusal(() -> back.unseen("Bo", minutes(5))));
        assertEquals("warning.life.open", refusal(() -> back.opened("Bo", minutes(5))));
        assertEquals(
                new Life.Work.Open(),
                back.ordered("Bo", minutes(5), "WO-1").opened("Bo", minutes(6)).work());
    }

    @Test
    void whatIsClosedStaysClosedUntilItComesBack() {
        Life closed = Life.raised(START).closed("Ann", minutes(1), Life.Cause.NOT_A_FAULT, "new product");

        assertEquals(Optional.of(Life.Cause.NOT_A_FAULT), closed.label());
        assertEquals("warning.life.closed", refusal(() -> closed.ordered("Bo", minutes(2), "WO-1")));
        assertEquals("warning.life.closed", refusal(() -> closed.shelved("Bo", minutes(2), minutes(9), "later")));
        assertEquals(
                "warning.life.closed",
                refusal(() -> closed.closed("Bo", minutes(2), Life.Cause.FAULT, "bearing")),
                "a second finding would hide the first");
        Life again = closed.returned(minutes(3)).reopened(minutes(4));
        assertInstanceOf(Life.Work.Open.class, again.work());
        assertEquals(Optional.empty(), again.label());
        assertTrue(
                again.history().stream().anyMatch(entry -> entry.words().equals("new product")),
                "what was found the first time is kept");
    }

    @Test
    void itReopensWithinTenMinutesOnlyAndCounts() {
        Life returned = Life.raised(START).seen("Ann", minutes(1)).returned(minutes(20));

        Life again = returned.reopened(minutes(30));

        assertEquals(1, again.reopened());
        assertInstanceOf(Life.Condition.Active.class, again.condition());
        assertInstanceOf(Life.Sight.Unseen.class, again.sight(), "nobody has seen this excursion");
        assertTrue(returned.takesBack(minutes(30)));
        assertFalse(returned.takesBack(minutes(30).plusMillis(1)));
        assertEquals(
                "warning.life.reopen",
                refusal(() -> returned.reopened(minutes(30).plusMillis(1))));
        assertEquals("warning.life.reopen", refusal(() -> again.reopened(minutes(31))), "it is active already");
        assertEquals(2, again.returned(minutes(32)).reopened(minutes(33)).reopened(), "each return may chatter");
    }

    @Test
    void timeNeverGoesBack() {
        Life life = Life.raised(START).returned(minutes(10));

        assertEquals("warning.life.time", refusal(() -> life.seen("Ann", minutes(9))));
    }

    @Test
    void everyActNamesAPerson() {
        Life life = Life.raised(START);

        assertEquals("warning.life.person", refusal(() -> life.seen("", minutes(1))));
        assertEquals("warning.life.person", refusal(() -> life.ordered(" ", minutes(1), "WO-1")));
        assertEquals("warning.life.person", refusal(() -> life.closed(" ", minutes(1), Life.Cause.FAULT, "bearing")));
        assertEquals("warning.life.order", refusal(() -> life.ordered("Ann", minutes(1), " ")));
        assertEquals(
                "warning.life.returned", refusal(() -> life.returned(minutes(1)).returned(minutes(2))));
        assertEquals("warning.life.unshelf", refusal(() -> life.unshelved("Ann", minutes(1))));
    }

    /** No sequence of acts loses a record, and shelving always ends by itself. */
    @Test
    void randomLivesKeepEveryRecordAndEndEveryShelf() {
        long seed = Long.getLong("millwright.seed", new SplittableRandom().nextLong());
        SplittableRandom random = new SplittableRandom(seed);
        int accepted = 0;
        int refused = 0;
        int shelved = 0;
        for (int round = 0; round < 2_000; round++) {
            Life life = Life.raised(START);
            Instant now = START;
            for (int act = 0; act < 12; act++) {
                now = now.plusSeconds(random.nextInt(15 * 60));
                String where = "seed " + seed + ", round " + round + ", act " + act;
                List<Life.Entry> before = life.history();
                try {
                    life = anyAct(life, now, random);
                    accepted++;
                    assertEquals(before.size() + 1, life.history().size(), where);
                    assertEquals(now, life.history().getLast().at(), where);
                } catch (MillwrightException refusal) {
                    refused++;
                    assertFalse(refusal.problem() instanceof Problem.Defect, where);
                }
                assertEquals(before, life.history().subList(0, before.size()), "a record was lost, " + where);
                if (life.workAt(now) instanceof Life.Work.Shelved) {
                    shelved++;
                }
                Instant end = now.plus(Life.LONGEST_SHELF);
                assertFalse(life.workAt(end) instanceof Life.Work.Shelved, "a shelf never ends, " + where);
            }
        }
        assertTrue(accepted > 1_000 && refused > 1_000 && shelved > 1_000, "the walk must go everywhere, seed " + seed);
    }

    private static Life anyAct(Life life, Instant now, SplittableRandom random) {
        return switch (random.nextInt(7)) {
            case 0 -> life.seen("Ann", now);
            case 1 -> life.shelved("Bo", now, now.plus(Duration.ofHours(random.nextInt(-2, 200))), "reason");
            case 2 -> life.unshelved("Bo", now);
            case 3 -> life.ordered("Cy", now, "WO-" + random.nextInt(100));
            case 4 -> life.closed("Cy", now, random.nextBoolean() ? Life.Cause.FAULT : Life.Cause.UNSURE, "found");
            case 5 -> life.returned(now);
            default -> life.reopened(now);
        };
    }

    private static Instant minutes(long minutes) {
        return START.plus(Duration.ofMinutes(minutes));
    }

    private static String refusal(Runnable act) {
        return assertThrows(MillwrightException.class, act::run)
                .problem()
                .message()
                .code();
    }
}
