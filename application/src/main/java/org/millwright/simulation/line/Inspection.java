package org.millwright.simulation.line;

import java.util.random.RandomGenerator;
import org.millwright.simulation.chance.Streams;

/**
 * The exit of a station that looks at parts: what it finds bad goes to rework, or to scrap after too many loops. A spoilt part that it overlooks
 * goes on spoilt.
 */
public final class Inspection implements Exit {
    private final RandomGenerator stream;
    private final double detection;
    private final double falseReject;
    private final Ways ways;
    private long seen;
    private long rejected;
    private long scrapped;

    /**
     * Where parts go.
     *
     * @param good what is found good
     * @param rework what is found bad
     * @param scrap what is found bad once more than {@code loops} times
     * @param loops how often a part may be reworked
     */
    public record Ways(Node good, Node rework, Node scrap, int loops) {}

    /**
     * @param path the inspecting station's path; the stream is {@code inspection}
     * @param detection the probability of finding a spoilt part
     * @param falseReject the probability of rejecting a good one
     */
    public Inspection(Line line, String path, double detection, double falseReject, Ways ways) {
        if (!(detection >= 0 && detection <= 1 && falseReject >= 0 && falseReject <= 1)) {
            throw new IllegalArgumentException(
                    "The inspection (%s) has the probabilities (%s) and (%s).".formatted(path, detection, falseReject));
        }
        this.stream = line.stream(path, "inspection");
        this.detection = detection;
        this.falseReject = falseReject;
        this.ways = ways;
    }

    @Override
    public Node choose(Part part) {
        seen++;
        boolean bad = Streams.uniform(stream) < (part.flawed() ? detection : falseReject);
        if (!bad) {
            return ways.good();
        }
        rejected++;
        if (part.loops() >= ways.loops()) {
            scrapped++;
            return ways.scrap();
        }
        part.loop();
        return ways.rework();
    }

    /** The share of parts found good at the first or a later look. */
    public double shareGood() {
        return seen == 0 ? 1 : 1 - (double) rejected / seen;
    }

    /** How many were given up. */
    public long scrapped() {
        return scrapped;
    }
}
