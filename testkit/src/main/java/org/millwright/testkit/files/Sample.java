package org.millwright.testkit.files;

import java.nio.file.Path;
import org.millwright.recording.ReadOptions;
import org.millwright.testkit.files.truth.Truth;

/**
 * One recording on disk whose truth is known.
 *
 * @param recipe what it was made from
 * @param path the file or folder to open
 * @param options what the person says with it
 * @param truth what is right
 */
public record Sample(Recipe recipe, Path path, ReadOptions options, Truth truth) {
    @Override
    public String toString() {
        return recipe + " " + path.getFileName();
    }
}
