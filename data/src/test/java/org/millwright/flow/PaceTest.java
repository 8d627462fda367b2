package org.millwright.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.millwright.flow.TestPlant.COUNT;
import static org.millwright.flow.TestPlant.PUMP;
import static org.millwright.flow.TestPlant.row;
import static org.millwright.flow.TestPlant.source;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.millwright.flow.TestPlant.Counts;

/** Snapshots by time, and what their keeper is told. */
class PaceTest {
    private final AtomicReference<Instant> clock = new AtomicReference<>(Instant.EPOCH);

    @TempDir
    private Path folder;

    private RunReport run(Checkpoints checkpoints, Source source) {
        try (Runner runner = Runner.local(checkpoints, 2)) {
            return runner.run(COUNT, List.of(source), new Counts());
        }
    }

    private Source slow(int records, Duration apart) {
        return source("slow", (from, feed) -> {
            for (long record = from; record < records; record++) {
                clock.set(clock.get().plus(apart));
                feed.block(record, PUMP, row(record));
            }
        });
    }

    /** Rows that come once a minute would else be read again by the thousand after a crash. */
    @Test
    void aSnapshotIsWrittenAfterSoMuchTimeHoweverFewRecordsCame() {
        Checkpoints checkpoints = Checkpoints.in(folder).every(Duration.ofSeconds(10), clock::get);

        RunReport report = run(checkpoints, slow(12, Duration.ofSeconds(4)));

        assertEquals(4 + 1, report.snapshots(), "at 12, 24, 36 and 48 s, and at the end");
    }

    @Test
    void timePlaysNoPartWhereNobodyAskedForIt() {
        RunReport report = run(Checkpoints.in(folder), slow(12, Duration.ofDays(4)));

        assertEquals(1, report.snapshots());
    }

    /** Whoever deletes records must keep those that the oldest kept snapshot would read again. */
    @Test
    void tellsTheFirstRecordThatAnyKeptSnapshotNeeds() {
        List<Map<String, Long>> told = new ArrayList<>();

        run(Checkpoints.in(folder).every(2).telling(told::add), slow(10, Duration.ZERO));

        assertEquals(Map.of(), told.getFirst(), "nothing is there yet");
        assertEquals(Map.of("slow", 2L), told.get(1));
        // Three are kept: after the fourth the first is gone.
        assertEquals(Map.of("slow", 4L), told.get(4));
        assertEquals(Map.of("slow", 8L), told.getLast());

        told.clear();
        run(Checkpoints.in(folder).telling(told::add), slow(10, Duration.ZERO));
        assertEquals(Map.of("slow", 8L), told.getFirst(), "a new run knows what the last one left");
    }

    /** A record that is for nobody moves the place all the same, or it would be read again for ever. */
    @Test
    void aRecordThatIsPassedOverMovesThePlace() {
        List<Map<String, Long>> told = new ArrayList<>();
        Source others = source("slow", (from, feed) -> {
            for (long record = from; record < 9; record++) {
                if (record == 0) {
                    feed.block(record, PUMP, row(0));
                } else {
                    assertTrue(feed.pass(record));
                }
            }
        });

        RunReport report = run(Checkpoints.in(folder).telling(told::add), others);

        assertEquals(1, report.rowsSeen());
        assertEquals(Map.of("slow", 9L), told.getLast());
    }
}
