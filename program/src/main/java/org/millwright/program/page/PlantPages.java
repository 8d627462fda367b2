package org.millwright.program.page;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.millwright.access.Action;
import org.millwright.access.AssetId;
import org.millwright.machine.connect.Connector;
import org.millwright.machine.connect.Health;
import org.millwright.program.api.Plant;
import org.millwright.program.api.WarningsApi;
import org.millwright.program.report.Html;
import org.millwright.program.report.WarningArticle;
import org.millwright.program.server.Access;
import org.millwright.program.server.Answer;
import org.millwright.program.server.Method;
import org.millwright.program.server.Request;
import org.millwright.program.server.Routes;
import org.millwright.program.settings.Settings;
import org.millwright.program.text.Times;
import org.millwright.recording.TimeAxis;
import org.millwright.warning.Confidence;
import org.millwright.warning.Life;
import org.millwright.warning.Warning;

/** The list of warnings, one warning's evidence, the connections, and the way in. */
final class PlantPages {
    private final Plant plant;
    private final WarningsApi warnings;
    private final Evidence evidence;

    PlantPages(Plant plant) {
        this.plant = plant;
        this.warnings = new WarningsApi(plant);
        this.evidence = new Evidence(plant);
    }

    void add(Routes routes) {
        routes.add(Method.GET, "/", Access.open(), this::first).says("The list of warnings, or the way in.");
        routes.add(Method.GET, "/first", Access.open(), this::wayIn).says("Takes a link that works once.");
        routes.add(Method.GET, "/warnings/{id}", Access.somewhere(Action.WARNING_READ), this::warning)
                .says("The page of one warning.");
        routes.add(Method.GET, "/connections", Access.needs(Action.STATUS_READ), this::connections)
                .says("The page of the connections.");
        routes.add(
                        Method.GET,
                        "/page.css",
                        Access.open(),
                        request -> file("text/css", "report/report.css", "page/page.css"))
                .says("How pages look.");
        routes.add(Method.GET, "/page.js", Access.open(), request -> file("text/javascript", "page/page.js"))
                .says("What pages do.");
    }

    private Answer first(Request request) {
        return request.signedIn() ? list(request) : Answer.see("/first");
    }

    private Answer wayIn(Request request) {
        Frame page = new Frame(request, request.texts().say("page.first.title", "Sign in"), "");
        Html html = page.html();
        html.open("form", "id", "sign-in", "class", "panel")
                .element(
                        "p",
                        request.texts()
                                .say(
                                        "page.first.says",
                                        "Open the link that the program has printed when it began, or sign in with name and password."))
                .element("p", "", "id", "says", "role", "status");
        field(html, request.texts().say("page.first.name", "Name"), "name", "text", "username");
        field(
                html,
                request.texts().say("page.first.password", "Password (at least 12 characters)"),
                "password",
                "password",
                "current-password");
        html.element("button", request.texts().say("page.first.go", "Sign in"), "type", "submit")
                .close("form");
        return page.answer();
    }

    private static void field(Html html, String label, String name, String type, String complete) {
        html.open("p").open("label").text(label).text(" ");
        html.empty("input", "name", name, "type", type, "autocomplete", complete, "maxlength", "100");
        html.close("label").close("p");
    }

    private Answer list(Request request) {
        Frame page = new Frame(request, request.texts().say("page.list.title", "Warnings"), "warning");
        Html html = page.html();
        List<Plant.Standing> standing = warnings.seen(request);
        if (standing.isEmpty()) {
            empty(request, html);
            return page.answer();
        }
        html.open("table", "class", "panel list").open("thead").open("tr");
        head(html, request.texts().say("page.list.machine", "Machine"));
        head(html, request.texts().say("page.list.unusual", "What is unusual"));
        head(html, request.texts().say("page.list.began", "Began"));
        head(html, request.texts().say("page.list.condition", "Condition"));
        head(html, request.texts().say("page.list.sight", "Seen"));
        html.close("tr").close("thead").open("tbody");
        Times times = warnings.times(request);
        standing.forEach(one -> row(request, html, one, times));
        html.close("tbody").close("table");
        return page.answer();
    }

    private static void head(Html html, String text) {
        html.element("th", text, "scope", "col");
    }

    /** Says what would be here, and why it is not. */
    private void empty(Request request, Html html) {
        long watched = plant.board().all().stream()
                .filter(one ->
                        request.may(Action.WARNING_READ, new AssetId(one.asset().toString())))
                .count();
        String text = watched == 0
                ? request.texts()
                        .say(
                                "page.list.unwatched",
                                "No machine is watched, so nothing can be warned of. Begin with: millwright warn watch add MACHINE")
                : request.texts()
                        .say("page.list.quiet", "No warning stands. {count} machines are watched.", "count", watched);
        html.element("p", text, "class", "panel");
        html.open("ul");
        plant.board().all().stream()
                .filter(one ->
                        request.may(Action.WARNING_READ, new AssetId(one.asset().toString())))
                .limit(200)
                .forEach(one -> html.open("li")
                        .name(one.asset().toString())
                        .text(" · ")
                        .text(request.say(one.says()))
                        .close("li"));
        html.close("ul");
    }

