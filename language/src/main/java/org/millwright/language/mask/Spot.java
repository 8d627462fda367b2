package org.millwright.language.mask;

/** One way to read what was written so far: a state that waits for bytes, or a place inside a string, with all rules around it. */
sealed interface Spot {
    Frame frame();

    /** How many bytes at least complete the answer from here. */
    int cost(Net net);

    /** A state with edges. */
    record Plain(int state, Frame frame) implements Spot {
        @Override
        public int cost(Net net) {
            return Math.min(Net.NEVER, net.onward(state) + frame.cost());
        }
    }

    /**
     * Inside the quotes of a string.
     *
     * @param phase of the character
     * @param least how many characters must still begin
     * @param most how many characters may still begin
     * @param then the state after the closing quote
     */
    record Inside(int phase, int least, int most, int then, Frame frame) implements Spot {
        @Override
        public int cost(Net net) {
            int inside = Phases.toBetween(phase) + Math.min(Net.NEVER / 2, least) + 1;
            return Math.min(Net.NEVER, inside + net.distance(then) + frame.cost());
        }
    }
}
