package org.millwright.warning.live;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.millwright.detect.ScoreColumns;
import org.millwright.diagnose.DiagnoseStep;
import org.millwright.flow.Key;
import org.millwright.flow.Output;
import org.millwright.flow.Sink;
import org.millwright.machine.Block;

/** Takes what comes out of watches: episodes go into the book, judged rows move the pulse of their watch. */
final class WatchSink implements Sink {
    private final Map<Key, LearntWatch> watches;
    private final WarningBook book;
    private final Map<Key, WatchState.Pulse> pulses;

    /** @param pulses where each watch stands, shared with whoever shows it */
    WatchSink(Map<Key, LearntWatch> watches, WarningBook book, ConcurrentHashMap<Key, WatchState.Pulse> pulses) {
        this.watches = Map.copyOf(watches);
        this.book = book;
        this.pulses = pulses;
    }

    @Override
    public void put(Output output) {
        LearntWatch watch = watches.get(output.key());
        if (watch != null && output.kind().equals(DiagnoseStep.EPISODE)) {
            book.told(watch, output);
        }
    }

    @Override
    public void block(Key key, Block block) {
        LearntWatch watch = watches.get(key);
        if (watch == null || block.rows() == 0) {
            return;
        }
        int scores = watch.alignment().tags().size();
        int last = block.rows() - 1;
        pulses.merge(
                key,
                new WatchState.Pulse(
                        block.time(last),
                        block.value(last, scores + ScoreColumns.SCORE),
                        block.value(last, scores + ScoreColumns.ALARM) > 0,
                        block.rows(),
                        0),
                (before, now) -> new WatchState.Pulse(
                        now.judgedMicros(), now.score(), now.active(), before.rows() + now.rows(), before.late()));
    }

    @Override
    public void late(Key key, Block rows) {
        pulses.merge(
                key,
                new WatchState.Pulse(Long.MIN_VALUE, Double.NaN, false, 0, rows.rows()),
                (before, now) -> new WatchState.Pulse(
                        before.judgedMicros(),
                        before.score(),
                        before.active(),
                        before.rows(),
                        before.late() + now.late()));
    }
}
