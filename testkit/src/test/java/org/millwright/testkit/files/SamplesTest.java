package org.millwright.testkit.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.millwright.testkit.files.truth.Truth;
import org.millwright.testkit.files.truth.TruthfulRecording;
import org.millwright.testkit.files.truth.Verdict;

class SamplesTest {
    private static final long SEED = Long.getLong("millwright.seed", 1);
    private static final int MANY = 250;

    @TempDir
    Path folder;

    /** A plan that forgot a kind would call a reader right that never met it. */
    @Test
    void aPlanHasEveryKindAndThenPairsThatGoTogether() {
        List<Recipe> plan = Recipe.plan(SEED, MANY);
        Set<Kind> alone = EnumSet.noneOf(Kind.class);
        plan.stream().filter(r -> r.kinds().size() == 1).forEach(r -> alone.addAll(r.kinds()));
        assertEquals(EnumSet.allOf(Kind.class), alone);
        List<Recipe> mixed = plan.stream().filter(r -> r.kinds().size() > 1).toList();
        assertEquals(MANY - Kind.values().length, mixed.size());
        for (Recipe recipe : mixed) {
            for (Kind one : recipe.kinds()) {
                for (Kind other : recipe.kinds()) {
                    assertTrue(one == other || one.goesWith(other), recipe::toString);
                }
            }
        }
    }

    /** Whoever hands out the truth is right about every file: the truth does not contradict itself. */
    @Test
    void theTruthIsRightAboutEverySample() {
        int readings = 0;
        for (Recipe recipe : Recipe.plan(SEED, MANY)) {
            Sample sample = Samples.write(recipe, folder.resolve(String.valueOf(readings)));
            for (Truth.Content reading : sample.truth().readings()) {
                Verdict verdict = new Judge((path, options) -> new TruthfulRecording(reading)).judge(sample);
                assertTrue(verdict.right(), () -> "%s: %s".formatted(sample, verdict.examples()));
                readings++;
            }
        }
        assertTrue(readings > MANY / 2, "Only " + readings + " samples can be read.");
    }

    /** Whoever changes every value in its last bit is wrong about every file that holds a number. */
    @Test
    void oneBitOffIsFoundInEverySampleWithNumbers() {
        int found = 0;
        for (Recipe recipe : Recipe.plan(SEED, Kind.values().length)) {
            Sample sample = Samples.write(recipe, folder.resolve(recipe.name()));
            if (sample.truth().readings().isEmpty() || recipe.kinds().contains(Kind.UNDECIDABLE_NUMBERS)) {
                continue;
            }
            Truth.Content reading = sample.truth().readings().getFirst();
            Verdict verdict = new Judge((path, options) -> new TruthfulRecording(reading) {
                        @Override
                        protected double value(double right) {
                            return Math.nextUp(right);
                        }
                    })
                    .judge(sample);
            assertFalse(verdict.right(), sample::toString);
            found++;
        }
        assertTrue(found > 50, "Only " + found + " samples hold numbers.");
    }

    /** A failure that is reported with its seed can be made again. */
    @Test
    void oneRecipeMakesTheSameBytesTwice() throws IOException {
        for (Recipe recipe : Recipe.plan(SEED, Kind.values().length)) {
            if (recipe.kinds().contains(Kind.EXCEL) || recipe.kinds().contains(Kind.TRUNCATED_BOOK)) {
                // A workbook holds the moment of its making.
                continue;
            }
            Sample once = Samples.write(recipe, folder.resolve("once-" + recipe.name()));
            Sample again = Samples.write(recipe, folder.resolve("again-" + recipe.name()));
            assertEquals(once.truth(), again.truth(), recipe::toString);
            List<Path> files = files(once.path());
            List<Path> others = files(again.path());
            assertEquals(files.size(), others.size(), recipe::toString);
            for (int i = 0; i < files.size(); i++) {
                assertTrue(
                        Arrays.equals(Files.readAllBytes(files.get(i)), Files.readAllBytes(others.get(i))),
                        recipe::toString);
            }
        }
    }

    @Test
    void everyKindSaysInOneLineWhatItIs() {
        for (Kind kind : Kind.values()) {
            assertFalse(kind.description().isBlank(), kind::name);
            assertFalse(kind.description().contains("\n"), kind::name);
        }
    }

    private static List<Path> files(Path path) throws IOException {
        if (Files.notExists(path)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(path)) {
            return new ArrayList<>(all.filter(Files::isRegularFile).sorted().toList());
        }
    }
}
