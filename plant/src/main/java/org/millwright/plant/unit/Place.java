package org.millwright.plant.unit;

import org.millwright.machine.AssetPath;

/**
 * A unit and where it stands.
 *
 * @param number its number in {@link Layout#places()}
 * @param path {@code practice/p1/AREA/LINE/UNIT}
 * @param type the machine type, such as {@code cnc}
 */
public record Place(int number, AssetPath path, String type) {
    /** The area, such as {@code frame}. */
    public String area() {
        return path.levels().get(2);
    }

    /** The line or cell within its area, such as {@code l03}. */
    public String line() {
        return path.levels().get(3);
    }
}
