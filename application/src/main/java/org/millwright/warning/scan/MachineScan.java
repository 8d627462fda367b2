package org.millwright.warning.scan;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.millwright.Message;
import org.millwright.MillwrightException;
import org.millwright.Problem;
import org.millwright.detect.Detector;
import org.millwright.detect.Healthy;
import org.millwright.detect.Settings;
import org.millwright.diagnose.Numbering;
import org.millwright.machine.Block;
import org.millwright.recording.Recording;

/** One machine of a scan: first learns, then judges. */
final class MachineScan {
    private final ScanRequest request;
    private final Recording.Machine machine;
    private final ScanListener listener;
    private final Healthy healthy;
    private final Levels levels;
    private final long wanted;
    private long first = Long.MAX_VALUE;
    private long last;
    private long fromRow = 1;
    private long passed;
    private @Nullable Detector detector;
    private @Nullable Judging judging;
    private @Nullable Problem refusal;

    /**
     * @param rows how many rows the machine has, about
     */
    MachineScan(ScanRequest request, Recording.Machine machine, long rows, ScanListener listener) {
        this.request = request;
        this.machine = machine;
        this.listener = listener;
        this.levels = new Levels(machine.tags().size());
        double step = request.recording().time().stepMicros();
        this.wanted = switch (request.baseline()) {
            case Baseline.FirstFifth fifth -> Looking.firstFifth(rows, machine);
            case Baseline.FirstRows(long count) -> count;
            case Baseline.FirstTime(long micros) -> (long) (micros / step);
            case Baseline.Between between ->
                Math.min(rows, (long) ((between.untilMicros() - between.fromMicros()) / step));
            case Baseline.Elsewhere(Recording other) -> other.estimatedRows();
        };
        this.healthy = new Healthy(machine.tags(), wanted, step);
    }

    Recording.Machine machine() {
        return machine;
    }

    /** Collects the healthy rows that lie between two times; false once they have passed, where no other machine may have more. */
    boolean collect(Block block) {
        if (request.baseline() instanceof Baseline.Between between) {
            for (int row = 0; row < block.rows(); row++) {
                if (within(between, block.time(row))) {
                    if (healthy.seen() == 0) {
                        fromRow = passed + row + 1;
                    }
                    note(block, row, row + 1);
                }
            }
            passed += block.rows();
            return request.recording().machines().size() > 1
                    || block.rows() == 0
                    || block.time(block.rows() - 1) < between.untilMicros();
        }
        return false;
    }

    private static boolean within(Baseline.Between between, long time) {
        return time >= between.fromMicros() && time < between.untilMicros();
    }

    private void note(Block block, int from, int until) {
        healthy.add(block, from, until);
        first = Math.min(first, block.time(from));
        last = block.time(until - 1);
    }

    /** Learns from the rows of another recording, its columns put into this machine's order. */
    void learnFrom(Recording other, Recording.Machine from) {
        int[] columns = Columns.match(machine, from, other.name());
        other.read(
                (each, block) -> {
                    if (each.asset().equals(from.asset())) {
                        Block ordered = Columns.reorder(block, machine.tags(), columns);
                        note(ordered, 0, ordered.rows());
                    }
                    return true;
                },
                Recording.Progress.NONE);
        fromRow = 0;
        learn();
    }

    /** Learns from what was collected; a machine that cannot be judged is remembered with the reason. */
    void learn() {
        try {
            Settings settings = new Settings(
                    request.budget(),
                    request.recording().time().stepMicros(),
                    request.recording().time().dated());
            Detector learnt = Detector.learn(healthy, settings);
            detector = learnt;
            judging = new Judging(learnt, numbering());
        } catch (MillwrightException cannot) {
            refusal = cannot.problem();
        }
    }

    private Numbering numbering() {
        return switch (request.baseline()) {
            case Baseline.Leading leading -> new Numbering(healthy.seen() + 1, Long.MAX_VALUE, 0);
            case Baseline.Between between -> new Numbering(1, fromRow - 1, healthy.seen());
            case Baseline.Elsewhere other -> Numbering.ALL;
        };
    }

