package org.millwright.flow;

/**
 * A finished thing that a step made, under an id that depends on nothing but what it is: made again after a crash it has the same
 * id and takes the place of the first.
 */
public final class Output {
    private final String id;
    private final Key key;
    private final String step;
    private final String kind;
    private final long eventMicros;
    private final byte[] payload;

    private Output(String id, Key key, String step, String kind, long eventMicros, byte[] payload) {
        this.id = id;
        this.key = key;
        this.step = step;
        this.kind = kind;
        this.eventMicros = eventMicros;
        this.payload = payload;
    }

    /**
     * What a step of a flow made for a key.
     *
     * @param payload its saved form, handed over and never changed after
     */
    static Output of(Flow flow, String step, Key key, String kind, long eventMicros, byte[] payload) {
        String id = Bytes.sha256(out -> {
            Bytes.text(out, flow.name());
            out.writeInt(flow.version());
            Bytes.text(out, step);
            Bytes.text(out, key.name());
            Bytes.text(out, kind);
            out.writeLong(eventMicros);
        });
        return new Output(id, key, step, kind, eventMicros, payload);
    }

    /** SHA-256 of flow name and version, step, key, kind and event time: 64 hexadecimal digits. */
    public String id() {
        return id;
    }

    public Key key() {
        return key;
    }

    /** The name of the step that made it. */
    public String step() {
        return step;
    }

    /** What it is, in the words of the step. */
    public String kind() {
        return kind;
    }

    /** The event time it belongs to, in microseconds. */
    public long eventMicros() {
        return eventMicros;
    }

    /** Its saved form; read only. */
    public byte[] payload() {
        return payload;
    }

    @Override
    public String toString() {
        return "%s of %s for %s at %d µs (%d bytes)".formatted(kind, step, key.name(), eventMicros, payload.length);
    }
}
