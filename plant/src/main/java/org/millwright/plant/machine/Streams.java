package org.millwright.plant.machine;

/** What the draws of a unit are for; a number once given is never given to anything else. */
public final class Streams {
    /** The unit's own coefficients. */
    public static final int COEFFICIENT = 1;
    /** Material lots. */
    static final int LOT = 2;
    /** Inside the physics. */
    static final int PHYSICS = 3;
    /** White noise at an instant, by second. */
    public static final int WHITE = 4;
    /** White noise of a part, by its number. */
    public static final int PART = 5;
    /** Autoregressive noise, by step. */
    public static final int SLOW = 6;
    /** Where autoregressive noise begins. */
    public static final int SLOW_START = 7;
    /** When faults begin and what they are. */
    public static final int FAULT = 8;
    /** Faults that come and go, by step. */
    public static final int BURST = 9;
    /** Benign changes. */
    public static final int BENIGN = 10;
    /** Faults of tags. */
    public static final int TAG = 11;
    /** The network. */
    public static final int NETWORK = 12;
    /** Repairs. */
    public static final int REPAIR = 13;
    /** Units whose regime the flow of parts does not give. */
    public static final int REGIME = 14;

    private Streams() {}
}
