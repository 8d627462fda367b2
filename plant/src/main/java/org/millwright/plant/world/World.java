package org.millwright.plant.world;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.millwright.MillwrightException;
import org.millwright.machine.Block;
import org.millwright.machine.MachineEvent;
import org.millwright.plant.Rows;
import org.millwright.plant.chance.Draws;
import org.millwright.plant.fault.Moment;
import org.millwright.plant.machine.Compressor;
import org.millwright.plant.machine.FaultKind;
import org.millwright.plant.machine.Types;
import org.millwright.plant.truth.TruthMoment;
import org.millwright.plant.truth.TruthState;
import org.millwright.plant.unit.Layout;
import org.millwright.plant.unit.Notice;
import org.millwright.plant.unit.Place;
import org.millwright.plant.unit.RegimeSource;
import org.millwright.plant.unit.Stop;

/**
 * The whole plant as it runs. {@link #run} computes up to a time of the plant and publishes what the profile picks: per unit in the
 * order of time, blocks of up to an hour, the events of a block's time before it. Whether one call runs a week or a thousand calls a
 * second each, the values are the same. Not for several threads at once; it uses threads of its own.
 */
public final class World implements AutoCloseable {
    /** What the factory's clock (Asia/Shanghai) is ahead of UTC. */
    static final long ZONE_SECONDS = 8 * 3_600;

    private static final long CHUNK = 3_600;
    private static final long MICROS = 1_000_000;

    private final WorldSetup setup;
    private final RegimeSource regimes;
    private final Surroundings surroundings;
    private final List<UnitRun> units = new ArrayList<>();
    private final List<UnitRun> compressors;
    private final List<UnitRun> others;
    private final List<Integer> pneumatic;
    private final Crew crew;
    private final Network network;
    private long position;
    private long frameEnd;

    private World(WorldSetup setup, Collection<Place> published, @Nullable Collection<Placed> scenario, Flows flows) {
        this.setup = setup;
        Layout layout = new Layout();
        pneumatic = numbers(layout, "placement");
        Set<Integer> computed =
                new TreeSet<>(published.stream().map(Place::number).toList());
        computed.addAll(numbers(layout, "compressor"));
        Set<Integer> watched = new TreeSet<>(computed);
        watched.addAll(pneumatic);
        regimes = flows.flow(layout, setup.seed(), setup.startMicros(), watched);
        surroundings = new Surroundings(setup.seed(), setup.level(), setup.startSeconds());
        UnitRun.Context context = new UnitRun.Context(
                setup.level(), setup.startSeconds(), setup.interval(), regimes, surroundings, scenario == null);
        for (int number : computed) {
            Place place = layout.places().get(number);
            Draws draws = Draws.of(setup.seed(), place.path().toString());
            units.add(new UnitRun(
                    place, Types.named(place.type()).orElseThrow(), context, draws, published.contains(place)));
        }
        compressors = units.stream().filter(unit -> unit.tap().source()).toList();
        others = units.stream().filter(unit -> !unit.tap().source()).toList();
        crew = new Crew(setup.threads());
        List<String> lines = units.stream()
                .filter(unit -> unit.out().published())
                .map(unit -> String.join(
                        "/", Layout.ROOT, unit.place().area(), unit.place().line()))
                .distinct()
                .toList();
        network = new Network(setup.seed(), lines, setup.startSeconds(), scenario == null);
        if (scenario != null) {
            scenario.forEach(placed -> unit(placed.unit()).orElseThrow().add(placed.moment()));
        }
    }

    /** A moment and the unit it happens to. */
    public record Placed(String unit, Moment moment) {}

    /** A plant whose moments are drawn from its seed. */
    public static World of(WorldSetup setup, Flows flows) {
        return new World(setup, setup.profile().places(new Layout()), null, flows);
    }

    /** A plant in which exactly the given moments happen. */
    public static World of(WorldSetup setup, Collection<Placed> scenario, Flows flows) {
        return new World(setup, setup.profile().places(new Layout()), scenario, flows);
    }

    /** A plant that publishes one unit in place of its profile's. */
    static World only(WorldSetup setup, Place unit, Collection<Placed> scenario, Flows flows) {
        return new World(setup, List.of(unit), scenario, flows);
    }

    public WorldSetup setup() {
        return setup;
    }

    /** The published units with their tags. */
    public List<Rows.Unit> units() {
        return units.stream()
                .filter(unit -> unit.out().published())
                .map(unit -> unit.out().unit())
                .toList();
    }

    /** The first instant that is not computed yet. */
    public Instant now() {
        return setup.start().plusSeconds(position);
    }

    /** Computes and publishes everything before a time. */
    public void run(Instant until, Rows sink) {
        long target = until.getEpochSecond() - setup.startSeconds();
        while (position < target) {
            long chunk = Math.min(target, (position / CHUNK + 1) * CHUNK);
            while (position < chunk) {
                frame(chunk);
            }
            network.plan(position);
            publish(network.through(sink));
        }
    }

