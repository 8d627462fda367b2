package org.millwright.access;

/**
 * Names an asset to the rules of access: a plant, a line, a machine. By convention the text of its path, such as {@code
 * plant/line 1/press}, so that whoever has the path has the id.
 *
 * @param value 1 to 1,000 characters, not blank, no control characters
 */
public record AssetId(String value) implements Comparable<AssetId> {
    /** Everything there is: the root of each tree. No path of an asset reads like it. */
    public static final AssetId PLANT = new AssetId("/");

    private static final int LONGEST = 1_000;

    public AssetId {
        if (value.isBlank() || value.length() > LONGEST || value.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    "The asset id (%s) is blank, too long or has control characters.".formatted(value));
        }
    }

    @Override
    public int compareTo(AssetId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
