package org.millwright.program.api;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
import org.millwright.machine.TagPath;
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
        Map<AssetPath, List<Catalogue.Known>> seen = new LinkedHashMap<>();
        List<Catalogue.Known> told = new ArrayList<>();
        for (AssetPath machine : catalogue.machines()) {
            boolean inside = around.isEmpty()
                    || machine.equals(around.get())
                    || machine.toString().startsWith(around.get() + "/");
            if (inside && request.may(Action.VALUE_READ, Ask.id(machine))) {
                List<Catalogue.Known> tags = catalogue.tags(machine);
                seen.put(machine, tags);
                if (request.may(Action.HISTORY_READ, Ask.id(machine))) {
                    state(tags).ifPresent(told::add);
                }
            }
        }
        Map<TagPath, Map<String, Double>> minutes = minutes(told, times);
        List<Object> machines = new ArrayList<>();
        seen.forEach((machine, tags) -> machines.add(shape(machine, tags, times, minutes)));
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("from", Ask.instant(times.from()));
        document.put("until", Ask.instant(times.until()));
        document.put("machines", machines);
        return Answer.json(document);
    }

    private Map<String, @Nullable Object> shape(
            AssetPath machine, List<Catalogue.Known> tags, Range times, Map<TagPath, Map<String, Double>> minutes) {
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
        state(tags).ifPresent(known -> {
            shape.put("state_tag", known.path().toString());
            last.of(known.path()).ifPresent(value -> shape.put("state", word(known.tag(), value.value())));
            if (minutes.containsKey(known.path())) {
                shape.put("minutes", minutes.get(known.path()));
            }
        });
        return shape;
    }

    private static Optional<Catalogue.Known> state(List<Catalogue.Known> tags) {
        return tags.stream().filter(OverviewApi::tellsState).findFirst();
    }

    private static boolean tellsState(Catalogue.Known known) {
        return known.tag().kind() == Tag.Kind.STATUS
                && NAMES.contains(known.tag().name().toLowerCase(java.util.Locale.ROOT));
    }

    private static String word(Tag tag, double value) {
        boolean named = value >= 0 && value < tag.words().size();
        return named ? tag.words().get((int) value) : "";
    }

    /**
     * Minutes by tag and state. A state holds until the next value, but no longer than a source may be silent: what nobody measured is
     * nobody's minute. Empty where the rows are more than one look should cost.
     */
    private Map<TagPath, Map<String, Double>> minutes(List<Catalogue.Known> told, Range times) {
        Map<TagPath, Map<String, Double>> minutes = new LinkedHashMap<>();
        if (told.isEmpty() || told.size() > MOST_TIMED) {
            return minutes;
        }
        List<TagPath> paths = told.stream().map(Catalogue.Known::path).toList();
        Columns rows = plant.history().historian().raw(paths, times, MOST_ROWS);
        if (!rows.complete()) {
            return minutes;
        }
        Map<TagPath, Catalogue.Known> known = new LinkedHashMap<>();
        told.forEach(one -> known.put(one.path(), one));
        long[] next = new long[rows.tags().size()];
        Arrays.fill(next, times.until());
        for (int row = rows.rows() - 1; row >= 0; row--) {
            int tag = rows.tag()[row];
            Catalogue.Known one = Objects.requireNonNull(known.get(rows.tags().get(tag)));
            long longest = Math.max(LEAST_SILENCE, SILENT_AFTER * one.intervalMicros());
            double held = Math.min(next[tag] - rows.times()[row], longest) / 60e6;
            next[tag] = rows.times()[row];
            boolean bad = SourceQuality.severity(rows.qualities()[row]) == SourceQuality.BAD;
            String word = bad ? "" : word(one.tag(), rows.values()[row]);
            if (!word.isEmpty()) {
                minutes.computeIfAbsent(one.path(), path -> new TreeMap<>()).merge(word, held, Double::sum);
            }
        }
        return minutes;
    }
}