    /**
     * Lets a fault of a machine begin at the present instant.
     *
     * @param unitName the path of a computed unit, or its end if no other unit has the same, such as {@code cnc05}
     * @param fault the name of a fault of its type
     * @param life how long it takes to the full severity
     * @return the path of the unit
     * @throws MillwrightException if there is no such unit or fault, or if the unit has it already
     */
    public String inject(String unitName, String fault, Duration life) {
        UnitRun unit = Named.unit(units, unitName);
        FaultKind kind = Named.fault(unit.type(), fault);
        if (life.toSeconds() < 1) {
            throw MillwrightException.badRequest(
                    "plant.inject.life", "The life ({life}) must be longer than a second.", "life", life);
        }
        if (unit.severities().has(fault, position)) {
            throw MillwrightException.badRequest(
                    "plant.inject.twice",
                    "The unit ({unit}) has ({fault}) already. Wait until it has been repaired.",
                    "unit",
                    unit.place().path(),
                    "fault",
                    fault);
        }
        Moment.Kind sort = kind.process() ? Moment.Kind.PROCESS : Moment.Kind.MACHINE;
        unit.add(new Moment(sort, fault, position, life.toSeconds(), 1, 0));
        return unit.place().path().toString();
    }

    /** What has really happened up to now, and what is going on, by its beginning. */
    public List<TruthMoment> truth() {
        List<TruthMoment> all = new ArrayList<>();
        units.stream()
                .filter(unit -> unit.out().published())
                .forEach(unit -> all.addAll(unit.ledger().moments()));
        all.addAll(network.truth(position));
        all.sort(Comparator.comparing((TruthMoment moment) -> moment.times().onset())
                .thenComparing(TruthMoment::unit));
        List<TruthMoment> named = new ArrayList<>();
        for (TruthMoment one : all) {
            String id = "F%04d".formatted(named.size() + 1);
            named.add(new TruthMoment(
                    id, one.unit(), one.what(), one.times(), one.roots(), one.affected(), one.strength()));
        }
        return named;
    }

    /** From now on, remembers what the published units are doing. */
    public void keepStates() {
        units.stream().filter(unit -> unit.out().published()).forEach(unit -> unit.ledger()
                .keepStates());
    }

    /** What the published units did since the last call; nothing before {@link #keepStates()}. */
    public List<TruthState> takeStates() {
        List<TruthState> all = new ArrayList<>();
        units.forEach(unit -> all.addAll(unit.ledger().takeStates()));
        return all;
    }

    /** The coefficients that make each published unit differ from others of its type. */
    public Map<String, Map<String, Double>> coefficients() {
        Map<String, Map<String, Double>> all = new TreeMap<>();
        units.stream()
                .filter(unit -> unit.out().published())
                .forEach(unit -> all.put(
                        unit.place().path().toString(),
                        unit.machine().coefficients().drawn()));
        return all;
    }

    @Override
    public void close() {
        crew.close();
    }

    Optional<UnitRun> unit(String path) {
        return units.stream()
                .filter(unit -> unit.place().path().toString().equals(path))
                .findFirst();
    }

    private void frame(long limit) {
        if (position == frameEnd) {
            beginFrame();
        }
        long until = Math.min(limit, frameEnd);
        compressors.forEach(unit -> unit.run(until));
        crew.run(others, unit -> unit.run(until));
        position = until;
        if (position == frameEnd) {
            endFrame();
        }
    }

    private void beginFrame() {
        long begin = position;
        frameEnd = begin + Surroundings.FRAME;
        regimes.advance(setup.startMicros() + frameEnd * MICROS);
        for (Notice notice : regimes.notices()) {
            units.stream()
                    .filter(unit -> unit.place().number() == notice.unit())
                    .forEach(unit -> unit.notice(notice));
        }
        surroundings.frame(begin);
        double share = running(setup.startMicros() + begin * MICROS);
        for (UnitRun unit : compressors) {
            for (var physics : List.of(unit.machine().real(), unit.machine().twin())) {
                if (physics instanceof Compressor compressor) {
                    compressor.consumers(share);
                }
            }
        }
    }

    private double running(long micros) {
        long working = pneumatic.stream()
                .filter(unit -> regimes.regime(unit, micros).working())
                .count();
        return working / (double) pneumatic.size();
    }

    private void endFrame() {
        for (UnitRun unit : units) {
            for (Stop stop : unit.takeStops()) {
                regimes.stop(unit.place().number(), stop);
            }
        }
        for (UnitRun unit : others) {
            if (unit.ledger().takeAffected()) {
                compressors.stream()
                        .filter(source ->
                                source.tap().compressor() == unit.tap().compressor())
                        .flatMap(source -> source.severities().running().stream())
                        .forEach(run -> run.affects(unit.place().path().toString()));
            }
        }
    }

    private void publish(Rows sink) {
        List<MachineEvent> events = new ArrayList<>();
        units.forEach(unit -> events.addAll(unit.out().takeEvents()));
        events.sort(Comparator.comparingLong(MachineEvent::timeMicros));
        events.forEach(sink::event);
        for (UnitRun unit : units) {
            Block rows = unit.out().takeRows();
            if (rows != null) {
                sink.rows(unit.out().path(), rows);
            }
        }
    }

    private static List<Integer> numbers(Layout layout, String type) {
        return layout.places().stream()
                .filter(place -> place.type().equals(type))
                .map(Place::number)
                .toList();
    }
}
