package org.millwright.program.plant;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.millwright.machine.AssetPath;
import org.millwright.machine.Block;
import org.millwright.machine.MachineEvent;
import org.millwright.plant.Rows;

/** Tells all that listen to the plant the same, in the same order; who joins later hears what follows. */
final class Fanout implements Rows {
    private final List<Rows> listeners = new CopyOnWriteArrayList<>();
    private volatile long values;

    void join(Rows listener) {
        listeners.add(listener);
    }

    void leave(Rows listener) {
        listeners.remove(listener);
    }

    /** How many values were published. */
    long values() {
        return values;
    }

    @Override
    public void rows(AssetPath unit, Block rows) {
        count((long) rows.rows() * rows.tags().size());
        listeners.forEach(listener -> listener.rows(unit, rows));
    }

    @Override
    public void event(MachineEvent event) {
        listeners.forEach(listener -> listener.event(event));
    }

    private synchronized void count(long more) {
        values += more;
    }
}
