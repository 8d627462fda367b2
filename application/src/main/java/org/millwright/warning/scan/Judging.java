package org.millwright.warning.scan;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.millwright.detect.Detector;
import org.millwright.detect.ScoreColumns;
import org.millwright.diagnose.Episode;
import org.millwright.diagnose.Numbering;
import org.millwright.flow.Output;
import org.millwright.machine.Block;

/** What comes out of the steps for one machine. An episode that is told again takes the place of what was told before. */
final class Judging {
    private final Detector detector;
    private final Numbering numbering;
    private final int tags;
    private final Map<String, Episode> episodes = new HashMap<>();
    private final List<Long> changes = new ArrayList<>();
    private long judged;
    private long blind;
    private long unseen;
    private long inWarning;

    Judging(Detector detector, Numbering numbering) {
        this.detector = detector;
        this.numbering = numbering;
        this.tags = detector.tags().size();
    }

    Detector detector() {
        return detector;
    }

    Numbering numbering() {
        return numbering;
    }

    /** Counts rows that were judged. */
    void count(Block scored) {
        for (int row = 0; row < scored.rows(); row++) {
            switch ((int) scored.value(row, tags + ScoreColumns.SIGHT)) {
                case 0 -> judged++;
                case 1 -> blind++;
                default -> unseen++;
            }
            if (scored.value(row, tags + ScoreColumns.ALARM) > 0) {
                inWarning++;
            }
            if (scored.value(row, tags + ScoreColumns.CHANGE) > 0) {
                changes.add(scored.time(row));
            }
        }
    }

    void keep(Output output) {
        try {
            episodes.put(output.id(), Episode.read(new DataInputStream(new ByteArrayInputStream(output.payload()))));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** The episodes, the earliest first. */
    List<Episode> episodes() {
        return episodes.values().stream()
                .sorted((a, b) ->
                        Long.compare(a.timing().detectedRow(), b.timing().detectedRow()))
                .toList();
    }

    List<Long> changes() {
        return changes;
    }

    MachineResult.Counts counts() {
        return new MachineResult.Counts(judged, blind, unseen, inWarning);
    }
}
