package org.millwright.simulation.chance;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * The random streams of one replication. A stream belongs to an element and a purpose (service, failure, repair, route, quality, setup …) and
 * depends on their names only: a new station leaves the draws of all others alone, which makes comparisons on common random
 * numbers possible. The generator is L64X128MixRandom, seeded by SHA-256 over root seed, replication, path and purpose, each text with its length
 * before it.
 *
 * @param seed the root seed
 * @param replication the number of the run, from 0
 */
public record Streams(long seed, int replication) {
    private static final double STEP = 0x1p-52;

    /** A new stream at its beginning; asked twice, it starts twice. */
    public RandomGenerator of(String path, String purpose) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(digest(path, purpose));
    }

    private byte[] digest(String path, String purpose) {
        byte[] first = path.getBytes(StandardCharsets.UTF_8);
        byte[] second = purpose.getBytes(StandardCharsets.UTF_8);
        ByteBuffer form = ByteBuffer.allocate(20 + first.length + second.length)
                .putLong(seed)
                .putInt(replication)
                .putInt(first.length)
                .put(first)
                .putInt(second.length)
                .put(second);
        try {
            return MessageDigest.getInstance("SHA-256").digest(form.array());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** A uniform number strictly between 0 and 1, from one draw of 64 bits. */
    public static double uniform(RandomGenerator stream) {
        return ((stream.nextLong() >>> 12) + 0.5) * STEP;
    }
}
