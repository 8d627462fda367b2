package org.millwright.program.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.millwright.access.Action;
import org.millwright.program.server.Access;
import org.millwright.program.server.Answer;
import org.millwright.program.server.Method;
import org.millwright.program.server.Request;
import org.millwright.program.server.Routes;
import org.millwright.program.settings.Difference;
import org.millwright.program.settings.SettingsStore;
import org.millwright.program.settings.Version;

/** The settings, their versions and the names of secrets. */
final class ConfigApi {
    private final Plant plant;
    private final SettingsStore store;

    ConfigApi(Plant plant) {
        this.plant = plant;
        this.store = plant.configuration().store();
    }

    void add(Routes routes) {
        Access see = Access.needs(Action.CONFIG_READ);
        Access change = Access.needs(Action.CONFIG_CHANGE);
        routes.add(Method.GET, "/api/v1/config", see, this::show)
                .says("The text of the settings.")
                .takes("version");
        routes.add(
                        Method.GET,
                        "/api/v1/config/versions",
                        see,
                        request -> Answer.json(Map.of("versions", store.versions())))
                .says("Every version the settings ever had.");
        routes.add(Method.GET, "/api/v1/config/diff", see, this::diff)
                .says("What differs between two versions, by default the last and the one before it.")
                .takes("a", "b");
        routes.add(Method.POST, "/api/v1/config/rollback", change, this::rollBack)
                .says("Makes an older version hold again, as a new version.")
                .reads("version!");
        routes.add(
                        Method.GET,
                        "/api/v1/secrets",
                        see,
                        request -> Answer.json(Map.of(
                                "secrets", plant.configuration().secrets().names())))
                .says("The names of the secrets; never a secret.");
        routes.add(Method.PUT, "/api/v1/secrets/{name}", change, this::keep)
                .says("Keeps a secret.")
                .reads("value!");
        routes.add(Method.DELETE, "/api/v1/secrets/{name}", change, this::forget)
                .says("Forgets a secret.");
    }

    private Answer show(Request request) {
        Map<String, Object> document = new LinkedHashMap<>();
        boolean named = request.query("version").isPresent();
        document.put("text", named ? store.text(request.number("version", 1, 1, Integer.MAX_VALUE)) : store.text());
        document.put("file", plant.configuration().home().settings().toString());
        document.put("version", named ? request.number("version", 1, 1, Integer.MAX_VALUE) : last());
        return Answer.json(document);
    }

    private int last() {
        List<Version> versions = store.versions();
        return versions.isEmpty() ? 0 : versions.getLast().number();
    }

    private Answer diff(Request request) {
        store.text();
        int newest = Math.max(1, last());
        int b = request.number("b", newest, 1, Integer.MAX_VALUE);
        int a = request.number("a", Math.max(1, b - 1), 1, Integer.MAX_VALUE);
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("a", a);
        document.put("b", b);
        document.put(
                "lines",
                Difference.of(store.text(a), store.text(b)).stream()
                        .map(Object::toString)
                        .toList());
        return Answer.json(document);
    }

    private Answer rollBack(Request request) {
        int number = request.body().path("version").asInt(0);
        if (number < 1) {
            request.neededText("number");
        }
        return Configured.rollBack(plant, request, number);
    }

    private Answer keep(Request request) {
        String value = request.neededText("value");
        return done(
                request, "config secret", () -> plant.configuration().secrets().keep(request.path("name"), value));
    }

    private Answer forget(Request request) {
        return done(request, "config secret --forget", () -> plant.configuration()
                .secrets()
                .forget(request.path("name")));
    }

    private Answer done(Request request, String what, Runnable act) {
        String name = request.path("name");
        long record = Audited.then(
                plant.audit(),
                Audited.entry(request, "config.change", "secret " + name).because(what),
                act);
        return Answer.json(Map.of("done", what + " " + name, "audit", record));
    }
}
