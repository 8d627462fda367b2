package org.millwright.testkit.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Holds all modules together to the rules that no module can see alone. Its subclass is the last test of the last module. */
public abstract class WholeRules {
    /** Every module, in the order of the chain. */
    static final List<String> MODULES =
            List.of("trust", "data", "model", "language", "application", "testkit", "adapters", "plant", "program");

    /** The least share of test lines in main lines; below it a test fails once this is enforced. */
    private static final double TEST_SHARE = 0.8;

    private static JavaClasses everything() {
        List<Path> folders = MODULES.stream()
                .map(module -> ModuleRules.checkout().resolve(module).resolve("target/classes"))
                .toList();
        return new ClassFileImporter().importPaths(folders);
    }

    @Test
    final void theWholeHasNoCyclesAndFollowsTheArrows() {
        JavaClasses everything = everything();
        ClassRules.ARROWS.check(everything);
        ClassRules.NO_CYCLES.check(everything);
        ClassRules.ONLY_WIRING_MAKES_ADAPTERS.check(everything);
    }

    /** A station with no class is a renamed package, whose arrows would no longer be guarded. */
    @Test
    final void everyStationOfTheRulesExists() {
        Map<String, Integer> classes = new TreeMap<>();
        everything()
                .forEach(one -> classes.merge(String.valueOf(Arrows.station(one.getPackageName())), 1, Integer::sum));
        assertEquals(Arrows.stations(), classes.keySet());
    }

    @Test
    final void placesThatCatchEverythingDoNotBecomeMore() {
        int all = MODULES.stream()
                .mapToInt(module -> new SourceRules(ModuleRules.checkout().resolve(module)).catchAlls())
                .sum();
        judge(all <= Reasons.CATCH_ALLS, all + " places catch everything, allowed are " + Reasons.CATCH_ALLS);
    }

    @Test
    final void thereIsEnoughTestForTheCode() {
        long main = 0;
        long test = 0;
        for (String module : MODULES) {
            Path folder = ModuleRules.checkout().resolve(module);
            main += SourceRules.lines(folder.resolve("src/main/java"));
            test += SourceRules.lines(folder.resolve("src/test/java"));
        }
        double share = (double) test / main;
        String says = "%d lines of tests for %d of code: %.2f, at least %.2f is wanted"
                .formatted(test, main, share, TEST_SHARE);
        judge(share >= TEST_SHARE, says);
    }

    private static void judge(boolean holds, String says) {
        if (Reasons.ENFORCE_BUDGETS) {
            assertTrue(holds, says);
        } else {
            System.getLogger(WholeRules.class.getName()).log(System.Logger.Level.INFO, says);
        }
    }
}
