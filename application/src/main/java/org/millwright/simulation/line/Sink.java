package org.millwright.simulation.line;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Where parts leave. Always has room. */
public final class Sink extends Node {
    private @Nullable Source source;
    private @Nullable Consumer<Part> listener;
    private long pieces;
    private double leadTime;
    private long parts;

    public Sink(Line line, String path) {
        super(line, path);
    }

    /** Tells the source of a line with constant work in process that a part has left. */
    public Sink returnsTo(Source entry) {
        source = entry;
        return this;
    }

    /** Shows every part that leaves. */
    public Sink shows(Consumer<Part> to) {
        listener = to;
        return this;
    }

    @Override
    Node room(Part part) {
        return this;
    }

    @Override
    void take(Part part) {
        pieces += part.pieces();
        parts++;
        leadTime += kernel().now() - part.born();
        if (listener != null) {
            listener.accept(part);
        }
        if (source != null) {
            source.finished(1);
        }
    }

    @Override
    void freed() {}

    /** How many pieces have left since counting began. */
    public long pieces() {
        return pieces;
    }

    /** How long a part was in the line on average, in ticks. */
    public double meanLeadTime() {
        return leadTime / parts;
    }

    @Override
    public void reset() {
        pieces = 0;
        parts = 0;
        leadTime = 0;
    }
}
