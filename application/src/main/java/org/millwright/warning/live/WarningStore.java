package org.millwright.warning.live;

import java.util.List;
import java.util.Optional;
import org.millwright.dataset.Range;
import org.millwright.machine.AssetPath;

/** Where the warnings of running machines are kept for good. Safe for any thread; a change is durable when the call returns. */
public interface WarningStore {
    /** The newest revision of a warning. */
    Optional<Raised> find(String id);

    /**
     * The warnings that began within times, the latest first.
     *
     * @param asset the machine; empty for all machines
     */
    List<Raised> began(Optional<AssetPath> asset, Range times, int limit);

    /** Those whose machine has not returned, or that nobody has seen, or whose work is not closed: the latest first. */
    List<Raised> standing(int limit);

    /**
     * Keeps a revision in the place of the one before.
     *
     * @throws org.millwright.MillwrightException with {@link org.millwright.Problem.Stale} if the one before is not the one that is
     *     kept
     */
    void put(Raised raised);

    /** Says that an episode of a flow belongs to a warning; again is no error. */
    void link(String episode, String warning);

    /** The warning that an episode belongs to. */
    Optional<String> warningOf(String episode);
}
