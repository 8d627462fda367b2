package org.millwright.detect;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.millwright.machine.Block;
import org.millwright.machine.Quality;
import org.millwright.machine.Tag;

/** A detector that was written and read must judge bit for bit as before: its hash names it. */
final class DetectorFormTest {
    private static final long SEED = Long.getLong("millwright.seed", new SplittableRandom().nextLong());
    private static final long SECOND = 1_000_000;

    /** Tags of every role: judged, regime, constant, discrete, drifting, duplicate, sparse. */
    private static Block rows(SplittableRandom random, int count) {
        List<Tag> tags = List.of(
                Tag.of("a"),
                Tag.of("b"),
                Tag.of("same as a"),
                new Tag("state", "unknown", Tag.Kind.STATUS, List.of("idle", "runs")),
                Tag.of("constant"),
                Tag.of("steps"),
                Tag.of("wanders"),
                Tag.of("seldom"));
        Block.Builder rows = new Block.Builder(tags, count);
        double cause = 0;
        double level = 0;
        for (int row = 0; row < count; row++) {
            cause = 0.8 * cause + random.nextGaussian();
            level += 0.05 * random.nextGaussian();
            int state = row / 200 % 2;
            double a = 10 + 5 * state + cause + random.nextGaussian();
            rows.row(row * SECOND)
                    .set(0, a)
                    .set(1, 3 - cause + 0.5 * random.nextGaussian())
                    .set(2, 2 * a);
            rows.set(3, state).set(4, 7).set(5, random.nextInt(4)).set(6, level + 0.01 * random.nextGaussian());
            if (random.nextInt(500) == 0) {
                rows.set(7, 1);
            }
            if (random.nextInt(30) == 0) {
                rows.unset(1, Quality.MISSING);
            }
        }
        return rows.build();
    }

    private static Detector learn(Block rows) {
        Healthy healthy = new Healthy(rows.tags(), rows.rows(), SECOND);
        healthy.add(rows);
        return Detector.learn(healthy, new Settings(Budget.BY_ROWS, SECOND));
    }

    private static byte[] form(Detector detector) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        detector.write(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    private static Detector read(byte[] form) throws IOException {
        return Detector.read(new DataInputStream(new ByteArrayInputStream(form)));
    }

    private static double[] scores(Detector detector, Block rows) {
        Judgement judgement = detector.judge(rows);
        double[] scores = new double[rows.rows()];
        for (int row = 0; row < scores.length; row++) {
            scores[row] = judgement.alarm(row) ? -judgement.score(row) : judgement.score(row);
        }
        return scores;
    }

    @Test
    void judgesBitForBitAsBefore() throws IOException {
        SplittableRandom random = new SplittableRandom(SEED);
        Detector detector = learn(rows(random, 4_000));
        byte[] form = form(detector);

        Detector again = read(form);

        Block fresh = rows(random, 2_000);
        assertArrayEquals(scores(detector, fresh), scores(again, fresh), "seed " + SEED);
        assertTrue(Arrays.stream(scores(again, fresh)).anyMatch(score -> score > 0.5), "control, seed " + SEED);
        assertEquals(detector.tags(), again.tags());
        assertEquals(detector.channels(), again.channels());
        assertEquals(detector.limit(), again.limit());
        assertArrayEquals(form, form(again), "the same detector, the same bytes");
    }

    /** Watches of an older program go on with what they learnt. */
    @Test
    void theFormBeforeIsRead() throws IOException {
        SplittableRandom random = new SplittableRandom(SEED);
        Detector detector = learn(rows(random, 4_000));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream to = new DataOutputStream(bytes);
        to.writeInt(1);
        DetectorForm.write(detector.tags(), detector.channels(), to);
        to.write(cut(part -> DetectorForm.write(detector.knowledge(), part), 1));
        detector.own().write(to);
        to.write(cut(
                detector.watches()::write, 2 * Double.BYTES * detector.tags().size()));
        to.writeDouble(detector.gapMicros());

        Detector again = read(bytes.toByteArray());

        Block fresh = rows(random, 2_000);
        assertArrayEquals(scores(detector, fresh), scores(again, fresh), "seed " + SEED);
    }

    /** A part of the form. */
    private interface Part {
        void write(java.io.DataOutput to) throws IOException;
    }

    private static byte[] cut(Part part, int less) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        part.write(new DataOutputStream(bytes));
        return Arrays.copyOf(bytes.toByteArray(), bytes.size() - less);
    }

    @Test
    void aSingleTagToo() throws IOException {
        SplittableRandom random = new SplittableRandom(SEED);
        Block.Builder rows = new Block.Builder(List.of(Tag.of("only")), 3_000);
        for (int row = 0; row < 3_000; row++) {
            rows.row(row * SECOND).set(0, Math.sin(row / 50.0) + random.nextGaussian());
        }
        Block built = rows.build();
        Detector detector = learn(built);

        Detector again = read(form(detector));

        assertArrayEquals(scores(detector, built), scores(again, built), "seed " + SEED);
    }

    /** Whoever cuts a file anywhere gets a refusal and never half a detector. */
    @Test
    void aCutFormIsRefusedWhereverItWasCut() throws IOException {
        byte[] form = form(learn(rows(new SplittableRandom(SEED), 2_000)));
        for (int length = 0; length < form.length; length += 1 + length / 40) {
            byte[] cut = Arrays.copyOf(form, length);
            assertThrows(IOException.class, () -> read(cut), "cut to " + length);
        }
        byte[] newer = form.clone();
        newer[3] = 9;
        assertThrows(IOException.class, () -> read(newer));
    }
}
