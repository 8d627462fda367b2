package org.millwright.program.report;

import java.util.ArrayList;
import java.util.List;
import org.millwright.program.report.trend.Trend;
import org.millwright.warning.Span;

/** Where the things of one machine lie: in time, and on the page. */
final class Place {
    private final int number;
    private final ReportInput.Machine machine;
    private final Window whole;

    /**
     * @param number the machine's place in the report, from 1
     */
    Place(int number, ReportInput.Machine machine) {
        this.number = number;
        this.machine = machine;
        Trend longest =
                machine.tags().isEmpty() ? machine.score() : machine.tags().getFirst();
        whole = longest.size() == 0
                ? new Window(0, 1)
                : new Window(longest.fromMicros(0), longest.untilMicros(longest.size() - 1));
    }

    /** The whole recording. */
    Window whole() {
        return whole;
    }

    long rows() {
        Trend longest =
                machine.tags().isEmpty() ? machine.score() : machine.tags().getFirst();
        long rows = 0;
        for (int bucket = 0; bucket < longest.size(); bucket++) {
            rows += longest.rows(bucket);
        }
        return rows;
    }

    /** The anchor of a warning by its place in the machine's list, from 0. */
    String anchor(int warning) {
        return "m" + number + "-w" + (warning + 1);
    }

    String anchor() {
        return "m" + number;
    }

    List<Lane.Mark> healthy() {
        List<Lane.Mark> marks = new ArrayList<>();
        for (ReportInput.Stretch stretch : machine.healthy().stretches()) {
            marks.add(new Lane.Mark("healthy", stretch.fromMicros(), stretch.untilMicros()));
        }
        return marks;
    }

    Lane.Mark warned(Span span) {
        return new Lane.Mark("warned", span.beganMicros(), end(span));
    }

    /** When a warning ended: its return, or the end of the recording. */
    long end(Span span) {
        return span.open() ? whole.untilMicros() : span.returnedMicros();
    }
}
