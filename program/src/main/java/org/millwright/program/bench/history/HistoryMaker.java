package org.millwright.program.bench.history;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.millwright.dataset.Range;
import org.millwright.history.Buckets;
import org.millwright.history.Historian;
import org.millwright.history.HistorySettings;
import org.millwright.history.Upkeep;
import org.millwright.history.chart.Steps;
import org.millwright.history.cold.Milestone;
import org.millwright.machine.TagPath;

/** Opens histories for the benches. */
public interface HistoryMaker {
    /** Opens the history in a folder; the watcher is told of every milestone of upkeep. */
    Opened open(Path folder, HistorySettings settings, InstantSource clock, Consumer<Milestone> watcher);

    /** Makes buckets from a chosen source. */
    interface Charts {
        Buckets of(List<TagPath> tags, Range times, int buckets, Steps.Source source);
    }

    /**
     * An open history.
     *
     * @param historian reads and takes
     * @param upkeep moves, adopts, looks after
     * @param charts buckets from a chosen source
     * @param mergeDays makes single files of the days before one
     */
    record Opened(Historian historian, Upkeep upkeep, Charts charts, LongConsumer mergeDays) {}
}
