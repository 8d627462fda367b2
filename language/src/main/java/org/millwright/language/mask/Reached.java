package org.millwright.language.mask;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.millwright.MillwrightException;

/** Collects the spots that are reached without a further byte. */
final class Reached {
    /** From so many on, spots are looked up and not searched for. */
    private static final int FEW = 16;

    /** A form with more ways to go on at once was made to be slow. */
    private static final int MOST = 50_000;

    private final Net net;
    private final List<Spot> spots = new ArrayList<>(2);
    private final Set<Spot> known = new HashSet<>(0);
    private final Deque<Spot.Plain> open = new ArrayDeque<>(8);
    private boolean complete;
    private int entered;

    Reached(Net net) {
        this.net = net;
    }

    List<Spot> spots() {
        return spots;
    }

    /** True if the answer may end here. */
    boolean complete() {
        return complete;
    }

    void add(Spot spot) {
        if (spots.size() < FEW ? spots.contains(spot) : !known.add(spot)) {
            return;
        }
        spots.add(spot);
        if (spots.size() == FEW) {
            known.addAll(spots);
        }
    }

    /** A state is reached, and with it all that nothing but calls and ends lie before. */
    void enter(int state, Frame frame) {
        open.add(new Spot.Plain(state, frame));
        while (!open.isEmpty()) {
            Spot.Plain next = open.remove();
            follow(next.state(), next.frame());
            if (++entered > MOST) {
                throw MillwrightException.badRequest(
                        "mask.form.wide",
                        "The schema allows more than {most} ways to go on at one place. Maybe anyOf lies in anyOf many times.",
                        "most",
                        MOST);
            }
        }
    }

    private void follow(int state, Frame frame) {
        if (!net.edges(state).isEmpty()) {
            add(new Spot.Plain(state, frame));
        }
        for (Net.Words words : net.words(state)) {
            add(new Spot.Inside(Phases.BETWEEN, words.least(), words.most(), words.then(), frame));
        }
        for (int to : net.skips(state)) {
            open.add(new Spot.Plain(to, frame));
        }
        for (Net.Call call : net.calls(state)) {
            if (frame.depth() + 1 + net.height(call.rule()) <= Net.DEEPEST) {
                open.add(new Spot.Plain(net.start(call.rule()), frame.inner(call.then(), net)));
            }
        }
        if (net.last(state) && frame.outermost()) {
            complete = true;
        } else if (net.last(state)) {
            open.add(new Spot.Plain(frame.then(), frame.outer()));
        }
    }
}
