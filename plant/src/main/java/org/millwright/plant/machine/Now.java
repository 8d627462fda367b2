package org.millwright.plant.machine;

import org.jspecify.annotations.Nullable;
import org.millwright.plant.chance.Draws;
import org.millwright.plant.unit.Regime;

/** All that a machine feels at an instant. One object serves one unit and its twin, which differ in severities, air and notes. */
public final class Now {
    /** Where notes of the machine go, such as a tool that was changed. */
    public interface Notes {
        /** Something happened inside the machine at the present instant. */
        void note(String kind, String text);
    }

    private static final long HOUR = 3_600;
    private static final int LOT = 7;

    private final Draws draws;
    private final double[] own;
    private final long zoneSeconds;
    private long seconds;
    private long startSeconds;
    private @Nullable Regime regime;
    private double hall;
    private double air;
    private double pace = 1;
    private double[] severities = {};
    private @Nullable Notes notes;

    /**
     * @param draws the draws of the unit
     * @param own takes the autoregressive part of each tag, kept up to date by whoever owns it
     * @param zoneSeconds what the factory's clock is ahead of UTC
     */
    public Now(Draws draws, double[] own, long zoneSeconds) {
        this.draws = draws;
        this.own = own;
        this.zoneSeconds = zoneSeconds;
    }

    /** The instant: seconds since the start of the plant, and that start in seconds since 1970. */
    public void at(long newSeconds, long newStartSeconds, Regime newRegime) {
        seconds = newSeconds;
        startSeconds = newStartSeconds;
        regime = newRegime;
    }

    /** The hall in °C and the compressed air in bar. */
    public void around(double newHall, double newAir) {
        hall = newHall;
        air = newAir;
    }

    /** Which of the physics is asked next: its severities by fault, and where its notes go. */
    public void under(double[] newSeverities, @Nullable Notes newNotes) {
        severities = newSeverities;
        notes = newNotes;
    }

    /** The share of its programmed speed at which somebody lets it run. */
    public void pace(double share) {
        pace = share;
    }

    Regime regime() {
        if (regime == null) {
            throw new IllegalStateException("Nobody has said what the unit is doing.");
        }
        return regime;
    }

    boolean working() {
        return regime().working();
    }

    /** Seconds since the present cycle began. */
    double elapsed() {
        return (startSeconds + seconds) - regime().cycleStartMicros() / 1e6;
    }

    /** Seconds since the start of the plant. */
    long seconds() {
        return seconds;
    }

    /** Days since the start of the plant. */
    double days() {
        return seconds / 86_400.0;
    }

    /** The hour of the day at the factory, 0 to below 24. */
    double hour() {
        return Math.floorMod(startSeconds + seconds + zoneSeconds, 86_400L) / 3_600.0;
    }

    /** The day at the factory since 1970, counted from 06:00, when the first shift begins. */
    long shiftDay() {
        return Math.floorDiv(startSeconds + seconds + zoneSeconds - 6 * HOUR, 86_400L);
    }

    double hall() {
        return hall;
    }

    double air() {
        return air;
    }

    double pace() {
        return pace;
    }

    /** The severity of a fault by its index, 0 to 1. */
    double h(int fault) {
        return severities[fault];
    }

    /** The autoregressive part of a tag. */
    double own(int tag) {
        return own[tag];
    }

    /** How a material lot of 8 hours differs, standard normal. */
    double lot() {
        return draws.normal(Streams.LOT, seconds / (8 * HOUR), LOT);
    }

    /** A uniform draw of the physics' own. */
    double uniform(long step, int index) {
        return draws.uniform(Streams.PHYSICS, step, index);
    }

    void note(String kind, String text) {
        if (notes != null) {
            notes.note(kind, text);
        }
    }
}