    /** Takes the next rows: learns from them while the healthy part lasts; those after go on to be judged. */
    void take(Block block, Consumer<Block> onward) {
        levels.add(block);
        int from = 0;
        while (from < block.rows() && refusal == null) {
            boolean learning = learning(block, from);
            int until = from + 1;
            while (until < block.rows() && learning(block, until) == learning && !(learning && full(until - from))) {
                until++;
            }
            Block part = until - from == block.rows() ? block : block.slice(from, until);
            if (learning) {
                learn(part);
            } else {
                pass(part, onward);
            }
            from = until;
        }
    }

    private boolean full(long more) {
        return !(request.baseline() instanceof Baseline.FirstTime)
                && !(request.baseline() instanceof Baseline.Between)
                && healthy.seen() + more >= wanted;
    }

    private boolean learning(Block block, int row) {
        return switch (request.baseline()) {
            case Baseline.FirstTime(long micros) ->
                detector == null && (first == Long.MAX_VALUE || block.time(row) - first < micros);
            case Baseline.Leading leading -> detector == null && healthy.seen() < wanted;
            case Baseline.Between between -> within(between, block.time(row));
            case Baseline.Elsewhere other -> false;
        };
    }

    private void learn(Block part) {
        if (!(request.baseline() instanceof Baseline.Between)) {
            note(part, 0, part.rows());
        }
        listener.healthy(machine, part);
        if (full(0) && detector == null && !(request.baseline() instanceof Baseline.Between)) {
            learn();
        }
    }

    private void pass(Block part, Consumer<Block> onward) {
        if (detector == null && refusal == null) {
            learn();
        }
        if (detector != null) {
            onward.accept(part);
        }
    }

    /** What comes out for this machine; there once its first row goes onward. */
    Judging judging() {
        if (judging == null) {
            throw new IllegalStateException("Nothing was learnt of (%s) yet.".formatted(machine.asset()));
        }
        return judging;
    }

    /** Takes rows that were judged. */
    void judged(Block scored) {
        judging().count(scored);
        listener.judged(machine, scored);
    }

    /** Ends the scan and hands out what was found. */
    void finish(List<MachineResult> results, List<ScanResult.Refused> refused) {
        if (detector == null && refusal == null) {
            learn();
        }
        if (refusal != null || detector == null || judging == null) {
            if (refusal != null) {
                refused.add(new ScanResult.Refused(machine.asset().toString(), refusal));
            }
            return;
        }
        HealthyPart part = new HealthyPart(healthy.seen(), first, last, fromRow, why());
        MachineResult.Counts counts = judging.counts();
        results.add(new MachineResult(
                machine,
                part,
                detector.limit(),
                detector.channels(),
                new Warnings(request, machine.asset(), detector, part).of(judging.episodes()),
                new ArrayList<>(judging.changes()),
                counts,
                fromRow == 1 ? Looking.back(levels, healthy.seen(), counts) : Outlook.ALIKE));
    }

    private Message why() {
        return switch (request.baseline()) {
            case Baseline.FirstFifth() ->
                Message.of(
                        "warn.healthy.fifth",
                        "the first fifth of the rows, since nothing else was named with --baseline");
            case Baseline.FirstRows(long count) ->
                Message.of("warn.healthy.rows", "the first {count} rows, as asked for", "count", count);
            case Baseline.FirstTime(long micros) ->
                Message.of("warn.healthy.time", "the first stretch of time, as asked for");
            case Baseline.Between(long from, long until, String text) ->
                Message.of("warn.healthy.between", "{range}, as asked for", "range", text);
            case Baseline.Elsewhere(Recording other) ->
                Message.of("warn.healthy.elsewhere", "the recording {name}, as asked for", "name", other.name());
        };
    }
}
