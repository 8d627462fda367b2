package org.millwright.audit;

/**
 * Where everything that matters is written down, in order, so that a later change shows. For any number of threads.
 *
 * <p>What {@code append} returned for survives the end of the process at once; it is forced to the disk at most 200 ms later. What
 * {@code appendForced} returned for is on the disk.
 */
public interface AuditLog extends AutoCloseable {
    /**
     * Adds an entry.
     *
     * @return its number; the first entry is 0
     * @throws org.millwright.MillwrightException if it cannot be written, such as on a full disk: then nothing was added
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
