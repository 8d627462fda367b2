package org.millwright.program.server;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.millwright.access.AssetId;

/** Every way into the program. Nothing is reached that was not added here with the right that it takes. */
public final class Routes {
    private final List<Route> all = new ArrayList<>();

    /**
     * Adds a route.
     *
     * @param path begins with a slash; a part in braces is a hole
     * @param access who may use it
     * @param scope where in the plant it acts; asked for {@link Access.Needs} only
     * @param handler what answers
     * @throws IllegalArgumentException if there is one of this method and path
     */
    public Route add(Method method, String path, Access access, Function<Request, AssetId> scope, Handler handler) {
        if (all.stream()
                .anyMatch(route -> route.method() == method && route.path().equals(path))) {
            throw new IllegalArgumentException("There are two routes (%s %s).".formatted(method, path));
        }
        Route route = new Route(method, path, access, scope, handler);
        all.add(route);
        return route;
    }

    /** Adds a route that acts on the whole plant or on nothing of it. */
    public Route add(Method method, String path, Access access, Handler handler) {
        return add(method, path, access, request -> AssetId.PLANT, handler);
    }

    /** All of them, in the order in which they were added. */
    public List<Route> all() {
        return List.copyOf(all);
    }
}
