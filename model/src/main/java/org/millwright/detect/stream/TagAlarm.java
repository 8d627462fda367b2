package org.millwright.detect.stream;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Decides when a person is alarmed: an alarm opens when the surprise reaches the limit, and returns after {@value #QUIET} rows below
 * {@value #RETURN} of it. One alarm so stands for one cluster of strange rows, which is what the limit is made for. For one thread.
 */
public final class TagAlarm {
    /** A cluster that pauses for so many rows is still one to a person. */
    private static final int QUIET = 20;

    private static final double RETURN = 0.8;

    private boolean open;
    private int quiet;

    /**
     * Takes the next row.
     *
     * @param surprise its {@link SingleTagDetector#surprise()}
     * @param limit the limit from {@link SingleTagDetector#limit}, best one that was taken before the row
     * @return true while an alarm stands
     */
    public boolean onRow(double surprise, double limit) {
        if (surprise >= (open ? RETURN : 1) * limit) {
            open = true;
            quiet = 0;
        } else if (open) {
            quiet++;
            open = quiet <= QUIET;
        }
        return open;
    }

    /** True while an alarm stands. */
    public boolean open() {
        return open;
    }

    /** Writes the state. */
    public void write(DataOutput to) throws IOException {
        to.writeBoolean(open);
        to.writeInt(quiet);
    }

    /** Reads what {@link #write} wrote. */
    public static TagAlarm read(DataInput from) throws IOException {
        TagAlarm alarm = new TagAlarm();
        alarm.open = from.readBoolean();
        alarm.quiet = from.readInt();
        return alarm;
    }
}
