package org.millwright.history.moment;

import java.util.List;
import java.util.Optional;
import org.millwright.dataset.Range;
import org.millwright.machine.AssetPath;

/** Where moments are kept for good. Safe for any thread. */
public interface Moments {
    /** The newest revision of a moment that is not retired. */
    Optional<Moment> find(String id);

    /**
     * The moments of a machine that meet a range of time, the earliest first; retired ones are left out.
     *
     * @param asset the machine; empty for all machines
     */
    List<Moment> meeting(Optional<AssetPath> asset, Range times, int limit);

    /** Keeps a moment, as a new revision where its id is known. */
    void put(Moment moment);

    /**
     * Takes a moment out of every list. Its revisions stay.
     *
     * @throws org.millwright.MillwrightException if there is none of this id
     */
    void retire(String id, Noted by);

    /** Every revision of a moment, the oldest first. */
    List<Moment> revisions(String id);
}
