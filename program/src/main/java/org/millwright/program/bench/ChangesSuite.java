package org.millwright.program.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.millwright.diagnose.ChangeKind;
import org.millwright.testkit.worlds.ChangedWorld;

/** Whether a warning names the right kind of change and a right tag, on machines whose truth is known. */
final class ChangesSuite implements Suite {
    private static final int RECORDINGS = 200;
    private static final int FIRST_TAGS = 3;
    private static final long STEP_MICROS = 1_000_000;
    private static final String NOT_TOLD = "missed";

    private final Function<Rate, Warner> warners;
    private final Rate budget;

    /**
     * @param warners the whole way from a recording to warnings, for a budget
     * @param budget the budget where nobody names one
     */
    ChangesSuite(Function<Rate, Warner> warners, Rate budget) {
        this.warners = warners;
        this.budget = budget;
    }

    @Override
    public String name() {
        return "changes";
    }

    @Override
    public String about() {
        return "whether warnings name the right kind of change and the right tags";
    }

    @Override
    public Measurement measure(BenchRequest request) {
        Rate accepted = request.budgetOr(budget);
        Seeds seeds = request.seeds().orCount(RECORDINGS);
        Measurement measurement = new Measurement().budget(accepted);
        List<Integer> numbers =
                IntStream.rangeClosed(seeds.first(), seeds.last()).boxed().toList();
        List<Told> told = InOrder.map(request.threads(), numbers, number -> {
            ChangedWorld world = ChangedWorld.of(seeds.world(number), number);
            Warner warner = warners.apply(accepted);
            long values = (long) world.rows().rows() * world.rows().tags().size();
            return new Told(
                    world.kind(),
                    world.onset(),
                    world.end(),
                    world.tags(),
                    world.rows().rows() - world.baselineRows(),
                    measurement.effort().score(values, () -> warner.warn(world.rows(), world.baselineRows())));
        });
        figures(measurement, told, accepted.perRow(STEP_MICROS));
        return measurement;
    }

    /** One world's truth beside what was told of it. */
    private record Told(
            @Nullable ChangeKind kind,
            int onset,
            int end,
            List<String> tags,
            int judgedRows,
            List<Warner.Told> warnings) {
        /** The first warning that was raised while the change stood. */
        Optional<Warner.Told> first() {
            return warnings.stream()
                    .filter(warning -> warning.detectedRow() >= onset && warning.detectedRow() < end)
                    .findFirst();
        }

        boolean kindRight() {
            return first().filter(warning -> warning.kind() == kind).isPresent();
        }

        boolean tagRight() {
            return first().filter(
                            warning -> warning.tags().stream().limit(FIRST_TAGS).anyMatch(tags::contains))
                    .isPresent();
        }

        long before() {
            return warnings.stream()
                    .filter(warning -> warning.detectedRow() < onset)
                    .count();
        }
    }

    private static void figures(Measurement measurement, List<Told> all, double perRow) {
        List<Told> changed = all.stream().filter(one -> one.kind != null).toList();
        List<Told> none = all.stream().filter(one -> one.kind == null).toList();
        measurement
                .figure("recordings", all.size())
                .figure("changed", changed.size())
                .figure("detected_percent", percent(changed, one -> one.first().isPresent()))
                .figure("kind_right_percent", percent(changed, Told::kindRight))
                .figure("true_tag_in_first_three_percent", percent(changed, Told::tagRight))
                .figure("median_delay_rows", medianDelay(changed))
                .figure(
                        "alarms_before_change",
                        changed.stream().mapToLong(Told::before).sum())
                .figure("none_recordings", none.size())
                .figure(
                        "none_alarms",
                        none.stream().mapToLong(one -> one.warnings.size()).sum())
                .figure(
                        "none_allowed",
                        none.stream()
                                .mapToDouble(one -> perRow * one.judgedRows)
                                .sum())
                .figure("kinds", kinds(changed))
                .figure("confusion", confusion(changed));
    }

    private static double percent(List<Told> all, Predicate<Told> right) {
        return 100.0 * all.stream().filter(right).count() / all.size();
    }

    private static double medianDelay(List<Told> changed) {
        int[] delays = changed.stream()
                .flatMap(one -> one.first().stream().map(warning -> warning.detectedRow() - one.onset))
                .mapToInt(Integer::intValue)
                .sorted()
                .toArray();
        return delays.length == 0 ? Double.NaN : delays[delays.length / 2];
    }

    private static List<Map<String, Object>> kinds(List<Told> changed) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (ChangeKind kind : ChangeKind.values()) {
            List<Told> same = changed.stream().filter(one -> one.kind == kind).toList();
            if (!same.isEmpty()) {
                Map<String, Object> row = new LinkedHashMap<>();
                row.put("kind", kind.id());
                row.put("recordings", same.size());
                row.put("detected_percent", percent(same, one -> one.first().isPresent()));
                row.put("kind_right_percent", percent(same, Told::kindRight));
                row.put("true_tag_in_first_three_percent", percent(same, Told::tagRight));
                rows.add(row);
            }
        }
        return rows;
    }

    /** True kind, then told kind, then how often. */
    private static Map<String, Map<String, Integer>> confusion(List<Told> changed) {
        Map<String, Map<String, Integer>> table = new LinkedHashMap<>();
        for (ChangeKind kind : ChangeKind.values()) {
            for (Told one : changed) {
                if (one.kind == kind) {
                    String said =
                            one.first().map(warning -> warning.kind().id()).orElse(NOT_TOLD);
                    table.computeIfAbsent(kind.id(), any -> new TreeMap<>()).merge(said, 1, Integer::sum);
                }
            }
        }
        return table;
    }
}
