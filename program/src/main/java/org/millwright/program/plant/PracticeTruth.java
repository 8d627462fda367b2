package org.millwright.program.plant;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.millwright.program.settings.Home;

/** Where the truth of a practice plant is, whatever links lead there, and which folder of a plant it must keep out of. */
final class PracticeTruth {
    private PracticeTruth() {}

    /** The folder with every link on the way to it followed. */
    static Path real(Path folder) {
        Path whole = folder.toAbsolutePath().normalize();
        for (Path there = whole; there != null; there = there.getParent()) {
            if (Files.exists(there)) {
                try {
                    return there.toRealPath().resolve(there.relativize(whole));
                } catch (IOException unreadable) {
                    throw new UncheckedIOException(unreadable);
                }
            }
        }
        return whole;
    }

    /** The folder of a plant around it, whichever that is; else the usual one. */
    static Path near(Path folder, Path usual) {
        for (Path above = real(folder); above != null; above = above.getParent()) {
            Home home = new Home(above);
            if (Files.exists(home.settings()) || Files.exists(home.lock())) {
                return above;
            }
        }
        return real(usual);
    }
}
