package org.millwright.program.api;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.millwright.MillwrightException;
import org.millwright.access.Action;
import org.millwright.access.AssetId;
import org.millwright.dataset.Range;
import org.millwright.machine.AssetPath;
import org.millwright.program.server.Access;
import org.millwright.program.server.Answer;
import org.millwright.program.server.Method;
import org.millwright.program.server.Request;
import org.millwright.program.server.Routes;

/** Named periods of machines. */
final class MomentsApi {
    private static final Set<String> KINDS = Set.of("run", "stop", "golden", "label", "warning", "maintenance", "note");

    private final Plant plant;

    MomentsApi(Plant plant) {
        this.plant = plant;
    }

    void add(Routes routes) {
        routes.add(Method.GET, "/api/v1/moments", Access.somewhere(Action.HISTORY_READ), this::list)
                .says("Moments that meet a range of time.")
                .takes("asset", "from", "until", "limit");
        routes.add(Method.POST, "/api/v1/moments", Access.needs(Action.LABEL), Ask::bodyScope, this::make)
                .says("Names a period of a machine.")
                .reads("asset! from! until kind name! label");
        routes.add(Method.POST, "/api/v1/moments/{id}/label", Access.needs(Action.LABEL), this::scope, this::label)
                .says("Says what it was.")
                .reads("label!");
        routes.add(Method.DELETE, "/api/v1/moments/{id}", Access.needs(Action.LABEL), this::scope, this::retire)
                .says("Takes it out of every list; its revisions stay.");
    }

    private AssetId scope(Request request) {
        return Ask.id(found(request).asset());
    }

    private Plant.Noted found(Request request) {
        return plant.notes()
                .find(request.path("id"))
                .filter(moment -> request.may(Action.HISTORY_READ, Ask.id(moment.asset())))
                .orElseThrow(() -> MillwrightException.notFound(
                        "server.moment.unknown",
                        "There is no moment ({id}) that you may see. The moments are listed by: millwright moment ls",
                        "id",
                        request.path("id")));
    }

    private Answer list(Request request) {
        Optional<AssetPath> asset = request.query("asset").map(text -> Ask.asset("asset", text));
        Range times = request.query("from").isPresent()
                ? new Ask(plant).times(request)
                : new Range(Long.MIN_VALUE / 2, Long.MAX_VALUE / 2);
        Optional<AssetPath> alone = asset.filter(new Ask(plant)::alone);
        List<Object> all = new ArrayList<>();
        Ask.first(
                        request.number("limit", 1_000, 1, 10_000),
                        most -> plant.notes().meeting(alone, times, most),
                        moment -> Ask.inside(moment.asset(), asset)
                                && request.may(Action.HISTORY_READ, Ask.id(moment.asset())))
                .forEach(moment -> all.add(shape(moment)));
        return Answer.json(Map.of("moments", all));
    }

    private static Map<String, @Nullable Object> shape(Plant.Noted moment) {
        Map<String, @Nullable Object> shape = new LinkedHashMap<>();
        shape.put("id", moment.id());
        shape.put("asset", moment.asset().toString());
        shape.put("from", Ask.instant(moment.fromMicros()));
        shape.put("until", moment.untilMicros() == Long.MAX_VALUE ? null : Ask.instant(moment.untilMicros()));
        shape.put("kind", moment.kind());
        shape.put("name", moment.name());
        shape.put("label", moment.label());
        shape.put("by", moment.who());
        return shape;
    }

    private Answer make(Request request) {
        long from = Ask.micros(request.bodyTime("from").orElseThrow(() -> missing("from")));
        long until = request.bodyTime("until").map(Ask::micros).orElse(Long.MAX_VALUE);
        String kind = request.text("kind").orElse("note");
        if (!KINDS.contains(kind)) {
            throw MillwrightException.badRequest(
                    "server.moment.kind",
                    "({kind}) is no kind of moment. There are: {known}.",
                    "kind",
                    kind,
                    "known",
                    String.join(", ", new java.util.TreeSet<>(KINDS)));
        }
        if (until <= from) {
            throw MillwrightException.badRequest(
                    "server.moment.empty",
                    "The moment ends before it begins. Name an end after its beginning, or none while it goes on.");
        }
        Plant.Noted fresh = new Plant.Noted(
                "",
                Ask.asset("asset", request.neededText("asset")),
                from,
                until,
                kind,
                request.neededText("name"),
                request.text("label").orElse(""),
                request.name());
        return done(request, "moment add", fresh, plant.notes()::keep);
    }

    private static MillwrightException missing(String name) {
        return MillwrightException.badRequest(
                "server.moment.part", "The moment lacks ({name}). Add it and ask again.", "name", name);
    }

    private Answer label(Request request) {
        Plant.Noted old = found(request);
        Plant.Noted labelled = new Plant.Noted(
                old.id(),
                old.asset(),
                old.fromMicros(),
                old.untilMicros(),
                old.kind(),
                old.name(),
                request.neededText("label"),
                request.name());
        return done(request, "moment label", labelled, plant.notes()::keep);
    }

    private Answer retire(Request request) {
        Plant.Noted moment = found(request);
        return done(request, "moment rm", moment, old -> {
            plant.notes().retire(old.id(), request.name(), "");
            return old;
        });
    }

    private Answer done(Request request, String what, Plant.Noted moment, UnaryOperator<Plant.Noted> act) {
        Audited audited = new Audited(plant.audit());
        String object = moment.id().isEmpty() ? moment.asset().toString() : moment.id();
        audited.mean(Audited.entry(request, "label", object).because(what + " " + moment.name()));
        Plant.Noted kept = audited.does(() -> act.apply(moment));
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("done", what + " " + kept.id());
        document.put("audit", audited.record());
        document.put("moment", shape(kept));
        return Answer.json(document);
    }
}
