package org.millwright.program.bench;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.millwright.Message;
import org.millwright.detect.Budget;
import org.millwright.diagnose.Deviation;
import org.millwright.machine.AssetPath;
import org.millwright.machine.Block;
import org.millwright.recording.ReadReport;
import org.millwright.recording.Recording;
import org.millwright.recording.TimeAxis;
import org.millwright.warning.Warning;
import org.millwright.warning.scan.Baseline;
import org.millwright.warning.scan.RecordingScan;
import org.millwright.warning.scan.ScanListener;
import org.millwright.warning.scan.ScanRequest;

/** The whole way from a recording to warnings, as the command goes it, for a recording that lies in memory. */
record WholeWay(Rate budget) implements Warner {
    @Override
    public List<Told> warn(Block recording, int baselineRows) {
        ScanRequest request = new ScanRequest(
                new InMemory(recording),
                new Baseline.FirstRows(baselineRows),
                Budget.parse(budget.toString()),
                "bench",
                Instant.EPOCH,
                List.of(),
                "bench");
        return new RecordingScan(request, ScanListener.NONE)
                .run(Recording.Progress.NONE).machines().getFirst().warnings().stream()
                        .map(WholeWay::told)
                        .toList();
    }

    private static Told told(Warning warning) {
        return new Told(
                (int) warning.span().detectedRow() - 1,
                warning.evidence().kind(),
                warning.evidence().deviations().stream().map(Deviation::tag).toList());
    }

    private record InMemory(Block rows) implements Recording {
        private static final long SECOND = 1_000_000;

        @Override
        public String name() {
            return "memory";
        }

        @Override
        public List<Machine> machines() {
            return List.of(new Machine(AssetPath.of("memory"), rows.tags()));
        }

        @Override
        public TimeAxis time() {
            return new TimeAxis(TimeAxis.Kind.ELAPSED, "time", null, SECOND);
        }

        @Override
        public List<Message> understanding() {
            return List.of();
        }

        @Override
        public long estimatedRows() {
            return rows.rows();
        }

        @Override
        public ReadReport read(Sink sink, Progress progress) {
            sink.accept(machines().getFirst(), rows);
            return new ReadReport(rows.rows(), Map.of(), Map.of(), Map.of(), Map.of(), List.of());
        }

        @Override
        public void close() {}
    }
}
