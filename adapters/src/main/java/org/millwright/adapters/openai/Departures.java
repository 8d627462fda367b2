package org.millwright.adapters.openai;

/** Is told what leaves the plant, before it leaves; where this fails, nothing leaves. */
@FunctionalInterface
public interface Departures {
    /**
     * A request is about to be sent, for the first time or again.
     *
     * @param person whom it is sent for
     * @param endpoint to where
     * @param sha256 of its canonical form
     * @param body as it is sent, without any key
     */
    void leaves(String person, String endpoint, String sha256, String body);

    /** Tells nobody. */
    static Departures untold() {
        return (person, endpoint, sha256, body) -> {};
    }
}
