package org.millwright.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.millwright.machine.Tag;

class ScreenTest {
    private static final int ROWS = 400;

    private final SplittableRandom random = new SplittableRandom(Worlds.seed());
    private final Worlds machine = Worlds.machine(Worlds.seed(), 3, ROWS);

    private static Tag words(String... words) {
        return new Tag("mode", Tag.UNKNOWN_UNIT, Tag.Kind.STATUS, List.of(words));
    }

    private static double[] series(IntToDoubleFunction of) {
        double[] x = new double[ROWS];
        Arrays.setAll(x, of);
        return x;
    }

    private static List<Channel> screen(Worlds world) {
        return Screen.of(world.tags(), world.all());
    }

    private Channel last(Tag tag, double[] x) {
        return screen(machine.with(tag, x)).getLast();
    }

    private Channel last(double[] x) {
        return last(Tag.of("odd"), x);
    }

    private double[] noise() {
        return random.doubles(ROWS).toArray();
    }

    @Test
    void channelsThatMoveAreJudgedWithoutAReason() {
        for (Channel channel : screen(machine)) {
            assertEquals(Channel.Role.JUDGED, channel.role());
            assertFalse(channel.screenedOut());
            assertEquals(List.of(), channel.why());
        }
    }

    @Test
    void everyReasonNamesItsTag() {
        Channel constant = last(series(row -> 7.5));
        assertTrue(constant.screenedOut());
        assertEquals(
                "odd: always 7.5 in the healthy part; reported when it moves.",
                constant.why().getFirst().text());
        assertEquals("odd", constant.tag());
    }

    @Test
    void whatDoesNotMoveIsConstant() {
        assertEquals(Channel.Role.CONSTANT, last(series(row -> 7.5)).role());
        assertEquals(Channel.Role.CONSTANT, last(series(row -> 0)).role());
        // The last digits of a large number are rounding.
        assertEquals(
                Channel.Role.CONSTANT,
                last(series(row -> 1e9 + 1e-6 * (row % 100))).role());
    }

    @Test
    void aFewDifferentValuesAreDiscrete() {
        assertEquals(Channel.Role.DISCRETE, last(series(row -> row % 9)).role());
        assertEquals(Channel.Role.JUDGED, last(series(row -> row % 10)).role());
    }

    @Test
    void wordsMakeRegimes() {
        Channel regime = last(words("run", "idle"), series(row -> Math.floor(row / 200.0)));
        assertEquals(Channel.Role.REGIME, regime.role());
        assertTrue(regime.why().getFirst().text().contains("2 states"));
        assertEquals(Channel.Role.STATE, last(words("run"), series(row -> 0)).role());
    }

    /** Words are never numbers, however many there are: their codes say nothing about how far they are apart. */
    @Test
    void manyWordsAreNoMeasurement() {
        String[] batches = new String[40];
        Arrays.setAll(batches, i -> "batch" + i);
        assertEquals(
                Channel.Role.REGIME,
                last(words(batches), series(row -> Math.floor(row / 10.0))).role());
    }

    @Test
    void aLongStandstillIsNotLearntFrom() {
        double[] x = noise();
        Arrays.fill(x, 100, 141, 0.5);
        assertEquals(Channel.Role.STILL, last(x).role());
        Arrays.fill(x, 120, 122, 0.7);
        assertEquals(Channel.Role.JUDGED, last(x).role(), "control: two short ones are not one long one");
    }

    @Test
    void aLevelThatWandersIsDrifting() {
        double[] noise = noise();
        assertEquals(
                Channel.Role.DRIFTING,
                last(series(row -> row / 40.0 + noise[row])).role());
        assertEquals(
                Channel.Role.JUDGED,
                last(series(row -> row / 400.0 + noise[row])).role(),
                "control: slower");
    }

    /** A batch process goes up and down all the time: its level is not its own past. */
    @Test
    void aLevelThatGoesToAndFroIsJudged() {
        double[] noise = noise();
        double[] batches = series(row -> (row / 40 % 2 == 0 ? 5 : -5) + noise[row]);
        assertEquals(Channel.Role.JUDGED, last(batches).role());
    }

    @Test
    void theSecondOfTwoEqualTagsIsLeftOut() {
        double[] scaled =
                Arrays.stream(machine.column(1)).map(x -> 32 - 1.8 * x).toArray();
        Channel duplicate = last(scaled);
        assertEquals(Channel.Role.DUPLICATE, duplicate.role());
        assertEquals(
                "odd: the same as t1, which is judged.",
                duplicate.why().getFirst().text());
    }

    /** The same as a duplicate is the same as what is judged: that one is named. */
    @Test
    void threeEqualTagsLeaveOne() {
        Worlds twice = machine.with(Tag.of("second"), machine.column(0)).with(Tag.of("third"), machine.column(0));
        List<Channel> channels = screen(twice);
        assertEquals(Channel.Role.DUPLICATE, channels.get(3).role());
        assertEquals(Channel.Role.DUPLICATE, channels.get(4).role());
        assertTrue(channels.get(4).why().getFirst().text().contains("t0"));
    }

    @Test
    void nearlyTheSameIsNotTheSame() {
        double[] noise = noise();
        double[] close = series(row -> machine.value(row, 1) + 0.1 * machine.size(1) * noise[row]);
        assertEquals(Channel.Role.JUDGED, last(close).role());
    }

    @Test
    void fewValuesAreTooFew() {
        double[] x = noise();
        Arrays.fill(x, 0, 281, Double.NaN);
        Channel sparse = last(x);
        assertEquals(Channel.Role.SPARSE, sparse.role());
        assertTrue(sparse.why().getFirst().text().contains("119 of 400"));
        x[0] = 0.25;
        assertEquals(Channel.Role.JUDGED, last(x).role(), "control: 30 % are enough");
        assertEquals(Channel.Role.SPARSE, last(series(row -> Double.NaN)).role());
    }

    /** Nothing but wandering channels: they have to do, and each by itself would be blind to what they do together. */
    @Test
    void withFewerThanTwoLeftTheWanderingOnesAreJudged() {
        double[] noise = noise();
        double[] up = series(row -> row / 40.0 + noise[row]);
        double[] down = series(row -> 7 - row * (double) row / 16_000 + noise[ROWS - 1 - row]);
        List<Tag> tags = List.of(Tag.of("up"), Tag.of("down"));
        double[] both = new double[2 * ROWS];
        for (int row = 0; row < ROWS; row++) {
            both[2 * row] = up[row];
            both[2 * row + 1] = down[row];
        }
        List<Channel> two = Screen.of(tags, new Rows(2, both, new boolean[ROWS]));
        assertEquals(List.of(Channel.Role.JUDGED, Channel.Role.JUDGED), roles(two));
        assertEquals(
                Channel.Role.DRIFTING,
                screen(machine.with(tags.get(0), up)).getLast().role(),
                "control");
    }

    /** A mark for a missing value that nobody declared must not make the arithmetic overflow. */
    @Test
    void numbersTooLargeToReckonWithAreNotJudged() {
        double[] x = noise();
        for (int row = 0; row < ROWS; row += 20) {
            x[row] = -Double.MAX_VALUE;
        }
        Channel beyond = last(x);
        assertTrue(beyond.screenedOut(), () -> beyond.toString());
        assertEquals("odd", beyond.why().getFirst().values().get("tag"));
    }

    private static List<Channel.Role> roles(List<Channel> channels) {
        return channels.stream().map(Channel::role).toList();
    }
}
