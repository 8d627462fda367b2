package org.millwright.flow;

import org.millwright.machine.Block;

/** A flow at work for one key: everything that happens to the key's records, in the same way on every runner. For one thread. */
final class KeyRun {
    private final Arrivals arrivals;
    private final Chain chain;

    KeyRun(Flow flow, Key key, Sink sink) {
        chain = new Chain(flow, key, sink);
        arrivals = new Arrivals(flow, chain::rows, late -> sink.late(key, late));
    }

    void block(Block block) {
        arrivals.block(block);
        chain.fire(arrivals.clock());
    }

    void tick(long micros) {
        arrivals.seen(micros);
        chain.fire(arrivals.clock());
    }

    /** There are no more records of this key: everything that waits comes out, timers up to the newest time included. */
    void end() {
        arrivals.end();
        chain.fire(Math.max(arrivals.clock(), arrivals.clock() + 1));
        chain.end();
    }

    RunReport.Rows rows() {
        return arrivals.rows();
    }

    /** The name of the step that was at work when an exception came out. */
    String working() {
        return chain.working();
    }

    Arrivals arrivals() {
        return arrivals;
    }

    Chain chain() {
        return chain;
    }
}
