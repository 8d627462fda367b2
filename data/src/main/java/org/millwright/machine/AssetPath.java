package org.millwright.machine;

import java.util.List;

/**
 * The place of a machine in the plant, from the outside in: enterprise, site, area, line, unit (the equipment hierarchy of
 * IEC 62264-1, which is ISA-95). Short paths are allowed: a recording nobody prepared names only its machine.
 *
 * @param levels the names from the outermost to the machine, at least one, none blank
 */
public record AssetPath(List<String> levels) {
    public AssetPath {
        levels = List.copyOf(levels);
        if (levels.isEmpty() || levels.stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException("The asset path (%s) has an empty level.".formatted(levels));
        }
    }

    /** Reads {@code plant/line/machine}. */
    public static AssetPath of(String path) {
        return new AssetPath(List.of(path.split("/", -1)));
    }

    /** The innermost name, the machine's own. */
    public String name() {
        return levels.getLast();
    }

    @Override
    public String toString() {
        return String.join("/", levels);
    }
}
