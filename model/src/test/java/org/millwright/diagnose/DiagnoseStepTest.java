package org.millwright.diagnose;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.millwright.detect.Collected;
import org.millwright.detect.Detector;
import org.millwright.detect.ScoreColumns;
import org.millwright.detect.Worlds;
import org.millwright.machine.Block;
import org.millwright.machine.Tag;

class DiagnoseStepTest {
    private static final int ROWS = 1600;
    private static final int HEALTHY = 700;

    private final Worlds world = Worlds.machine(Worlds.seed(), 5, ROWS);
    private final Detector detector = world.learn(HEALTHY);
    private final DiagnoseStep step = new DiagnoseStep(detector, Numbering.ALL);

    private static String seed() {
        return "seed " + Worlds.seed();
    }

    private List<Episode> episodes(int... alarms) {
        return Diagnosis.ofJudged(step, world.judged(9, alarms));
    }

    private static long micros(int row) {
        return (long) (row * Worlds.STEP);
    }

    @Test
    void aWarningThatReturnedIsOneEpisodeWithItsTimes() {
        List<Episode> episodes = episodes(800, 850);
        assertEquals(1, episodes.size());
        Episode.Timing timing = episodes.getFirst().timing();
        assertEquals(micros(800), timing.beganMicros());
        assertEquals(micros(800), timing.detectedMicros());
        assertEquals(micros(850), timing.returnedMicros());
        assertEquals(801, timing.beganRow());
        assertEquals(801, timing.detectedRow());
        assertEquals(50, timing.rows());
        assertEquals(0, episodes.getFirst().reopened());
    }

    @Test
    void noWarningIsNoEpisode() {
        assertEquals(List.of(), episodes());
    }

    /** A warning that comes back within 20 rows is the same one, however often. */
    @Test
    void aShortReturnReopensTheEpisode() {
        List<Episode> episodes = episodes(800, 850, 860, 870, 889, 900);
        assertEquals(1, episodes.size());
        assertEquals(2, episodes.getFirst().reopened());
        assertEquals(micros(900), episodes.getFirst().timing().returnedMicros());
        assertEquals(100, episodes.getFirst().timing().rows());
    }

    @Test
    void aLongReturnMakesTwoEpisodes() {
        List<Episode> episodes = episodes(800, 850, 875, 900);
        assertEquals(2, episodes.size());
        assertEquals(micros(850), episodes.get(0).timing().returnedMicros());
        assertEquals(micros(875), episodes.get(1).timing().detectedMicros());
    }

    @Test
    void twentyQuietRowsAreTheEnd() {
        // The last alarm is in row 849: rows 850 to 868 are 19 quiet rows, 850 to 869 are 20.
        assertEquals(1, episodes(800, 850, 869, 880).size());
        assertEquals(2, episodes(800, 850, 870, 880).size());
    }

    @Test
    void anEpisodeThatStandsAtTheEndIsTold() {
        List<Episode> episodes = episodes(ROWS - 200, ROWS);
        assertEquals(1, episodes.size());
        assertEquals(Episode.OPEN, episodes.getFirst().timing().returnedMicros());
        assertEquals(200, episodes.getFirst().timing().rows(), "told at the very end, not when it was told last");
    }

    @Test
    void anEpisodeThatHasJustReturnedAtTheEndIsTold() {
        List<Episode> episodes = episodes(ROWS - 200, ROWS - 5);
        assertEquals(micros(ROWS - 5), episodes.getFirst().timing().returnedMicros());
    }

    @Test
    void aClosedEpisodeIsNotToldAgainAtTheEnd() {
        Collected out = new Collected();
        DiagnoseStep.State state = Collected.fresh(step);
        out.run(step, state, world.judged(9, 800, 850), 820);
        assertFalse(out.emitted().isEmpty(), "control: it was told when it closed");
        out.emitted().clear();
        Diagnosis.end(step, state, out);
        assertEquals(0, out.emitted().size());
    }

    @Test
    void theHeightIsThatOfTheMostOddRow() {
        Block judged = world.judged(9, 800, 850);
        judged.values(5 + ScoreColumns.SCORE)[830] = 11.5;
        judged.values(5 + ScoreColumns.VOTES)[830] = 14;
        Episode.Height height = Diagnosis.ofJudged(step, judged).getFirst().height();
        assertEquals(11.5, height.score());
        assertEquals(Math.pow(10, -11.5), height.probability(), 1e-20);
        assertEquals(detector.limit().score(), height.limit());
        Vote vote =
                Diagnosis.ofJudged(step, judged).getFirst().evidence().votes().getFirst();
        assertEquals(new Vote("M", 14, true), vote);
    }

