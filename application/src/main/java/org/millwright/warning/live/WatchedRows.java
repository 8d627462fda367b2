package org.millwright.warning.live;

import java.util.Set;
import java.util.function.BooleanSupplier;
import org.millwright.flow.Key;
import org.millwright.flow.Source;
import org.millwright.machine.Block;

/**
 * Of a connection's journal the rows of watched machines.
 *
 * @param journal the journal
 * @param machines the watched machines
 * @param stopped asked before the first record: true if the run is to end at once
 */
record WatchedRows(Source journal, Set<Key> machines, BooleanSupplier stopped) implements Source {
    @Override
    public String name() {
        return journal.name();
    }

    @Override
    public void read(long from, Feed feed) {
        if (stopped.getAsBoolean()) {
            return;
        }
        journal.read(from, new Feed() {
            @Override
            public boolean block(long sequence, Key key, Block block) {
                return machines.contains(key) ? feed.block(sequence, key, block) : feed.pass(sequence);
            }

            @Override
            public boolean tick(long sequence, Key key, long eventMicros) {
                return machines.contains(key) ? feed.tick(sequence, key, eventMicros) : feed.pass(sequence);
            }

            @Override
            public boolean pass(long sequence) {
                return feed.pass(sequence);
            }
        });
    }
}
