package org.millwright.warning.live;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.millwright.Message;
import org.millwright.MillwrightException;
import org.millwright.Problem;
import org.millwright.dataset.Range;
import org.millwright.machine.AssetPath;
import org.millwright.warning.Life;

/** Warnings in memory alone: for a look at a recorded stream, after which nothing need stay. */
public final class MemoryWarnings implements WarningStore {
    private final Map<String, Raised> byId = new HashMap<>();
    private final Map<String, String> episodes = new HashMap<>();

    @Override
    public synchronized Optional<Raised> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    @Override
    public synchronized List<Raised> began(Optional<AssetPath> asset, Range times, int limit) {
        return latest(
                one -> asset.map(one.warning().asset()::equals).orElse(true)
                        && times.holds(one.warning().span().beganMicros()),
                limit);
    }

    @Override
    public synchronized List<Raised> standing(int limit) {
        return latest(
                one -> one.active()
                        || one.life().sight() instanceof Life.Sight.Unseen
                        || !(one.life().work() instanceof Life.Work.Closed),
                limit);
    }

    private List<Raised> latest(Predicate<Raised> which, int limit) {
        return byId.values().stream()
                .filter(which)
                .sorted(Comparator.comparingLong(
                                (Raised one) -> one.warning().span().beganMicros())
                        .thenComparing(Raised::id)
                        .reversed())
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized void put(Raised raised) {
        Raised before = byId.get(raised.id());
        if (raised.revision() != (before == null ? 1 : before.revision() + 1)) {
            throw stale(raised.id());
        }
        byId.put(raised.id(), raised);
    }

    /** Somebody else has changed the warning meanwhile. */
    public static MillwrightException stale(String id) {
        return new MillwrightException(new Problem.Stale(Message.of(
                "live.warning.stale",
                "Somebody else has changed the warning {id} meanwhile. Load it again.",
                "id",
                id)));
    }

    @Override
    public synchronized void link(String episode, String warning) {
        episodes.put(episode, warning);
    }

    @Override
    public synchronized Optional<String> warningOf(String episode) {
        return Optional.ofNullable(episodes.get(episode));
    }
}
