package org.millwright.flow;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.millwright.machine.Block;

/** Everything on the caller's thread, with no copy of a row between the source and the first step of a flow without lateness. */
final class SinglePass implements Runner {
    private volatile boolean stopped;

    @Override
    public RunReport run(Flow flow, List<Source> sources, Sink sink) {
        stopped = false;
        Pass pass = new Pass(flow, sink);
        for (Source source : sources) {
            source.read(0, pass);
        }
        return pass.report();
    }

    @Override
    public void stop() {
        stopped = true;
    }

    /** One run: the keys seen so far. */
    private final class Pass implements Source.Feed {
        private final Flow flow;
        private final Sink sink;
        private final Map<Key, KeyRun> keys = new HashMap<>();

        Pass(Flow flow, Sink sink) {
            this.flow = flow;
            this.sink = sink;
        }

        @Override
        public boolean block(long sequence, Key key, Block block) {
            if (stopped) {
                return false;
            }
            keyRun(key).block(block);
            return true;
        }

        @Override
        public boolean tick(long sequence, Key key, long eventMicros) {
            if (stopped) {
                return false;
            }
            keyRun(key).tick(eventMicros);
            return true;
        }

        private KeyRun keyRun(Key key) {
            return keys.computeIfAbsent(key, fresh -> new KeyRun(flow, fresh, sink));
        }

        RunReport report() {
            boolean ended = !stopped;
            Map<Key, RunReport.Rows> rows = new HashMap<>();
            keys.keySet().stream().sorted().forEach(key -> {
                KeyRun run = keyRun(key);
                if (ended) {
                    run.end();
                }
                rows.put(key, run.rows());
            });
            return new RunReport(ended, rows, Map.of(), 0, List.of());
        }
    }
}
