package org.millwright.program.api;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.millwright.MillwrightException;
import org.millwright.access.Action;
import org.millwright.machine.AssetPath;
import org.millwright.program.cli.Nearest;
import org.millwright.program.server.Access;
import org.millwright.program.server.Answer;
import org.millwright.program.server.Method;
import org.millwright.program.server.Request;
import org.millwright.program.server.Routes;
import org.millwright.program.settings.Settings;
import org.millwright.program.settings.SettingsStore.Change;

/** What is watched: machines with the false alarms that are accepted. */
final class WatchesApi {
    private final Plant plant;

    WatchesApi(Plant plant) {
        this.plant = plant;
    }

    void add(Routes routes) {
        routes.add(Method.GET, "/api/v1/watches", Access.somewhere(Action.WARNING_READ), this::list)
                .says("Every watch and how far it has learnt.");
        routes.add(Method.PUT, "/api/v1/watches", Access.needs(Action.WATCH_EDIT), Ask::bodyScope, this::put)
                .says("Watches a machine, or changes how.")
                .reads("asset! budget baseline ignore*");
        routes.add(Method.DELETE, "/api/v1/watches", Access.needs(Action.WATCH_EDIT), Ask::scope, this::remove)
                .says("Ends a watch; its warnings stay.")
                .takes("asset!");
    }

    private Answer list(Request request) {
        Map<AssetPath, Plant.Watched> states = new LinkedHashMap<>();
        plant.board().all().forEach(watched -> states.put(watched.asset(), watched));
        List<Object> all = new ArrayList<>();
        for (Settings.Watch watch : plant.configuration().store().settings().watches()) {
            if (request.may(Action.WARNING_READ, Ask.id(watch.asset()))) {
                Optional<Plant.Watched> state = Optional.ofNullable(states.get(watch.asset()));
                Map<String, Object> shape = new LinkedHashMap<>();
                shape.put("asset", watch.asset().toString());
                shape.put("state", state.map(Plant.Watched::state).orElse("waiting"));
                shape.put("says", state.map(one -> request.say(one.says())).orElse(""));
                shape.put("budget", watch.budget());
                shape.put("baseline", watch.baseline());
                shape.put("ignore", watch.ignore());
                all.add(shape);
            }
        }
        return Answer.json(Map.of("watches", all));
    }

    private Answer put(Request request) {
        AssetPath asset = Ask.asset("asset", request.neededText("asset"));
        List<AssetPath> machines = plant.history().historian().catalogue().machines();
        if (!machines.contains(asset)) {
            List<String> names = machines.stream().map(AssetPath::toString).toList();
            throw MillwrightException.notFound(
                    "server.watch.machine",
                    "The machine ({asset}) has no values yet, so it cannot be watched. Maybe {meant} was meant; connect a machine"
                            + " first.",
                    "asset",
                    asset,
                    "meant",
                    Nearest.to(asset.toString(), names).orElse("-"));
        }
        Settings.Watch watch = new Settings.Watch(
                asset,
                request.text("budget").orElse("1/week"),
                request.text("baseline").orElse(Settings.Watch.OWN_HISTORY),
                request.list("ignore"));
        return changed(request, asset, "warn watch add ", Change.of(watch));
    }

    private Answer remove(Request request) {
        AssetPath asset = Ask.asset("asset", request.needed("asset"));
        if (plant.configuration().store().settings().watch(asset).isEmpty()) {
            throw MillwrightException.notFound(
                    "server.watch.unknown",
                    "The machine ({asset}) is not watched. The watches are listed by: millwright warn watch ls",
                    "asset",
                    asset);
        }
        return changed(request, asset, "warn watch rm ", new Change.Remove("watches", asset.toString()));
    }

    private Answer changed(Request request, AssetPath asset, String words, Change change) {
        return Configured.change(
                plant, request, new Configured.Subject("watch.edit", asset.toString(), words + asset), change);
    }
}
