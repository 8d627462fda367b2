package org.millwright.testkit.flow;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;

/** A runner that looked at the clock of its machine would answer otherwise after a restart. No class of it can. */
class WallClockTest {
    @Test
    void nothingInAFlowKnowsTheClockOfTheMachine() {
        JavaClasses flow = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("org.millwright.flow");
        assertFalse(flow.isEmpty(), "control");

        // Only how often states are saved may hang on a clock; what comes out must not.
        noClasses()
                .that()
                .haveNameNotMatching("org\\.millwright\\.flow\\.(Checkpoints|SnapshotRound)(\\$.*)?")
                .should()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould()
                .callMethod(ZonedDateTime.class, "now")
                .orShould()
                .dependOnClassesThat()
                .belongToAnyOf(Clock.class, InstantSource.class)
                .check(flow);
    }
}
