package org.millwright.simulation.line;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The place in front of a station at which a part waits for its components; they are drawn when it moves on. */
public final class Assemble extends Node {
    /**
     * What a part needs.
     *
     * @param stock where it lies
     * @param count how many
     */
    public record Component(Stock stock, int count) {}

    private final List<Component> bill;
    private @Nullable Part part;
    private boolean kept;
    private final Level missing;

    public Assemble(Line line, String path, List<Component> bill) {
        super(line, path);
        this.bill = List.copyOf(bill);
        this.missing = new Level(kernel());
        bill.forEach(component -> component.stock().serves(this));
    }

    @Override
    @Nullable
    Node room(Part asked) {
        if (kept || part != null) {
            return null;
        }
        kept = true;
        return this;
    }

    @Override
    void take(Part main) {
        kept = false;
        part = main;
        go();
    }

    @Override
    void freed() {
        if (go()) {
            wake();
        }
    }

    private boolean go() {
        Part main = part;
        if (main == null) {
            return false;
        }
        boolean lacks = lack() != null;
        missing.add((lacks ? 1 : 0) - missing.value());
        Node place = lacks ? null : next().ask(this, main);
        if (place == null) {
            return false;
        }
        part = null;
        bill.forEach(component -> component.stock().draw(component.count()));
        place.take(main);
        return true;
    }

    /** The first stock from which something is missing now. */
    public @Nullable Stock lack() {
        for (Component component : bill) {
            if (component.stock().level().value() < component.count()) {
                return component.stock();
            }
        }
        return null;
    }

    /** 1 while a part waits for components. */
    public Level missing() {
        return missing;
    }

    @Override
    public void reset() {
        missing.reset();
    }
}
