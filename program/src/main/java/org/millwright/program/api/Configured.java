package org.millwright.program.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.millwright.audit.Sha256;
import org.millwright.program.server.Answer;
import org.millwright.program.server.Request;
import org.millwright.program.settings.SettingsStore.Change;
import org.millwright.program.settings.SettingsStore.Witness;
import org.millwright.program.settings.Version;

/**
 * Changes the settings. The audit log has the change before the settings have it, so that none ever holds that is not on record; a
 * change that cannot be recorded is not made.
 */
final class Configured {
    private Configured() {}

    /**
     * What is changed.
     *
     * @param action what the audit log calls it
     * @param object what it is done to
     * @param why the command in words
     */
    record Subject(String action, String object, String why) {}

    /** Changes entries; the answer has the version and the number of the audit entry. */
    static Answer change(Plant plant, Request request, Subject subject, Change change) {
        return made(plant, request, subject, witness -> plant.configuration()
                .store()
                .change(List.of(change), request.name(), subject.why(), witness));
    }

    /** Makes an older version hold again. */
    static Answer rollBack(Plant plant, Request request, int number) {
        Subject subject = new Subject("config.change", "settings", "rollback " + number);
        return made(plant, request, subject, witness -> plant.configuration()
                .store()
                .rollBack(number, request.name(), witness));
    }

    private static Answer made(Plant plant, Request request, Subject subject, Function<Witness, Version> making) {
        Audited audited = new Audited(plant.audit());
        Version version = audited.does(() ->
                making.apply((next, text) -> audited.mean(Audited.entry(request, subject.action(), subject.object())
                        .arguments(Sha256.of(text))
                        .because("settings version " + next.number() + ": " + next.why()))));
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("done", version.why());
        document.put("version", version.number());
        document.put("audit", audited.record());
        return Answer.json(document);
    }
}
