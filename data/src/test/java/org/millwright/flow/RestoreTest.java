package org.millwright.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.millwright.flow.TestPlant.COUNT;
import static org.millwright.flow.TestPlant.OVEN;
import static org.millwright.flow.TestPlant.PUMP;
import static org.millwright.flow.TestPlant.row;
import static org.millwright.flow.TestPlant.source;
import static org.millwright.flow.TestPlant.tenRecords;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.millwright.Message;
import org.millwright.MillwrightException;
import org.millwright.Problem;
import org.millwright.flow.TestPlant.Counts;
import org.millwright.flow.TestPlant.Throwing;
import org.millwright.flow.snapshot.Snapshot;
import org.millwright.flow.snapshot.SnapshotFolder;

/** What a runner does with the states that it finds. */
class RestoreTest {
    @TempDir
    private Path folder;

    private RunReport run(Flow flow, Checkpoints checkpoints, Sink sink, Source source) {
        try (Runner runner = Runner.local(checkpoints, 2)) {
            return runner.run(flow, List.of(source), sink);
        }
    }

    @Test
    void aGrownSourceIsReadFromWhereItWasLeft() {
        Counts counts = new Counts();
        run(COUNT, Checkpoints.in(folder), counts, tenRecords());
        List<Long> from = new ArrayList<>();
        Source grown = source("ten", (start, feed) -> {
            from.add(start);
            feed.block(start, PUMP, row(100));
        });

        RunReport report = run(COUNT, Checkpoints.in(folder), counts, grown);

        assertEquals(List.of(10L), from);
        assertEquals(6, counts.last.get(PUMP));
        assertEquals(11, report.rowsSeen());
    }

