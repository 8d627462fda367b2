package org.millwright.simulation.line;

import java.util.List;

/** Something that moves through a line: a piece, or a carrier with pieces in it. Belongs to the run that made it. */
public final class Part {
    private final int type;
    private final int family;
    private final long born;
    private final List<Part> content;
    private int priority;
    private long due = Long.MAX_VALUE;
    private boolean flawed;
    private int loops;
    private int count = 1;
    private int stage;
    private int announced = -1;

    /** When it came to where it waits now. */
    long since;

    /** How many came there before it. */
    long order;

    private Part(int type, int family, long born, List<Part> content) {
        this.type = type;
        this.family = family;
        this.born = born;
        this.content = content;
    }

    /**
     * A piece.
     *
     * @param type which cycle time it takes, from 0
     * @param family which setup it needs, from 0
     * @param born when it entered, in ticks
     */
    public static Part piece(int type, int family, long born) {
        return new Part(type, family, born, List.of());
    }

    /** A carrier of pieces; its type and family are those of the first. */
    static Part carrier(List<Part> content, long born) {
        Part first = content.getFirst();
        Part carrier = new Part(first.type, first.family, born, List.copyOf(content));
        carrier.count = content.stream().mapToInt(Part::pieces).sum();
        return carrier;
    }

    /** Which cycle time it takes. */
    public int type() {
        return type;
    }

    /** Which setup it needs. */
    public int family() {
        return family;
    }

    /** When it entered, in ticks. */
    public long born() {
        return born;
    }

    /** The pieces of a carrier; empty for a piece. */
    public List<Part> content() {
        return content;
    }

    /** How many pieces it counts for. */
    public int pieces() {
        return count;
    }

    /** It counts for several pieces, like a panel of boards that are cut apart later. */
    public Part counting(int pieces) {
        count = pieces;
        return this;
    }

    /** Smaller goes first where a buffer orders by priority. */
    public int priority() {
        return priority;
    }

    /** Sets what {@link #priority()} tells. */
    public Part priority(int urgency) {
        priority = urgency;
        return this;
    }

    /** When it should be ready, in ticks; {@link Long#MAX_VALUE} without a date. */
    public long due() {
        return due;
    }

    /** Sets what {@link #due()} tells. */
    public Part due(long date) {
        due = date;
        return this;
    }

    /** The family that comes after this part, where it is the last of its order; −1 where nothing is announced. */
    public int announced() {
        return announced;
    }

    /** Sets what {@link #announced()} tells. */
    public Part announces(int next) {
        announced = next;
        return this;
    }

    /** True from a station that spoiled it until it has been reworked. */
    public boolean flawed() {
        return flawed;
    }

    /** Spoils or mends it. */
    public void flawed(boolean spoilt) {
        flawed = spoilt;
    }

    /** Which part of its route it is on, where a route passes the same stations several times; from 0. */
    public int stage() {
        return stage;
    }

    /** It goes on to the next part of its route. */
    public void nextStage() {
        stage++;
    }

    /** How often it has been sent to rework. */
    public int loops() {
        return loops;
    }

    /** It is sent to rework once more. */
    void loop() {
        loops++;
    }
}
