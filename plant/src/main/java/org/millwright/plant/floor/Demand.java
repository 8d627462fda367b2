package org.millwright.plant.floor;

/**
 * What the factory is asked for.
 *
 * @param lines assembly lines that run, 1 to 11; their cells, and so many glass and surface-mount lines as they need
 * @param paced true: a phone a line is released every 31.68 s; false: as fast as it can
 * @param changeovers true: orders of 3 to 6 models a day and line
 * @param maintenance true: each line stops 2 h a week
 */
record Demand(int lines, boolean paced, boolean changeovers, boolean maintenance) {
    /** 30,000 phones a day with all that stands in the way. */
    static final Demand USUAL = new Demand(11, true, true, true);

    /** Seconds between two phones of a line, so that eleven lines make 30,000 a day. */
    static final double TAKT = 31.68;

    /** 4 lines for 11, 1 more where a share is needed. */
    int glassLines() {
        return (lines * 4 + 10) / 11;
    }

    /** 3 lines for 11, 1 more where a share is needed. */
    int surfaceMountLines() {
        return (lines * 3 + 10) / 11;
    }
}
