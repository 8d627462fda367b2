package org.millwright.program.api;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.millwright.audit.AuditLog;
import org.millwright.audit.Entry;
import org.millwright.program.server.Request;

/**
 * One change, as the audit log has it: what is meant stands there before it is done, so that nothing ever took effect that is not on
 * record, whenever the program is killed. What then fails has a second entry that says so. For one thread.
 */
final class Audited {
    private final AuditLog log;
    private @Nullable Entry meant;
    private long record = -1;

    Audited(AuditLog log) {
        this.log = log;
    }

    static Entry entry(Request request, String action, String object) {
        return Entry.of(request.who().person(), action, object)
                .via(request.who().via().text())
                .decided("allowed");
    }

    /** Records what is meant, then does it; gives the number of the entry. */
    static long then(AuditLog log, Entry entry, Runnable act) {
        Audited audited = new Audited(log);
        audited.mean(entry);
        audited.does(() -> {
            act.run();
            return entry;
        });
        return audited.record();
    }

    /**
     * Records what is meant.
     *
     * @throws org.millwright.MillwrightException if the log cannot be written: then it must not be done
     */
    void mean(Entry entry) {
        record = log.appendForced(entry);
        meant = entry;
    }

    /** Does it; if it fails after it was recorded, that is recorded too. */
    <T> T does(Supplier<T> act) {
        try {
            return act.get();
        } catch (RuntimeException failed) {
            Entry entry = meant;
            if (entry != null && log.state().writable()) {
                log.append(entry.decided("failed")
                        .because("entry " + record + ": " + failed.getClass().getSimpleName()));
            }
            throw failed;
        }
    }

    /** The number of the entry. */
    long record() {
        return record;
    }
}
