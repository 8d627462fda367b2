package org.millwright.plant.fault;

/**
 * Something that is going to happen to a unit. Times are seconds since the start of the plant.
 *
 * @param kind what sort of thing
 * @param name the fault or change, such as {@code bearing_wear}, {@code stuck}, {@code lot}
 * @param onset when it begins
 * @param life how long it takes to severity 1, in seconds of usage or of the clock as the fault says; for other things how long they last
 * @param strength which share of its effect the tags show
 * @param pick a number from 0 to below 1 that decides what is left to decide, such as the tag
 */
public record Moment(Kind kind, String name, long onset, double life, double strength, double pick) {
    /** The sorts of moments, as the truth names them. */
    public enum Kind {
        MACHINE,
        PROCESS,
        TAG,
        NETWORK,
        BENIGN;

        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    public long end() {
        return onset + (long) life;
    }

    boolean meets(Moment other, long margin) {
        return onset < other.end() + margin && other.onset < end() + margin;
    }
}
