package org.millwright.program.page;

import org.millwright.access.Action;
import org.millwright.program.api.Plant;
import org.millwright.program.api.WarningsApi;
import org.millwright.program.report.WarningArticle;
import org.millwright.program.server.Access;
import org.millwright.program.server.Answer;
import org.millwright.program.server.Method;
import org.millwright.program.server.Request;
import org.millwright.program.server.Routes;
import org.millwright.recording.TimeAxis;
import org.millwright.warning.Warning;

/** The evidence of a warning, drawn as the report draws it, as a part of a page for the screens. */
final class Drawings {
    private final Plant plant;
    private final WarningsApi warnings;
    private final Evidence evidence;

    Drawings(Plant plant) {
        this.plant = plant;
        this.warnings = new WarningsApi(plant);
        this.evidence = new Evidence(plant);
    }

    void add(Routes routes) {
        routes.add(Method.GET, "/api/v1/warnings/{id}/drawing", Access.somewhere(Action.WARNING_READ), this::warning)
                .says("One warning's evidence in words and pictures, as a part of a page.");
    }

    private Answer warning(Request request) {
        Warning warning = warnings.found(request).warning();
        TimeAxis axis = new TimeAxis(
                TimeAxis.Kind.INSTANT,
                "time",
                plant.configuration().store().settings().zone(),
                1_000_000);
        return Answer.text(
                "text/html",
                "<!DOCTYPE html>\n" + WarningArticle.of(warning, evidence.trends(warning), axis, request.texts()));
    }
}
