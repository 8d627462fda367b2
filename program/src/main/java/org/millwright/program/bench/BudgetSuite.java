package org.millwright.program.bench;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.millwright.MillwrightException;
import org.millwright.testkit.worlds.StationaryWorld;

/** Whether the false alarms that come are those that were accepted, on machines to which nothing happens. */
final class BudgetSuite implements Suite {
    private static final int RECORDINGS = 200;
    /** Each recording is long enough that so many false alarms are accepted behind its baseline. */
    private static final int ALLOWED_EACH = 5;
    /** The first fifth is the baseline, as the program takes it where nobody names one. */
    private static final int BASELINE_SHARE = 5;

    private static final long STEP_MICROS = 1_000_000;
    private static final int MOST_ROWS = 250_000;

    private final Function<Rate, Warner> warners;
    private final Rate budget;

    /**
     * @param warners the whole way from a recording to warnings, for a budget
     * @param budget the budget where nobody names one
     */
    BudgetSuite(Function<Rate, Warner> warners, Rate budget) {
        this.warners = warners;
        this.budget = budget;
    }

    @Override
    public String name() {
        return "budget";
    }

    @Override
    public String about() {
        return "false alarms that came against those that were accepted";
    }

    @Override
    public Measurement measure(BenchRequest request) {
        Rate accepted = request.budgetOr(budget);
        double perRow = accepted.perRow(STEP_MICROS);
        double judged = Math.ceil(ALLOWED_EACH / perRow);
        if (judged > MOST_ROWS) {
            throw MillwrightException.badRequest(
                    "bench.budget.rare",
                    "With the budget {budget} a recording needs {rows} rows for {alarms} false alarms; at most {most} are made."
                            + " Name a larger budget, such as 1/2000rows.",
                    "budget",
                    accepted,
                    "rows",
                    (long) judged,
                    "alarms",
                    ALLOWED_EACH,
                    "most",
                    MOST_ROWS);
        }
        int rows = (int) judged;
        int baseline = rows / (BASELINE_SHARE - 1);
        Seeds seeds = request.seeds().orCount(RECORDINGS);
        Measurement measurement = new Measurement()
                .budget(accepted)
                .configured("rows", rows + baseline)
                .configured("baseline_rows", baseline);
        List<Integer> numbers =
                IntStream.rangeClosed(seeds.first(), seeds.last()).boxed().toList();
        List<Integer> alarms = InOrder.map(request.threads(), numbers, number -> {
            StationaryWorld world = StationaryWorld.of(seeds.world(number), rows + baseline);
            Warner warner = warners.apply(accepted);
            return measurement
                    .effort()
                    .score((long) rows * world.channels(), () -> (int) warner.warn(world.rows(), baseline).stream()
                            .filter(told -> told.detectedRow() >= baseline)
                            .count());
        });
        figures(measurement, alarms, perRow * rows);
        return measurement;
    }

    private static void figures(Measurement measurement, List<Integer> alarms, double allowedEach) {
        double[] ratios = alarms.stream()
                .mapToDouble(count -> count / allowedEach)
                .sorted()
                .toArray();
        long realised = alarms.stream().mapToLong(Integer::longValue).sum();
        double allowed = allowedEach * alarms.size();
        measurement
                .figure("recordings", alarms.size())
                .figure("allowed", allowed)
                .figure("realised", realised)
                .figure("ratio", realised / allowed)
                .figure("ratio_lower_quartile", quantile(ratios, 0.25))
                .figure("ratio_median", quantile(ratios, 0.5))
                .figure("ratio_upper_quartile", quantile(ratios, 0.75))
                .figure("ratio_highest", quantile(ratios, 1))
                .figure(
                        "recordings_without_alarm",
                        Arrays.stream(ratios).filter(ratio -> ratio == 0).count());
    }

    private static double quantile(double[] sorted, double share) {
        double position = share * (sorted.length - 1);
        int low = (int) Math.floor(position);
        int high = (int) Math.ceil(position);
        return sorted[low] + (position - low) * (sorted[high] - sorted[low]);
    }
}
