package org.millwright.program.serve;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.millwright.MillwrightException;
import org.millwright.dataset.Range;
import org.millwright.detect.Budget;
import org.millwright.program.live.LinePlan;
import org.millwright.program.live.LivePlant;
import org.millwright.program.settings.Secrets;
import org.millwright.program.settings.Settings;
import org.millwright.warning.live.Watch;
import org.millwright.warning.live.WatchBaseline;

/** Keeps a running plant in step with its settings: only what has changed is started, stopped or learnt again. */
final class Follower {
    private final LivePlant live;
    private final Secrets secrets;
    private final InstantSource clock;
    private final Map<String, Settings.Line> lines = new HashMap<>();
    private final Map<String, Settings.Watch> watches = new HashMap<>();

    Follower(LivePlant live, Secrets secrets, InstantSource clock) {
        this.live = live;
        this.secrets = secrets;
        this.clock = clock;
    }

    synchronized void follow(Settings settings) {
        Set<String> names =
                settings.connections().stream().map(Settings.Line::name).collect(Collectors.toSet());
        for (String gone : new TreeSet<>(lines.keySet())) {
            if (!names.contains(gone)) {
                lines.remove(gone);
                tried("connection " + gone, () -> live.lines().remove(gone));
            }
        }
        for (Settings.Line line : settings.connections()) {
            if (!line.equals(lines.get(line.name()))) {
                lines.put(line.name(), line);
                tried("connection " + line.name(), () -> live.connect(plan(line)));
            }
        }
        followWatches(settings);
    }

    private void followWatches(Settings settings) {
        Set<String> assets = settings.watches().stream()
                .map(watch -> watch.asset().toString())
                .collect(Collectors.toSet());
        for (String gone : new TreeSet<>(watches.keySet())) {
            if (!assets.contains(gone)) {
                Settings.Watch watch = watches.remove(gone);
                tried("watch " + gone, () -> live.watches().unwatch(watch.asset()));
            }
        }
        for (Settings.Watch watch : settings.watches()) {
            if (!watch.equals(watches.get(watch.asset().toString()))) {
                watches.put(watch.asset().toString(), watch);
                tried("watch " + watch.asset(), () -> live.watches().watch(watch(watch, settings.zone())));
            }
        }
    }

    /** One that cannot be started must not keep the others from running; how it stands says why. */
    private static void tried(String what, Runnable start) {
        try {
            start.run();
        } catch (MillwrightException refused) {
            System.getLogger(Follower.class.getName())
                    .log(System.Logger.Level.WARNING, what + ": " + refused.getMessage());
        }
    }

    private LinePlan plan(Settings.Line line) {
        return new LinePlan(
                line.connection(secrets),
                line.points().stream().map(Settings.Reads::point).toList(),
                line.interval(),
                line.running());
    }

    private Watch watch(Settings.Watch set, ZoneId zone) {
        return new Watch(
                set.asset(),
                Budget.parse(set.budget()),
                baseline(set.baseline(), zone),
                new TreeSet<>(set.ignore()),
                "settings",
                clock.instant());
    }

    private static WatchBaseline baseline(String text, ZoneId zone) {
        if (text.equals(Settings.Watch.OWN_HISTORY)) {
            return WatchBaseline.USUAL;
        }
        String[] ends = text.split("\\.\\.", 2);
        return new WatchBaseline.Period(new Range(micros(ends[0], zone), micros(ends[1], zone)));
    }

    private static long micros(String text, ZoneId zone) {
        Instant at = text.length() == "2026-01-01".length()
                ? LocalDate.parse(text).atStartOfDay(zone).toInstant()
                : OffsetDateTime.parse(text).toInstant();
        return ChronoUnit.MICROS.between(Instant.EPOCH, at);
    }
}
