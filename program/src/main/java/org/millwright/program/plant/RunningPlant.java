package org.millwright.program.plant;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.millwright.plant.Rows;
import org.millwright.plant.ledger.TruthFolder;
import org.millwright.plant.world.World;
import org.millwright.plant.world.WorldSetup;

/** The plant while it is live: one thread lets its time pass, others may inject a fault or ask how it is. */
final class RunningPlant implements AutoCloseable {
    private static final long TICK_MILLIS = 20;

    private final World world;
    private final Fanout fanout;
    private final @Nullable TruthFolder truth;
    private final InstantSource clock;
    private final List<Map<String, Object>> injected = new ArrayList<>();
    private final CountDownLatch stop = new CountDownLatch(1);
    private double speed = 1;

    RunningPlant(World world, Fanout fanout, @Nullable TruthFolder truth, InstantSource clock) {
        this.world = world;
        this.fanout = fanout;
        this.truth = truth;
        this.clock = clock;
    }

    List<Rows.Unit> units() {
        return world.units();
    }

    /** Computes up to a time without waiting. */
    synchronized void past(Instant until) {
        world.run(until, fanout);
        if (truth != null) {
            truth.write(world);
        }
    }

    /** Lets time pass at a speed until {@link #close()}. */
    void live(double plantSecondsPerSecond) throws InterruptedException {
        Pace pace = new Pace(clock.instant(), now(), plantSecondsPerSecond);
        synchronized (this) {
            speed = plantSecondsPerSecond;
        }
        do {
            past(pace.plantTime(clock.instant()));
        } while (!stop.await(TICK_MILLIS, TimeUnit.MILLISECONDS));
    }

    /** Lets a fault begin now; says where and when. */
    synchronized Map<String, Object> inject(String unit, String fault, Duration life) {
        Map<String, Object> done = new LinkedHashMap<>();
        done.put("unit", world.inject(unit, fault, life));
        done.put("fault", fault);
        done.put("life_seconds", life.toSeconds());
        done.put("onset", world.now().toString());
        injected.add(done);
        return done;
    }

    /** How it is; of faults only those that somebody injected, for the others are what is to be found. */
    synchronized Map<String, Object> state() {
        WorldSetup setup = world.setup();
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("seed", setup.seed());
        state.put("level", setup.level().word());
        state.put("profile", setup.profile().word());
        state.put("interval_seconds", setup.interval());
        state.put("speed", speed);
        state.put("start", setup.start().toString());
        state.put("plant_time", world.now().toString());
        state.put(
                "behind_seconds", Duration.between(world.now(), clock.instant()).toSeconds());
        state.put("units", world.units().size());
        state.put(
                "tags",
                world.units().stream().mapToInt(unit -> unit.tags().size()).sum());
        state.put("values_published", fanout.values());
        state.put("injected", List.copyOf(injected));
        return state;
    }

    private synchronized Instant now() {
        return world.now();
    }

    /** Ends {@link #live}. */
    void stop() {
        stop.countDown();
    }

    @Override
    public synchronized void close() {
        stop();
        if (truth != null) {
            truth.finish(world);
            truth.close();
        }
        world.close();
    }
}
