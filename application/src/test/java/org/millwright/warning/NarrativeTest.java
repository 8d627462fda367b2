package org.millwright.warning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.millwright.Message;
import org.millwright.diagnose.ChangeKind;
import org.millwright.diagnose.Deviation;
import org.millwright.diagnose.Vote;
import org.millwright.machine.Tag;

class NarrativeTest {
    private static final TimeFormat TIMES = new TimeFormat() {
        @Override
        public String at(long micros) {
            return "t" + micros;
        }

        @Override
        public String length(long micros) {
            return micros + " µs";
        }
    };

    @Test
    void aShiftIsToldWithItsFirstTagItsSizeAndItsUnit() {
        Warning warning = Episodes.of(ChangeKind.SHIFT)
                .left("VI-031", 7, true)
                .deviates("VI-031", 22.34, 0.8)
                .warning();

        assertEquals(
                "pump: VI-031 left its own limit first. Its level jumped up to 22.3 bar, 12 times its usual scatter above its normal"
                        + " 10.0 bar.",
                headline(warning));
    }

    @Test
    void downwardsIsSaidAsDownwards() {
        Warning warning = Episodes.of(ChangeKind.DRIFT)
                .left("VI-031", 7, false)
                .deviates("VI-031", 5.5, 0.8)
                .warning();

        assertEquals(
                "warning.headline.drift-down",
                Narrative.of(warning, TIMES).headline().code());
        assertTrue(headline(warning).contains("4.5 times"), headline(warning));
    }

    @Test
    void nobodysUnitIsLeftOut() {
        Warning warning = Episodes.of(ChangeKind.SHIFT)
                .left("x", 7, true)
                .deviates(new Deviation("x", Tag.UNKNOWN_UNIT, 3, 1, 0.1, 0.5, 1.5, 1))
                .warning();

        assertFalse(headline(warning).contains(Tag.UNKNOWN_UNIT), headline(warning));
    }

    /** A tag that left nothing must not be said to have left first, nor to have jumped for sure. */
    @Test
    void withoutDeparturesNothingIsSaidToHaveLeft() {
        Warning warning =
                Episodes.of(ChangeKind.SHIFT).deviates("VI-031", 12, 0.8).warning();

        assertEquals(
                "pump: the level of VI-031 seems to have jumped, but no tag left its own limit by itself.",
                headline(warning));
        assertEquals(List.of(), Narrative.of(warning, TIMES).order());
        assertEquals(
                List.of("warning.order.none"),
                Narrative.of(warning, TIMES).others().stream()
                        .map(Message::code)
                        .toList());
    }

    /** One of fifty tags leaves its limit by chance now and then; the headline is about the tag that differs. */
    @Test
    void aFirstTagThatHardlyDiffersIsNamedSecond() {
        Warning warning = Episodes.of(ChangeKind.SHIFT)
                .left("component F", 3, false)
                .left("valve", 7, true)
                .deviates("valve", 17.3, 0.6)
                .warning();

        assertEquals(
                "pump: valve differs most. Its level jumped up to 17.3 bar, 7.3 times its usual scatter above its normal 10.0 bar. The"
                        + " first to leave its own limit was component F.",
                headline(warning));
        assertEquals(Optional.of("valve"), warning.subject());
        assertEquals(List.of("component F", "valve"), warning.tags());
    }

    @Test
    void tagsWithHardlyAPartAreNotSentToBeChecked() {
        Warning warning = Episodes.of(ChangeKind.SHIFT)
                .left("a", 7, true)
                .deviates("a", 20, 0.97)
                .deviates("b", 10, 0.02)
                .deviates("c", 10, 0.01)
                .warning();

        assertEquals(List.of("a"), warning.notable());
        assertEquals(List.of("a", "b", "c"), warning.tags());
        assertEquals(List.of(), Narrative.of(warning, TIMES).others());
        assertFalse(text(Narrative.of(warning, TIMES).checks()).contains("differ as well"));
    }

