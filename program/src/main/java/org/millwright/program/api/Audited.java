package org.millwright.program.api;

import org.millwright.audit.Entry;
import org.millwright.program.server.Request;

/** What a request did, as the audit log has it. */
final class Audited {
    private Audited() {}

    static Entry entry(Request request, String action, String object) {
        return Entry.of(request.who().person(), action, object)
                .via(request.who().via().text())
                .decided("allowed");
    }
}
