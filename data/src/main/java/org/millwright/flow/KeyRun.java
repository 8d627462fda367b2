package org.millwright.flow;

import java.io.ByteArrayInputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.millwright.Message;
import org.millwright.MillwrightException;
import org.millwright.Problem;
import org.millwright.flow.snapshot.Snapshot;
import org.millwright.machine.Block;

/** A flow at work for one key: everything that happens to the key's records, in the same way on every runner. For one thread. */
final class KeyRun {
    /** Stands in a snapshot where a step's name would, for what the runner itself keeps. */
    static final String RUNNER = "";

    static final int FORM_VERSION = 1;
    private static final String ARRIVALS = "arrivals";
    private static final String STATE = "state";
    private static final String TIMERS = "timers";

    private final Flow flow;
    private final Key key;
    private final Arrivals arrivals;
    private final Chain chain;

    KeyRun(Flow flow, Key key, Sink sink) {
        this.flow = flow;
        this.key = key;
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

    /** Everything that the rest of the stream depends on; the same for the same records, however they were cut. */
    List<Snapshot.Entry> save() {
        List<Snapshot.Entry> entries = new ArrayList<>();
        entries.add(new Snapshot.Entry(key.name(), RUNNER, ARRIVALS, FORM_VERSION, Bytes.of(arrivals::write)));
        for (Station<?> station : chain.stations()) {
            entries.add(new Snapshot.Entry(key.name(), station.name(), STATE, station.stateVersion(), station.save()));
            if (!station.queue().isEmpty()) {
                byte[] timers = Bytes.of(station.queue()::write);
                entries.add(new Snapshot.Entry(key.name(), station.name(), TIMERS, FORM_VERSION, timers));
            }
        }
        return entries;
    }

    /**
     * Goes on from what was saved.
     *
     * @throws MillwrightException if an entry is of no step of this flow, of a newer program, or cannot be read
     */
    void load(List<Snapshot.Entry> entries) {
        for (Snapshot.Entry entry : entries) {
            if (entry.step().equals(RUNNER) && entry.name().equals(ARRIVALS)) {
                read(key, entry, arrivals::read);
                continue;
            }
            Station<?> station = chain.station(entry.step()).orElseThrow(() -> foreign(entry));
            switch (entry.name()) {
                case STATE -> station.load(entry.version(), entry.bytes());
                case TIMERS -> read(key, entry, station.queue()::read);
                default -> throw foreign(entry);
            }
        }
    }

    /** Reads what a runner has written. */
    @FunctionalInterface
    interface Reading {
        void from(DataInput in) throws IOException;
    }

    /** Reads what a runner keeps for itself. */
    static void read(Key key, Snapshot.Entry entry, Reading reading) {
        if (entry.version() > FORM_VERSION) {
            throw Station.newer(entry.name(), key, entry.version(), FORM_VERSION);
        }
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(entry.bytes()))) {
            reading.from(in);
        } catch (IOException | RuntimeException fault) {
            // Wrong bytes may also make a block or a quality that cannot be.
            throw Station.unread(entry.name(), key, entry.version(), fault);
        }
    }

    private MillwrightException foreign(Snapshot.Entry entry) {
        return new MillwrightException(new Problem.Defect(Message.of(
                "flow.state.foreign",
                "The snapshot holds {name} of step {step} for {key}, but the flow {flow} has only the steps {steps}.",
                "name",
                entry.name(),
                "step",
                entry.step(),
                "key",
                key.name(),
                "flow",
                flow.name(),
                "steps",
                String.join(", ", flow.stepNames()))));
    }
}
