package org.millwright.simulation.line;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.millwright.simulation.kernel.Kernel;

/** Places where parts wait for the next element. A part that need not wait passes through without spending time. */
public final class Buffer extends Node {
    /** As many places as anybody needs. */
    public static final int ENDLESS = Integer.MAX_VALUE;

    /** Who leaves first. */
    public enum Order {
        FIFO,
        LIFO,
        /** The smallest {@link Part#priority()}, of those the first come. */
        PRIORITY,
        /** The earliest {@link Part#due()}, of those the first come. */
        DUE_DATE
    }

    private static final int READY = 0;

    private final int places;
    private final Queue<Part> queue;
    private final Level level;
    private long stay;
    private long ready = Kernel.NONE;
    private int kept;
    private long arrivals;
    private long passed;
    private long waited;
    private double waits;

    public Buffer(Line line, String path, int places) {
        this(line, path, places, Order.FIFO);
    }

    public Buffer(Line line, String path, int places, Order order) {
        super(line, path);
        if (places < 1) {
            throw new IllegalArgumentException("The buffer (%s) has (%d) places.".formatted(path, places));
        }
        this.places = places;
        this.level = new Level(kernel());
        this.queue = queue(order);
    }

    private static Queue<Part> queue(Order order) {
        return switch (order) {
            case FIFO -> new ArrayDeque<>();
            case LIFO -> Collections.asLifoQueue(new ArrayDeque<>());
            case PRIORITY -> new PriorityQueue<>(first(Part::priority));
            case DUE_DATE -> new PriorityQueue<>(first(Part::due));
        };
    }

    private static Comparator<Part> first(ToLongFunction<Part> rank) {
        return Comparator.comparingLong(rank).thenComparingLong(part -> part.order);
    }

    /** Every part stays this many ticks at least. */
    public Buffer minimumStay(long ticks) {
        stay = ticks;
        return this;
    }

    @Override
    @Nullable
    Node room(Part part) {
        if (queue.size() + kept >= places) {
            return null;
        }
        kept++;
        return this;
    }

    @Override
    void take(Part part) {
        kept--;
        part.since = kernel().now();
        part.order = arrivals++;
        queue.add(part);
        level.add(1);
        push();
    }

    @Override
    void freed() {
        int before = queue.size();
        push();
        if (queue.size() < before) {
            wake();
        }
    }

    private void push() {
        while (true) {
            Part first = queue.peek();
            if (first == null || !hasStayed(first)) {
                return;
            }
            Node place = next().ask(this, first);
            if (place == null) {
                return;
            }
            leave(queue.remove(), place);
        }
    }

    private boolean hasStayed(Part first) {
        long due = first.since + stay;
        if (due <= kernel().now()) {
            return true;
        }
        if (!kernel().isPlanned(ready)) {
            ready = kernel().at(due, this, READY, 0);
        }
        return false;
    }

    private void leave(Part part, Node place) {
        level.add(-1);
        long wait = kernel().now() - part.since;
        passed++;
        waits += wait;
        if (wait > 0) {
            waited++;
        }
        place.take(part);
    }

    @Override
    public void on(int kind, long argument) {
        freed();
    }

    /** How many wait. */
    public Level level() {
        return level;
    }

    /** How many have left since counting began. */
    public long passed() {
        return passed;
    }

    /** The share of those who left that had to wait. */
    public double shareWaited() {
        return (double) waited / passed;
    }

    /** How long those who left had waited on average, in ticks. */
    public double meanWait() {
        return waits / passed;
    }

    @Override
    public void reset() {
        level.reset();
        passed = 0;
        waited = 0;
        waits = 0;
    }
}
