package org.millwright.machine.connect;

import java.util.Map;
import java.util.TreeMap;
import org.millwright.machine.AssetPath;
import org.millwright.machine.Tag;
import org.millwright.machine.TagPath;

/**
 * A tag and where its values come from.
 *
 * @param asset the machine it belongs to
 * @param tag the tag
 * @param address where the source has it, in the source's own words: a node id, a topic, a register
 * @param options what the protocol needs beside, such as {@code type} or {@code order}; empty where nothing
 */
public record Point(AssetPath asset, Tag tag, String address, Map<String, String> options) {
    public Point {
        if (address.isBlank()) {
            throw new IllegalArgumentException("The tag (%s) of (%s) has no address.".formatted(tag.name(), asset));
        }
        options = Map.copyOf(new TreeMap<>(options));
    }

    /** The tag by its place. */
    public TagPath path() {
        return new TagPath(asset, tag.name());
    }
}
