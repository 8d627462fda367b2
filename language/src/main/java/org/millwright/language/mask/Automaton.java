package org.millwright.language.mask;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Steps from place to place by bytes. Places are made when they are first reached, and forgotten when they become too many. */
final class Automaton {
    private static final int KEPT = 5_000;

    private final Net net;
    private final Map<List<Spot>, Place> open = new HashMap<>();
    private final Map<List<Spot>, Place> complete = new HashMap<>();
    private final Place over;
    private final Place dead;
    private final Place start;

    Automaton(Net net) {
        this.net = net;
        this.over = new Place(List.of(), true, net);
        this.dead = new Place(List.of(), false, net);
        Reached reached = new Reached(net);
        reached.enter(net.start(0), new Frame());
        this.start = place(reached);
    }

    Place start() {
        return start;
    }

    Net net() {
        return net;
    }

    Place step(Place from, int b) {
        Place known = from.next(b);
        if (known != null) {
            return known;
        }
        Reached reached = new Reached(net);
        boolean counts = false;
        for (Spot spot : from.spots()) {
            switch (spot) {
                case Spot.Plain plain -> plain(plain, b, reached);
                case Spot.Inside inside -> {
                    inside(inside, b, reached);
                    counts |= inside.least() > 0 || inside.most() != Integer.MAX_VALUE;
                }
            }
        }
        Place next = place(reached);
        if (!counts) {
            from.keep(b, next);
        }
        return next;
    }

    /** The place after the closing quote of a string. */
    Place after(Spot.Inside inside) {
        Reached reached = new Reached(net);
        reached.enter(inside.then(), inside.frame());
        return place(reached);
    }

    /** A place that has only some of the spots of another. */
    Place only(List<Spot> spots) {
        return place(spots, false);
    }

    private void plain(Spot.Plain spot, int b, Reached reached) {
        for (Net.Edge edge : net.edges(spot.state())) {
            if (edge.least() <= b && b <= edge.most()) {
                reached.enter(edge.to(), spot.frame());
            }
        }
    }

    private static void inside(Spot.Inside spot, int b, Reached reached) {
        int phase = Phases.next(spot.phase(), b);
        if (phase == Phases.CLOSED) {
            if (spot.least() == 0) {
                reached.enter(spot.then(), spot.frame());
            }
        } else if (phase != Phases.DEAD) {
            boolean begins = spot.phase() == Phases.BETWEEN;
            if (!begins) {
                reached.add(new Spot.Inside(phase, spot.least(), spot.most(), spot.then(), spot.frame()));
            } else if (spot.most() > 0) {
                int most = spot.most() == Integer.MAX_VALUE ? spot.most() : spot.most() - 1;
                reached.add(new Spot.Inside(phase, Math.max(0, spot.least() - 1), most, spot.then(), spot.frame()));
            }
        }
    }

    private Place place(Reached reached) {
        return place(reached.spots(), reached.complete());
    }

    private Place place(List<Spot> spots, boolean ends) {
        if (spots.isEmpty()) {
            return ends ? over : dead;
        }
        Map<List<Spot>, Place> known = ends ? complete : open;
        Place place = known.get(spots);
        if (place == null) {
            forgetMany(known);
            place = new Place(List.copyOf(spots), ends, net);
            known.put(place.spots(), place);
        }
        return place;
    }

    /** Places hold each other, so all of them let go before they are left to the collector. */
    private void forgetMany(Map<List<Spot>, Place> known) {
        if (known.size() >= KEPT) {
            known.values().forEach(Place::letGo);
            known.clear();
        }
    }
}
