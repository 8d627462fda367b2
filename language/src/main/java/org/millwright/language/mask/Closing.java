package org.millwright.language.mask;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/** Finds the shortest way to complete an answer, in bytes first and then in the longest tokens that write them. */
final class Closing {
    private static final int FILLER = '.';

    private final Tokens tokens;
    private final Automaton automaton;

    Closing(Tokens tokens, Automaton automaton) {
        this.tokens = tokens;
        this.automaton = automaton;
    }

    int[] from(Place place) {
        byte[] text = bytes(place);
        List<Integer> way = new ArrayList<>();
        for (int at = 0; at < text.length; ) {
            int token = tokens.trie().longest(text, at);
            if (token < 0) {
                throw new IllegalStateException("No token writes the byte (%d).".formatted(text[at]));
            }
            way.add(token);
            at += tokens.bytes(token).length;
        }
        return way.stream().mapToInt(token -> token).toArray();
    }

    byte[] bytes(Place from) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        Place place = from;
        while (!place.complete()) {
            int b = next(place);
            text.write(b);
            place = automaton.step(place, b);
        }
        return text.toByteArray();
    }

    private int next(Place place) {
        Net net = automaton.net();
        Spot nearest = place.spots().getFirst();
        for (Spot spot : place.spots()) {
            nearest = spot.cost(net) < nearest.cost(net) ? spot : nearest;
        }
        return switch (nearest) {
            case Spot.Plain(int state, Frame any) -> {
                Net.Edge best = net.edges(state).getFirst();
                for (Net.Edge edge : net.edges(state)) {
                    best = net.distance(edge.to()) < net.distance(best.to()) ? edge : best;
                }
                yield best.least();
            }
            case Spot.Inside inside -> inside(inside);
        };
    }

    private static int inside(Spot.Inside spot) {
        if (spot.phase() != Phases.BETWEEN) {
            return Phases.wayBetween(spot.phase());
        }
        return spot.least() > 0 ? FILLER : '"';
    }
}
