package org.millwright.plant.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.millwright.machine.Block;
import org.millwright.plant.chance.Draws;
import org.millwright.plant.chance.Quantiles;
import org.millwright.plant.fault.Drawing;
import org.millwright.plant.fault.Level;
import org.millwright.plant.fault.Moment;
import org.millwright.plant.machine.Alarm;
import org.millwright.plant.machine.MachineType;
import org.millwright.plant.machine.Now;
import org.millwright.plant.machine.Physics;
import org.millwright.plant.machine.Shown;
import org.millwright.plant.machine.Streams;
import org.millwright.plant.unit.Notice;
import org.millwright.plant.unit.Place;
import org.millwright.plant.unit.Regime;
import org.millwright.plant.unit.RegimeSource;
import org.millwright.plant.unit.Stop;

/** One unit as it runs: step by step its machine, its faults, its twin, and row by row what it publishes. One thread at a time. */
final class UnitRun {
    private static final double REPAIR_SPREAD = 0.6;
    private static final double AFTER_REPAIR = 0.3;

    private final Place place;
    private final MachineType type;
    private final Context context;
    private final Draws draws;
    private final Now now;
    private final Noise noise;
    private final Machine machine;
    private final Severities severities;
    private final TagChanges changes;
    private final AlarmPanel panel;
    private final UnitOutput out;
    private final UnitLedger ledger;
    private final Tap tap;
    private final double[] inverseStep;
    private final List<Stop> stops = new ArrayList<>();
    private long position;
    private long published;
    private int round = -1;
    private Regime regime;

    /** What all units of a world share. */
    record Context(
            Level level,
            long startSeconds,
            int interval,
            RegimeSource regimes,
            Surroundings surroundings,
            boolean draws) {}

    UnitRun(Place place, MachineType type, Context context, Draws draws, boolean published) {
        this.place = place;
        this.type = type;
        this.context = context;
        this.draws = draws;
        noise = new Noise(draws, type.tags(), context.level().benign());
        now = new Now(draws, noise.own(), World.ZONE_SECONDS);
        severities = new Severities(draws, type);
        machine = new Machine(type, draws, now, severities, context.level() != Level.PLAIN);
        out = new UnitOutput(place.path(), type, published);
        inverseStep = type.tags().stream()
                .mapToDouble(row -> row.step() > 0 ? Math.rint(1 / row.step() * 1e6) / 1e6 : 1)
                .toArray();
        panel = new AlarmPanel(type);
        changes = new TagChanges(draws, type.tags().size(), type.measured());
        ledger = new UnitLedger(place, type, context.startSeconds());
        tap = Tap.of(place);
        regime = new Regime(org.millwright.plant.unit.State.IDLE, 0, 0, 1, 0, 0, 0);
    }

    Place place() {
        return place;
    }

    MachineType type() {
        return type;
    }

    UnitOutput out() {
        return out;
    }

    UnitLedger ledger() {
        return ledger;
    }

    Machine machine() {
        return machine;
    }

    Severities severities() {
        return severities;
    }

    Tap tap() {
        return tap;
    }

    Regime regime() {
        return regime;
    }

    /** The next second to compute. */
    long position() {
        return position;
    }

    void add(Moment moment) {
        if (moment.kind() == Moment.Kind.TAG || moment.kind() == Moment.Kind.BENIGN) {
            changes.add(moment);
        } else {
            severities.add(moment);
        }
    }

    /** Stops that faults asked for since the last call. */
    List<Stop> takeStops() {
        List<Stop> taken = List.copyOf(stops);
        stops.clear();
        return taken;
    }

