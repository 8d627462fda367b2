package org.millwright.language.mask;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Works out which tokens may come at a place. Keeps the latest answers; the oldest are forgotten. */
final class Allowed {
    private static final int KEPT = 300;

    private final Tokens tokens;
    private final Automaton automaton;
    private final Deque<Place> kept = new ArrayDeque<>();
    private final Place[] walk;

    /** For free text, in which nearly everything may come: the tokens that may complete a trigger, and the others. */
    private final Tokens.@Nullable Split split;

    Allowed(Tokens tokens, Automaton automaton) {
        this.tokens = tokens;
        this.automaton = automaton;
        int trigger = automaton.net().trigger();
        this.split = trigger < 0 ? null : tokens.split(trigger);
        this.walk = new Place
                [1 + Math.max(tokens.trie().deepest(), tokens.contents().rests().deepest())];
    }

    /** A bit for each token, those that end the answer included where it may end; not to be changed. */
    long[] at(Place place) {
        long[] known = place.allowed();
        if (known != null) {
            return known;
        }
        long[] bits = new long[tokens.longs()];
        List<Spot> plain = new ArrayList<>();
        for (Spot spot : place.spots()) {
            switch (spot) {
                case Spot.Plain(int state, Frame any)
                when split != null && automaton.net().free(state) -> {
                    or(split.without(), bits);
                    walk(automaton.only(List.of(spot)), split.with(), bits);
                }
                case Spot.Plain any -> plain.add(any);
                case Spot.Inside inside -> inside(inside, bits);
            }
        }
        if (!plain.isEmpty()) {
            walk(plain.size() == place.spots().size() ? place : automaton.only(plain), tokens.trie(), bits);
        }
        if (place.complete()) {
            or(tokens.ends(), bits);
        }
        keep(place, bits);
        return bits;
    }

    private void keep(Place place, long[] bits) {
        place.keep(bits);
        kept.add(place);
        if (kept.size() > KEPT) {
            kept.remove().forget();
        }
    }

    private void inside(Spot.Inside spot, long[] bits) {
        Contents contents = tokens.contents();
        or(contents.inside(spot.phase(), spot.most()), bits);
        Place after = automaton.after(spot);
        long[] rests = after.rests();
        if (rests == null) {
            rests = contents.noRest();
            walk(after, contents.rests(), rests);
            after.keepRests(rests);
        }
        contents.closing(spot.phase(), spot.least(), spot.most(), rests, bits);
    }

    private static void or(long[] from, long[] bits) {
        for (int i = 0; i < bits.length; i++) {
            bits[i] |= from[i];
        }
    }

    /** Marks all words of a tree that can be written from a place on. */
    private void walk(Place from, Trie trie, long[] bits) {
        walk[0] = from;
        for (int node = 0; node < trie.nodes(); ) {
            int depth = trie.depth(node);
            Place place = automaton.step(walk[depth - 1], trie.last(node));
            if (place.dead()) {
                node = trie.beyond(node);
            } else {
                walk[depth] = place;
                if (trie.ends(node)) {
                    trie.mark(node, bits);
                }
                node++;
            }
        }
    }
}
