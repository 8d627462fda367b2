package org.millwright.program.page;

import java.nio.file.Path;
import org.millwright.program.api.Plant;
import org.millwright.program.server.Routes;

/** Every page there is. */
public final class Pages {
    private Pages() {}

    /** Adds the pages' routes. */
    public static void add(Routes routes, Plant plant) {
        String made = System.getProperty("millwright.web");
        new Screens(made == null ? null : Path.of(made)).add(routes);
        new Drawings(plant).add(routes);
    }
}
