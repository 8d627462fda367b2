package org.millwright.program.api;

import java.time.ZoneId;
import java.util.function.Supplier;
import org.millwright.program.server.Routes;

/** Signing in, people, tokens. */
public final class Doors {
    private Doors() {}

    /**
     * Adds every route by which people come in and are managed.
     *
     * @param zone where the plant lies
     */
    public static void add(Routes routes, Doorkeeper door, Supplier<ZoneId> zone) {
        new SessionApi(door, zone).add(routes);
        new PeopleApi(door).add(routes);
    }
}
