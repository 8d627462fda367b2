package org.millwright.program.api;

import org.millwright.program.server.Routes;

/** Everything under {@code /api/v1}. */
public final class Api {
    private Api() {}

    /** Adds every route of the plant and of the program. */
    public static void add(Routes routes, Plant plant, Running running) {
        new AdminApi(plant, running).add(routes);
        new AssetsApi(plant).add(routes);
        new TagsApi(plant).add(routes);
        new OverviewApi(plant).add(routes);
        new ConnectionsApi(plant).add(routes);
        new WarningsApi(plant).add(routes);
        new WatchesApi(plant).add(routes);
        new MomentsApi(plant).add(routes);
        new ConfigApi(plant).add(routes);
    }
}