    @Test
    void ofManyTagsThatLeftOnlyTheFirstAreTold() {
        Episodes many = Episodes.of(ChangeKind.SHIFT);
        for (int i = 0; i < 20; i++) {
            many.left("tag" + i, i, true);
        }

        Narrative told = Narrative.of(many.warning(), TIMES);

        assertEquals(8, told.order().size());
        assertEquals(
                "Later, more tags left their own limits: 12.",
                told.others().getFirst().text());
    }

    @Test
    void aBrokenCorrelationNamesBothTags() {
        Warning pair = Episodes.of(ChangeKind.CORRELATION)
                .deviates("flow", 10, 0.5)
                .deviates("current", 10, 0.4)
                .warning();
        Warning alone =
                Episodes.of(ChangeKind.CORRELATION).deviates("flow", 10, 1).warning();

        assertTrue(headline(pair).contains("flow and current no longer move together"), headline(pair));
        assertEquals(
                "warning.headline.correlation-one",
                Narrative.of(alone, TIMES).headline().code());
        String checks = text(Narrative.of(pair, TIMES).checks());
        assertTrue(checks.contains("connects flow and current"), checks);
    }

    @ParameterizedTest
    @EnumSource
    void everyKindHasAHeadlineAndItsOwnChecks(ChangeKind kind) {
        Warning bare = Episodes.of(kind).warning();
        Warning full = Episodes.of(kind)
                .left("a", 7, true)
                .left("b", 9, false)
                .deviates("a", 12, 0.6)
                .deviates("c", 12, 0.4)
                .warning();

        for (Warning warning : List.of(bare, full)) {
            Narrative narrative = Narrative.of(warning, TIMES);
            assertFalse(narrative.checks().isEmpty());
            for (Message message : narrative.all()) {
                assertFalse(message.text().contains("{"), () -> "a hole stayed open: " + message.text());
            }
        }
        Narrative narrative = Narrative.of(full, TIMES);
        assertTrue(narrative.headline().text().contains("a"));
        assertTrue(text(narrative.checks()).contains("b, c"), "the other tags are named: " + text(narrative.checks()));
        assertEquals(
                narrative.checks().size(),
                new HashSet<>(narrative.checks().stream().map(Message::code).toList()).size());
    }

    @Test
    void theKindsDoNotShareTheirFirstCheck() {
        Set<String> first = Arrays.stream(ChangeKind.values())
                .map(kind -> Narrative.of(Episodes.of(kind).left("a", 7, true).warning(), TIMES)
                        .checks()
                        .getFirst()
                        .code())
                .collect(Collectors.toSet());

        assertEquals(ChangeKind.values().length, first.size(), first.toString());
    }

    @Test
    void theOrderTellsWhoLeftWhenAndWhoStayed() {
        Warning warning = Episodes.of(ChangeKind.SHIFT)
                .left("a", 7, true)
                .left("b", 16, false)
                .deviates("a", 12, 0.6)
                .deviates("c", 11, 0.4)
                .warning();

        assertEquals(
                List.of("a left its own limit upwards at t7.", "b left its own limit downwards at t16, 9 µs later."),
                Narrative.of(warning, TIMES).order().stream().map(Message::text).toList());
        assertEquals(
                "These differ too, but stayed within their own limits: c.",
                text(Narrative.of(warning, TIMES).others()));
    }

    @Test
    void similarEpisodesAreToldOrTheirAbsence() {
        Warning some =
                Episodes.of(ChangeKind.SHIFT).like(new Similar("w0", 3, 0.914)).warning();

        assertEquals(
                "Looks like the episode that began t3: likeness 91 %.",
                text(Narrative.of(some, TIMES).similar()));
        assertEquals(
                "warning.similar.none",
                Narrative.of(Episodes.of(ChangeKind.SHIFT).warning(), TIMES)
                        .similar()
                        .getFirst()
                        .code());
    }

