package org.millwright.history.journal;

import java.time.Duration;
import java.util.Optional;
import org.millwright.flow.Key;
import org.millwright.flow.Source;
import org.millwright.history.Batch;
import org.millwright.machine.Block;
import org.millwright.machine.SourceQuality;

/**
 * A journal as a source of flows: each record of rows is one of a machine's key, with the coarse qualities that steps know. It has no
 * end: it waits for more until the journal is closed or its thread is interrupted. Events are not handed over.
 */
public final class JournalSource implements Source {
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final Journal journal;

    public JournalSource(Journal journal) {
        this.journal = journal;
    }

    @Override
    public String name() {
        return "journal:" + journal.connection();
    }

    @Override
    public void read(long from, Feed feed) {
        try (JournalReader reader = journal.reader(from)) {
            boolean wanted = true;
            while (wanted) {
                Optional<Batch.Entry> entry = reader.next(LOOK);
                if (entry.isEmpty()) {
                    wanted = !journal.durable().closed() || reader.position() < journal.next();
                } else if (entry.get() instanceof Batch.Rows rows) {
                    wanted = feed.block(rows.sequence(), new Key(rows.asset().toString()), coarse(rows.rows()));
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** The same rows with the qualities that detectors know; what is not usable has no value. */
    public static Block coarse(Block rows) {
        int width = rows.tags().size();
        int count = rows.rows();
        double[][] values = new double[width][];
        byte[][] qualities = new byte[width][count];
        for (int column = 0; column < width; column++) {
            byte[] fine = rows.qualities(column);
            double[] all = rows.values(column);
            double[] kept = all;
            for (int row = 0; row < count; row++) {
                boolean usable = SourceQuality.usable(fine[row]) && Double.isFinite(all[row]);
                byte code = SourceQuality.coarse(
                                usable || !SourceQuality.usable(fine[row]) ? fine[row] : SourceQuality.BAD)
                        .code();
                qualities[column][row] = code;
                if (!usable && !Double.isNaN(kept[row])) {
                    kept = kept == all ? all.clone() : kept;
                    kept[row] = Double.NaN;
                }
            }
            values[column] = kept;
        }
        return Block.over(rows.tags(), count, rows.times(), values, qualities);
    }
}
