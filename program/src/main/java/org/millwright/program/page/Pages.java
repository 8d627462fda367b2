package org.millwright.program.page;

import org.millwright.program.api.Plant;
import org.millwright.program.server.Routes;

/** Every page there is. */
public final class Pages {
    private Pages() {}

    /** Adds the pages' routes. */
    public static void add(Routes routes, Plant plant) {
        new PlantPages(plant).add(routes);
    }
}
