package org.millwright.program;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.millwright.adapters.files.TextReader;
import org.millwright.recording.ReadOptions;
import org.millwright.recording.Recording;
import org.millwright.recording.folder.Recordings;
import org.millwright.warning.scan.Baseline;
import org.millwright.warning.scan.RecordingScan;
import org.millwright.warning.scan.ScanListener;
import org.millwright.warning.scan.ScanRequest;
import org.millwright.warning.scan.ScanResult;

/** The program of the README, so that it compiles as long as it is printed there. */
final class ReadmeExample {
    private ReadmeExample() {}

    static ScanResult warn(Path file) {
        Recordings recordings = Recordings.of(List.of(new TextReader()));
        try (Recording pump = recordings.open(file, ReadOptions.NONE)) {
            var baseline = new Baseline.FirstFifth();
            var request = new ScanRequest(pump, baseline, null, "me", Instant.now(), List.of("pump.csv"), "mine 1");
            ScanResult result = new RecordingScan(request, ScanListener.NONE).run(Recording.Progress.NONE);
            result.machines().forEach(machine -> machine.warnings().forEach(System.out::println));
            return result;
        }
    }
}
