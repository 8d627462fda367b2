package org.millwright.plant.world;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.millwright.machine.AssetPath;
import org.millwright.machine.Block;
import org.millwright.machine.MachineEvent;
import org.millwright.plant.Rows;
import org.millwright.plant.chance.Draws;
import org.millwright.plant.fault.Drawing;
import org.millwright.plant.fault.Moment;
import org.millwright.plant.machine.Streams;
import org.millwright.plant.truth.TruthMoment;

/**
 * The network between the lines and whoever listens: twice in five weeks it disturbs a line, for all of its units alike. It loses, doubles
 * and delays rows or gives them wrong times; the values it leaves as they are.
 */
final class Network {
    private static final List<String> KINDS = List.of("silence", "clock_step", "clock_drift", "duplicates", "late");
    private static final int INCIDENTS = 2;
    private static final long MICROS = 1_000_000;
    private static final long STEP = 3_600 * MICROS;
    /** Half a second in a minute. */
    private static final long DRIFT_SHARE = 120;

    private final Draws draws;
    private final List<String> lines;
    private final long startSeconds;
    private final boolean drawn;
    private final List<Incident> incidents = new ArrayList<>();
    private final List<Waiting> waiting = new ArrayList<>();
    private int round = -1;

    /** @param drawn false for a plant in which only a scenario happens */
    Network(long seed, List<String> lines, long startSeconds, boolean drawn) {
        draws = Draws.of(seed, "network");
        this.lines = List.copyOf(lines);
        this.startSeconds = startSeconds;
        this.drawn = drawn;
    }

    private record Incident(String line, Moment moment) {
        boolean hits(AssetPath unit) {
            return unit.toString().startsWith(line + "/");
        }
    }

    private record Waiting(AssetPath unit, Block row, long dueMicros) {}

    /** Draws what is to come in the five weeks of a second. */
    void plan(long seconds) {
        int current = (int) (seconds / Drawing.ROUND);
        while (drawn && !lines.isEmpty() && round < current) {
            round++;
            for (int number = 0; number < INCIDENTS; number++) {
                incidents.add(incident(number));
            }
        }
    }

    /** What a listener gets in place of what was published. */
    Rows through(Rows sink) {
        return incidents.isEmpty()
                ? sink
                : new Rows() {
                    @Override
                    public void rows(AssetPath unit, Block rows) {
                        Block rest = rows;
                        for (Incident incident : incidents) {
                            rest = incident.hits(unit) ? disturbed(incident, unit, rest, sink) : rest;
                        }
                        if (rest.rows() > 0) {
                            sink.rows(unit, rest);
                        }
                        release(unit, rows.time(rows.rows() - 1), sink);
                    }

                    @Override
                    public void event(MachineEvent event) {
                        sink.event(event);
                    }
                };
    }

    /** The incidents that have begun before a second. */
    List<TruthMoment> truth(long seconds) {
        List<TruthMoment> all = new ArrayList<>();
        for (Incident incident : incidents) {
            Moment moment = incident.moment();
            if (moment.onset() < seconds) {
                Instant cleared = moment.end() <= seconds ? Instant.ofEpochSecond(startSeconds + moment.end()) : null;
                all.add(new TruthMoment(
                        "",
                        incident.line(),
                        new TruthMoment.What(moment.kind().word(), moment.name(), "", "", ""),
                        new TruthMoment.Times(
                                Instant.ofEpochSecond(startSeconds + moment.onset()), null, null, null, null, cleared),
                        List.of(),
                        List.of(),
                        1));
            }
        }
        return all;
    }

    private Incident incident(int number) {
        int index = 8 * number;
        String name = KINDS.get((int) (uniform(index) * KINDS.size()));
        double shortest = name.equals("silence") ? 60 : 2 * 3_600;
        double longest = name.equals("silence") ? 3_600 : 12 * 3_600;
        double life = draws.between(Streams.NETWORK, round, index + 1, shortest, longest);
        double day = draws.between(Streams.NETWORK, round, index + 2, 14, 34);
        long onset = round * Drawing.ROUND + Math.round(day * 8_640) * 10;
        String line = lines.get((int) (uniform(index + 3) * lines.size()));
        return new Incident(line, new Moment(Moment.Kind.NETWORK, name, onset, life, 1, uniform(index + 4)));
    }

    private double uniform(int index) {
        return draws.uniform(Streams.NETWORK, round, index);
    }

    /** Sends on what comes before and during the incident; gives what comes after it. */
    private Block disturbed(Incident incident, AssetPath unit, Block rows, Rows sink) {
        Moment moment = incident.moment();
        long from = (startSeconds + moment.onset()) * MICROS;
        long until = (startSeconds + moment.end()) * MICROS;
        int first = first(rows, from);
        int end = first(rows, until);
        if (first == end) {
            return rows;
        }
        if (first > 0) {
            sink.rows(unit, rows.slice(0, first));
        }
        Block inside = rows.slice(first, end);
        switch (moment.name()) {
            case "silence" -> {}
            case "clock_step" -> {
                long step = moment.pick() < 0.5 ? -STEP : STEP;
                sink.rows(unit, timed(inside, time -> time + step));
            }
            case "clock_drift" -> sink.rows(unit, timed(inside, time -> time + (time - from) / DRIFT_SHARE));
            case "duplicates" -> {
                sink.rows(unit, inside);
                sink.rows(unit, inside);
            }
            default -> late(unit, inside, sink);
        }
        return rows.slice(end, rows.rows());
    }

    /** One row in a hundred comes 60 to 300 s late. */
    private void late(AssetPath unit, Block rows, Rows sink) {
        Block.Builder punctual = new Block.Builder(rows.tags(), rows.rows());
        for (int row = 0; row < rows.rows(); row++) {
            long second = rows.time(row) / MICROS - startSeconds;
            if (draws.uniform(Streams.NETWORK, second, 1) < 0.01) {
                long delay = Math.round(draws.between(Streams.NETWORK, second, 2, 60, 300)) * MICROS;
                waiting.add(new Waiting(unit, rows.slice(row, row + 1), rows.time(row) + delay));
            } else {
                copy(rows, row, rows.time(row), punctual);
            }
        }
        if (punctual.rows() > 0) {
            sink.rows(unit, punctual.build());
        }
    }

    /** Sends the late rows of a unit whose time has come. */
    private void release(AssetPath unit, long now, Rows sink) {
        for (Waiting one : List.copyOf(waiting)) {
            if (one.unit().equals(unit) && one.dueMicros() <= now) {
                waiting.remove(one);
                sink.rows(unit, one.row());
            }
        }
    }

    private static Block timed(Block rows, Function<Long, Long> clock) {
        Block.Builder wrong = new Block.Builder(rows.tags(), rows.rows());
        for (int row = 0; row < rows.rows(); row++) {
            copy(rows, row, clock.apply(rows.time(row)), wrong);
        }
        return wrong.build();
    }

    private static void copy(Block rows, int row, long time, Block.Builder to) {
        to.row(time);
        for (int column = 0; column < rows.tags().size(); column++) {
            to.set(column, rows.value(row, column));
        }
    }

    private static int first(Block rows, long time) {
        int row = 0;
        while (row < rows.rows() && rows.time(row) < time) {
            row++;
        }
        return row;
    }
}
