package org.millwright.testkit.files;

import java.util.List;
import java.util.function.LongFunction;
import java.util.function.LongUnaryOperator;
import org.millwright.recording.TimeAxis;

/**
 * How times are written and what they mean.
 *
 * @param headers the header of each time column
 * @param cells the text of each time column for the time on the wall of the plant, in microseconds
 * @param meaning the time on the axis for the time on the wall
 * @param clock how the axis is to be read
 * @param numeric true where the cells are numbers, so that without a header they may be taken for tags
 */
record TimeStyle(
        List<String> headers,
        LongFunction<List<String>> cells,
        LongUnaryOperator meaning,
        Truth.Clock clock,
        boolean numeric) {

    /** Zoneless text in one column. */
    static TimeStyle local(String header, LongFunction<String> text) {
        return new TimeStyle(
                List.of(header),
                micros -> List.of(text.apply(micros)),
                micros -> micros,
                new Truth.Clock(TimeAxis.Kind.LOCAL, 0, false),
                false);
    }

    TimeStyle meaning(TimeAxis.Kind kind, LongUnaryOperator other) {
        return new TimeStyle(headers, cells, other, new Truth.Clock(kind, clock.tolerance(), clock.anyOrigin()), numeric);
    }

    TimeStyle tolerance(long micros) {
        return new TimeStyle(
                headers, cells, meaning, new Truth.Clock(clock.kind(), micros, clock.anyOrigin()), numeric);
    }

    TimeStyle anyOrigin() {
        return new TimeStyle(
                headers, cells, meaning, new Truth.Clock(clock.kind(), clock.tolerance(), true), numeric);
    }

    TimeStyle headers(List<String> others) {
        return new TimeStyle(others, cells, meaning, clock, numeric);
    }

    TimeStyle asNumbers() {
        return new TimeStyle(headers, cells, meaning, clock, true);
    }
}