    @Test
    void aPersonMayBeginAnew() throws IOException {
        run(COUNT, Checkpoints.in(folder), new Counts(), tenRecords());
        Counts counts = new Counts();

        run(
                Flow.of("another", 1, Duration.ZERO).then(new Counting("x", 1)),
                Checkpoints.in(folder).fresh(),
                counts,
                tenRecords());

        assertEquals(Map.of(PUMP, 5L, OVEN, 5L), counts.last);
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(
                    1, files.filter(file -> file.toString().endsWith(".aside")).count());
        }
    }

    @Test
    void aParkedKeyGoesOnOnceAPersonSaysSo() {
        AtomicBoolean broken = new AtomicBoolean(true);
        Flow flow = COUNT.then(new Throwing(new IllegalStateException("hot"), broken));
        RunReport first = run(flow, Checkpoints.in(folder), new Counts(), tenRecords());
        assertEquals(Set.of(PUMP, OVEN), first.parked().keySet());
        broken.set(false);
        Source more = source("more", (from, feed) -> {
            feed.block(0, PUMP, row(100));
            feed.block(1, OVEN, row(100));
        });
        Counts counts = new Counts();

        RunReport second = run(flow, Checkpoints.in(folder).resume(Set.of(PUMP)), counts, more);

        assertEquals(Set.of(OVEN), second.parked().keySet());
        assertEquals(Map.of(PUMP, 1L), counts.last, "with a fresh state, from now on");
        assertEquals(new RunReport.Rows(6, 0, 0), second.keys().get(OVEN));
        assertTrue(second.parked(OVEN).orElseThrow().problem().message().text().contains("hot"));
    }

    /** Versions that this program does not know must not be half understood. */
    @Test
    void aStateOfANewerProgramIsRefused() {
        Flow newer = Flow.of("counting", 1, Duration.ZERO).then(new Counting("count", 2));
        run(newer, Checkpoints.in(folder), new Counts(), tenRecords());

        MillwrightException refused = assertThrows(
                MillwrightException.class, () -> run(COUNT, Checkpoints.in(folder), new Counts(), tenRecords()));

        assertInstanceOf(Problem.BadRequest.class, refused.problem());
        assertEquals("flow.state.newer", refused.problem().message().code());
        assertTrue(refused.problem().message().text().contains("older program was started on newer data"));
    }

    @Test
    void aStateOfAnOlderProgramIsRead() {
        run(COUNT, Checkpoints.in(folder), new Counts(), tenRecords());
        Flow newer = Flow.of("counting", 1, Duration.ZERO).then(new Counting("count", 2));
        Counts counts = new Counts();

        run(newer, Checkpoints.in(folder), counts, source("more", (from, feed) -> feed.block(0, PUMP, row(100))));

        assertEquals(6, counts.last.get(PUMP));
    }

    @Test
    void aStateOfAStepThatTheFlowDoesNotHaveIsOurDefectAndNamesBoth() {
        refusesEntry(new Snapshot.Entry("pump", "average", "state", 1, new byte[8]), "flow.state.foreign");
        refusesEntry(new Snapshot.Entry("pump", "count", "mood", 1, new byte[8]), "flow.state.foreign");

        Message message =
                refusesEntry(new Snapshot.Entry("pump", "average", "state", 1, new byte[8]), "flow.state.foreign");
        assertTrue(message.text().contains("average") && message.text().contains("count"), message.text());
    }

    @Test
    void aStateThatIsNotReadExactlyIsOurDefect() {
        refusesEntry(new Snapshot.Entry("pump", "count", "state", 1, new byte[7]), "flow.state.unread");
        refusesEntry(new Snapshot.Entry("pump", "count", "state", 1, new byte[9]), "flow.state.unread");
        refusesEntry(new Snapshot.Entry("pump", "", "arrivals", 1, new byte[3]), "flow.state.unread");
        refusesEntry(new Snapshot.Entry("pump", "count", "timers", 1, new byte[2]), "flow.state.unread");
        byte[] impossible = new byte[60];
        Arrays.fill(impossible, (byte) 1);
        refusesEntry(new Snapshot.Entry("pump", "", "arrivals", 1, impossible), "flow.state.unread");
        refusesEntry(new Snapshot.Entry("pump", "count", "timers", 1, impossible), "flow.state.unread");
    }

    @Test
    void aRunnersOwnStateOfANewerProgramIsRefused() {
        Message message =
                refuses(new Snapshot.Entry("pump", "count", "timers", 9, new byte[4]), Problem.BadRequest.class);
        assertEquals("flow.state.newer", message.code());
    }

    private Message refusesEntry(Snapshot.Entry entry, String code) {
        Message message = refuses(entry, Problem.Defect.class);
        assertEquals(code, message.code());
        return message;
    }

    private Message refuses(Snapshot.Entry entry, Class<? extends Problem> problem) {
        try (SnapshotFolder snapshots = SnapshotFolder.open(folder)) {
            snapshots.write(new Snapshot("counting", 1, COUNT.hash(), 1, Map.of(), List.of(entry)));
        }
        MillwrightException refused = assertThrows(
                MillwrightException.class, () -> run(COUNT, Checkpoints.in(folder), new Counts(), tenRecords()));
        assertInstanceOf(problem, refused.problem());
        return refused.problem().message();
    }

    @Test
    void aDamagedSnapshotCostsTheWayBackToTheOneBefore() throws IOException {
        Counts counts = new Counts();
        run(COUNT, Checkpoints.in(folder).every(4), counts, tenRecords());
        Files.write(folder.resolve("checkpoint-000000000003.mwcp"), new byte[50]);
        List<Long> from = new ArrayList<>();
        Source again = source("ten", (start, feed) -> {
            from.add(start);
            tenRecords().read(start, feed);
        });

        RunReport report = run(COUNT, Checkpoints.in(folder), counts, again);

        assertEquals(List.of(8L), from);
        assertEquals(10, report.rowsSeen());
        assertEquals(
                List.of("flow.snapshot.damaged"),
                report.notes().stream().map(Message::code).toList());
        try (SnapshotFolder snapshots = SnapshotFolder.open(folder)) {
            assertEquals(4, snapshots.newest(new ArrayList<>()).orElseThrow().number());
        }
    }

    /** Warnings matter more than the snapshot: where it cannot be written the run goes on and says so once. */
    @Test
    void aDiskThatRefusesASnapshotDoesNotEndTheRun() throws IOException {
        Files.createDirectories(folder.resolve("checkpoint-000000000001.mwcp.tmp"));
        Counts counts = new Counts();

        RunReport report = run(COUNT, Checkpoints.in(folder).every(3), counts, tenRecords());

        assertTrue(report.ended());
        assertEquals(Map.of(PUMP, 5L, OVEN, 5L), counts.last);
        assertEquals(0, report.snapshots());
        assertEquals(
                List.of("flow.snapshot.unwritten"),
                report.notes().stream().map(Message::code).toList());
    }
}
