package org.millwright.program.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.millwright.MillwrightException;
import org.millwright.access.Action;
import org.millwright.access.AssetId;
import org.millwright.machine.Tag;
import org.millwright.machine.connect.CertificateTrust;
import org.millwright.machine.connect.Connector;
import org.millwright.machine.connect.ConnectorKind;
import org.millwright.machine.connect.Health;
import org.millwright.machine.connect.Loss;
import org.millwright.machine.connect.Surroundings;
import org.millwright.program.cli.Nearest;
import org.millwright.program.server.Access;
import org.millwright.program.server.Answer;
import org.millwright.program.server.Method;
import org.millwright.program.server.Request;
import org.millwright.program.server.Routes;
import org.millwright.program.settings.Secrets;
import org.millwright.program.settings.Settings;
import org.millwright.program.settings.SettingsStore.Change;
import org.millwright.program.settings.Spans;

/** Connections: how they stand, what a device offers, and what is set. */
final class ConnectionsApi {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Plant plant;

    ConnectionsApi(Plant plant) {
        this.plant = plant;
    }

    void add(Routes routes) {
        Access see = Access.needs(Action.STATUS_READ);
        Access connect = Access.needs(Action.CONNECT);
        String body = "name! kind! address! interval running settings points*";
        Access part = Access.somewhere(Action.STATUS_READ);
        routes.add(Method.GET, "/api/v1/connections", part, this::list)
                .says("Every connection that reads something the caller may see, and how it stands.");
        routes.add(Method.GET, "/api/v1/connections/{name}", part, this::one).says("One connection with its losses.");
        routes.add(Method.GET, "/api/v1/connection-kinds", see, this::kinds)
                .says("What can be connected, and by which settings.");
        routes.add(Method.POST, "/api/v1/connection-test", connect, this::test)
                .says("Looks at a device and tells what a person wants to know before connecting.")
                .reads("kind address name settings");
        routes.add(Method.POST, "/api/v1/connection-browse", connect, this::browse)
                .says("One level of what a device offers.")
                .reads("kind address name at cursor settings");
        routes.add(Method.PUT, "/api/v1/connections/{name}", connect, this::put)
                .says("Adds a connection or changes it.")
                .reads(body);
        routes.add(Method.POST, "/api/v1/connections/{name}/start", connect, request -> run(request, true))
                .says("Starts a connection.");
        routes.add(Method.POST, "/api/v1/connections/{name}/stop", connect, request -> run(request, false))
                .says("Stops a connection.");
        routes.add(Method.DELETE, "/api/v1/connections/{name}", connect, this::remove)
                .says("Takes a connection out; its history stays.");
        routes.add(Method.GET, "/api/v1/connections/{name}/certificates", see, this::certificates)
                .says("Our certificate and those that the device has shown.");
        routes.add(Method.POST, "/api/v1/connections/{name}/trust", Access.needs(Action.CONNECT_TRUST), this::trust)
                .says("Trusts a certificate that a person has compared.")
                .reads("thumbprint!");
    }

    private Answer list(Request request) {
        List<Object> all = new ArrayList<>();
        plant.configuration().store().settings().connections().stream()
                .filter(line -> seen(request, line))
                .forEach(line -> all.add(shape(request, line)));
        return Answer.json(Map.of("connections", all));
    }

    /** Whoever sees a machine sees how its values come. */
    private static boolean seen(Request request, Settings.Line line) {
        return request.may(Action.STATUS_READ, AssetId.PLANT)
                || line.points().stream().anyMatch(point -> seen(request, point));
    }

    private static boolean seen(Request request, Settings.Reads point) {
        return request.may(Action.STATUS_READ, Ask.id(point.asset()));
    }

    private Answer one(Request request) {
        Settings.Line line = seenLine(request);
        Map<String, @Nullable Object> shape = shape(request, line);
        shape.put("settings", new TreeMap<>(line.settings()));
        shape.put(
                "points",
                line.points().stream()
                        .filter(point -> seen(request, point))
                        .limit(1_000)
                        .map(ConnectionShapes::shape)
                        .toList());
        shape.put(
                "losses",
                plant.lines().losses(line.name(), 100).stream()
                        .map(ConnectionShapes::shape)
                        .toList());
        return Answer.json(shape);
    }