    private void row(Request request, Html html, Plant.Standing standing, Times times) {
        Warning warning = standing.warning();
        html.open("tr").open("td").name(warning.asset().toString()).close("td").open("td");
        html.element(
                "a",
                request.say(warnings.told(request, warning).headline()),
                "href",
                "/warnings/" + warning.id(),
                "dir",
                "auto");
        html.close("td").element("td", times.at(warning.span().beganMicros()));
        html.element("td", condition(request, standing.life()));
        html.element("td", standing.life().sight() instanceof Life.Sight.Seen by ? by.person() : "–")
                .close("tr");
    }

    private static String condition(Request request, Life life) {
        return life.condition() instanceof Life.Condition.Active
                ? request.texts().say("page.condition.active", "active")
                : request.texts().say("page.condition.returned", "returned");
    }

    private Answer warning(Request request) {
        Plant.Standing standing = warnings.found(request);
        Warning warning = standing.warning();
        Frame page = new Frame(request, warning.asset().toString(), "");
        Html html = page.html();
        html.open("p", "class", "facts")
                .text(condition(request, standing.life()) + " · "
                        + Confidence.of(warning).name().toLowerCase(java.util.Locale.ROOT) + " · " + warning.id())
                .close("p");
        TimeAxis axis = new TimeAxis(
                TimeAxis.Kind.INSTANT,
                "time",
                plant.configuration().store().settings().zone(),
                1_000_000);
        html.trusted(WarningArticle.of(warning, evidence.trends(warning), axis, request.texts()));
        if (request.may(Action.WARNING_ACK, new AssetId(warning.asset().toString()))
                && standing.life().sight() instanceof Life.Sight.Unseen) {
            html.open("p")
                    .element(
                            "button",
                            request.texts().say("page.warning.seen", "I have seen it"),
                            "type",
                            "button",
                            "data-post",
                            "/api/v1/warnings/" + warning.id() + "/seen")
                    .close("p");
        }
        acts(request, html, standing.life());
        return page.answer();
    }

    private void acts(Request request, Html html, Life life) {
        Times times = warnings.times(request);
        html.open("ol", "class", "acts");
        for (Life.Entry entry : life.history()) {
            String words = entry.words().isEmpty() ? "" : ": " + entry.words();
            html.element(
                    "li",
                    times.at(java.time.temporal.ChronoUnit.MICROS.between(java.time.Instant.EPOCH, entry.at())) + " "
                            + entry.who() + " " + entry.act().name().toLowerCase(java.util.Locale.ROOT) + words);
        }
        html.close("ol");
    }

    private Answer connections(Request request) {
        Frame page = new Frame(request, request.texts().say("page.connections.title", "Connections"), "tile");
        Html html = page.html();
        List<Settings.Line> lines = plant.configuration().store().settings().connections();
        if (lines.isEmpty()) {
            html.element(
                    "p",
                    request.texts()
                            .say(
                                    "page.connections.none",
                                    "Nothing is connected. Begin with: millwright connect test opcua opc.tcp://ADDRESS:4840"),
                    "class",
                    "panel");
            return page.answer();
        }
        html.open("table", "class", "panel list").open("thead").open("tr");
        head(html, request.texts().say("page.connections.name", "Connection"));
        head(html, request.texts().say("page.connections.state", "State"));
        head(html, request.texts().say("page.connections.received", "Values"));
        head(html, request.texts().say("page.connections.lost", "Lost"));
        html.close("tr").close("thead").open("tbody");
        for (Settings.Line line : lines) {
            Optional<Health> health = plant.lines().running(line.name()).map(Connector::health);
            html.open("tr")
                    .open("td")
                    .name(line.name())
                    .text(" (" + line.kind() + ")")
                    .close("td");
            html.element(
                    "td",
                    health.map(one -> one.state().code() + " · " + request.say(one.why()))
                            .orElse("stopped"),
                    "dir",
                    "auto");
            html.element("td", health.map(one -> String.valueOf(one.received())).orElse("0"));
            long lost = plant.lines().losses(line.name(), 10_000).stream()
                    .mapToLong(loss -> loss.values())
                    .sum();
            html.element("td", String.valueOf(lost)).close("tr");
        }
        html.close("tbody").close("table");
        return page.answer();
    }

    private static Answer file(String type, String... names) {
        List<String> texts = new ArrayList<>();
        for (String name : names) {
            try (InputStream in = PlantPages.class.getResourceAsStream("/org/millwright/program/" + name)) {
                if (in == null) {
                    throw new IllegalStateException("The program lacks its file (%s).".formatted(name));
                }
                texts.add(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            } catch (IOException broken) {
                throw new IllegalStateException("The program's file (%s) is broken.".formatted(name), broken);
            }
        }
        return Answer.text(type, String.join("\n", texts));
    }
}
