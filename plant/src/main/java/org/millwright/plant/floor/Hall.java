package org.millwright.plant.floor;

import org.millwright.simulation.line.Transport.Drive;
import org.millwright.simulation.line.Transport.Point;

/** Where things stand, in metres: surface mount and glass in the west, cells and lines in rows, the warehouse in the east. */
final class Hall {
    /** 48 V, 60 Ah: 30 A on the way and 3 A at rest, charged from a fifth. */
    static final Drive DRIVE = new Drive(0.8, 20, 30.5 / 60, 3.0 / 60, 0.2, 25 * 60);

    private static final double ROW = 12;

    private Hall() {}

    static Point boards() {
        return new Point(0, 40);
    }

    static Point glass() {
        return new Point(0, 90);
    }

    static Point cell(int line) {
        return new Point(40, ROW * line);
    }

    static Point head(int line) {
        return new Point(70, ROW * line);
    }

    static Point bonding(int line) {
        return new Point(90, ROW * line);
    }

    static Point end(int line) {
        return new Point(130, ROW * line);
    }

    static Point warehouse() {
        return new Point(160, 65);
    }
}
