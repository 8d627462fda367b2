package org.millwright.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.millwright.Message;
import org.millwright.MillwrightException;
import org.millwright.Problem;
import org.millwright.machine.Tag;

class DetectorTest {
    private static final int ROWS = 1000;
    private static final int HEALTHY = 600;

    private static String seed() {
        return "seed " + Worlds.seed();
    }

    private static Message refusal(Worlds world, int rows) {
        MillwrightException refused = assertThrows(MillwrightException.class, () -> world.learn(rows));
        return assertInstanceOf(Problem.BadRequest.class, refused.problem()).message();
    }

    @Test
    void tooFewRowsSaysHowManyAreMissing() {
        Message few = refusal(Worlds.machine(Worlds.seed(), 4, 200), 60);
        assertEquals("warn.healthy.short", few.code());
        assertEquals("60", few.values().get("rows"));
        assertEquals("100", few.values().get("needed"));
        assertEquals("40", few.values().get("missing"));
    }

    /** Five rows a tag that is judged: a constant tag asks for nothing. */
    @Test
    void manyTagsNeedMoreRows() {
        Worlds world = Worlds.machine(Worlds.seed(), 30, 200, 0);
        assertEquals("20", refusal(world, 130).values().get("missing"));
        assertEquals(30, world.learn(150).tags().size());
        Worlds wider = world.with(Tag.of("constant"), new double[200]);
        assertEquals(31, wider.learn(150).tags().size());
    }

    @Test
    void aMachineThatStoodStillIsRefused() {
        double[] x = new double[300];
        Worlds still = Worlds.machine(Worlds.seed(), 1, 300).stick(0, 1, 300).with(Tag.of("zero"), x);
        Message message = refusal(still, 200);
        assertEquals("warn.healthy.still", message.code());
        assertEquals("2", message.values().get("count"));
    }

    /** Averages need 20 rows to settle: where every stretch is shorter, no limit can be found, and that is said. */
    @Test
    void aHealthyPartInShredsIsRefused() {
        Worlds world = Worlds.machine(Worlds.seed(), 3, 400);
        for (int row = 15; row < 400; row += 15) {
            world.pause(row, 100);
        }
        assertEquals("warn.healthy.shreds", refusal(world, 400).code());
    }

    @Test
    void aHealthyPartWithSomePausesIsLearntFrom() {
        Worlds world = Worlds.machine(Worlds.seed(), 3, 400).pause(100, 50).pause(222, 50);
        assertTrue(Double.isFinite(world.learn(400).limit().score()));
    }

    @Test
    void aHealthyMachineIsHardlyWarnedOf() {
        int alarms = 0;
        for (int world = 0; world < 10; world++) {
            Worlds machine = Worlds.machine(Worlds.seed() + 1000L * world, 5, 4000);
            Judgement judged = machine.learn(1000).judge(machine.block(1000, 4000));
            for (int row = 1; row < judged.rows(); row++) {
                alarms += judged.alarm(row) && !judged.alarm(row - 1) ? 1 : 0;
            }
        }
        int episodes = alarms;
        // The budget is one in 1,000 rows: 30 in these 30,000. One machine alone may have five times as many by chance.
        assertTrue(episodes >= 1 && episodes <= 90, () -> at(episodes + " episodes in 30,000 healthy rows"));
    }

    @Test
    void aShiftIsWarnedOfAndItsEndIsSeen() {
        Worlds world = Worlds.machine(Worlds.seed(), 5, ROWS).shift(2, 700, 800, 4);
        Judgement judged = world.learn(HEALTHY).judge(world.block());
        int first = firstAlarm(judged, 700);
        assertTrue(first < 715, () -> seed() + ": first alarm in row " + first);
        assertTrue(IntStream.range(720, 800).filter(judged::alarm).count() >= 70, at("it stands"));
        assertTrue(IntStream.range(850, 950).filter(judged::alarm).count() <= 20, at("it returns"));
        assertTrue(judged.score(750) > judged.limit());
        assertTrue(IntStream.range(700, 712).anyMatch(judged::change), at("a change is noticed"));
    }

