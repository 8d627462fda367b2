package org.millwright.flow;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.function.Consumer;
import org.millwright.Message;
import org.millwright.MillwrightException;
import org.millwright.Problem;
import org.millwright.machine.Block;

/** One step at work for one key: the state, its timers, and where the step's things go. */
final class Station<S> implements Out {
    private final Step<S> step;
    private final Key key;
    private final Flow flow;
    private final Sink sink;
    private final Consumer<Block> next;
    private final TimerQueue timers;
    private S state;

    Station(Step<S> step, Key key, Flow flow, Sink sink, Consumer<Block> next) {
        this.step = step;
        this.key = key;
        this.flow = flow;
        this.sink = sink;
        this.next = next;
        timers = new TimerQueue(step.name(), step.timerGridMicros());
        state = step.fresh(key);
    }

    String name() {
        return step.name();
    }

    TimerQueue queue() {
        return timers;
    }

    /** Lets the step work on rows while the key's time is {@code nowMicros}. */
    void onBlock(Block block, long nowMicros) {
        timers.lookingAt(nowMicros);
        step.onBlock(key, block, state, this);
    }

    /** Lets the step tell what is still open: no more rows will come. */
    void end() {
        step.onEnd(key, state, this);
    }

    /** Lets the next timer of this step fire. */
    void fire() {
        long at = timers.next();
        timers.takeNext();
        step.onTime(key, at, state, this, timers);
    }

    @Override
    public void block(Block block) {
        next.accept(block);
    }

    @Override
    public void emit(String kind, long eventMicros, byte[] payload) {
        sink.put(Output.of(flow, step.name(), key, kind, eventMicros, payload));
    }

    @Override
    public Timers timers() {
        return timers;
    }

    int stateVersion() {
        return step.stateVersion();
    }

    byte[] save() {
        return Bytes.of(out -> step.write(state, out));
    }

    /**
     * Takes up a saved state.
     *
     * @throws MillwrightException if a newer program wrote it, or if the step does not read exactly what was written
     */
    void load(int version, byte[] saved) {
        if (version > step.stateVersion()) {
            throw newer(step.name(), key, version, step.stateVersion());
        }
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(saved))) {
            state = step.read(key, version, in);
            int left = in.available();
            if (left > 0) {
                throw new IOException("%d of %d bytes were left over".formatted(left, saved.length));
            }
        } catch (IOException | RuntimeException fault) {
            // Wrong bytes may make anything of a step's own that cannot be; for a person it is the same.
            throw unread(step.name(), key, version, fault);
        }
    }

    static MillwrightException newer(String what, Key key, int version, int known) {
        return MillwrightException.badRequest(
                "flow.state.newer", """
                The saved state {what} of {key} has version {version}, but this program reads versions up to {known}.
                Maybe an older program was started on newer data; start the newer program again.""", "what", what, "key", key.name(), "version", version, "known", known);
    }

    static MillwrightException unread(String what, Key key, int version, Exception fault) {
        String why = fault.getMessage() == null ? fault.getClass().getSimpleName() : fault.getMessage();
        Message message = Message.of(
                "flow.state.unread",
                "The saved state {what} of {key}, version {version}, cannot be read: {why}.",
                "what",
                what,
                "key",
                key.name(),
                "version",
                version,
                "why",
                why);
        return new MillwrightException(new Problem.Defect(message), fault);
    }
}
