package org.millwright.program.bench.plant;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.millwright.detect.Budget;
import org.millwright.evaluate.LeadScore;
import org.millwright.plant.fault.Level;
import org.millwright.plant.world.Flows;
import org.millwright.plant.world.Profile;
import org.millwright.plant.world.World;
import org.millwright.plant.world.WorldSetup;
import org.millwright.program.bench.BenchRequest;
import org.millwright.program.bench.Measurement;
import org.millwright.program.bench.Rate;
import org.millwright.program.bench.Seeds;
import org.millwright.program.bench.Suite;

/** {@code bench plant}: how early, how often wrongly, and with which tags warnings come on units whose faults are known. */
public final class PlantSuite implements Suite {
    private static final int SEEDS = 3;
    private static final int STEP_SECONDS = 10;
    private static final double WEEK_MICROS = 604_800e6;
    private static final double HOUR_MICROS = 3_600e6;
    private static final int LISTED_TAGS = 5;

    private final Flows flows;

    /** @param flows the flow of parts through the factory */
    public PlantSuite(Flows flows) {
        this.flows = flows;
    }

    @Override
    public String name() {
        return "plant";
    }

    @Override
    public String about() {
        return "how early warnings come in the practice plant, and how often wrongly";
    }

    @Override
    public Measurement measure(BenchRequest request) {
        Rate accepted = request.budgetOr(Rate.parse("0.1/week"));
        Level level = Level.named(request.word("level", Level.ORDINARY.word()));
        Seeds seeds = request.seeds().orCount(SEEDS);
        Measurement measurement = new Measurement().budget(accepted).configured("level", level.word());
        List<Season> seasons = new ArrayList<>();
        for (int seed = seeds.first(); seed <= seeds.last(); seed++) {
            Season season = season(seed, level, accepted, request.threads(), measurement);
            season.refusals().forEach(measurement::note);
            seasons.add(season);
        }
        figures(measurement, score(seasons), "%d..%d".formatted(seeds.first(), seeds.last()), level);
        return measurement
                .figure("units", seasons.getFirst().units())
                .figure("budget_per_machine_week", accepted.perRow(1_000_000) * WEEK_MICROS / 1e6)
                .figure("plant_values", sum(seasons, Season::values));
    }

    private Season season(int seed, Level level, Rate accepted, int threads, Measurement measurement) {
        WorldSetup setup = new WorldSetup(seed, level, Profile.BENCH, Season.START, STEP_SECONDS, threads);
        try (World world = World.of(setup, flows)) {
            WatchedPlant plant = new WatchedPlant(
                    world, Season.LEARN_UNTIL, Season.END, Budget.parse(accepted.toString()), measurement.effort());
            plant.run(threads);
            return Season.of(seed, world, plant);
        }
    }

    private static LeadScore score(List<Season> seasons) {
        return LeadScore.of(
                seasons.stream().flatMap(season -> season.faults().stream()).toList(),
                seasons.stream().flatMap(season -> season.told().stream()).toList(),
                sum(seasons, Season::healthyMicros));
    }

    private static long sum(List<Season> seasons, ToLongFunction<Season> of) {
        return seasons.stream().mapToLong(of).sum();
    }

    private static void figures(Measurement measurement, LeadScore score, String seeds, Level level) {
        measurement
                .figure("seeds", seeds)
                .figure("level", level.word())
                .figure("machine_weeks", score.machineWeeks())
                .figure("faults", score.failing().size())
                .figure("detected", count(score, score::found))
                .figure("detected_percent", score.detectedPercent())
                .figure("median_lead_hours", score.medianLeadHours())
                .figure("median_lead_fraction", score.medianLeadFraction())
                .figure("median_lead_over_native_alarm_hours", score.medianLeadOverAlarmHours())
                .figure("false_alarms", score.falseAlarms())
                .figure("false_alarms_per_machine_week", score.falseAlarmsPerMachineWeek())
                .figure("top3_hit_percent", score.topThreePercent())
                .figure("diagnosis_accuracy_percent", score.diagnosisPercent())
                .figure("unknown_percent", score.unknownPercent())
                .figure("tag_fault_recognised_percent", score.tagFaultsRecognisedPercent())
                .figure("machine_warnings_in_network_incidents", score.machineWarningsInNetworkIncidents())
                .figure("by_fault", byFault(score))
                .figure("false_alarms_listed", listed(score))
                .figure("missed_faults", missed(score));
    }

    private static long count(LeadScore score, Predicate<LeadScore.Fault> which) {
        return score.failing().stream().filter(which).count();
    }

    /** Faults, found, and the mean share of lead, by the name of the fault. */
    private static Map<String, Map<String, @Nullable Object>> byFault(LeadScore score) {
        Map<String, List<LeadScore.Fault>> faults = new TreeMap<>();
        for (LeadScore.Fault fault : score.failing()) {
            faults.computeIfAbsent(fault.name(), name -> new ArrayList<>()).add(fault);
        }
        Map<String, Map<String, @Nullable Object>> told = new LinkedHashMap<>();
        faults.forEach((name, all) -> {
            Map<String, @Nullable Object> one = new LinkedHashMap<>();
            one.put("faults", all.size());
            one.put("detected", all.stream().filter(score::found).count());
            one.put(
                    "mean_lead_fraction",
                    all.stream().mapToDouble(score::leadFraction).average().orElse(Double.NaN));
            told.put(name, one);
        });
        return told;
    }

    /** Each false alarm: where, when, how long and with which tags. */
    private static List<Map<String, @Nullable Object>> listed(LeadScore score) {
        List<Map<String, @Nullable Object>> list = new ArrayList<>();
        for (LeadScore.Told one : score.falseOnes()) {
            Map<String, @Nullable Object> row = new LinkedHashMap<>();
            row.put("unit", one.unit());
            row.put(
                    "opened",
                    Instant.EPOCH.plus(one.opened(), ChronoUnit.MICROS).toString());
            row.put("hours", (one.closed() - one.opened()) / HOUR_MICROS);
            row.put("tags", one.tags().stream().limit(LISTED_TAGS).toList());
            list.add(row);
        }
        return list;
    }

    private static List<String> missed(LeadScore score) {
        return score.failing().stream()
                .filter(fault -> !score.found(fault))
                .map(fault -> fault.units().getFirst() + " " + fault.name())
                .toList();
    }
}
