package org.millwright.program.bench;

import java.util.List;
import org.millwright.program.bench.speed.SpeedSubject;
import org.millwright.recording.RecordingReader;

/** What the suites measure: the program's own detectors, made by whoever wires the program. */
public interface BenchDetectors {
    /** The detector of recordings with many tags, as {@code warn} runs it, with limits for this budget. */
    RowDetector rows(Rate budget);

    /** The whole way from a recording to warnings, as {@code warn} goes it. */
    Warner warner(Rate budget);

    /** Whoever opens recordings for {@code warn}. */
    RecordingReader recordings();

    /** The detectors whose speed is told: {@code linear} and {@code portfolio}. */
    List<SpeedSubject> speed();
}
