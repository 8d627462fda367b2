package org.millwright.history.journal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Every shape that some segment has written out. Safe for any thread. */
final class Shapes {
    private final Segments segments;
    private final Map<Long, Shape> known = new ConcurrentHashMap<>();

    Shapes(Segments segments) {
        this.segments = segments;
    }

    void learn(Shape shape) {
        known.putIfAbsent(shape.number(), shape);
    }

    /** The shape of a number, looked for in all segments; null where every record that wrote it out is damaged. */
    @Nullable
    Shape of(long number) {
        Shape shape = known.get(number);
        if (shape == null) {
            search();
            shape = known.get(number);
        }
        return shape;
    }

    private void search() {
        for (Path file : segments.files().values()) {
            try (SegmentScan scan = SegmentScan.open(file)) {
                long last = -1;
                while (scan.next(scan.size(), last)) {
                    Shape shape = RecordForm.shapeIn(scan.bytes(), scan.at());
                    if (shape != null) {
                        learn(shape);
                    }
                    last = RecordForm.sequence(scan.bytes(), scan.at());
                    scan.pass();
                }
            } catch (IOException gone) {
                // Released meanwhile: whatever it explained, its own records are gone too.
                System.getLogger(Shapes.class.getName()).log(System.Logger.Level.DEBUG, "shapes in " + file, gone);
            }
        }
    }
}
