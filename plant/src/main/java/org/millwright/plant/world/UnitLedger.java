package org.millwright.plant.world;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.millwright.plant.fault.Moment;
import org.millwright.plant.machine.MachineType;
import org.millwright.plant.machine.Shown;
import org.millwright.plant.truth.TruthMoment;
import org.millwright.plant.truth.TruthState;
import org.millwright.plant.unit.Place;
import org.millwright.plant.unit.Regime;

/** What really happened to one unit. */
final class UnitLedger {
    private static final int DISTURBED_FRAMES = 10;

    private final Place place;
    private final MachineType type;
    private final long startSeconds;
    private final List<TruthMoment> ended = new ArrayList<>();
    private final Map<Moment, String> tags = new LinkedHashMap<>();
    private final List<FaultRun> faults = new ArrayList<>();
    private final double[] mean;
    private final List<TruthState> states = new ArrayList<>();
    private boolean keepsStates;
    private int frames;
    private boolean affected;

    UnitLedger(Place place, MachineType type, long startSeconds) {
        this.place = place;
        this.type = type;
        this.startSeconds = startSeconds;
        mean = new double[type.tags().size()];
    }

    void begun(FaultRun run) {
        faults.add(run);
    }

    void cleared(FaultRun run, long seconds) {
        faults.remove(run);
        ended.add(truth(run, seconds));
    }

    void tagBegun(Moment moment, String tag) {
        if (moment.life() > 0) {
            tags.put(moment, tag);
        } else {
            ended.add(truth(moment, tag, moment.onset()));
        }
    }

    void tagCleared(Moment moment, long seconds) {
        String tag = tags.remove(moment);
        ended.add(truth(moment, tag == null ? "" : tag, seconds));
    }

    /** Compares with the twin where only the air differs, once a frame: ten of them in a row decide. */
    void disturbed(Shown real, Shown twin, Noise noise) {
        for (int tag = 0; tag < mean.length; tag++) {
            double sigma = noise.sigma(twin, tag, type.tags().get(tag).step());
            double off = real.silent(tag) ? 0 : (real.clean(tag) - twin.clean(tag)) / sigma;
            mean[tag] += (off - mean[tag]) / DISTURBED_FRAMES;
            affected |= frames > DISTURBED_FRAMES && Math.abs(mean[tag]) > 1;
        }
        frames++;
    }

    /** From now on, remembers what the unit is doing. */
    void keepStates() {
        keepsStates = true;
    }

    /** What the unit was doing and does from a second on. */
    void doing(Regime before, Regime now, long seconds) {
        if (keepsStates && (seconds == 0 || before.state() != now.state() || before.recipe() != now.recipe())) {
            String path = place.path().toString();
            states.add(new TruthState(path, instant(seconds), now.state().word(), now.recipe()));
        }
    }

    /** The changes of state since the last call. */
    List<TruthState> takeStates() {
        List<TruthState> taken = List.copyOf(states);
        states.clear();
        return taken;
    }

    /** Whether somebody else's fault has moved this unit since the last call. */
    boolean takeAffected() {
        boolean taken = affected;
        affected = false;
        return taken;
    }

    /** All that has ended, then what goes on. */
    List<TruthMoment> moments() {
        List<TruthMoment> all = new ArrayList<>(ended);
        faults.forEach(run -> all.add(truth(run, FaultRun.NEVER)));
        tags.forEach((moment, tag) -> all.add(truth(moment, tag, FaultRun.NEVER)));
        return all;
    }

    private TruthMoment truth(FaultRun run, long cleared) {
        long end = run.fails() == FaultRun.NEVER ? run.moment().end() : run.fails();
        List<String> roots = run.witness().roots(end).stream()
                .map(tag -> type.tags().get(tag).name())
                .toList();
        return new TruthMoment(
                "",
                place.path().toString(),
                new TruthMoment.What(
                        run.moment().kind().word(),
                        run.kind().name(),
                        run.kind().component(),
                        run.kind().curve().word(),
                        run.kind().repair().procedure()),
                new TruthMoment.Times(
                        instant(run.moment().onset()),
                        maybe(run.witness().visible()),
                        maybe(run.alarm()),
                        maybe(run.scrap()),
                        maybe(run.fails()),
                        maybe(cleared)),
                roots,
                run.affected(),
                run.moment().strength());
    }

    private TruthMoment truth(Moment moment, String tag, long cleared) {
        return new TruthMoment(
                "",
                place.path().toString(),
                new TruthMoment.What(moment.kind().word(), moment.name(), tag, "", ""),
                new TruthMoment.Times(instant(moment.onset()), null, null, null, null, maybe(cleared)),
                moment.kind() == Moment.Kind.TAG ? List.of(tag) : List.of(),
                List.of(),
                moment.strength());
    }

    private @Nullable Instant maybe(long seconds) {
        return seconds == FaultRun.NEVER ? null : instant(seconds);
    }

    private Instant instant(long seconds) {
        return Instant.ofEpochSecond(startSeconds + seconds);
    }
}
