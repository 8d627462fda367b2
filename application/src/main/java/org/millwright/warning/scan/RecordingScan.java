package org.millwright.warning.scan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.millwright.MillwrightException;
import org.millwright.detect.DetectStep;
import org.millwright.diagnose.DiagnoseStep;
import org.millwright.flow.Flow;
import org.millwright.flow.Key;
import org.millwright.flow.Output;
import org.millwright.flow.Runner;
import org.millwright.flow.Sink;
import org.millwright.machine.AssetPath;
import org.millwright.machine.Block;
import org.millwright.recording.ReadReport;
import org.millwright.recording.Recording;

/**
 * Learns what is normal from the healthy part of a recording and looks through the rest, row by row, without looking ahead. Reads the
 * recording once where the healthy part lies at its beginning, else twice; writes nothing.
 */
public final class RecordingScan {
    private final ScanRequest request;
    private final ScanListener listener;
    private final Map<AssetPath, MachineScan> machines = new LinkedHashMap<>();

    public RecordingScan(ScanRequest request, ScanListener listener) {
        this.request = request;
        this.listener = listener;
    }

    /**
     * Runs.
     *
     * @throws MillwrightException if the recording cannot be read right, or if no machine of it can be judged
     */
    public ScanResult run(Recording.Progress progress) {
        Recording recording = request.recording();
        Map<AssetPath, Long> rows = rows();
        for (Recording.Machine machine : recording.machines()) {
            machines.put(
                    machine.asset(),
                    new MachineScan(request, machine, rows.getOrDefault(machine.asset(), 0L), listener));
        }
        learnFirst();
        ReadReport report = judge(progress);
        List<MachineResult> results = new ArrayList<>();
        List<ScanResult.Refused> refused = new ArrayList<>();
        for (MachineScan scan : machines.values()) {
            scan.finish(results, refused);
        }
        if (results.isEmpty() && !refused.isEmpty()) {
            throw new MillwrightException(refused.getFirst().problem());
        }
        return new ScanResult(results, refused, request.budget(), report);
    }

    /** One reading of the recording, rows to be learnt from held back, the others through the flow. */
    private ReadReport judge(Recording.Progress progress) {
        Map<Key, MachineScan> byKey = new HashMap<>();
        machines.forEach((asset, scan) -> byKey.put(new Key(asset.toString()), scan));
        Flow flow = Flow.of("warn", 1, Duration.ZERO)
                .then(new DetectStep(key -> of(byKey, key).judging().detector()))
                .then(new DiagnoseStep(
                        key -> of(byKey, key).judging().detector(),
                        key -> of(byKey, key).judging().numbering()));
        RestOfRecording rest = new RestOfRecording(request.recording(), this::scan, progress);
        try (Runner runner = Runner.singlePass()) {
            runner.run(flow, List.of(rest), new Sink() {
                @Override
                public void put(Output output) {
                    of(byKey, output.key()).judging().keep(output);
                }

                @Override
                public void block(Key key, Block block) {
                    of(byKey, key).judged(block);
                }
            });
        }
        return rest.report();
    }

    private static MachineScan of(Map<Key, MachineScan> byKey, Key key) {
        MachineScan scan = byKey.get(key);
        if (scan == null) {
            throw new IllegalStateException("The machine (%s) is not of this recording.".formatted(key.name()));
        }
        return scan;
    }

    private MachineScan scan(Recording.Machine machine) {
        MachineScan scan = machines.get(machine.asset());
        if (scan == null) {
            throw new IllegalStateException("The machine (%s) was not announced.".formatted(machine.asset()));
        }
        return scan;
    }

    /** The rows of each machine: one machine has them all, of several each is counted. */
    private Map<AssetPath, Long> rows() {
        Recording recording = request.recording();
        Map<AssetPath, Long> rows = new LinkedHashMap<>();
        if (recording.machines().size() == 1) {
            rows.put(recording.machines().getFirst().asset(), recording.estimatedRows());
        } else {
            recording.read(
                    (machine, block) -> {
                        rows.merge(machine.asset(), (long) block.rows(), Long::sum);
                        return true;
                    },
                    Recording.Progress.NONE);
        }
        return rows;
    }

    /** A healthy part in the middle, or in another recording, is learnt from before anything is scanned. */
    private void learnFirst() {
        switch (request.baseline()) {
            case Baseline.Leading leading -> {}
            case Baseline.Between between -> {
                request.recording().read((machine, block) -> scan(machine).collect(block), Recording.Progress.NONE);
                machines.values().forEach(MachineScan::learn);
            }
            case Baseline.Elsewhere(Recording other) -> learnFrom(other);
        }
    }

    private void learnFrom(Recording other) {
        for (MachineScan scan : machines.values()) {
            Recording.Machine from = other.machines().size() == 1
                    ? other.machines().getFirst()
                    : other.machines().stream()
                            .filter(each -> each.asset().equals(scan.machine().asset()))
                            .findFirst()
                            .orElseThrow(() -> MillwrightException.notFound(
                                    "warn.baseline.machine",
                                    "The baseline {baseline} has no machine {machine}.",
                                    "baseline",
                                    other.name(),
                                    "machine",
                                    scan.machine().asset()));
            scan.learnFrom(other, from);
        }
    }
}
