package org.millwright.detect;

import java.util.List;
import org.millwright.Message;

/**
 * Where a score becomes a warning, from the false alarms that a person accepts.
 *
 * @param score the limit on the fused score
 * @param extremalIndex episodes per row above the limit: rows above it come in clusters, and a cluster is one alarm
 * @param extrapolation how many times rarer the limit is than what the healthy part can show
 * @param independentBlocks stretches of the healthy part long enough to be independent of each other
 * @param doubts why the limit is provisional; none where it is calibrated
 */
public record Limit(
        double score, double extremalIndex, double extrapolation, double independentBlocks, List<Message> doubts) {
    static final double FAR = 100;
    static final double FEW = 20;

    public Limit {
        doubts = List.copyOf(doubts);
    }

    /** True where the healthy part was too short, or itself odd, to trust the limit. */
    public boolean provisional() {
        return !doubts.isEmpty();
    }

    static Message tooShort(double blocks) {
        return Message.of(
                "limit.healthy.short",
                "The healthy part holds only {blocks} independent stretches; 20 are needed.",
                "blocks",
                Math.round(Math.floor(blocks)));
    }

    static Message tooRare(double extrapolation) {
        return Message.of(
                "limit.budget.rare",
                "The budget asks for alarms {factor} times rarer than the healthy part can show.",
                "factor",
                Math.round(extrapolation));
    }
}