    private Map<String, @Nullable Object> shape(Request request, Settings.Line line) {
        Map<String, @Nullable Object> shape = new LinkedHashMap<>();
        Optional<Health> health = plant.lines().running(line.name()).map(Connector::health);
        shape.put("name", line.name());
        shape.put("kind", line.kind());
        shape.put("address", line.address());
        shape.put("state", health.map(one -> one.state().code()).orElse("stopped"));
        shape.put("since", health.map(Health::since).orElse(null));
        shape.put("why", health.map(one -> request.say(one.why())).orElse(""));
        shape.put("next_try", health.flatMap(Health::nextTry).orElse(null));
        shape.put("last_value", health.flatMap(Health::lastValue).orElse(null));
        shape.put("received", health.map(Health::received).orElse(0L));
        shape.put(
                "age_ms",
                health.flatMap(Health::lastValue).map(ConnectionShapes::age).orElse(null));
        shape.put(
                "lag_ms",
                ConnectionShapes.simulated(plant)
                        ? null
                        : health.map(one -> one.lag().toMillis()).orElse(0L));
        shape.put(
                "lost",
                plant.lines().losses(line.name(), 10_000).stream()
                        .mapToLong(Loss::values)
                        .sum());
        shape.put("tags", line.points().size());
        shape.put("interval_ms", line.interval().toMillis());
        shape.put("wanted", line.running() ? "running" : "stopped");
        return shape;
    }

    private Answer kinds(Request request) {
        List<Object> all = new ArrayList<>();
        for (ConnectorKind kind : plant.lines().kinds()) {
            List<Object> options = new ArrayList<>();
            for (ConnectorKind.Option option : kind.options()) {
                Map<String, Object> shape = new LinkedHashMap<>();
                shape.put("key", option.key());
                shape.put("says", request.say(option.said()));
                shape.put("usual", option.usual());
                shape.put("kind", option.kind());
                options.add(shape);
            }
            all.add(Map.of("kind", kind.name(), "options", options));
        }
        return Answer.json(Map.of("kinds", all));
    }

    /** A connection by its name alone is tested as it is set. */
    private Answer test(Request request) {
        String name = request.text("name").orElse("test");
        Settings.Line line =
                request.text("kind").isEmpty() && request.text("name").isPresent() ? line(name) : asked(request, name);
        try (Connector connector = open(line)) {
            return Answer.json(ConnectionShapes.facts(request, connector.probe(PATIENCE)));
        }
    }

    private Answer browse(Request request) {
        Optional<String> name = request.text("name");
        String at = request.text("at").orElse("");
        String cursor = request.text("cursor").orElse("");
        Optional<Connector> running = name.flatMap(plant.lines()::running);
        if (running.isPresent()) {
            return Answer.json(ConnectionShapes.page(running.get().browse(at, cursor, PATIENCE)));
        }
        Settings.Line line = name.flatMap(plant.configuration().store().settings()::connection)
                .orElseGet(() -> asked(request, name.orElse("test")));
        try (Connector connector = open(line)) {
            return Answer.json(ConnectionShapes.page(connector.browse(at, cursor, PATIENCE)));
        }
    }

    private Connector open(Settings.Line line) {
        ConnectorKind kind = kind(line.kind());
        Surroundings around = new Surroundings(
                plant.time().clock(),
                plant.time().chance(),
                plant.configuration().home().below("connections/" + line.name()),
                health -> {});
        return kind.open(line.connection(plant.configuration().secrets()), around);
    }

    private ConnectorKind kind(String word) {
        List<String> words =
                plant.lines().kinds().stream().map(ConnectorKind::name).toList();
        return plant.lines().kinds().stream()
                .filter(kind -> kind.name().equals(word))
                .findFirst()
                .orElseThrow(() -> MillwrightException.badRequest(
                        "server.kind.unknown",
                        "There is no kind of connection ({kind}). Maybe {meant} was meant; there are: {known}.",
                        "kind",
                        word,
                        "meant",
                        Nearest.to(word, words).orElse(words.isEmpty() ? "-" : words.getFirst()),
                        "known",
                        String.join(", ", words)));
    }

    /** The connection that a request describes, its settings known to its kind. */
    private Settings.Line asked(Request request, String name) {
        ConnectorKind kind = kind(request.neededText("kind"));
        Map<String, String> settings = new TreeMap<>();
        JsonNode given = request.body().path("settings");
        given.properties()
                .forEach(one -> settings.put(one.getKey(), one.getValue().asText()));
        List<String> keys =
                kind.options().stream().map(ConnectorKind.Option::key).toList();
        settings.keySet().forEach(key -> refuseUnknown(kind, key, keys));
        kind.options().stream()
                .filter(option -> option.kind() == ConnectorKind.OptionKind.SECRET)
                .forEach(option ->
                        refuseOpenSecret(option.key(), settings.getOrDefault(option.key(), Secrets.PREFIX), name));
        Duration interval = request.text("interval")
                .map(text -> Spans.of(text)
                        .filter(span -> !span.isZero())
                        .orElseThrow(() -> MillwrightException.badRequest(
                                "server.query.span",
                                "({value}) does not fit interval. Lengths of time are written like 250ms, 5s, 10m, 8h, 7d.",
                                "value",
                                text)))
                .orElse(Settings.Line.USUAL_INTERVAL);
        boolean running = !request.text("running").orElse("true").equals("false");
        List<Settings.Reads> points = new ArrayList<>();
        request.body().path("points").forEach(point -> points.add(point(point)));
        return new Settings.Line(name, kind.name(), request.neededText("address"), running, interval, settings, points);
    }

