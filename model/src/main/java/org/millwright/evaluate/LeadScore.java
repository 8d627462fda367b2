package org.millwright.evaluate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How well warnings foretold failures whose true beginning and end are known: the protocol of the practice plant.
 *
 * <ul>
 *   <li>Warnings of one unit less than an hour apart are one; every further 24 hours that it stands counts as one more.
 *   <li>A fault is found by a warning opened in [onset, failure) on its unit or an affected one; a warning that stood already does not count.
 *   <li>The lead is the time from the opening to the failure, 0 where nothing was found; its fraction is of the time from onset to failure.
 *   <li>A false alarm is a warning that meets no fault of its unit, from onset to half an hour after it was cleared. A tag fault
 *       that was called a fault of the machine, and a warning on a machine in an incident of the network, count as false too.
 * </ul>
 *
 * Times are microseconds.
 */
public final class LeadScore {
    /** Warnings of one unit this close together are one. */
    public static final long JOINED = 3_600_000_000L;

    private static final long DAY = 24 * JOINED;
    private static final long GRACE = JOINED / 2;
    private static final long WEEK = 7 * DAY;

    private final List<Fault> faults;
    private final Map<String, List<Told>> told = new TreeMap<>();
    private long healthyMicros;

    private LeadScore(List<Fault> faults) {
        this.faults = List.copyOf(faults);
    }

    /** What was wrong. */
    public enum Kind {
        /** A part of the machine. */
        MACHINE,
        /** The process. */
        PROCESS,
        /** A sensor or its wire: the machine never stops for it. */
        TAG,
        /** The way from the machine to here. */
        NETWORK;

        /** True for one that ends in a stop. */
        boolean fails() {
            return this == MACHINE || this == PROCESS;
        }
    }

    /**
     * What a warning said it was.
     */
    public enum Called {
        /** Something at the machine. */
        MACHINE,
        /** A sensor. */
        TAG,
        /** The connection. */
        NETWORK
    }

    /**
     * A true fault.
     *
     * @param units the unit, and those that it shows on as well
     * @param kind what was wrong
     * @param name the name of the fault
     * @param times onset, failure (for a fault that never fails: its end) and clearing
     * @param alarmMicros when the machine's own alarm came; {@link Long#MAX_VALUE} if never
     * @param roots the tags nearest to the cause
     */
    public record Fault(List<String> units, Kind kind, String name, Times times, long alarmMicros, List<String> roots) {
        /** When a fault began, ended in failure, and was cleared. */
        public record Times(long onset, long fails, long cleared) {}

        private boolean excuses(Told warning) {
            return units.contains(warning.unit)
                    && warning.opened <= times.cleared + GRACE
                    && warning.closed >= times.onset;
        }

        private boolean found(Told warning) {
            return units.contains(warning.unit) && warning.opened >= times.onset && warning.opened < times.fails;
        }
    }

    /**
     * A warning.
     *
     * @param unit the unit it stands on
     * @param opened when it was told
     * @param closed when it returned
     * @param tags the tags it names, the first first
     * @param called what it said it was
     * @param diagnosis the name of the fault it said; empty where it named none
     */
    public record Told(String unit, long opened, long closed, List<String> tags, Called called, String diagnosis) {
        private Told and(Told later) {
            return new Told(unit, opened, Math.max(closed, later.closed), tags, called, diagnosis);
        }

        private long count() {
            return 1 + Math.max(0, closed - opened) / DAY;
        }
    }

    /**
     * Scores.
     *
     * @param healthyMicros the time that all units ran without a fault, summed
     */
    public static LeadScore of(List<Fault> faults, List<Told> warnings, long healthyMicros) {
        LeadScore score = new LeadScore(faults);
        score.healthyMicros = healthyMicros;
        Map<String, List<Told>> byUnit = warnings.stream()
                .sorted(Comparator.comparingLong(Told::opened))
                .collect(Collectors.groupingBy(Told::unit, TreeMap::new, Collectors.toList()));
        byUnit.forEach((unit, all) -> score.told.put(unit, joined(all)));
        return score;
    }

    private static List<Told> joined(List<Told> warnings) {
        List<Told> joined = new ArrayList<>();
        for (Told warning : warnings) {
            if (!joined.isEmpty() && warning.opened - joined.getLast().closed < JOINED) {
                joined.set(joined.size() - 1, joined.getLast().and(warning));
            } else {
                joined.add(warning);
            }
        }
        return joined;
    }

    /** Faults that end in a failure. */
    public List<Fault> failing() {
        return faults.stream().filter(fault -> fault.kind.fails()).toList();
    }

    /** The first warning that found a fault; null if none did. */
    private @org.jspecify.annotations.Nullable Told finder(Fault fault) {
        return all().stream()
                .filter(fault::found)
                .min(Comparator.comparingLong(Told::opened))
                .orElse(null);
    }

    /** Every warning, those that belong together joined. */
    public List<Told> all() {
        return told.values().stream().flatMap(List::stream).toList();
    }

    /** True if a fault was found before it failed. */
    public boolean found(Fault fault) {
        return finder(fault) != null;
    }