    /** What the flow says of this unit; told before the frame is computed. */
    void notice(Notice notice) {
        long seconds = notice.timeMicros() / 1_000_000 - context.startSeconds();
        switch (notice.kind()) {
            case REPAIRED -> repaired(notice.detail(), seconds, notice.timeMicros());
            case MAINTENANCE_BEGINS ->
                out.event(notice.timeMicros(), "maintenance", "Planned maintenance begins", Map.of("phase", "begin"));
            case MAINTENANCE_ENDS ->
                out.event(notice.timeMicros(), "maintenance", "Planned maintenance ends", Map.of("phase", "end"));
            case RECIPE ->
                out.event(
                        notice.timeMicros(), "recipe", "Recipe " + notice.detail(), Map.of("recipe", notice.detail()));
        }
    }

    /** Computes up to a second, not included, that lies in the present frame. */
    void run(long until) {
        while (position < until) {
            if (position % Physics.STEP_SECONDS == 0) {
                step(position);
            }
            if (out.published() && position % context.interval() == 0) {
                publish(position);
            }
            position++;
        }
    }

    private void step(long seconds) {
        plan(seconds);
        Regime before = regime;
        regime = regimeAt(seconds);
        ledger.doing(before, regime, seconds);
        now.at(seconds, context.startSeconds(), regime);
        noise.step(seconds);
        changes.ended(seconds).forEach(moment -> ledger.tagCleared(moment, seconds));
        for (Moment begun : changes.step(seconds)) {
            begun(begun, seconds);
        }
        now.pace(changes.pace());
        severities.step(seconds, regime).forEach(ledger::begun);
        double hall = context.surroundings().hall(seconds);
        machine.step(
                hall, air(seconds), twinAir(seconds), (kind, text) -> out.event(micros(seconds), kind, text, Map.of()));
        tap.stepped(context.surroundings(), seconds, machine);
        if (!severities.empty()) {
            compare(seconds, hall);
            fail(seconds);
        } else if (tap.disturbed(context.surroundings()) && seconds % Surroundings.FRAME == 0) {
            ledger.disturbed(shown(seconds), machine.showTwin(hall, twinAir(seconds)), noise);
        }
    }

    /** Draws the next five weeks when they begin. */
    private void plan(long seconds) {
        int current = (int) (seconds / Drawing.ROUND);
        if (current > round) {
            round = current;
            if (context.draws()) {
                Drawing drawing = new Drawing(draws, type, context.level());
                drawing.faults(round).forEach(this::add);
                drawing.benign(round).forEach(this::add);
            }
        }
    }

    private void begun(Moment moment, long seconds) {
        if (moment.name().equals("stuck")) {
            int tag = changes.tag(moment);
            changes.stick(tag, value(shown(seconds), tag, seconds));
        }
        String tag = type.tags().get(changes.tag(moment)).name();
        ledger.tagBegun(moment, tag);
        String text =
                switch (moment.name()) {
                    case "step" -> "Maintenance done";
                    case "transmitter" -> "Transmitter of " + tag + " replaced";
                    case "new-recipe" -> "Recipe 6";
                    case "override" -> "Override at 80 %";
                    default -> "";
                };
        if (!text.isEmpty() && moment.kind() == Moment.Kind.BENIGN) {
            String kind = moment.name().equals("new-recipe") ? "recipe" : "maintenance";
            out.event(micros(seconds), moment.name().equals("override") ? "override" : kind, text, Map.of());
        }
    }

    private void compare(long seconds, double hall) {
        Shown real = machine.show(hall, air(seconds));
        Shown twin = machine.showTwin(hall, twinAir(seconds));
        for (FaultRun run : severities.running()) {
            for (int tag = 0; tag < type.tags().size(); tag++) {
                if (!real.silent(tag)) {
                    double sigma = noise.sigma(twin, tag, type.tags().get(tag).step());
                    run.witness().add(tag, (real.clean(tag) - twin.clean(tag)) / sigma);
                }
            }
            run.witness().step(seconds);
            for (MachineType.Limit limit : type.scrap()) {
                if (limit.broken(real.clean(limit.tag())) && !limit.broken(twin.clean(limit.tag()))) {
                    run.scrapped(seconds);
                }
            }
        }
    }

