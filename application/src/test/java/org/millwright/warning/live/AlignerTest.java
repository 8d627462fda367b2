package org.millwright.warning.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.millwright.machine.Block;
import org.millwright.machine.Quality;
import org.millwright.machine.Tag;

final class AlignerTest {
    private static final long SEED = Long.getLong("millwright.seed", new SplittableRandom().nextLong());
    private static final long STEP = 1_000_000;
    private static final List<Tag> TAGS = List.of(Tag.of("a"), Tag.of("b"), Tag.of("c"));

    private static Alignment plan(int hold) {
        return new Alignment(TAGS, STEP, 0, Long.MIN_VALUE, List.of(hold, hold, hold));
    }

    private static Block one(String tag, long time, double value) {
        return new Block.Builder(List.of(Tag.of(tag)), 1)
                .row(time)
                .set(0, value)
                .build();
    }

    private static List<String> rows(Block... blocks) {
        List<String> rows = new ArrayList<>();
        for (Block block : blocks) {
            for (int row = 0; row < block.rows(); row++) {
                rows.add("%d: %s %s %s"
                        .formatted(block.time(row), block.value(row, 0), block.value(row, 1), block.value(row, 2)));
            }
        }
        return rows;
    }

    private static List<String> all(Aligner aligner, List<Block> in) {
        List<String> rows = new ArrayList<>();
        for (Block block : in) {
            rows.addAll(rows(aligner.take(block)));
        }
        rows.addAll(rows(aligner.end()));
        return rows;
    }

    /** A gateway that reads tag by tag and one that reads rows must lead to the same judgement. */
    @Test
    void valuesOfOneCellStandSideBySide() {
        List<String> rows = all(
                new Aligner(plan(5)),
                List.of(one("a", 0, 1), one("b", 10_000, 2), one("c", 20_000, 3), one("a", STEP, 4)));

        assertEquals(List.of("20000: 1.0 2.0 3.0", "1000000: 4.0 2.0 3.0"), rows);
    }

    /** What did not come for longer than its habit is missing, not eternal. */
    @Test
    void aLastValueStandsInForSoManyCellsAndNoLonger() {
        List<Block> in = new ArrayList<>(List.of(one("a", 0, 1), one("b", 0, 2), one("c", 0, 3)));
        for (int i = 1; i <= 4; i++) {
            in.add(one("a", i * STEP, 1));
            in.add(one("b", i * STEP, 2));
        }

        List<String> rows = all(new Aligner(plan(2)), in);

        assertEquals("2000000: 1.0 2.0 3.0", rows.get(2));
        assertEquals("3000000: 1.0 2.0 NaN", rows.get(3));
    }

    /** A source that rejects a value says more than one that is silent. */
    @Test
    void aRejectedValueIsNotStoodInFor() {
        Block bad = new Block.Builder(List.of(Tag.of("c")), 1)
                .row(STEP)
                .unset(0, Quality.BAD)
                .build();

        List<String> rows = all(
                new Aligner(plan(5)), List.of(one("a", 0, 1), one("b", 0, 2), one("c", 0, 3), one("a", STEP, 1), bad));

        assertEquals("1000000: 1.0 2.0 NaN", rows.get(1));
    }

    /** A cell with next to nothing in it tells of the network. */
    @Test
    void aCellWithFewerThanHalfOfTheTagsIsLeftOutAndCounted() {
        Aligner aligner = new Aligner(plan(0));

        List<String> rows =
                all(aligner, List.of(one("a", 0, 1), one("a", STEP, 1), one("b", STEP, 2), one("b", 2 * STEP, 2)));

        assertEquals(List.of("1000000: 1.0 2.0 NaN"), rows);
        assertEquals(2, aligner.thin());
    }

    /** Times that waver around the edge of a second must not make two values of one cell and none of the next. */
    @Test
    void theMiddleOfACellLiesWhereTheValuesUsuallyCome() {
        SplittableRandom random = new SplittableRandom(SEED);
        Block.Builder wavering = new Block.Builder(TAGS, 500);
        for (int row = 0; row < 500; row++) {
            wavering.row(row * STEP + 300_000 + random.nextInt(-100_000, 100_000));
            wavering.set(0, row).set(1, row).set(2, row);
        }
        Block in = wavering.build();

        long phase = Habits.phase(in, STEP);
        Aligner aligner = new Aligner(new Alignment(TAGS, STEP, phase, Long.MIN_VALUE, List.of(5, 5, 5)));

        assertEquals(300_000.0, (double) phase, 20_000, "seed " + SEED);
        assertEquals(500, all(aligner, List.of(in)).size(), "seed " + SEED);
    }

    /** A state is saved between any two blocks, and the cut into blocks means nothing. */
    @Test
    void goesOnFromItsSavedFormWhereverItWasCut() throws IOException {
        SplittableRandom random = new SplittableRandom(SEED);
        List<Block> in = new ArrayList<>();
        long time = 0;
        for (int i = 0; i < 400; i++) {
            time += random.nextInt(600_000);
            in.add(one(TAGS.get(random.nextInt(3)).name(), time, random.nextInt(5)));
        }
        List<String> whole = all(new Aligner(plan(3)), in);
        assertTrue(whole.size() > 50, "control, seed " + SEED);

        List<String> rows = new ArrayList<>();
        Aligner aligner = new Aligner(plan(3));
        for (Block block : in) {
            rows.addAll(rows(aligner.take(block)));
            ByteArrayOutputStream saved = new ByteArrayOutputStream();
            aligner.write(new DataOutputStream(saved));
            aligner = new Aligner(plan(3));
            aligner.read(Form.in(saved.toByteArray()));
        }
        rows.addAll(rows(aligner.end()));

        assertEquals(whole, rows, "seed " + SEED);
    }

    /** A tag that is told only when it changes is silent as long as it is still. */
    @Test
    void aTagIsHeldForTwiceTheLongestTimeItWasStill() {
        Block.Builder rows = new Block.Builder(TAGS, 100);
        for (int row = 0; row < 100; row++) {
            rows.row(row * STEP).set(0, row).set(1, Math.floorDiv(row, 20));
            if (row % 30 == 0) {
                rows.set(2, 7 + row);
            }
        }
        Habits habits = new Habits(plan(5));

        habits.take(rows.build());

        assertEquals(List.of(Alignment.LEAST_HOLD, 40, 60), habits.holds());
    }

    @Test
    void aStepIsRoundedToWhatPeopleChooseWhereThatIsNear() {
        assertEquals(10_000_000, Habits.round(10_000_310));
        assertEquals(1_000_000, Habits.round(999_700));
        assertEquals(50_000, Habits.round(49_990));
        assertEquals(1_055_000, Habits.round(1_055_000), "too far from 1.1 s and from 1.0 s");
    }
}
