package org.millwright.diagnose;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * How far one tag lies from its own normal while a warning stands.
 *
 * @param tag the tag's name
 * @param unit the tag's unit
 * @param value its mean over the judged rows, in its unit; NaN where it has no value
 * @param normalMean its mean on the healthy part
 * @param normalDeviation its standard deviation on the healthy part, in its unit, never negative
 * @param limitLow its own lower limit, in its unit
 * @param limitHigh its own upper limit, in its unit
 * @param share its part in the deviation of all tags together, 0 to 1
 */
public record Deviation(
        String tag,
        String unit,
        double value,
        double normalMean,
        double normalDeviation,
        double limitLow,
        double limitHigh,
        double share) {
    /** The distance from its normal mean in its own normal standard deviations, with sign; 0 where that is not defined. */
    public double inDeviations() {
        double distance = (value - normalMean) / normalDeviation;
        return Double.isFinite(distance) ? distance : 0;
    }

    void write(DataOutput to) throws IOException {
        to.writeUTF(tag);
        to.writeUTF(unit);
        to.writeDouble(value);
        to.writeDouble(normalMean);
        to.writeDouble(normalDeviation);
        to.writeDouble(limitLow);
        to.writeDouble(limitHigh);
        to.writeDouble(share);
    }

    static Deviation read(DataInput from) throws IOException {
        return new Deviation(
                from.readUTF(),
                from.readUTF(),
                from.readDouble(),
                from.readDouble(),
                from.readDouble(),
                from.readDouble(),
                from.readDouble(),
                from.readDouble());
    }
}
