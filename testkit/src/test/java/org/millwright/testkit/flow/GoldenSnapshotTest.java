package org.millwright.testkit.flow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.millwright.flow.Checkpoints;
import org.millwright.flow.Key;
import org.millwright.flow.RunReport;
import org.millwright.flow.Runner;
import org.millwright.flow.Source;
import org.millwright.machine.Block;
import org.millwright.machine.Quality;
import org.millwright.machine.Tag;

/**
 * The snapshot that release 0.1.0 wrote in the middle of a small stream, with rows that wait and timers that are set. Every later release has to go on from it; when the format
 * changes, this file stays and one of the new release joins it.
 */
class GoldenSnapshotTest {
    private static final String GOLDEN = "snapshot-0.1.0.mwcp";
    private static final String FILE = "checkpoint-000000000001.mwcp";
    private static final int RECORDS = 120;
    private static final int STOP_AT = 77;
    private static final long SECOND = 1_000_000;
    private static final List<Tag> TAGS = List.of(
            new Tag("Leistung", "kW", Tag.Kind.MEASUREMENT, List.of()),
            new Tag("状态", Tag.UNKNOWN_UNIT, Tag.Kind.STATUS, List.of("停", "运行")));

    @TempDir
    private Path folder;

    /** Two machines by turns, three rows a record, each second record before the one it follows. No chance in it at all. */
    private static final class Stream implements Source {
        private final List<Long> readFrom = new ArrayList<>();

        @Override
        public String name() {
            return "recorded";
        }

        @Override
        public void read(long from, Feed feed) {
            readFrom.add(from);
            boolean goOn = true;
            for (long i = from; i < RECORDS && goOn; i++) {
                goOn = feed.block(i, key(i), block(i));
            }
        }

        private static Key key(long record) {
            return new Key(record % 2 == 0 ? "plant/pump" : "plant/炉");
        }

        private static Block block(long record) {
            long turn = record / 2;
            long first = (turn % 2 == 0 ? turn + 1 : turn - 1) * 3;
            Block.Builder rows = new Block.Builder(TAGS, 3);
            for (long second = first; second < first + 3; second++) {
                rows.row((1_700_000_000 + second) * SECOND).set(1, second % 2 == 0 ? 0 : 1);
                if (second % 11 == 0) {
                    rows.unset(0, Quality.BAD);
                } else {
                    rows.set(0, 0.25 * Math.floorMod(second, 7));
                }
            }
            return rows.build();
        }
    }

    private static byte[] golden() throws IOException {
        try (InputStream from = GoldenSnapshotTest.class.getResourceAsStream(GOLDEN)) {
            assertNotNull(from, GOLDEN);
            return from.readAllBytes();
        }
    }

    @Test
    void theSnapshotOfEachReleaseStillOpensAndGoesOn() throws IOException {
        OutputLog log = new OutputLog();
        stoppedHalfway(log);
        assertFalse(log.outputs().isEmpty(), "control: something came out before the snapshot");
        Path released = Files.createDirectory(folder.resolve("released"));
        Files.write(released.resolve(FILE), golden());
        Stream stream = new Stream();
        try (Runner runner = Runner.local(Checkpoints.in(released), 1)) {
            RunReport report = runner.run(RunnerContract.flow(), List.of(stream), log);
            assertEquals(RECORDS * 3L, report.rowsSeen());
        }

        assertEquals(List.of((long) STOP_AT), stream.readFrom);
        log.assertSame(Reference.run(RunnerContract.flow(), List.of(new Stream())), "from the golden file on");
    }

    /**
     * Fails when the format or the state of a step has changed: then there is a new version to be written down, and this file to be
     * kept. With {@code -Dmillwright.golden=FILE} the snapshot of today is written there.
     */
    @Test
    void thisReleaseWritesTheSameBytes() throws IOException {
        Path today = stoppedHalfway(new OutputLog());
        String keep = System.getProperty("millwright.golden");
        if (keep != null) {
            Files.copy(today, Path.of(keep));
        }
        assertArrayEquals(golden(), Files.readAllBytes(today));
    }

    private Path stoppedHalfway(OutputLog log) {
        try (Runner runner = Runner.local(Checkpoints.in(folder), 1)) {
            Stream whole = new Stream();
            Source stopping = new Source() {
                @Override
                public String name() {
                    return whole.name();
                }

                @Override
                public void read(long from, Feed feed) {
                    for (long i = from; i < STOP_AT; i++) {
                        assertTrue(feed.block(i, Stream.key(i), Stream.block(i)));
                    }
                    runner.stop();
                }
            };
            assertFalse(
                    runner.run(RunnerContract.flow(), List.of(stopping), log).ended());
        }
        return folder.resolve(FILE);
    }
}
