package org.millwright.simulation.line;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A fleet of vehicles that carry loads between points of the hall. A load is fetched by the nearest vehicle that is free, the longest waiting load
 * first; a vehicle whose battery is low charges where it stands after its trip.
 */
public final class Transport {
    /** A place in the hall, in metres; ways run along the axes. */
    public record Point(double x, double y) {
        double distance(Point other) {
            return Math.abs(x - other.x) + Math.abs(y - other.y);
        }
    }

    /**
     * How vehicles move and charge.
     *
     * @param metresPerSecond speed, empty or loaded
     * @param handlingSeconds to load, and again to unload
     * @param movingPerHour the share of the battery that an hour of moving takes
     * @param standingPerHour the share that an hour of standing takes
     * @param low below this share it charges
     * @param chargeSeconds to charge until it is full
     */
    public record Drive(
            double metresPerSecond,
            double handlingSeconds,
            double movingPerHour,
            double standingPerHour,
            double low,
            double chargeSeconds) {}

    private final Line line;
    private final Drive drive;
    private final List<Vehicle> vehicles = new ArrayList<>();
    private final ArrayDeque<Order> orders = new ArrayDeque<>();

    /** A load that waits at its point. */
    record Order(Leg leg, Part load, Node place) {}

    public Transport(Line line, Drive drive) {
        this.line = line;
        this.drive = drive;
    }

    Drive drive() {
        return drive;
    }

    /** Adds a vehicle that stands at a point. */
    public Vehicle vehicle(String path, Point at, Breakdowns breakdowns) {
        Vehicle vehicle = new Vehicle(line, this, path, at, breakdowns);
        vehicles.add(vehicle);
        return vehicle;
    }

    void call(Order order) {
        orders.add(order);
        Vehicle nearest = nearest(order.leg().from());
        if (nearest != null) {
            nearest.fetch(orders.remove());
        }
    }

    private @Nullable Vehicle nearest(Point to) {
        Vehicle best = null;
        for (Vehicle one : vehicles) {
            if (one.isFree()
                    && (best == null || one.at().distance(to) < best.at().distance(to))) {
                best = one;
            }
        }
        return best;
    }

    /** A vehicle has become free. */
    void free(Vehicle vehicle) {
        if (!orders.isEmpty() && vehicle.isFree()) {
            vehicle.fetch(orders.remove());
        }
    }

    /** How many loads wait for a vehicle. */
    public int waiting() {
        return orders.size();
    }

    /** A way from one point to another; a load starts when a place at its end is kept for it. */
    public static final class Leg extends Node {
        private final Transport fleet;
        private final Point from;
        private final Point to;
        private final ArrayDeque<Node> kept = new ArrayDeque<>();

        public Leg(Line line, String path, Transport fleet, Point from, Point to) {
            super(line, path);
            this.fleet = fleet;
            this.from = from;
            this.to = to;
        }

        Point from() {
            return from;
        }

        Point end() {
            return to;
        }

        @Override
        @Nullable
        Node room(Part part) {
            Node place = next().ask(this, part);
            if (place == null) {
                return null;
            }
            kept.add(place);
            return this;
        }

        @Override
        void take(Part part) {
            fleet.call(new Order(this, part, kept.remove()));
        }

        @Override
        void freed() {
            wake();
        }

        @Override
        public void reset() {}
    }
}
