package org.millwright.machine;

/**
 * A tag by its place: {@code practice/p1/frame/l03/cnc05/spindle_power}.
 *
 * @param asset the machine, by the path under which it was first known: that is its lasting identity
 * @param tag the tag's name, unique within the machine
 */
public record TagPath(AssetPath asset, String tag) implements Comparable<TagPath> {
    public TagPath {
        if (tag.isBlank()) {
            throw new IllegalArgumentException("A tag of (%s) has no name.".formatted(asset));
        }
    }

    /**
     * Reads {@code plant/line/machine/tag}: what stands behind the last slash is the tag.
     *
     * @throws IllegalArgumentException if there is no slash or an empty level
     */
    public static TagPath of(String path) {
        int slash = path.lastIndexOf('/');
        if (slash < 1) {
            throw new IllegalArgumentException("The path (%s) names no machine before its tag.".formatted(path));
        }
        return new TagPath(AssetPath.of(path.substring(0, slash)), path.substring(slash + 1));
    }

    @Override
    public int compareTo(TagPath other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return asset + "/" + tag;
    }
}
