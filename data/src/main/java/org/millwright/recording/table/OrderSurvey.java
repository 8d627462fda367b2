package org.millwright.recording.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What is to know about the order of the times of one machine, from one look at each; parts of a table add up. */
final class OrderSurvey {
    private static final int MOST_RUNS = 4096;
    private static final int MOST_STEPS = 4096;

    /**
     * Rows whose times do not fall.
     *
     * @param start the first time
     * @param end the last time
     * @param rows the number of rows
     * @param line the line of the first row
     */
    record Run(long start, long end, long rows, long line) {}

    private final List<Run> runs = new ArrayList<>();
    private long[] steps = new long[64];
    private int stepCount;
    private long stride = 1;
    private long sinceStep;
    private long start;
    private long last;
    private long runRows;
    private long runLine;

    long rows;
    long least = Long.MAX_VALUE;
    long most = Long.MIN_VALUE;
    long lateness;
    long longestStep;
    long equal;
    long firstEqual;
    long falls;

    void take(long time, long line) {
        if (rows == 0) {
            start = time;
            runLine = line;
        } else if (time < last) {
            endRun();
            start = time;
            runLine = line;
            runRows = 0;
        } else {
            step(time - last, line);
        }
        if (rows > 0) {
            lateness = Math.max(lateness, most - time);
        }
        least = Math.min(least, time);
        most = Math.max(most, time);
        last = time;
        rows++;
        runRows++;
    }

    /** Adds what a later part holds. */
    void add(OrderSurvey later, long linesBefore) {
        if (later.rows == 0) {
            return;
        }
        List<Run> others = later.runs();
        if (rows > 0) {
            lateness = Math.max(lateness, Math.max(later.lateness, most - later.least));
            joinFirst(others, linesBefore);
        } else {
            lateness = later.lateness;
            Run first = others.getFirst();
            start = first.start;
            runLine = first.line + linesBefore;
            runRows = first.rows;
            last = first.end;
        }
        for (Run run : others.subList(1, others.size())) {
            endRun();
            start = run.start;
            last = run.end;
            runRows = run.rows;
            runLine = run.line + linesBefore;
        }
        falls += later.falls - later.runs.size();
        addCounts(later, linesBefore);
    }

    /** True if no time is before the one above it. */
    boolean sorted() {
        return falls == 0;
    }

    /** The runs between falls of the time, the last included; not all of them if there are thousands. */
    List<Run> runs() {
        List<Run> all = new ArrayList<>(runs);
        if (rows > 0) {
            all.add(new Run(start, last, runRows, runLine));
        }
        return all;
    }

    /** True if {@link #runs} lists every run. */
    boolean allRunsKnown() {
        return falls == runs.size();
    }

    /** The usual distance of two rows that follow each other in time; 0 if all stamps are equal or there is one row. */
    long medianStep() {
        if (stepCount == 0) {
            return 0;
        }
        long[] sorted = Arrays.copyOf(steps, stepCount);
        Arrays.sort(sorted);
        return sorted[stepCount / 2];
    }

    private void joinFirst(List<Run> others, long linesBefore) {
        Run first = others.getFirst();
        if (first.start < last) {
            endRun();
            start = first.start;
            runRows = 0;
            runLine = first.line + linesBefore;
        } else {
            step(first.start - last, first.line + linesBefore);
        }
        runRows += first.rows;
        last = first.end;
    }

    private void addCounts(OrderSurvey later, long linesBefore) {
        rows += later.rows;
        least = Math.min(least, later.least);
        most = Math.max(most, later.most);
        longestStep = Math.max(longestStep, later.longestStep);
        if (equal == 0 && later.equal > 0) {
            firstEqual = later.firstEqual + linesBefore;
        }
        equal += later.equal;
        for (int i = 0; i < later.stepCount; i++) {
            keep(later.steps[i]);
        }
    }

    private void endRun() {
        falls++;
        if (runs.size() < MOST_RUNS) {
            runs.add(new Run(start, last, runRows, runLine));
        }
    }

    private void step(long step, long line) {
        if (step == 0) {
            if (equal++ == 0) {
                firstEqual = line;
            }
            return;
        }
        longestStep = Math.max(longestStep, step);
        if (++sinceStep >= stride) {
            sinceStep = 0;
            keep(step);
        }
    }

    /** Keeps every n-th step, n doubling when the room is full. */
    private void keep(long step) {
        if (stepCount == MOST_STEPS) {
            for (int i = 0; i < MOST_STEPS / 2; i++) {
                steps[i] = steps[2 * i];
            }
            stepCount /= 2;
            stride *= 2;
        }
        if (stepCount == steps.length) {
            steps = Arrays.copyOf(steps, Math.min(MOST_STEPS, stepCount * 2));
        }
        steps[stepCount++] = step;
    }
}
