package org.millwright.program.api;

import org.millwright.program.server.Routes;

/** Signing in, people, tokens. */
public final class Doors {
    private Doors() {}

    /** Adds every route by which people come in and are managed. */
    public static void add(Routes routes, Doorkeeper door) {
        new SessionApi(door).add(routes);
        new PeopleApi(door).add(routes);
    }
}
