package org.millwright.language.mask;

/**
 * How far one answer has come, and what may come next. Nothing else may come, so that a complete answer has the asked form whatever
 * the model would like. Not for several threads.
 */
public final class Mask {
    private final Tokens tokens;
    private final Automaton automaton;
    private final Allowed allowed;
    private final Closing closing;
    private Place place;

    Mask(Tokens tokens, Net net) {
        this.tokens = tokens;
        this.automaton = new Automaton(net);
        this.allowed = new Allowed(tokens, automaton);
        this.closing = new Closing(tokens, automaton);
        this.place = automaton.start();
    }

    /**
     * A bit for each token that may come next; token {@code t} is bit {@code t % 64} of element {@code t / 64}. Where the answer may
     * end, the tokens that end it are among them. Not to be changed; true until the next call of {@link #take}.
     */
    public long[] allowed() {
        return allowed.at(place);
    }

    /** True if the answer may end here. */
    public boolean complete() {
        return place.complete();
    }

    /** True if the answer must end here. */
    public boolean over() {
        return place.over();
    }

    /** Writes a token. */
    public void take(int token) {
        Place next = after(token);
        if (next.dead() || tokens.bytes(token).length == 0) {
            throw new IllegalArgumentException("The token (%d) may not come here.".formatted(token));
        }
        place = next;
    }

    /** True if, after a token that may come next, so many more tokens suffice to complete the answer. */
    public boolean closes(int token, int left) {
        return closes(after(token), left);
    }

    /** True if so many tokens suffice to complete the answer. */
    public boolean closes(int left) {
        return closes(place, left);
    }

    /** The tokens of the shortest way to complete the answer; none where it may end. */
    public int[] closing() {
        return closing.from(place);
    }

    /** About how many tokens complete the answer; never fewer than can be needed where bytes are tokens. */
    public int shortest() {
        return place.cost() < Net.NEVER / 4 ? closing().length : place.cost();
    }

    /** Back to an answer of which nothing is written; what was worked out is kept. */
    public void restart() {
        place = automaton.start();
    }

    private boolean closes(Place from, int left) {
        return from.cost() <= left || (from.cost() < Net.NEVER / 4 && closing.from(from).length <= left);
    }

    private Place after(int token) {
        Place next = place;
        for (byte b : tokens.bytes(token)) {
            next = automaton.step(next, b & 255);
        }
        return next;
    }
}
