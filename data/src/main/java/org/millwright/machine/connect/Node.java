package org.millwright.machine.connect;

import org.millwright.machine.Tag;

/**
 * One thing that a device offers.
 *
 * @param address what {@link Connector#browse} and {@link Point#address()} take
 * @param name the name a person reads
 * @param path the names from the root, joined by slashes, for an asset path to be made of
 * @param kind whether it holds others or a value
 * @param tag name, unit and words as the source tells them; for a folder only the name counts
 * @param type the source's own word for the type of the value
 */
public record Node(String address, String name, String path, Kind kind, Tag tag, String type) {
    /** What a node is. */
    public enum Kind {
        /** Holds other nodes. */
        FOLDER,
        /** Has a value. */
        VALUE
    }
}
