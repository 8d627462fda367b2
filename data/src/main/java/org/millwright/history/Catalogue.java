package org.millwright.history;

import java.util.List;
import java.util.Optional;
import org.millwright.dataset.Range;
import org.millwright.machine.AssetPath;
import org.millwright.machine.Tag;
import org.millwright.machine.TagPath;

/** Which machines and tags there are. A snapshot: it does not change under its reader. */
public interface Catalogue {
    /** Every machine with at least one tag, sorted. */
    List<AssetPath> machines();

    /** The tags of a machine in the order they came; empty for an unknown machine. */
    List<Known> tags(AssetPath machine);

    /** What is known of a tag. */
    Optional<Known> tag(TagPath path);

    /**
     * A tag with what the historian knows of it.
     *
     * @param path where it belongs
     * @param tag name, unit, words
     * @param connection whose journal brought it
     * @param times from its first time to just after its newest
     * @param intervalMicros the median distance of its values, learnt; 0 where there are too few
     */
    record Known(TagPath path, Tag tag, String connection, Range times, long intervalMicros) {}
}