    /** Each channel stays inside its own limits; only what they do together is broken. */
    @Test
    void brokenCorrelationIsWarnedOf() {
        Worlds world = Worlds.machine(Worlds.seed(), 4, 1400, 0.3);
        SplittableRandom random = new SplittableRandom(Worlds.seed());
        double[] twin = new double[1400];
        for (int row = 0; row < twin.length; row++) {
            double source = row < 1000 ? world.value(row, 1) : world.value(row - 500, 1);
            twin[row] = source + 0.1 * world.size(1) * random.nextGaussian();
        }
        Worlds twins = world.with(Tag.of("twin"), twin);
        Detector detector = twins.learn(900);
        Judgement judged = detector.judge(twins.block());
        long before = IntStream.range(900, 1000).filter(judged::alarm).count();
        long after = IntStream.range(1000, 1400).filter(judged::alarm).count();
        assertTrue(before < 20, () -> seed() + ": " + before + " alarms before");
        assertTrue(after > 300, () -> seed() + ": " + after + " alarms after");
    }

    @Test
    void oneOddRowIsNoWarning() {
        Worlds world = Worlds.machine(Worlds.seed(), 5, ROWS, 0.2);
        int[] odd = IntStream.range(0, 10).map(i -> 610 + 35 * i).toArray();
        for (int row : odd) {
            world.shift(1, row, row + 1, 6);
        }
        Judgement judged = world.learn(HEALTHY).judge(world.block());
        long high = IntStream.of(odd)
                .filter(row -> judged.score(row) > judged.limit())
                .count();
        assertTrue(high >= 4, at("control: they are odd"));
        assertTrue(IntStream.of(odd).filter(judged::alarm).count() <= 2, at("the rows around may be odd by chance"));
    }

    @Test
    void whatIsLearntDependsOnTheHealthyPartAlone() {
        Worlds world = Worlds.machine(Worlds.seed(), 4, ROWS);
        Detector one = world.learn(HEALTHY);
        Detector other = Worlds.machine(Worlds.seed(), 4, ROWS)
                .shift(0, HEALTHY, ROWS, 50)
                .learn(HEALTHY);
        assertEquals(one.limit(), other.limit());
        Judgement first = one.judge(world.block());
        Judgement second = other.judge(world.block());
        for (int row = 0; row < ROWS; row++) {
            assertEquals(first.score(row), second.score(row), 0);
        }
    }

    /** Any number of scans may use one detector: judging leaves no trace in it. */
    @Test
    void judgingTwiceSaysTheSame() {
        Worlds world = Worlds.machine(Worlds.seed(), 4, ROWS).shift(1, 700, 900, 5);
        Detector detector = world.learn(HEALTHY);
        Judgement first = detector.judge(world.block());
        Judgement second = detector.judge(world.block());
        for (int row = 0; row < ROWS; row++) {
            assertEquals(first.score(row), second.score(row), 0);
            assertEquals(first.alarm(row), second.alarm(row));
        }
    }

    @Test
    void theChannelsAreThoseOfTheScreen() {
        Worlds world = Worlds.machine(Worlds.seed(), 3, ROWS).with(Tag.of("constant"), new double[ROWS]);
        List<Channel> channels = world.learn(HEALTHY).channels();
        assertEquals(
                List.of(Channel.Role.JUDGED, Channel.Role.JUDGED, Channel.Role.JUDGED, Channel.Role.CONSTANT),
                channels.stream().map(Channel::role).toList());
    }

    /** One tag alone is a machine too. */
    @Test
    void oneTagIsEnough() {
        Worlds world = Worlds.machine(Worlds.seed(), 1, ROWS, 0.2).shift(0, 800, 900, 6);
        Judgement judged = world.learn(HEALTHY).judge(world.block());
        assertTrue(IntStream.range(810, 900).allMatch(judged::alarm), at("the shift is seen"));
        assertTrue(IntStream.range(600, 800).filter(judged::alarm).count() < 20, at("and little else"));
    }

    /** More tags than rows in a block of the calibration: the covariance is singular there, and a limit comes out all the same. */
    @Test
    void manyTagsOnFewRowsGiveFiniteScores() {
        Worlds world = Worlds.machine(Worlds.seed(), 40, 300);
        Judgement judged = world.learn(200).judge(world.block(200, 300));
        double[] scores = IntStream.range(0, 100).mapToDouble(judged::score).toArray();
        assertTrue(Arrays.stream(scores).allMatch(Double::isFinite), at(Arrays.toString(scores)));
    }

    private static int firstAlarm(Judgement judged, int from) {
        return IntStream.range(from, judged.rows())
                .filter(judged::alarm)
                .findFirst()
                .orElse(-1);
    }

    private static String at(String what) {
        return seed() + ": " + what;
    }
}