    private void fail(long seconds) {
        for (FaultRun run : severities.running()) {
            if (run.fails() == FaultRun.NEVER && (run.spent() || machine.failed(run.index()))) {
                run.failed(seconds);
                double spread = REPAIR_SPREAD * Quantiles.normal(draws.uniform(Streams.REPAIR, seconds, 0));
                double minutes =
                        run.kind().repair().minutes() * StrictMath.exp(spread - REPAIR_SPREAD * REPAIR_SPREAD / 2);
                stops.add(new Stop(
                        run.kind().name(), minutes * 60, run.kind().repair().skill()));
            }
        }
    }

    private void repaired(String fault, long seconds, long micros) {
        for (FaultRun run : List.copyOf(severities.running())) {
            if (run.kind().name().equals(fault) && run.fails() != FaultRun.NEVER) {
                severities.cleared(run);
                machine.repaired(run.index());
                ledger.cleared(run, seconds);
                out.event(
                        micros,
                        "maintenance",
                        "Repaired: " + run.kind().component(),
                        Map.of("procedure", run.kind().repair().procedure()));
                int tag = (int)
                        (draws.uniform(Streams.REPAIR, seconds, 1) * type.tags().size());
                changes.shift(tag, draws.between(Streams.REPAIR, seconds, 2, -AFTER_REPAIR, AFTER_REPAIR));
            }
        }
    }

    private void publish(long seconds) {
        if (seconds % Physics.STEP_SECONDS != 0) {
            regime = regimeAt(seconds);
            now.at(seconds, context.startSeconds(), regime);
        }
        if (changes.gap()) {
            return;
        }
        Shown shown = shown(seconds);
        Block.Builder row = out.row(micros(seconds));
        int tags = type.tags().size();
        for (int tag = 0; tag < tags; tag++) {
            row.set(tag, value(shown, tag, seconds));
        }
        row.set(tags, regime.state().code());
        row.set(tags + 1, (double) regime.parts());
        row.set(tags + 2, (double) published++);
        if (seconds % Physics.STEP_SECONDS == 0) {
            alarms(shown, seconds);
        }
    }

    private void alarms(Shown shown, long seconds) {
        for (int alarm = 0; alarm < panel.alarms().size(); alarm++) {
            Alarm one = panel.alarms().get(alarm);
            double value = value(shown, one.tag(), seconds);
            if (panel.turns(alarm, value)) {
                out.event(panel.event(out, alarm, micros(seconds), value));
                if (panel.standing(alarm)) {
                    severities.running().forEach(run -> run.alarmed(seconds, one.tag()));
                }
            }
        }
    }

    private Shown shown(long seconds) {
        return machine.show(context.surroundings().hall(seconds), air(seconds));
    }

    private double value(Shown shown, int tag, long seconds) {
        double measured = noise.measured(shown, tag, seconds, regime.parts(), changes.enlarged(tag));
        double sigma = noise.sigma(shown, tag, type.tags().get(tag).step());
        double changed = changes.changed(tag, measured, sigma, seconds);
        double rounded = Math.rint(changed * inverseStep[tag]) / inverseStep[tag];
        return Math.max(
                type.tags().get(tag).low(), Math.min(type.tags().get(tag).high(), rounded));
    }

    private Regime regimeAt(long seconds) {
        Regime given = context.regimes().regime(place.number(), micros(seconds));
        int recipe = changes.recipe(given.recipe());
        return recipe == given.recipe()
                ? given
                : new Regime(
                        given.state(),
                        given.sinceMicros(),
                        given.cycleStartMicros(),
                        given.cycleMicros(),
                        given.parts(),
                        recipe,
                        given.occupancy());
    }

    private double air(long seconds) {
        return tap.air(context.surroundings(), seconds);
    }

    private double twinAir(long seconds) {
        return tap.twinAir(context.surroundings(), seconds);
    }

    private long micros(long seconds) {
        return (context.startSeconds() + seconds) * 1_000_000;
    }
}
