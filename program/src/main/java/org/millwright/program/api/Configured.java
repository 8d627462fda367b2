package org.millwright.program.api;

import java.util.LinkedHashMap;
import java.util.Map;
import org.millwright.audit.Sha256;
import org.millwright.program.server.Answer;
import org.millwright.program.server.Request;
import org.millwright.program.settings.Version;

/** What a change of the settings answers: the version and the number of the audit entry. */
final class Configured {
    private Configured() {}

    static Answer answer(Plant plant, Request request, Version version, String action, String object) {
        long record = plant.audit()
                .append(Audited.entry(request, action, object)
                        .arguments(Sha256.of(plant.configuration().store().text(version.number())))
                        .because("settings version " + version.number() + ": " + version.why()));
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("done", version.why());
        document.put("version", version.number());
        document.put("audit", record);
        return Answer.json(document);
    }
}
