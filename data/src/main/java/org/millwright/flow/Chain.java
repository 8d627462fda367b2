package org.millwright.flow;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.millwright.machine.Block;

/**
 * The steps of a flow at work for one key, on rows in order of time.
 *
 * <p>Blocks are cut where any step's timers may fire. Within such a cell of time no timer fires, and a timer that is set while
 * looking at it fires at its end at the earliest; so it does not matter how the rows of the cell were cut into blocks. Where no
 * step has timers nothing is cut.
 */
final class Chain {
    private final List<Station<?>> stations;
    private final long[] grids;
    private long nowMicros = Long.MIN_VALUE;
    private @Nullable Station<?> working;

    Chain(Flow flow, Key key, Sink sink) {
        List<Station<?>> fromTheLast = new ArrayList<>();
        Consumer<Block> next = block -> sink.block(key, block);
        for (int i = flow.stages().size() - 1; i >= 0; i--) {
            Station<?> station = new Station<>(flow.stages().get(i).step(), key, flow, sink, next);
            next = block -> work(station, block);
            fromTheLast.add(station);
        }
        if (fromTheLast.isEmpty()) {
            throw new IllegalArgumentException("The flow (%s) has no step.".formatted(flow.name()));
        }
        Collections.reverse(fromTheLast);
        stations = List.copyOf(fromTheLast);
        grids = flow.stages().stream()
                .mapToLong(stage -> stage.step().timerGridMicros())
                .filter(grid -> grid > 0)
                .distinct()
                .toArray();
    }

    /** Takes rows that are not before any that it took. */
    void rows(Block block) {
        if (grids.length == 0) {
            nowMicros = block.time(block.rows() - 1);
            work(stations.getFirst(), block);
            return;
        }
        int from = 0;
        while (from < block.rows()) {
            fire(block.time(from));
            int until = Arrivals.firstAfter(block, from, cellEnd(block.time(from)));
            nowMicros = block.time(until - 1);
            work(stations.getFirst(), Arrivals.part(block, from, until));
            from = until;
        }
    }

    /** Time has come this far: lets every timer before it fire, in order of time, step, name. */
    void fire(long beforeMicros) {
        Station<?> first = nextBefore(beforeMicros);
        while (first != null) {
            nowMicros = first.queue().next();
            Station<?> before = working;
            working = first;
            first.fire();
            working = before;
            first = nextBefore(beforeMicros);
        }
    }

    /** No more rows will come: each step in turn tells what is still open. */
    void end() {
        for (Station<?> station : stations) {
            Station<?> before = working;
            working = station;
            station.end();
            working = before;
        }
    }

    private @Nullable Station<?> nextBefore(long micros) {
        Station<?> first = null;
        long earliest = micros;
        for (Station<?> station : stations) {
            long next = station.queue().next();
            if (next < earliest) {
                first = station;
                earliest = next;
            }
        }
        return first;
    }

    private long cellEnd(long micros) {
        long end = Long.MAX_VALUE;
        for (long grid : grids) {
            end = Math.min(end, TimerQueue.onGrid(micros, grid));
        }
        return end;
    }

    private void work(Station<?> station, Block block) {
        Station<?> before = working;
        working = station;
        station.onBlock(block, nowMicros);
        working = before;
    }

    /** The name of the step that was at work when an exception came out; empty if none was. */
    String working() {
        return working == null ? "" : working.name();
    }

    Optional<Station<?>> station(String step) {
        for (Station<?> station : stations) {
            if (station.name().equals(step)) {
                return Optional.of(station);
            }
        }
        return Optional.empty();
    }

    List<Station<?>> stations() {
        return stations;
    }
}
