package org.millwright.program.server;

import org.millwright.access.Action;

/** What somebody must be to use a route. There is no route without one. */
public sealed interface Access {
    /** Anybody, signed in or not: only what says nothing of the plant. */
    record Open() implements Access {}

    /** Anybody who is signed in: what concerns themselves alone. */
    record SignedIn() implements Access {}

    /**
     * Whoever may do this where the route's scope says.
     *
     * @param action what it takes
     */
    record Needs(Action action) implements Access {}

    /**
     * Whoever may do this somewhere; the handler then shows only what they may see.
     *
     * @param action what it takes
     */
    record Somewhere(Action action) implements Access {}

    /** Anybody. */
    static Access open() {
        return new Open();
    }

    /** Anybody who is signed in. */
    static Access signedIn() {
        return new SignedIn();
    }

    /** Whoever may do this at the scope. */
    static Access needs(Action action) {
        return new Needs(action);
    }

    /** Whoever may do this anywhere. */
    static Access somewhere(Action action) {
        return new Somewhere(action);
    }
}
