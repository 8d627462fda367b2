package org.millwright.program.bench.connect;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.millwright.history.journal.Journal;
import org.millwright.history.journal.JournalSettings;
import org.millwright.history.journal.LossLedger;
import org.millwright.machine.AssetPath;
import org.millwright.machine.Block;
import org.millwright.machine.Tag;

/** How fast a journal makes values safe, beside a file to which the same bytes are appended and forced as often. */
final class JournalPart {
    private static final int TAGS = 100;
    private static final int ROWS = 20;
    private static final double CROWDED = 0.7;
    private static final JournalSettings SETTINGS = JournalSettings.USUAL;

    private final Path folder;
    private final double seconds;

    JournalPart(Path folder, double seconds) {
        this.folder = folder;
        this.seconds = seconds;
    }

    void measure(Map<String, Object> figures) {
        double ours = ours();
        double bare = bare();
        figures.put("journal.mb_per_s", ours);
        figures.put("journal.bare_mb_per_s", bare);
        figures.put("journal.ratio_vs_bare_append", ours / bare);
    }

    private static Block block(long from) {
        List<Tag> tags = new ArrayList<>();
        long[] times = new long[ROWS];
        double[][] values = new double[TAGS][ROWS];
        for (int tag = 0; tag < TAGS; tag++) {
            tags.add(Tag.of("t%03d".formatted(tag)));
            for (int row = 0; row < ROWS; row++) {
                values[tag][row] = Math.sin((double) (from + row + tag));
            }
        }
        Arrays.setAll(times, row -> (from + row) * 100_000);
        return Block.over(tags, ROWS, times, values, new byte[TAGS][ROWS]);
    }

    /** The bytes that were safe, in 10^6 a second. */
    private double ours() {
        try (LossLedger ledger = LossLedger.open(folder.resolve("losses.txt"));
                Journal journal = Journal.open(folder.resolve("journal"), "load", SETTINGS, ledger)) {
            AssetPath asset = AssetPath.of("load/m000");
            long before = journal.bytes();
            long began = System.nanoTime();
            long row = 0;
            Block[] blocks = {block(0), block(ROWS), block(2L * ROWS)};
            while (System.nanoTime() - began < seconds * 1e9) {
                while (journal.intake().fill() > CROWDED) {
                    Pause.seconds(0.001);
                }
                var unused = journal.intake().offer(asset, blocks[(int) (row++ % blocks.length)]);
            }
            long offered = row;
            while (journal.next() < offered && ledger.all().isEmpty()) {
                Pause.seconds(0.001);
            }
            if (!ledger.all().isEmpty()) {
                throw new IllegalStateException("The journal refused what it had room for: " + ledger.all());
            }
            return (journal.bytes() - before) / 1e6 / ((System.nanoTime() - began) / 1e9);
        }
    }

    private double bare() {
        ByteBuffer bytes = ByteBuffer.allocateDirect(SETTINGS.commitBytes());
        long written = 0;
        long began = System.nanoTime();
        try (FileChannel file =
                FileChannel.open(folder.resolve("bare"), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            while (System.nanoTime() - began < seconds * 1e9) {
                bytes.clear();
                while (bytes.hasRemaining()) {
                    written += file.write(bytes);
                }
                file.force(false);
            }
        } catch (IOException full) {
            throw new UncheckedIOException("The file beside the journal cannot be written.", full);
        }
        return written / 1e6 / ((System.nanoTime() - began) / 1e9);
    }
}
