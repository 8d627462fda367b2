package org.millwright.program.bench.history;

import java.util.concurrent.TimeUnit;
import org.millwright.flow.Key;
import org.millwright.flow.Source;
import org.millwright.history.journal.JournalSource;

/** The records of a connection made anew from their numbers, as its journal hands them over. Like a journal it has no end. */
final class CrashSource implements Source {
    private static final long LOOK_MILLIS = 20;

    private final String connection;
    private final long records;
    private volatile boolean read;

    CrashSource(String connection, long records) {
        this.connection = connection;
        this.records = records;
    }

    /** True once every record has been handed over. */
    boolean read() {
        return read;
    }

    @Override
    public String name() {
        return "journal:" + connection;
    }

    @Override
    public void read(long from, Feed feed) {
        for (long record = from; record < records; record++) {
            BenchData.Rows rows = CrashData.rows(connection, record);
            Key key = new Key(rows.asset().toString());
            if (!feed.block(record, key, JournalSource.coarse(rows.block()))) {
                return;
            }
        }
        read = true;
        try {
            while (feed.pass(records - 1)) {
                TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