    @Test
    void theWordForTrustFollowsLimitStatisticsAndTags() {
        Episodes clear = Episodes.of(ChangeKind.SHIFT).left("a", 7, true).deviates("a", 20, 1);
        assertEquals(Confidence.STRONG, Confidence.of(clear.warning()));

        clear.judged(Episodes.verdict(3.5, Verdict.Standing.CALIBRATED, 3));
        assertEquals(Confidence.FAIR, Confidence.of(clear.warning()), "the score is hardly above its limit");

        clear.judged(Episodes.verdict(9, Verdict.Standing.PROVISIONAL, 300));
        assertEquals(
                Confidence.WEAK, Confidence.of(clear.warning()), "no score is strong above a limit nobody can trust");
    }

    @Test
    void statisticsThatDisagreeAndMissingValuesLowerTheWord() {
        Vote yes = new Vote("M", 4, true);
        Vote no = new Vote("C.2", 1, false);
        Episodes clear = Episodes.of(ChangeKind.SHIFT).left("a", 7, true).deviates("a", 20, 1);

        assertEquals(Confidence.FAIR, Confidence.of(clear.votes(yes, no).warning()));
        assertEquals(
                Confidence.FAIR,
                Confidence.of(clear.votes(yes, no, no).warning()),
                "the score, which all statistics make together, is rare enough");
        clear.judged(Episodes.verdict(3.5, Verdict.Standing.CALIBRATED, 3));
        assertEquals(Confidence.WEAK, Confidence.of(clear.votes(yes, no, no).warning()));
        clear.judged(Episodes.verdict(5, Verdict.Standing.CALIBRATED, 3));
        assertEquals(Confidence.WEAK, Confidence.of(clear.votes(yes).good(0.6).warning()));
        String trust = text(Narrative.of(clear.warning(), TIMES).trust());
        assertTrue(trust.contains("60 % of the values"), trust);
    }

    @Test
    void aTagElsewhereThanTheLargestDeviationsIsNoStrongEvidence() {
        Warning apart = Episodes.of(ChangeKind.SHIFT)
                .left("z", 7, true)
                .deviates("a", 20, 1)
                .warning();

        assertEquals(Confidence.FAIR, Confidence.of(apart));
    }

    @Test
    void theTrustNamesScoreLimitRarityBudgetAndStanding() {
        String calibrated = text(
                Narrative.of(Episodes.of(ChangeKind.SHIFT).warning(), TIMES).trust());
        String rare = text(Narrative.of(
                        Episodes.of(ChangeKind.SHIFT)
                                .judged(Episodes.verdict(40, Verdict.Standing.PROVISIONAL, 250))
                                .warning(),
                        TIMES)
                .trust());
        String none = text(Narrative.of(
                        Episodes.of(ChangeKind.SHIFT)
                                .judged(Episodes.verdict(4, Verdict.Standing.UNCALIBRATED, 1))
                                .warning(),
                        TIMES)
                .trust());

        assertTrue(calibrated.contains("one row in 100,000"), calibrated);
        assertTrue(calibrated.contains("1 a week"), calibrated);
        assertTrue(calibrated.contains("is calibrated"), calibrated);
        assertTrue(rare.contains("less than once in a billion"), rare);
        assertTrue(rare.contains("provisional: it is 250 times rarer"), rare);
        assertTrue(none.contains("There is no limit yet"), none);
    }

    @Test
    void budgetsOfRowsAndOfUnknownUnitsAreToldToo() {
        assertEquals(
                "The limit follows from your budget of false alarms: 1 in 2,000 rows.",
                Trust.budget("1/2000rows").text());
        assertEquals("warning.budget.day", Trust.budget("0.1/day").code());
        assertEquals("warning.budget.other", Trust.budget("1/fortnight").code());
        assertEquals("warning.budget.other", Trust.budget("seldom").code());
    }

    private static String headline(Warning warning) {
        return Narrative.of(warning, TIMES).headline().text();
    }

    private static String text(List<Message> messages) {
        return messages.stream().map(Message::text).collect(Collectors.joining(" "));
    }
}
