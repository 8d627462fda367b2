package org.millwright.program.api;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.millwright.Message;
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
import org.millwright.program.settings.Spans;
import org.millwright.program.text.Times;
import org.millwright.recording.TimeAxis;
import org.millwright.warning.Confidence;
import org.millwright.warning.Life;
import org.millwright.warning.Narrative;
import org.millwright.warning.Warning;

/** Warnings, their evidence in words, and what people do with them. */
public final class WarningsApi {
    private static final int MOST = 1_000;

    private final Plant plant;

    /** @param plant the plant whose warnings they are */
    public WarningsApi(Plant plant) {
        this.plant = plant;
    }

    void add(Routes routes) {
        routes.add(Method.GET, "/api/v1/warnings", Access.somewhere(Action.WARNING_READ), this::list)
                .says("Warnings that are not done with, or all that began within times.")
                .takes("asset", "from", "until", "all", "limit");
        routes.add(Method.GET, "/api/v1/warnings/{id}", Access.somewhere(Action.WARNING_READ), this::one)
                .says("One warning with its evidence, told in words.");
        routes.add(Method.GET, "/api/v1/why/{id}", Access.somewhere(Action.WARNING_READ), this::why)
                .says("From a warning back to its readings.");
        act(routes, "seen", request -> (life, now) -> life.seen(request.name(), now))
                .says("Says that somebody has seen it.");
        act(routes, "shelve", this::shelve)
                .says("Puts it aside for a while; it comes back by itself.")
                .reads("for reason!");
        act(routes, "unshelve", request -> (life, now) -> life.unshelved(request.name(), now))
                .says("Takes it off the shelf.");
        act(routes, "order", request -> order(request))
                .says("Plans work under a number.")
                .reads("order!");
        act(routes, "close", request -> close(request))
                .says("Ends the work with what was found.")
                .reads("cause! found!");
    }

    private org.millwright.program.server.Route act(
            Routes routes, String word, java.util.function.Function<Request, BiFunction<Life, Instant, Life>> act) {
        return routes.add(
                Method.POST,
                "/api/v1/warnings/{id}/" + word,
                Access.needs(Action.WARNING_ACK),
                this::scope,
                request -> acted(request, word, act.apply(request)));
    }

    /** The machine of the warning; a warning that is not there is nowhere, which nobody may. */
    private AssetId scope(Request request) {
        return plant.desk()
                .find(request.path("id"))
                .filter(found ->
                        request.may(Action.WARNING_READ, Ask.id(found.warning().asset())))
                .map(found -> Ask.id(found.warning().asset()))
                .orElseThrow(() -> unknown(request.path("id")));
    }

    private Answer acted(Request request, String word, BiFunction<Life, Instant, Life> act) {
        Audited audited = new Audited(plant.audit());
        audited.mean(
                Audited.entry(request, "warning." + word, request.path("id")).because(words(request)));
        Plant.Standing standing = audited.does(() -> plant.desk().act(request.path("id"), act));
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("done", "warn " + word + " " + standing.warning().id());
        document.put("audit", audited.record());
        document.put("warning", line(request, standing));
        return Answer.json(document);
    }

    /** What the person says to it. */
    private static String words(Request request) {
        return Stream.of("for", "reason", "order", "cause", "found")
                .flatMap(name -> request.text(name).stream())
                .collect(Collectors.joining(", "));
    }

    private BiFunction<Life, Instant, Life> shelve(Request request) {
        Duration length = request.text("for")
                .map(text -> Spans.of(text)
                        .orElseThrow(() -> MillwrightException.badRequest(
                                "server.query.shelf",
                                "({value}) is no length of time. Write it like 8h or 2d.",
                                "value",
                                text)))
                .orElse(Life.USUAL_SHELF);
        String reason = request.neededText("reason");
        return (life, now) -> life.shelved(request.name(), now, now.plus(length), reason);
    }

    private static BiFunction<Life, Instant, Life> order(Request request) {
        String order = request.neededText("order");
        return (life, now) -> life.ordered(request.name(), now, order);
    }

    private static BiFunction<Life, Instant, Life> close(Request request) {
        String cause = request.neededText("cause");
        String found = request.neededText("found");
        for (Life.Cause one : Life.Cause.values()) {
            if (one.name().equalsIgnoreCase(cause.replace('-', '_'))) {
                return (life, now) -> life.closed(request.name(), now, one, found);
            }
        }
        throw MillwrightException.badRequest(
                "server.query.cause", "({value}) is no cause. Say fault, not-a-fault or unsure.", "value", cause);
    }

