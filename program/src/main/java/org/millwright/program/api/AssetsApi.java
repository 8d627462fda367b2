package org.millwright.program.api;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.millwright.MillwrightException;
import org.millwright.access.Action;
import org.millwright.access.AssetId;
import org.millwright.history.Catalogue;
import org.millwright.machine.AssetPath;
import org.millwright.program.server.Access;
import org.millwright.program.server.Answer;
import org.millwright.program.server.Method;
import org.millwright.program.server.Request;
import org.millwright.program.server.Routes;
import org.millwright.program.settings.Settings;
import org.millwright.program.settings.SettingsStore.Change;

/** The places of the plant: what is set, and what has values. */
final class AssetsApi {
    private final Plant plant;

    AssetsApi(Plant plant) {
        this.plant = plant;
    }

    void add(Routes routes) {
        routes.add(Method.GET, "/api/v1/assets", Access.somewhere(Action.ASSET_READ), this::list)
                .says("The places of the plant from the outside in.")
                .takes("under");
        routes.add(Method.GET, "/api/v1/assets/one", Access.needs(Action.ASSET_READ), Ask::scope, this::one)
                .says("One place with its tags counted.")
                .takes("asset!");
        routes.add(Method.PUT, "/api/v1/assets", Access.needs(Action.ASSET_EDIT), request -> AssetId.PLANT, this::put)
                .says("Adds a place, or gives it another name or parent.")
                .reads("asset! name parent");
        routes.add(
                        Method.DELETE,
                        "/api/v1/assets",
                        Access.needs(Action.ASSET_EDIT),
                        request -> AssetId.PLANT,
                        this::remove)
                .says("Takes a place out of the settings; its history stays.")
                .takes("asset!");
    }

    private Answer list(Request request) {
        String under = request.query("under").orElse("");
        List<Object> shown = new ArrayList<>();
        all().forEach((id, asset) -> {
            boolean inside = under.isEmpty() || id.equals(under) || id.startsWith(under + "/");
            if (inside && request.may(Action.ASSET_READ, new AssetId(id))) {
                shown.add(shape(asset));
            }
        });
        return Answer.json(Map.of("assets", shown));
    }

    private Answer one(Request request) {
        String id = request.needed("asset");
        Settings.Asset asset = all().get(id);
        if (asset == null) {
            throw unknown(id);
        }
        return Answer.json(shape(asset));
    }

    static MillwrightException unknown(String asset) {
        return MillwrightException.notFound(
                "server.asset.missing",
                "There is no asset ({asset}) that you may see. The assets are listed by: millwright asset ls",
                "asset",
                asset);
    }

    /** What is set and what has values, and every place around them. */
    private Map<String, Settings.Asset> all() {
        Map<String, Settings.Asset> all = new TreeMap<>();
        plant.configuration().store().settings().assets().forEach(asset -> all.put(asset.id(), asset));
        for (AssetPath machine : plant.history().historian().catalogue().machines()) {
            for (int level = 1; level <= machine.levels().size(); level++) {
                String id = String.join("/", machine.levels().subList(0, level));
                String parent = String.join("/", machine.levels().subList(0, level - 1));
                all.putIfAbsent(id, new Settings.Asset(id, machine.levels().get(level - 1), parent));
            }
        }
        return all;
    }

    private Map<String, Object> shape(Settings.Asset asset) {
        Catalogue catalogue = plant.history().historian().catalogue();
        List<Catalogue.Known> tags = catalogue.tags(Ask.asset("asset", asset.id()));
        Map<String, Object> shape = new LinkedHashMap<>();
        shape.put("asset", asset.id());
        shape.put("name", asset.name());
        shape.put("parent", asset.parent());
        shape.put("tags", tags.size());
        return shape;
    }

    private Answer put(Request request) {
        String id = request.neededText("asset");
        Ask.asset("asset", id);
        Settings.Asset asset = new Settings.Asset(
                id,
                request.text("name").orElse(id.substring(id.lastIndexOf('/') + 1)),
                request.text("parent").orElse(""));
        return changed(request, id, "asset add ", Change.of(asset));
    }

    private Answer remove(Request request) {
        String id = request.needed("asset");
        if (plant.configuration().store().settings().assets().stream()
                .noneMatch(asset -> asset.id().equals(id))) {
            throw unknown(id);
        }
        return changed(request, id, "asset rm ", new Change.Remove("assets", id));
    }

    private Answer changed(Request request, String id, String words, Change change) {
        return Configured.change(plant, request, new Configured.Subject("asset.edit", id, words + id), change);
    }
}
