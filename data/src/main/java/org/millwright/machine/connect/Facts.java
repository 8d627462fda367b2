package org.millwright.machine.connect;

import java.util.List;
import org.millwright.Problem;

/**
 * What a probe has found, in the order a person reads it.
 *
 * @param facts what is so
 * @param live up to ten values, read once
 * @param promise what the source can promise about losses
 * @param problems what is in the way, each with what to do; empty where all is well
 */
public record Facts(List<Fact> facts, List<Sample> live, Promise promise, List<Problem> problems) {
    public Facts {
        facts = List.copyOf(facts);
        live = List.copyOf(live);
        problems = List.copyOf(problems);
    }

    /** True if the device was reached and nothing is in the way. */
    public boolean ready() {
        return problems.isEmpty();
    }
}
