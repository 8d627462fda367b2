package org.millwright.audit;

import java.io.IOException;
import java.time.InstantSource;
import org.millwright.Message;
import org.millwright.MillwrightException;
import org.millwright.Problem;

/**
 * Where everything that matters is written down, in order, so that a later change shows. For any number of threads.
 *
 * <p>What {@code append} returned for survives the end of the process at once; it is forced to the disk at most 200 ms later. What
 * {@code appendForced} returned for is on the disk.
 */
public interface AuditLog extends AutoCloseable {
    /**
     * Opens the log of a folder, or begins one. What a crash left of an entry that nobody got an answer for is put aside, and an
     * entry says so.
     *
     * @throws MillwrightException if the log was changed or lost a part since it was last signed
     */
    static AuditLog open(AuditPlace place, InstantSource clock) {
        try {
            return new FileAuditLog(place, clock, SegmentFile::new);
        } catch (IOException unreadable) {
            throw new MillwrightException(
                    new Problem.Exhausted(Message.of(
                            "audit.folder.unusable",
                            "The folder of the audit log ({folder}) cannot be used: {cause}. Make room, or let this program"
                                    + " write there.",
                            "folder",
                            place.folder(),
                            "cause",
                            String.valueOf(unreadable.getMessage()))),
                    unreadable);
        }
    }

    /**
     * Adds an entry.
     *
     * @return its number; the first entry is 0
     * @throws MillwrightException if it cannot be written, such as on a full disk: then nothing was added
     */
    long append(Entry entry);

    /** Adds an entry and returns once the disk has it: for acts, and for what must not happen unless it is on record. */
    long appendForced(Entry entry);

    /** Whether it can be written at present. */
    State state();

    /** Signs and forces what is there. */
    @Override
    void close();

    /**
     * How the log is.
     *
     * @param writable false while the last attempt to write failed: acting has to stop, reading goes on
     * @param says one sentence for a person; empty while all is well
     * @param entries how many there are
     */
    record State(boolean writable, String says, long entries) {}
}
