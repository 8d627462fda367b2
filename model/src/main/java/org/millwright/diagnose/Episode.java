package org.millwright.diagnose;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * A stretch in which a machine differed from its own normal.
 *
 * @param timing when
 * @param height how odd at its height
 * @param evidence why
 * @param reopened how often it returned and came back within a few rows
 */
public record Episode(Timing timing, Height height, Evidence evidence, int reopened) {
    /** Stands for an episode that has not returned. */
    public static final long OPEN = Long.MAX_VALUE;

    /**
     * When it was, in microseconds on the time axis of the rows, and in rows counted from 1.
     *
     * @param beganMicros the first row of the excursion
     * @param detectedMicros the row in which it was noticed
     * @param returnedMicros the first row of the return; {@link #OPEN} while it stands
     * @param beganRow the row of the beginning
     * @param detectedRow the row of the detection
     * @param rows the rows it lasted, up to now
     */
    public record Timing(
            long beganMicros, long detectedMicros, long returnedMicros, long beganRow, long detectedRow, long rows) {}

    /**
     * How odd it was at its height.
     *
     * @param score −log₁₀ of how often healthy rows are as odd
     * @param limit the score at which it opened
     * @param probability the share of healthy rows at least as odd, 0 to 1
     */
    public record Height(double score, double limit, double probability) {}

    /** Writes the saved form. */
    public void write(DataOutput to) throws IOException {
        to.writeLong(timing.beganMicros);
        to.writeLong(timing.detectedMicros);
        to.writeLong(timing.returnedMicros);
        to.writeLong(timing.beganRow);
        to.writeLong(timing.detectedRow);
        to.writeLong(timing.rows);
        to.writeDouble(height.score);
        to.writeDouble(height.limit);
        to.writeDouble(height.probability);
        to.writeInt(reopened);
        evidence.write(to);
    }

    /** Reads what {@link #write} wrote. */
    public static Episode read(DataInput from) throws IOException {
        Timing timing = new Timing(
                from.readLong(), from.readLong(), from.readLong(), from.readLong(), from.readLong(), from.readLong());
        Height height = new Height(from.readDouble(), from.readDouble(), from.readDouble());
        int reopened = from.readInt();
        return new Episode(timing, height, Evidence.read(from), reopened);
    }
}