    /** Those that a caller may see. */
    public List<Plant.Standing> seen(Request request) {
        int limit = request.number("limit", MOST, 1, MOST);
        Optional<AssetPath> asset = request.query("asset").map(text -> Ask.asset("asset", text));
        Optional<AssetPath> alone = asset.filter(new Ask(plant)::alone);
        boolean all = request.query("all").isPresent() || request.query("from").isPresent();
        Range times = all ? everything(request) : new Range(0, 0);
        return Ask.first(
                limit,
                most -> all
                        ? plant.desk().began(alone, times, most)
                        : plant.desk().standing(most),
                one -> Ask.inside(one.warning().asset(), asset)
                        && request.may(Action.WARNING_READ, Ask.id(one.warning().asset())));
    }

    private Range everything(Request request) {
        return request.query("from").isPresent()
                ? new Ask(plant).times(request)
                : new Range(0, Ask.micros(plant.time().clock().instant().plus(Duration.ofDays(1))));
    }

    private Answer list(Request request) {
        List<Object> lines = new ArrayList<>();
        seen(request).forEach(standing -> lines.add(line(request, standing)));
        return Answer.json(Map.of("warnings", lines));
    }

    /** A warning that a caller may see; one that they may not is as unknown as one that is not there. */
    public Plant.Standing found(Request request) {
        return plant.desk()
                .find(request.path("id"))
                .filter(one ->
                        request.may(Action.WARNING_READ, Ask.id(one.warning().asset())))
                .orElseThrow(() -> unknown(request.path("id")));
    }

    private static MillwrightException unknown(String id) {
        return MillwrightException.notFound(
                "server.warning.unknown",
                "There is no warning ({id}) that you may see. The warnings are listed by: millwright warn ls",
                "id",
                id);
    }

    /** The plant's zone, as times are written. */
    public Times times(Request request) {
        ZoneId zone = plant.configuration().store().settings().zone();
        return new Times(new TimeAxis(TimeAxis.Kind.INSTANT, "time", zone, 1_000_000), request.texts());
    }

    /** The sentences of a warning. */
    public Narrative told(Request request, Warning warning) {
        return Narrative.of(warning, times(request));
    }

    private Map<String, @Nullable Object> line(Request request, Plant.Standing standing) {
        Warning warning = standing.warning();
        Life life = standing.life();
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        line.put("id", warning.id());
        line.put("asset", warning.asset().toString());
        line.put("headline", request.say(told(request, warning).headline()));
        line.put("kind", warning.evidence().kind());
        line.put("tag", warning.subject().orElse(null));
        line.put("began", Ask.instant(warning.span().beganMicros()));
        line.put("detected", Ask.instant(warning.span().detectedMicros()));
        line.put(
                "returned",
                warning.span().open() ? null : Ask.instant(warning.span().returnedMicros()));
        line.put("confidence", Confidence.of(warning));
        line.put("condition", life.condition() instanceof Life.Condition.Active ? "active" : "returned");
        line.put("seen", life.sight() instanceof Life.Sight.Seen by ? by.person() : null);
        line.put("work", work(life.workAt(plant.time().clock().instant())));
        line.put("reopened", life.reopened());
        return line;
    }

    private static String work(Life.Work work) {
        return switch (work) {
            case Life.Work.Open _ -> "open";
            case Life.Work.Shelved shelved -> "shelved until " + shelved.until();
            case Life.Work.Ordered ordered -> "order " + ordered.order();
            case Life.Work.Closed closed ->
                "closed " + closed.cause().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        };
    }

    private Answer one(Request request) {
        Plant.Standing standing = found(request);
        Warning warning = standing.warning();
        Narrative told = told(request, warning);
        Map<String, @Nullable Object> document = line(request, standing);
        document.put("trust", say(request, told.trust()));
        document.put("order", say(request, told.order()));
        document.put("others", say(request, told.others()));
        document.put("similar", say(request, told.similar()));
        document.put("checks", say(request, told.checks()));
        document.put("tags", warning.tags());
        document.put("verdict", warning.verdict());
        document.put("departures", warning.evidence().departures());
        document.put("deviations", warning.evidence().deviations());
        document.put("history", standing.life().history());
        return Answer.json(document);
    }

    private static List<String> say(Request request, List<Message> messages) {
        return messages.stream().map(request::say).toList();
    }

    private Answer why(Request request) {
        Warning warning = found(request).warning();
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("id", warning.id());
        document.put("says", request.say(told(request, warning).headline()));
        Map<String, Object> readings = new LinkedHashMap<>();
        readings.put("asset", warning.asset().toString());
        readings.put("tags", warning.tags());
        readings.put("from", Ask.instant(warning.span().beganMicros()));
        readings.put(
                "until",
                Ask.instant(
                        warning.span().open()
                                ? warning.span().detectedMicros()
                                : warning.span().returnedMicros()));
        document.put("readings", readings);
        document.put("origin", warning.origin());
        document.put("verdict", warning.verdict());
        return Answer.json(document);
    }
}
