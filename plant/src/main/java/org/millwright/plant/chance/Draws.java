package org.millwright.plant.chance;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The draws of one element of the plant: each is found by (stream, step, index) and by nothing else, so that neither order nor
 * threads, nor what else is drawn, can change it. Not for several threads at once, because it remembers the last four words.
 */
public final class Draws {
    private static final double UNIT = 0x1.0p-32;
    private static final double STUDENT_SCALE = Math.sqrt(0.5);

    private final long key;
    private final int[] words = new int[4];
    private long lastStep = -1;
    private long lastPlace = -1;

    private Draws(long key) {
        this.key = key;
    }

    /** The draws of an element by its name, such as the path of a unit. */
    public static Draws of(long seed, String element) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(ByteBuffer.allocate(8).putLong(seed).array());
            byte[] hash = digest.digest(element.getBytes(StandardCharsets.UTF_8));
            return new Draws(ByteBuffer.wrap(hash).getLong());
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    /**
     * A uniform number, above 0 and below 1.
     *
     * @param stream what it is for
     * @param step when, not negative
     * @param index which of those of this time, not negative; four neighbours cost as much as one
     */
    public double uniform(int stream, long step, int index) {
        long place = (long) stream << 32 | (index >>> 2);
        if (step != lastStep || place != lastPlace) {
            Philox.fill(key, step, place, words);
            lastStep = step;
            lastPlace = place;
        }
        return ((words[index & 3] & 0xFFFF_FFFFL) + 0.5) * UNIT;
    }

    /** A uniform number between two bounds. */
    public double between(int stream, long step, int index, double low, double high) {
        return low + (high - low) * uniform(stream, step, index);
    }

    /** A standard normal number. */
    public double normal(int stream, long step, int index) {
        return Quantiles.normal(uniform(stream, step, index));
    }

    /** A number with mean 0 and variance 1 with the heavy tails of Student's t with four degrees of freedom. */
    public double heavy(int stream, long step, int index) {
        return STUDENT_SCALE * Quantiles.student4(uniform(stream, step, index));
    }
}
