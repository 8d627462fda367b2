package org.millwright.program.page;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.millwright.access.Action;
import org.millwright.machine.connect.Connector;
import org.millwright.machine.connect.Health;
import org.millwright.program.api.Plant;
import org.millwright.program.report.Html;
import org.millwright.program.server.Access;
import org.millwright.program.server.Answer;
import org.millwright.program.server.Method;
import org.millwright.program.server.Request;
import org.millwright.program.server.Routes;
import org.millwright.program.settings.Settings;

/** The page of the connections. */
final class PlantPages {
    private final Plant plant;

    PlantPages(Plant plant) {
        this.plant = plant;
    }

    void add(Routes routes) {
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

    private static void head(Html html, String text) {
        html.element("th", text, "scope", "col");
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
