package org.millwright.plant.chance;

/**
 * Philox4x32-10 (Salmon, Moraes, Dror, Shaw: Parallel Random Numbers: As Easy as 1, 2, 3, SC 2011): 128 bits of counter under 64 bits
 * of key give 128 random bits.
 */
final class Philox {
    private static final long FACTOR_0 = 0xD2511F53L;
    private static final long FACTOR_1 = 0xCD9E8D57L;
    private static final int WEYL_0 = 0x9E3779B9;
    private static final int WEYL_1 = 0xBB67AE85;
    private static final int ROUNDS = 10;
    private static final long LOW = 0xFFFF_FFFFL;

    private Philox() {}

    /**
     * Writes four words.
     *
     * @param key the low word first
     * @param low the first two words of the counter, the low one first
     * @param high the last two words of the counter
     * @param words takes four words
     */
    static void fill(long key, long low, long high, int[] words) {
        int key0 = (int) key;
        int key1 = (int) (key >>> 32);
        int word0 = (int) low;
        int word1 = (int) (low >>> 32);
        int word2 = (int) high;
        int word3 = (int) (high >>> 32);
        for (int round = 0; round < ROUNDS; round++) {
            long product0 = FACTOR_0 * (word0 & LOW);
            long product1 = FACTOR_1 * (word2 & LOW);
            word0 = (int) (product1 >>> 32) ^ word1 ^ key0;
            word1 = (int) product1;
            word2 = (int) (product0 >>> 32) ^ word3 ^ key1;
            word3 = (int) product0;
            key0 += WEYL_0;
            key1 += WEYL_1;
        }
        words[0] = word0;
        words[1] = word1;
        words[2] = word2;
        words[3] = word3;
    }
}
