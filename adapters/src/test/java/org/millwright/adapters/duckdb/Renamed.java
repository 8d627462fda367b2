package org.millwright.adapters.duckdb;

import java.util.List;
import org.millwright.history.Batch;
import org.millwright.history.Historian;
import org.millwright.history.LastValues;
import org.millwright.machine.AssetPath;
import org.millwright.machine.MachineEvent;

/** Passes batches on under another connection and other machines, so that two plants share one history. */
final class Renamed implements Historian {
    private final Historian historian;

    Renamed(Historian historian) {
        this.historian = historian;
    }

    @Override
    public void apply(Batch batch) {
        List<Batch.Entry> entries =
                batch.entries().stream().map(Renamed::renamed).toList();
        historian.apply(new Batch("other " + batch.connection(), entries));
    }

    private static Batch.Entry renamed(Batch.Entry entry) {
        return switch (entry) {
            case Batch.Rows rows -> new Batch.Rows(rows.sequence(), other(rows.asset()), rows.rows());
            case Batch.Happened happened -> {
                MachineEvent event = happened.event();
                yield new Batch.Happened(
                        happened.sequence(),
                        new MachineEvent(
                                other(event.asset()),
                                event.timeMicros(),
                                event.kind(),
                                event.text(),
                                event.attributes()));
            }
        };
    }

    private static AssetPath other(AssetPath asset) {
        return AssetPath.of("other/" + asset);
    }

    @Override
    public LastValues last() {
        return historian.last();
    }

    @Override
    public org.millwright.history.Catalogue catalogue() {
        return historian.catalogue();
    }

    @Override
    public org.millwright.history.Columns raw(
            List<org.millwright.machine.TagPath> tags, org.millwright.dataset.Range times, int limit) {
        return historian.raw(tags, times, limit);
    }

    @Override
    public org.millwright.history.Buckets buckets(
            List<org.millwright.machine.TagPath> tags, org.millwright.dataset.Range times, int buckets) {
        return historian.buckets(tags, times, buckets);
    }

    @Override
    public org.millwright.history.Wide wide(AssetPath machine, List<String> tags, org.millwright.dataset.Range times) {
        return historian.wide(machine, tags, times);
    }

    @Override
    public void close() {
        historian.close();
    }
}
