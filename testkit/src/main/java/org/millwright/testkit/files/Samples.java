package org.millwright.testkit.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.millwright.testkit.files.truth.Truth;
import org.millwright.testkit.files.write.Part;

/** Writes samples. */
public final class Samples {
    private Samples() {}

    /**
     * Writes one sample into a folder that is made for it alone.
     *
     * @param folder a folder that does not exist yet, or is empty
     * @throws UncheckedIOException if it cannot be written
     */
    public static Sample write(Recipe recipe, Path folder) {
        Draft draft = draft(recipe);
        try {
            Files.createDirectories(folder);
            BrokenKinds.Instead instead = draft.instead;
            if (instead != null) {
                Path path = instead.write(new java.util.Random(recipe.seed()), folder);
                return new Sample(recipe, path, draft.options, new TruthWriter(draft, new long[draft.rows], 0).truth());
            }
            List<Part> parts = draft.shape.parts(draft);
            long[] lineOf = new long[draft.rows];
            Path path = draft.container.write(draft.stem, parts, draft.look, folder, draft.random, lineOf);
            Truth truth = new TruthWriter(draft, lineOf, Part.others(parts)).truth();
            return new Sample(recipe, path, draft.options, truth);
        } catch (IOException failure) {
            throw new UncheckedIOException("The sample %s could not be written.".formatted(recipe), failure);
        }
    }

    private static Draft draft(Recipe recipe) {
        Draft draft = new Draft(new SplittableRandom(recipe.seed()));
        List<Kind> kinds =
                recipe.kinds().stream().sorted(Comparator.comparing(Kind::slot)).toList();
        boolean filled = false;
        for (Kind kind : kinds) {
            if (!filled && kind.slot().compareTo(Kind.Slot.SIZE) > 0) {
                draft.fill();
                filled = true;
            }
            kind.change(draft);
            draft.plainTime &= kind.slot() != Kind.Slot.TIME && kind != Kind.RESTARTS;
        }
        if (!filled) {
            draft.fill();
        }
        return draft;
    }
}