    /** The excursion began where the score last was below half the limit. */
    @Test
    void theBeginningIsBeforeTheDetection() {
        Block judged = world.judged(9, 800, 850);
        Arrays.fill(
                judged.values(5 + ScoreColumns.SCORE),
                790,
                800,
                0.6 * detector.limit().score());
        Episode.Timing timing = Diagnosis.ofJudged(step, judged).getFirst().timing();
        assertEquals(micros(790), timing.beganMicros());
        assertEquals(micros(800), timing.detectedMicros());
        assertEquals(791, timing.beganRow());
    }

    /** What is kept of the past is bounded, and so is how far back an excursion is followed. */
    @Test
    void aVeryLongExcursionIsFollowedAsFarAsRowsAreKept() {
        Block judged = world.judged(9, 1400, 1450);
        Arrays.fill(
                judged.values(5 + ScoreColumns.SCORE),
                0,
                1400,
                0.9 * detector.limit().score());
        Episode.Timing timing = Diagnosis.ofJudged(step, judged).getFirst().timing();
        assertEquals(1400 - Recent.ROOM + 1, timing.beganMicros() / (long) Worlds.STEP);
    }

    @Test
    void rowsAreNumberedAsInTheRecording() {
        DiagnoseStep late = new DiagnoseStep(detector, new Numbering(1, 700, 1000));
        Episode.Timing timing =
                Diagnosis.ofJudged(late, world.judged(9, 800, 850)).getFirst().timing();
        assertEquals(1801, timing.detectedRow());
    }

    /** The causes leave first: that points to the cause better than the size. */
    @Test
    void tagsAreListedInTheOrderOfLeaving() {
        Worlds spreading = Worlds.machine(Worlds.seed(), 5, ROWS)
                .drift(3, 900, 1000, 20)
                .shift(3, 1000, ROWS, 20)
                .drift(1, 950, 1050, 40)
                .shift(1, 1050, ROWS, 40);
        Episode episode = Diagnosis.of(spreading, HEALTHY).stream()
                .filter(found -> found.timing().detectedRow() > 900)
                .findFirst()
                .orElseThrow(() -> new AssertionError(seed()));
        List<String> order = episode.evidence().departures().stream()
                .map(Departure::tag)
                .filter(tag -> tag.equals("t1") || tag.equals("t3"))
                .toList();
        assertEquals(List.of("t3", "t1"), order, seed());
        assertTrue(episode.evidence().departures().getFirst().above());
        assertEquals("t1", episode.evidence().deviations().getFirst().tag(), "control: the other one is larger");
    }

    @Test
    void tagsThatAreNotJudgedAreNamed() {
        Worlds wider = world.with(Tag.of("setpoint"), new double[ROWS]);
        DiagnoseStep wide = new DiagnoseStep(wider.learn(HEALTHY), Numbering.ALL);
        Evidence evidence =
                Diagnosis.ofJudged(wide, wider.judged(9, 800, 850)).getFirst().evidence();
        assertEquals(List.of("setpoint"), evidence.screenedOut());
        assertEquals(1, evidence.goodShare(), 1e-12);
    }

    @Test
    void missingValuesAreCounted() {
        Worlds torn = Worlds.machine(Worlds.seed(), 5, ROWS).lose(0, 800, 825);
        Evidence evidence =
                Diagnosis.ofJudged(step, torn.judged(9, 800, 850)).getFirst().evidence();
        assertEquals(0.9, evidence.goodShare(), 1e-9);
    }

    /** A later word on an episode takes the place of an earlier one; an episode of weeks is not told in every row. */
    @Test
    void anEpisodeIsToldAFewTimesUnderItsDetection() {
        int[] told = {0};
        Collected counting = new Collected() {
            @Override
            public void emit(String kind, long eventMicros, byte[] payload) {
                assertEquals(DiagnoseStep.EPISODE, kind);
                assertEquals(micros(800), eventMicros);
                told[0]++;
                super.emit(kind, eventMicros, payload);
            }
        };
        counting.run(step, Collected.fresh(step), world.judged(9, 800, 1500));
        assertTrue(told[0] >= 3 && told[0] <= 10, () -> told[0] + " times");
        assertEquals(1, Diagnosis.episodes(counting).size());
    }

