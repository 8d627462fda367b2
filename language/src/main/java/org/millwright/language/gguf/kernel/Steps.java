package org.millwright.language.gguf.kernel;

/**
 * By how many bytes the loops of kernels go on. Handed to them as numbers that the compiler does not know: a loop of a known step is
 * unrolled, all loads are moved ahead, and the registers do not suffice.
 *
 * @param four of one vector of {@link FourBits} to the next
 * @param fourBlock of its inputs
 * @param six of a half of {@link SixBits} to the next
 * @param sixBlock of its inputs
 * @param eight of a block of {@link EightBits} to the next
 */
record Steps(long four, long fourBlock, long six, long sixBlock, long eight) {
    static Steps usual() {
        return new Steps(32, FourBits.ACTIVATIONS, 96, SixBits.ACTIVATIONS, 34);
    }
}
