package org.millwright.flow;

/**
 * What a state belongs to: usually a machine, by its asset path.
 *
 * @param name the name, unique within a flow
 */
public record Key(String name) implements Comparable<Key> {
    public Key {
        if (name.isBlank()) {
            throw new IllegalArgumentException("A key has no name.");
        }
    }

    @Override
    public int compareTo(Key other) {
        return name.compareTo(other.name);
    }
}