    @Test
    void theRowsAreHandedOnAsTheyCame() {
        Block judged = world.judged(9, 800, 850);
        Collected out = new Collected();
        out.run(step, Collected.fresh(step), judged, 500);
        assertEquals(2, out.blocks().size());
        assertArrayEquals(Arrays.copyOf(judged.values(3), ROWS), out.column(3));
    }

    /** A machine with two modes and faults of several kinds. */
    private static Worlds restless(long seed, SplittableRandom random) {
        double[] mode = IntStream.range(0, ROWS)
                .mapToDouble(row -> Math.floor(row / 120.0) % 2)
                .toArray();
        Worlds machine = Worlds.machine(seed, 5, ROWS);
        for (int row = 0; row < ROWS; row++) {
            if (mode[row] == 1) {
                machine.shift(row % 5, row, row + 1, 0)
                        .shift(1, row, row + 1, 30)
                        .shift(4, row, row + 1, -20);
            }
        }
        for (int fault = 0; fault < 6; fault++) {
            int from = HEALTHY + 20 + random.nextInt(ROWS - HEALTHY - 160);
            int channel = random.nextInt(5);
            switch (fault % 4) {
                case 0 -> machine.shift(channel, from, from + 80, 9);
                case 1 -> machine.drift(channel, from, from + 80, 15);
                case 2 -> machine.stick(channel, from, from + 80);
                default -> machine.lose(channel, from, from + 80);
            }
        }
        Tag words = new Tag("mode", Tag.UNKNOWN_UNIT, Tag.Kind.STATUS, List.of("run", "idle"));
        return machine.with(words, mode);
    }

    @Test
    void theSizeOfBlocksDoesNotMatter() {
        SplittableRandom random = new SplittableRandom(Worlds.seed());
        for (int round = 0; round < 5; round++) {
            Worlds machine = restless(Worlds.seed() + round, random);
            Detector learnt = machine.learn(HEALTHY);
            DiagnoseStep diagnose = new DiagnoseStep(learnt, Numbering.ALL);
            Block judged = Diagnosis.judged(learnt, machine.block());
            List<Episode> whole = Diagnosis.ofJudged(diagnose, judged);
            assertEquals(
                    whole,
                    Diagnosis.ofJudged(
                            diagnose, judged, IntStream.range(1, ROWS).toArray()),
                    seed());
            assertFalse(whole.isEmpty(), "control");
        }
    }

    /** Stopped at any row and gone on with in a new process, the same episodes come out to the last bit. */
    @Test
    void aDiagnosisGoesOnWhereItStopped() {
        SplittableRandom random = new SplittableRandom(Worlds.seed());
        for (int round = 0; round < 5; round++) {
            Worlds machine = restless(Worlds.seed() + round, random);
            Detector learnt = machine.learn(HEALTHY);
            DiagnoseStep diagnose = new DiagnoseStep(learnt, Numbering.ALL);
            Block judged = Diagnosis.judged(learnt, machine.block());
            Collected whole = new Collected();
            whole.run(diagnose, Collected.fresh(diagnose), judged);
            for (int stop = 0; stop < 20; stop++) {
                int cut = HEALTHY + random.nextInt(ROWS - HEALTHY);
                Collected halves = new Collected();
                DiagnoseStep.State state = Collected.fresh(diagnose);
                halves.run(diagnose, state, judged.slice(0, cut));
                DiagnoseStep other = new DiagnoseStep(learnt, Numbering.ALL);
                DiagnoseStep.State again = Collected.restored(other, Collected.saved(diagnose, state));
                halves.run(other, again, judged.slice(cut, ROWS));
                String at = seed() + ", round " + round + ", cut at row " + cut;
                assertEquals(whole.emitted().keySet(), halves.emitted().keySet(), at);
                whole.emitted()
                        .forEach((id, bytes) ->
                                assertArrayEquals(bytes, halves.emitted().get(id), at + ", " + id));
            }
        }
    }

    @Test
    void twoWritesOfOneStateAreEqual() {
        DiagnoseStep.State state = Collected.fresh(step);
        new Collected().run(step, state, world.judged(9, 800, 850, 1500, ROWS));
        byte[] first = Collected.saved(step, state);
        assertArrayEquals(first, Collected.saved(step, state));
        assertArrayEquals(first, Collected.saved(step, Collected.restored(step, first)));
        assertNotEquals(0, first.length);
        assertEquals("diagnose", step.name());
    }
}
