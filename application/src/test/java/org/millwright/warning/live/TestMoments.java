package org.millwright.warning.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.millwright.dataset.Range;
import org.millwright.history.moment.Moment;
import org.millwright.history.moment.Moments;
import org.millwright.history.moment.Noted;
import org.millwright.machine.AssetPath;

/** Moments in memory. */
final class TestMoments implements Moments {
    private final List<Moment> all = new ArrayList<>();

    @Override
    public synchronized Optional<Moment> find(String id) {
        return revisions(id).reversed().stream().findFirst();
    }

    @Override
    public synchronized List<Moment> meeting(Optional<AssetPath> asset, Range times, int limit) {
        return all.stream()
                .filter(one -> asset.map(one.asset()::equals).orElse(true))
                .filter(one -> one.period().range().overlaps(times))
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized void put(Moment moment) {
        all.add(moment);
    }

    @Override
    public synchronized void retire(String id, Noted by) {
        all.removeIf(one -> one.id().equals(id));
    }

    @Override
    public synchronized List<Moment> revisions(String id) {
        return all.stream().filter(one -> one.id().equals(id)).toList();
    }
}
