package org.millwright.program.bench.plant;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.millwright.diagnose.ChangeKind;
import org.millwright.diagnose.Departure;
import org.millwright.diagnose.Deviation;
import org.millwright.diagnose.Episode;
import org.millwright.diagnose.Evidence;
import org.millwright.evaluate.LeadScore;
import org.millwright.plant.Rows;
import org.millwright.plant.truth.TruthMoment;
import org.millwright.plant.world.World;

/**
 * One seed's plant as it was and as it was told.
 *
 * @param faults what was wrong in the scored weeks
 * @param told the warnings
 * @param healthyMicros the time of all units without a fault, summed
 * @param values how many values were published
 * @param units how many units were watched
 * @param refusals units that could not be learnt
 */
record Season(
        List<LeadScore.Fault> faults,
        List<LeadScore.Told> told,
        long healthyMicros,
        long values,
        int units,
        List<String> refusals) {
    static final Instant START = Instant.parse("2026-01-04T16:00:00Z");
    static final long LEARN_UNTIL = micros(START.plus(Duration.ofDays(14)));
    static final long END = micros(START.plus(Duration.ofDays(35)));

    static long micros(Instant at) {
        return at.getEpochSecond() * 1_000_000;
    }

    /** What became of a plant that has run to its end; units of other seeds have other names. */
    static Season of(long seed, World world, WatchedPlant plant) {
        List<LeadScore.Fault> faults = new ArrayList<>();
        List<LeadScore.Told> told = new ArrayList<>();
        List<String> paths =
                world.units().stream().map(unit -> unit.path().toString()).toList();
        for (TruthMoment moment : world.truth()) {
            LeadScore.Fault fault = fault(seed, moment, paths);
            if (fault != null) {
                faults.add(fault);
            }
        }
        long healthy = 0;
        for (Rows.Unit unit : world.units()) {
            String path = unit.path().toString();
            for (Episode episode : plant.episodes(path)) {
                long raised = plant.raised(path, episode);
                if (raised < END) {
                    told.add(told(name(seed, path), episode, raised));
                }
            }
            healthy += END - LEARN_UNTIL - wrong(name(seed, path), faults);
        }
        return new Season(faults, told, healthy, plant.values(), paths.size(), plant.refusals());
    }

    private static String name(long seed, String path) {
        return seed + ":" + path;
    }

    private static LeadScore.@Nullable Fault fault(long seed, TruthMoment moment, List<String> paths) {
        String kind = moment.what().kind();
        TruthMoment.Times times = moment.times();
        if (kind.equals("benign") || micros(times.onset()) >= END) {
            return null;
        }
        long onset = micros(times.onset());
        long cleared = times.cleared() == null ? END : micros(times.cleared());
        long fails = times.fails() == null ? cleared : micros(times.fails());
        long alarm = times.nativeAlarm() == null ? Long.MAX_VALUE : micros(times.nativeAlarm());
        // An incident of the network is told of its line: it shows on every unit below.
        List<String> units = Stream.concat(Stream.of(moment.unit()), moment.affected().stream())
                .flatMap(place -> paths.stream().filter(path -> path.equals(place) || path.startsWith(place + "/")))
                .map(path -> name(seed, path))
                .distinct()
                .toList();
        return new LeadScore.Fault(
                units,
                LeadScore.Kind.valueOf(kind.toUpperCase(Locale.ROOT)),
                moment.what().fault(),
                new LeadScore.Fault.Times(onset, Math.min(fails, END), cleared),
                alarm,
                moment.roots());
    }

    private static LeadScore.Told told(String unit, Episode episode, long raised) {
        long returned = Math.min(END, episode.timing().returnedMicros());
        Evidence evidence = episode.evidence();
        ChangeKind kind = evidence.kind();
        boolean sensor = kind == ChangeKind.SENSOR || kind == ChangeKind.STUCK || kind == ChangeKind.MISSING;
        return new LeadScore.Told(
                unit,
                raised,
                Math.max(raised, returned),
                tags(evidence),
                sensor ? LeadScore.Called.TAG : LeadScore.Called.MACHINE,
                "");
    }

    /** The tags in the order a warning names them. */
    private static List<String> tags(Evidence evidence) {
        return Stream.concat(
                        evidence.departures().stream().map(Departure::tag),
                        evidence.deviations().stream().map(Deviation::tag))
                .distinct()
                .toList();
    }

    /** The time from onset to clearing that a unit had a fault in the scored weeks; overlapping ones count once. */
    private static long wrong(String unit, List<LeadScore.Fault> faults) {
        long until = LEARN_UNTIL;
        long sum = 0;
        List<LeadScore.Fault> own = faults.stream()
                .filter(fault -> fault.units().contains(unit))
                .sorted(Comparator.comparingLong(fault -> fault.times().onset()))
                .toList();
        for (LeadScore.Fault fault : own) {
            long from = Math.max(until, fault.times().onset());
            long to = Math.min(END, fault.times().cleared());
            sum += Math.max(0, to - from);
            until = Math.max(until, to);
        }
        return sum;
    }
}
