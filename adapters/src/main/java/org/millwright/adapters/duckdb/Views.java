package org.millwright.adapters.duckdb;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Hands out the view of now, and clears away what only views of the past show once nobody reads those any more. */
final class Views {
    private final Deque<Held> held = new ArrayDeque<>();

    Views() {
        held.add(new Held(new View(Map.of())));
    }

    /** A view and its readers. */
    private static final class Held {
        private final View view;
        private final List<Runnable> after = new ArrayList<>();
        private int readers;

        Held(View view) {
            this.view = view;
        }
    }

    /** A view in use. */
    final class Lease implements AutoCloseable {
        private final Held mine;
        private boolean open = true;

        private Lease(Held mine) {
            this.mine = mine;
        }

        View view() {
            return mine.view;
        }

        @Override
        public void close() {
            if (open) {
                open = false;
                release(mine);
            }
        }
    }

    /** The view of now; what it shows stays until the lease is closed. */
    synchronized Lease take() {
        Held now = held.getLast();
        now.readers++;
        return new Lease(now);
    }

    /** The view of now, for those who hold the writer's lock. */
    synchronized View now() {
        return held.getLast().view;
    }

    /**
     * Puts a newer view in place.
     *
     * @param clearing what to do once nobody reads an older one any more
     */
    void replace(UnaryOperator<View> change, Runnable clearing) {
        synchronized (this) {
            Held last = held.getLast();
            last.after.add(clearing);
            held.add(new Held(change.apply(last.view)));
        }
        clear();
    }

    /** Puts a newer view in place that still shows all that the older one does. */
    synchronized void extend(UnaryOperator<View> change) {
        held.add(new Held(change.apply(held.getLast().view)));
    }

    private void release(Held one) {
        synchronized (this) {
            one.readers--;
        }
        clear();
    }

    /** In the order of age, for a younger reader may still see what an older view shows. */
    private void clear() {
        List<Runnable> due = new ArrayList<>();
        synchronized (this) {
            while (held.size() > 1 && held.getFirst().readers == 0) {
                due.addAll(held.removeFirst().after);
            }
        }
        due.forEach(Runnable::run);
    }
}
