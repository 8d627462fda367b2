package org.millwright.adapters.duckdb;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.millwright.history.layout.Layout;

/** Where all rows are at one moment. It does not change; a newer one takes its place. */
record View(Map<String, Shelf> shelves) {
    View {
        shelves = Map.copyOf(shelves);
    }

    Shelf shelf(Layout layout) {
        Shelf shelf = shelves.get(layout.id());
        return shelf == null ? Shelf.empty(layout) : shelf;
    }

    Collection<Shelf> all() {
        return shelves.values();
    }

    View with(Shelf shelf) {
        Map<String, Shelf> next = new HashMap<>(shelves);
        next.put(shelf.layout().id(), shelf);
        return new View(next);
    }
}
