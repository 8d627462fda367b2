package org.millwright.program.bench;

import java.util.List;
import org.millwright.diagnose.ChangeKind;
import org.millwright.machine.Block;

/** What the suites {@code budget} and {@code changes} ask of the program: the warnings of one recording, as {@code warn} gives them. */
public interface Warner {
    /**
     * Learns from the first rows of a recording and warns of the rest.
     *
     * @param recording all rows, one second apart
     * @param baselineRows the rows at its beginning that are known to be healthy
     * @return the warnings in the order in which they were raised
     */
    List<Told> warn(Block recording, int baselineRows);

    /**
     * What one warning says.
     *
     * @param detectedRow the row in which it was raised, from 0 over the whole recording
     * @param kind the kind of change it names
     * @param tags the tags it names, the most suspect first
     */
    record Told(int detectedRow, ChangeKind kind, List<String> tags) {
        public Told {
            tags = List.copyOf(tags);
        }
    }
}
