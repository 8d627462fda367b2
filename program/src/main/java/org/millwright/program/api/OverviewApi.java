package org.millwright.program.api;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.millwright.access.Action;
import org.millwright.dataset.Range;
import org.millwright.history.Catalogue;
import org.millwright.history.Columns;
import org.millwright.history.LastValues;
import org.millwright.machine.AssetPath;
import org.millwright.machine.SourceQuality;
import org.millwright.machine.Tag;
import org.millwright.program.server.Access;
import org.millwright.program.server.Answer;
import org.millwright.program.server.Method;
import org.millwright.program.server.Request;
import org.millwright.program.server.Routes;
import org.millwright.program.settings.Spans;

/**
 * How every machine stands: what it does, for how long it did what, and whether its values come. What a machine does is read from its
 * status tag of the name {@code state} or {@code status}; a machine without one has no such times.
 */
final class OverviewApi {
    private static final Duration USUAL_BACK = Duration.ofHours(8);
    private static final Duration LONGEST_BACK = Duration.ofDays(2);
    private static final Set<String> NAMES = Set.of("state", "status");
    private static final int MOST_TIMED = 200;
    private static final int MOST_ROWS = 200_000;
    private static final int SILENT_AFTER = 5;
    private static final long LEAST_SILENCE = 60_000_000;

    private final Plant plant;

    OverviewApi(Plant plant) {
        this.plant = plant;
    }

    void add(Routes routes) {
        routes.add(Method.GET, "/api/v1/overview", Access.somewhere(Action.VALUE_READ), this::overview)
                .says("Every machine: what it does, minutes in each state, tags that are silent or bad.")
                .takes("asset", "back");
    }

    private Answer overview(Request request) {
        Duration back = request.query("back").flatMap(Spans::of).orElse(USUAL_BACK);
        long until = Ask.micros(plant.time().clock().instant());
        long length = (back.compareTo(LONGEST_BACK) > 0 ? LONGEST_BACK : back).toNanos() / 1_000;
        Range times = new Range(until - length, until);
        Optional<AssetPath> around = request.query("asset").map(text -> Ask.asset("asset", text));
        Catalogue catalogue = plant.history().historian().catalogue();
        List<Object> machines = new ArrayList<>();
        for (AssetPath machine : catalogue.machines()) {
            boolean inside = around.isEmpty()
                    || machine.equals(around.get())
                    || machine.toString().startsWith(around.get() + "/");
            if (inside && request.may(Action.VALUE_READ, Ask.id(machine))) {
                boolean timed = machines.size() < MOST_TIMED && request.may(Action.HISTORY_READ, Ask.id(machine));
                machines.add(shape(machine, catalogue.tags(machine), times, timed));
            }
        }
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("from", Ask.instant(times.from()));
        document.put("until", Ask.instant(times.until()));
        document.put("machines", machines);
        return Answer.json(document);
    }

    private Map<String, @Nullable Object> shape(
            AssetPath machine, List<Catalogue.Known> tags, Range times, boolean timed) {
        LastValues last = plant.history().historian().last();
        long newest = Long.MIN_VALUE;
        int bad = 0;
        List<String> silent = new ArrayList<>();
        for (Catalogue.Known known : tags) {
            LastValues.Last value = last.of(known.path()).orElse(null);
            long at = value == null ? Long.MIN_VALUE : value.timeMicros();
            newest = Math.max(newest, at);
            bad += value != null && SourceQuality.severity(value.quality()) == SourceQuality.BAD ? 1 : 0;
            if (times.until() - at > Math.max(LEAST_SILENCE, SILENT_AFTER * known.intervalMicros())) {
                silent.add(known.tag().name());
            }
        }
        Map<String, @Nullable Object> shape = new LinkedHashMap<>();
        shape.put("asset", machine.toString());
        shape.put("tags", tags.size());
        shape.put("newest", newest == Long.MIN_VALUE ? null : Ask.instant(newest));
        shape.put("silent", silent.size());
        shape.put("silent_first", silent.stream().limit(3).toList());
        shape.put("bad", bad);
        Optional<Catalogue.Known> state = tags.stream().filter(OverviewApi::tellsState).findFirst();
        state.ifPresent(known -> shape.put("state_tag", known.path().toString()));
        state.flatMap(known -> last.of(known.path()).map(value -> word(known.tag(), value.value())))
                .ifPresent(word -> shape.put("state", word));
        if (timed) {
            state.ifPresent(known -> shape.put("minutes", minutes(known, times)));
        }
        return shape;
    }

    private static boolean tellsState(Catalogue.Known known) {
        return known.tag().kind() == Tag.Kind.STATUS
                && NAMES.contains(known.tag().name().toLowerCase(java.util.Locale.ROOT));
    }

    private static String word(Tag tag, double value) {
        boolean named = value >= 0 && value < tag.words().size();
        return named ? tag.words().get((int) value) : "";
    }

    /** A state holds until the next value, but no longer than a source may be silent: what nobody measured is nobody's minute. */
    private Map<String, Double> minutes(Catalogue.Known known, Range times) {
        Columns rows = plant.history().historian().raw(List.of(known.path()), times, MOST_ROWS);
        long longest = Math.max(LEAST_SILENCE, SILENT_AFTER * known.intervalMicros());
        Map<String, Double> minutes = new TreeMap<>();
        for (int row = 0; row < rows.rows(); row++) {
            long next = row + 1 < rows.rows() ? rows.times()[row + 1] : times.until();
            double held = Math.min(next - rows.times()[row], longest) / 60e6;
            String word = SourceQuality.severity(rows.qualities()[row]) == SourceQuality.BAD
                    ? ""
                    : word(known.tag(), rows.values()[row]);
            if (!word.isEmpty()) {
                minutes.merge(word, held, Double::sum);
            }
        }
        return minutes;
    }
}