    private static void refuseUnknown(ConnectorKind kind, String key, List<String> keys) {
        if (!keys.contains(key)) {
            throw MillwrightException.badRequest(
                    "server.setting.unknown",
                    "A connection of the kind {kind} has no setting ({key}). Maybe {meant} was meant; there are: {known}.",
                    "kind",
                    kind.name(),
                    "key",
                    key,
                    "meant",
                    Nearest.to(key, keys).orElse("-"),
                    "known",
                    String.join(", ", keys));
        }
    }

    private static void refuseOpenSecret(String key, String value, String name) {
        if (!value.startsWith(Secrets.PREFIX)) {
            throw MillwrightException.badRequest(
                    "server.setting.secret",
                    "The setting {key} is a secret and is not written openly. Keep it first: millwright config secret {name}, then set"
                            + " {key}=secret:{name}",
                    "key",
                    key,
                    "name",
                    name);
        }
    }

    private static Settings.Reads point(JsonNode point) {
        Map<String, String> options = new TreeMap<>();
        point.path("options")
                .properties()
                .forEach(one -> options.put(one.getKey(), one.getValue().asText()));
        List<String> words = new ArrayList<>();
        point.path("words").forEach(word -> words.add(word.asText()));
        for (String name : new String[] {"asset", "tag", "address"}) {
            if (point.path(name).asText("").isBlank()) {
                throw MillwrightException.badRequest(
                        "server.point.part",
                        "A point lacks its {name}. Each has asset, tag and address.",
                        "name",
                        name);
            }
        }
        String unit = point.path("unit").asText("");
        return new Settings.Reads(
                Ask.asset("asset", point.path("asset").asText()),
                point.path("tag").asText(),
                unit.isBlank() ? Tag.UNKNOWN_UNIT : unit,
                point.path("address").asText(),
                words,
                options);
    }

    private Answer put(Request request) {
        Settings.Line line = asked(request, request.path("name"));
        line.connection(plant.configuration().secrets());
        return change(request, Change.of(line), "connect add " + line.name());
    }

    private Answer run(Request request, boolean running) {
        Settings.Line line = line(request.path("name"));
        if (line.running() == running) {
            throw new MillwrightException(new org.millwright.Problem.Stale(org.millwright.Message.of(
                    "server.connection.state",
                    "The connection {name} is {state} already. Nothing was changed.",
                    "name",
                    line.name(),
                    "state",
                    running ? "running" : "stopped")));
        }
        return change(
                request,
                Change.of(line.running(running)),
                (running ? "connect start " : "connect stop ") + line.name());
    }

    private Answer remove(Request request) {
        Settings.Line line = line(request.path("name"));
        return change(request, new Change.Remove("connections", line.name()), "connect rm " + line.name());
    }

    private Answer change(Request request, Change change, String why) {
        return Configured.change(plant, request, new Configured.Subject("connect", request.path("name"), why), change);
    }

    private Settings.Line line(String name) {
        Settings settings = plant.configuration().store().settings();
        return settings.connection(name).orElseThrow(() -> unknown(name, settings.connections()));
    }

    /** One that the caller may not see is as unknown as one that is not there. */
    private Settings.Line seenLine(Request request) {
        List<Settings.Line> all = plant.configuration().store().settings().connections().stream()
                .filter(line -> seen(request, line))
                .toList();
        String name = request.path("name");
        return all.stream().filter(line -> line.name().equals(name)).findFirst().orElseThrow(() -> unknown(name, all));
    }

    private static MillwrightException unknown(String name, List<Settings.Line> known) {
        List<String> names = known.stream().map(Settings.Line::name).toList();
        return MillwrightException.notFound(
                "server.connection.unknown",
                "There is no connection ({name}). There are: {known}.",
                "name",
                name,
                "known",
                names.isEmpty() ? "-" : String.join(", ", names));
    }

    private Answer certificates(Request request) {
        CertificateTrust trust = trustOf(line(request.path("name")));
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("own", trust.own().map(List::of).orElse(List.of()));
        document.put("strangers", trust.strangers());
        document.put("trusted", trust.trusted());
        return Answer.json(document);
    }

    private Answer trust(Request request) {
        Settings.Line line = line(request.path("name"));
        String thumbprint = request.neededText("thumbprint");
        CertificateTrust trust = trustOf(line);
        long record = Audited.then(
                plant.audit(),
                Audited.entry(request, "connect.trust", line.name()).because("thumbprint " + thumbprint),
                () -> trust.trust(thumbprint));
        return Answer.json(Map.of("done", "connect trust " + line.name() + " " + thumbprint, "audit", record));
    }

    private CertificateTrust trustOf(Settings.Line line) {
        Connector connector = plant.lines().running(line.name()).orElse(null);
        if (connector instanceof CertificateTrust trust) {
            return trust;
        }
        throw MillwrightException.badRequest(
                "server.connection.plain",
                "The connection {name} runs without certificates, or is stopped. Start it first: millwright connect start {name}",
                "name",
                line.name());
    }
}
