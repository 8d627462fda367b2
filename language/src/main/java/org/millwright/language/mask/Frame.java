package org.millwright.language.mask;

import java.util.HashMap;
import java.util.Map;

/** A rule that is not finished: where to go on after the inner one, and in which other rule that is. Equal ones are the same object. */
final class Frame {
    private final int then;
    private final Frame outer;
    private final int depth;
    private final int cost;
    private final Map<Integer, Frame> inner = new HashMap<>(2);

    /** The outermost: nothing follows. */
    Frame() {
        this.then = -1;
        this.outer = this;
        this.depth = 0;
        this.cost = 0;
    }

    private Frame(int then, Frame outer, int cost) {
        this.then = then;
        this.outer = outer;
        this.depth = outer.depth + 1;
        this.cost = cost;
    }

    Frame inner(int state, Net net) {
        return inner.computeIfAbsent(
                state, any -> new Frame(state, this, Math.min(Net.NEVER, net.distance(state) + cost)));
    }

    boolean outermost() {
        return depth == 0;
    }

    int then() {
        return then;
    }

    Frame outer() {
        return outer;
    }

    int depth() {
        return depth;
    }

    /** How many bytes at least follow after the inner rule. */
    int cost() {
        return cost;
    }
}