    /** The share of failing faults that were found, in percent; NaN where there are none. */
    public double detectedPercent() {
        return percent(failing().stream().filter(this::found).count(), failing().size());
    }

    /** The time from warning to failure in hours; 0 where it was not found. */
    public double leadHours(Fault fault) {
        Told first = finder(fault);
        return first == null ? 0 : (fault.times.fails - first.opened) / (double) JOINED;
    }

    /** The lead as a share of the time from onset to failure, 0 to 1. */
    public double leadFraction(Fault fault) {
        return leadHours(fault) * JOINED / (fault.times.fails - fault.times.onset);
    }

    /** The median of {@link #leadFraction} over failing faults. */
    public double medianLeadFraction() {
        return median(failing().stream().mapToDouble(this::leadFraction).toArray());
    }

    /** The median of {@link #leadHours} over failing faults. */
    public double medianLeadHours() {
        return median(failing().stream().mapToDouble(this::leadHours).toArray());
    }

    /** The median of hours by which the warning came before the machine's own alarm, or before the failure where that was silent. */
    public double medianLeadOverAlarmHours() {
        return median(failing().stream().mapToDouble(this::overAlarm).toArray());
    }

    private double overAlarm(Fault fault) {
        Told first = finder(fault);
        return first == null ? 0 : (Math.min(fault.alarmMicros, fault.times.fails) - first.opened) / (double) JOINED;
    }

    /** The share of found faults of which one of the first three tags is a root, in percent. */
    public double topThreePercent() {
        List<Fault> found = failing().stream().filter(this::found).toList();
        return percent(found.stream().filter(this::topThree).count(), found.size());
    }

    private boolean topThree(Fault fault) {
        Told first = finder(fault);
        return first != null && first.tags.stream().limit(3).anyMatch(fault.roots::contains);
    }

    /** The share of failing faults whose warning named the fault, in percent. */
    public double diagnosisPercent() {
        List<Fault> found = failing().stream().filter(this::found).toList();
        return percent(found.stream().filter(fault -> named(fault, fault.name)).count(), found.size());
    }

    private boolean named(Fault fault, String name) {
        Told first = finder(fault);
        return first != null && first.diagnosis.equals(name);
    }

    /** The share of found faults to which the warning gave no name, in percent. */
    public double unknownPercent() {
        List<Fault> found = failing().stream().filter(this::found).toList();
        return percent(found.stream().filter(fault -> named(fault, "")).count(), found.size());
    }

    /** False alarms; each further day that one stands counts as one more. */
    public long falseAlarms() {
        return falseOnes().stream().mapToLong(Told::count).sum();
    }

    /** The warnings that are false alarms. */
    public List<Told> falseOnes() {
        return all().stream().filter(this::isFalse).toList();
    }

    private boolean isFalse(Told warning) {
        List<Fault> near =
                faults.stream().filter(fault -> fault.excuses(warning)).toList();
        if (near.stream().anyMatch(fault -> fault.kind.fails())) {
            return false;
        }
        boolean ofTag = near.stream().anyMatch(fault -> fault.kind == Kind.TAG);
        boolean ofNetwork = near.stream().anyMatch(fault -> fault.kind == Kind.NETWORK);
        return switch (warning.called) {
            // A tag fault that looks like one of the machine is counted where somebody says so; a warning that names no
            // fault does not.
            case MACHINE -> !(ofTag && warning.diagnosis.isEmpty());
            case TAG -> !ofTag;
            case NETWORK -> !ofNetwork;
        };
    }

    /** The unit's weeks without a fault, summed. */
    public double machineWeeks() {
        return healthyMicros / (double) WEEK;
    }

    /** False alarms a machine and week. */
    public double falseAlarmsPerMachineWeek() {
        return falseAlarms() / machineWeeks();
    }

    /** Warnings on machines that met an incident of the network and no fault. */
    public long machineWarningsInNetworkIncidents() {
        return all().stream()
                .filter(warning -> warning.called != Called.NETWORK)
                .filter(warning -> faults.stream()
                        .filter(fault -> fault.kind == Kind.NETWORK)
                        .anyMatch(fault -> fault.units.contains(warning.unit)
                                && warning.opened >= fault.times.onset
                                && warning.opened <= fault.times.cleared))
                .filter(warning ->
                        faults.stream().noneMatch(fault -> fault.kind != Kind.NETWORK && fault.excuses(warning)))
                .count();
    }

    /** The share of tag faults met by a warning that called them one, in percent. */
    public double tagFaultsRecognisedPercent() {
        List<Fault> tags =
                faults.stream().filter(fault -> fault.kind == Kind.TAG).toList();
        long recognised = tags.stream()
                .filter(fault ->
                        all().stream().anyMatch(warning -> warning.called == Called.TAG && fault.excuses(warning)))
                .count();
        return percent(recognised, tags.size());
    }

    private static double percent(long part, long whole) {
        return 100.0 * part / whole;
    }

    private static double median(double[] values) {
        java.util.Arrays.sort(values);
        int n = values.length;
        OptionalDouble middle = n == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(n % 2 == 1 ? values[n / 2] : (values[n / 2 - 1] + values[n / 2]) / 2);
        return middle.orElse(Double.NaN);
    }
}
