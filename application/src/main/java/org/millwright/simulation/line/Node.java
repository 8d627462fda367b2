package org.millwright.simulation.line;

import java.util.ArrayDeque;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.millwright.simulation.kernel.Element;
import org.millwright.simulation.kernel.Kernel;

/**
 * An element that parts pass. A part moves when the one behind has accepted it: whoever wants to hand on asks for a place, and either gets the node
 * that keeps one (and then has to hand the part to it) or is told later that asking is worth it again. Whoever waits longest is told first.
 */
public abstract class Node implements Element, Line.Piece {
    private final String path;
    private final Kernel kernel;
    private final ArrayDeque<Node> waiting = new ArrayDeque<>();
    private @Nullable Node next;
    private @Nullable Node favoured;
    private boolean granted;

    Node(Line line, String path) {
        this.path = path;
        this.kernel = line.kernel();
        line.join(path, this);
    }

    @Override
    public final String path() {
        return path;
    }

    final Kernel kernel() {
        return kernel;
    }

    /** Says where parts go from here, and gives the next back, so that a line can be written as a chain. */
    public final <N extends Node> N to(N following) {
        next = following;
        return following;
    }

    /** Where parts go from here. */
    final Node next() {
        return Objects.requireNonNull(next, path);
    }

    /** Keeps a place for the part and tells where; null if there is none now. */
    abstract @Nullable Node room(Part part);

    /** The part comes to the place that was kept. */
    abstract void take(Part part);

    /** A place behind may have become free: ask again. */
    abstract void freed();

    @Override
    public void start() {}

    @Override
    public void on(int kind, long argument) {
        throw new IllegalStateException("The element (%s) has no event (%d).".formatted(path, kind));
    }

    /** A place here for the part, or a promise to tell the asker. Nobody overtakes those who wait already. */
    final @Nullable Node ask(Node asker, Part part) {
        Node place = waiting.isEmpty() || favoured == asker ? room(part) : null;
        if (place != null) {
            granted = true;
            favoured = null;
        } else if (!waiting.contains(asker)) {
            waiting.add(asker);
        }
        return place;
    }

    /** Tells those who wait, the longest waiting first, each for one place, until one finds none. */
    final void wake() {
        while (!waiting.isEmpty()) {
            Node first = waiting.remove();
            favoured = first;
            granted = false;
            first.freed();
            boolean full = !granted && waiting.peekLast() == first;
            favoured = null;
            if (full) {
                waiting.addFirst(waiting.removeLast());
                return;
            }
        }
    }
}
