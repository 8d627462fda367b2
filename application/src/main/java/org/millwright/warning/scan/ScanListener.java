package org.millwright.warning.scan;

import org.millwright.machine.Block;
import org.millwright.recording.Recording;

/** Sees the rows of a scan as they pass, for trends. */
public interface ScanListener {
    /** Sees nothing. */
    ScanListener NONE = new ScanListener() {
        @Override
        public void healthy(Recording.Machine machine, Block rows) {}

        @Override
        public void judged(Recording.Machine machine, Block rows) {}
    };

    /** Rows that were learnt from. */
    void healthy(Recording.Machine machine, Block rows);

    /** Rows that were judged: the tags and behind them the {@link org.millwright.detect.ScoreColumns}. */
    void judged(Recording.Machine machine, Block rows);
}
