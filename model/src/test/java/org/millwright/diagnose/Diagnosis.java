package org.millwright.diagnose;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.millwright.detect.Collected;
import org.millwright.detect.DetectStep;
import org.millwright.detect.Detector;
import org.millwright.detect.Worlds;
import org.millwright.flow.Key;
import org.millwright.machine.Block;

/** Runs rows through judging and diagnosing, and says which episodes came out. */
final class Diagnosis {
    private Diagnosis() {}

    /** The episodes of a machine after its healthy part, in order of their detection; the stream ends after the last row. */
    static List<Episode> of(Worlds world, int healthy) {
        Detector detector = world.learn(healthy);
        Block judged = judged(detector, world.block(healthy, world.rows()));
        DiagnoseStep step = new DiagnoseStep(detector, new Numbering(healthy + 1L, Long.MAX_VALUE, 0));
        return ofJudged(step, judged);
    }

    /** The rows with the detector's score columns. */
    static Block judged(Detector detector, Block rows) {
        DetectStep step = new DetectStep(detector);
        Collected out = new Collected();
        out.run(step, Collected.fresh(step), rows);
        return out.blocks().getFirst();
    }

    /** The episodes of judged rows, in pieces that end before the given rows. */
    static List<Episode> ofJudged(DiagnoseStep step, Block judged, int... cuts) {
        Collected out = new Collected();
        DiagnoseStep.State state = Collected.fresh(step);
        out.run(step, state, judged, cuts);
        end(step, state, out);
        return episodes(out);
    }

    /** The stream ends. */
    static void end(DiagnoseStep step, DiagnoseStep.State state, Collected out) {
        step.onEnd(new Key("pump"), state, out);
    }

    /** The last word on each episode. */
    static List<Episode> episodes(Collected out) {
        List<Episode> episodes = new ArrayList<>();
        for (byte[] payload : out.emitted().values()) {
            try {
                DataInputStream from = new DataInputStream(new ByteArrayInputStream(payload));
                episodes.add(Episode.read(from));
                if (from.available() > 0) {
                    throw new AssertionError("The saved episode is longer than what is read.");
                }
            } catch (IOException inMemory) {
                throw new UncheckedIOException(inMemory);
            }
        }
        return episodes;
    }
}
