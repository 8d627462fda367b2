package org.millwright.simulation.line;

import java.util.List;
import java.util.function.ToIntFunction;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.millwright.simulation.chance.Streams;

/** A fork: sends each part to the first of its targets that has room, by one of the orders. Holds no part itself. */
public final class Route extends Node {
    /** Where the search for room begins. */
    public enum Order {
        /** At the first target always. */
        GIVEN,
        /** One further after each part. */
        ROUND_ROBIN
    }

    private final List<Node> targets;
    private final Order order;
    private int turn;

    public Route(Line line, String path, Order order, List<? extends Node> targets) {
        super(line, path);
        if (targets.isEmpty()) {
            throw new IllegalArgumentException("The route (%s) leads nowhere.".formatted(path));
        }
        this.order = order;
        this.targets = List.copyOf(targets);
    }

    @Override
    @Nullable
    Node room(Part part) {
        for (int i = 0; i < targets.size(); i++) {
            int at = (turn + i) % targets.size();
            Node place = targets.get(at).ask(this, part);
            if (place != null) {
                turn = order == Order.ROUND_ROBIN ? (at + 1) % targets.size() : 0;
                return place;
            }
        }
        return null;
    }

    @Override
    void take(Part part) {
        throw new IllegalStateException(path());
    }

    @Override
    void freed() {
        wake();
    }

    @Override
    public void reset() {}

    /** An exit by chance: target i with probability i; probabilities add up to 1. The stream is {@code route} of the path. */
    public static Exit byChance(Line line, String path, List<? extends Node> targets, double... probabilities) {
        double sum = 0;
        for (double one : probabilities) {
            sum += one;
        }
        if (targets.size() != probabilities.length || Math.abs(sum - 1) > 1e-9) {
            throw new IllegalArgumentException("The probabilities at (%s) add up to (%s), not 1.".formatted(path, sum));
        }
        RandomGenerator stream = line.stream(path, "route");
        List<Node> ways = List.copyOf(targets);
        double[] shares = probabilities.clone();
        return part -> {
            double u = Streams.uniform(stream);
            int i = 0;
            while (i < shares.length - 1 && u >= shares[i]) {
                u -= shares[i++];
            }
            return ways.get(i);
        };
    }

    /** An exit by what a part is: the attribute gives the number of the target. */
    public static Exit byAttribute(List<? extends Node> targets, ToIntFunction<Part> attribute) {
        List<Node> ways = List.copyOf(targets);
        return part -> ways.get(attribute.applyAsInt(part));
    }

    /** An exit to the buffer with the fewest parts, of those the first. */
    public static Exit shortest(List<Buffer> buffers) {
        List<Buffer> queues = List.copyOf(buffers);
        return part -> {
            Buffer best = queues.getFirst();
            for (Buffer one : queues) {
                best = one.level().value() < best.level().value() ? one : best;
            }
            return best;
        };
    }
}
