package org.millwright.detect;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.millwright.detect.stream.SingleTagDetector;
import org.millwright.detect.stream.TagAlarm;

/**
 * Judges one tag against its own past. The healthy part is the beginning of that past; it goes on learning while nothing is wrong, since
 * a single tag has nothing beside it that would tell a new load from a fault.
 */
final class AloneJudge extends Judge {
    private final Alone alone;
    private SingleTagDetector detector;
    private TagAlarm alarm = new TagAlarm();

    AloneJudge(Alone alone) {
        this.alone = alone;
        detector = alone.fresh();
    }

    @Override
    Preparation.Sight take(long timeMicros, double[] raw) {
        double value = raw[alone.column()];
        if (Double.isNaN(value)) {
            sayNothing();
            return Preparation.Sight.BLIND;
        }
        double limit = alone.limit(detector);
        boolean before = alarm.open();
        detector.learn(!before);
        detector.onRow(timeMicros, value);
        boolean open = alarm.onRow(detector.surprise(), limit);
        say(alone.scaled(detector.surprise(), limit), open, open && !before);
        return Preparation.Sight.CLEAR;
    }

    @Override
    void restart() {
        // A gap is nothing to a detector that asks for the time of each row.
    }

    @Override
    double vote(int statistic) {
        return statistic == 0 ? score() : Double.NaN;
    }

    @Override
    void writeOwn(DataOutput to) throws IOException {
        detector.write(to);
        alarm.write(to);
    }

    @Override
    void readOwn(int version, DataInput from) throws IOException {
        detector = SingleTagDetector.read(SingleTagDetector.STATE_VERSION, from);
        alarm = TagAlarm.read(from);
    }
}
