package org.millwright.program.bench.connect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.millwright.history.LastValues;
import org.millwright.machine.TagPath;

/** Values that were overtaken by newer ones between two looks count with their own age. */
class LagWatchTest {
    private final Map<TagPath, Long> times = new HashMap<>();

    private final LastValues last = new LastValues() {
        @Override
        public Optional<Last> of(TagPath tag) {
            return Optional.ofNullable(times.get(tag)).map(time -> new Last(tag, time, 1, (byte) 0));
        }

        @Override
        public void forEach(Consumer<Last> use) {
            times.keySet().forEach(tag -> use.accept(of(tag).orElseThrow()));
        }
    };

    @Test
    void everyValueBetweenTwoLooksCounts() {
        Load load = Load.of(1, 10);
        LagWatch watch = new LagWatch(load, last);
        TagPath tag = load.paths().getFirst();
        times.put(tag, 1_000_000L);
        watch.look(1_250_000);
        times.put(tag, 1_300_000L);
        watch.look(1_350_000);
        // The first look only begins; then 1.1 s, 1.2 s and 1.3 s were seen at 1.35 s.
        assertEquals(250, watch.share(1));
        assertEquals(150, watch.share(0.5));
        assertEquals(50, watch.share(0.1));
    }

    @Test
    void withoutAValueThereIsNoLag() {
        assertEquals(Double.NaN, new LagWatch(Load.of(1, 10), last).share(0.99));
    }
}
