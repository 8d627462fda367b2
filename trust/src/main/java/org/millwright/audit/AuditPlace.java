package org.millwright.audit;

import java.nio.file.Path;
import java.util.List;

/**
 * Where a log lies.
 *
 * @param folder of its files; made if it is not there
 * @param key signs its heads
 * @param anchors files elsewhere, such as on another disk, that get a copy of each head; without one nobody can tell that the end of
 *     the log was cut off by somebody who could write to the folder
 */
public record AuditPlace(Path folder, SigningKey key, List<Path> anchors) {
    public AuditPlace {
        anchors = List.copyOf(anchors);
    }
}
