package org.millwright.warning.live;

import java.util.ArrayList;
import java.util.List;
import org.millwright.flow.Key;
import org.millwright.flow.Source;
import org.millwright.history.journal.JournalSource;
import org.millwright.machine.AssetPath;
import org.millwright.machine.Block;

/** A journal in memory: whoever reads it waits for more at its end. */
final class TestJournal implements Source {
    private final String name;
    private final List<Item> records = new ArrayList<>();
    private long handedOn;

    private record Item(Key key, Block block) {}

    TestJournal(String name) {
        this.name = name;
    }

    synchronized void add(AssetPath asset, Block rows) {
        records.add(new Item(new Key(asset.toString()), rows));
        notifyAll();
    }

    void add(AssetPath asset, List<Block> blocks) {
        blocks.forEach(block -> add(asset, block));
    }

    @Override
    public String name() {
        return name;
    }

    /** Waits until every record was asked for once more than it was taken: all are with the flow. */
    synchronized void awaitRead() throws InterruptedException {
        while (handedOn < records.size()) {
            wait(5_000);
        }
    }

    @Override
    public void read(long from, Feed feed) {
        long next = from;
        try {
            while (true) {
                Item item = item(next);
                if (!feed.block(next, item.key(), JournalSource.coarse(item.block()))) {
                    return;
                }
                next++;
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized Item item(long number) throws InterruptedException {
        handedOn = Math.max(handedOn, number);
        notifyAll();
        while (number >= records.size()) {
            wait();
        }
        return records.get((int) number);
    }
}
