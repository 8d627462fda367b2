package org.millwright.adapters.modbus;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.millwright.MillwrightException;
import org.millwright.machine.AssetPath;
import org.millwright.machine.Tag;
import org.millwright.machine.connect.Point;
import org.millwright.machine.connect.ReadPlan;

/** A plan, sorted by how often its points are read. */
final class Rounds {
    private final Host host;
    private final List<Round> rounds = new ArrayList<>();
    private final Map<String, String> unusable = new LinkedHashMap<>();

    Rounds(ModbusSettings settings, ReadPlan plan) {
        this.host = settings.host();
        Map<Duration, List<Target>> byPeriod = new TreeMap<>();
        for (Point point : plan.points()) {
            try {
                Register register = settings.register(point);
                byPeriod.computeIfAbsent(settings.period(point, plan.interval()), period -> new ArrayList<>())
                        .add(new Target(point, register));
            } catch (MillwrightException wrong) {
                unusable.put(point.path().toString(), String.valueOf(wrong.getMessage()));
            }
        }
        byPeriod.forEach((period, targets) -> rounds.add(new Round(period, targets)));
    }

    /**
     * A point and where it is.
     *
     * @param point the point
     * @param register the place
     */
    record Target(Point point, Register register) {
        boolean text() {
            return register.form().type() == RegisterType.TEXT;
        }
    }

    /**
     * The columns of one machine.
     *
     * @param asset the machine
     * @param tags its tags
     * @param targets of each tag the index of its target
     */
    @SuppressWarnings("ArrayRecordComponent") // handed over and never changed after
    record Sheet(AssetPath asset, List<Tag> tags, int[] targets) {}

    /**
     * What is read together.
     *
     * @param period the time between two reads
     * @param targets what is read
     */
    record Round(Duration period, List<Target> targets) {
        /** The requests, as long as nothing is known of holes. */
        List<Span> spans() {
            List<Span.Item> items = new ArrayList<>();
            for (int at = 0; at < targets.size(); at++) {
                items.add(new Span.Item(at, targets.get(at).register()));
            }
            return Span.merge(items);
        }

        /** The machines, each with its columns; texts are no columns. */
        List<Sheet> sheets() {
            Map<AssetPath, List<Integer>> byAsset = new LinkedHashMap<>();
            for (int at = 0; at < targets.size(); at++) {
                if (!targets.get(at).text()) {
                    byAsset.computeIfAbsent(targets.get(at).point().asset(), asset -> new ArrayList<>())
                            .add(at);
                }
            }
            List<Sheet> sheets = new ArrayList<>();
            byAsset.forEach((asset, indexes) -> sheets.add(new Sheet(
                    asset,
                    indexes.stream().map(at -> targets.get(at).point().tag()).toList(),
                    indexes.stream().mapToInt(Integer::intValue).toArray())));
            return sheets;
        }
    }

    Host host() {
        return host;
    }

    List<Round> rounds() {
        return rounds;
    }

    int tags() {
        return rounds.stream().mapToInt(round -> round.targets().size()).sum();
    }

    /** Points whose address cannot be read, each with the reason. */
    Map<String, String> unusable() {
        return new HashMap<>(unusable);
    }
}
