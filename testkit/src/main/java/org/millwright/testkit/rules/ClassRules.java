package org.millwright.testkit.rules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** The rules that can be seen in compiled classes. Each fails where it matches no class, so that a renamed package cannot switch it off. */
public final class ClassRules {
    private ClassRules() {}

    // ---- every module
    // -------------------------------------------------------------------------------------------------------

    /** Rule 1, the chain: trust ← data ← model ← application ← program, and the finer arrows inside. */
    public static final ArchRule ARROWS =
            classes().should(Conditions.useOnlyAllowedStations()).as("every package uses only the stations before it");

    /** Rule 1, no cycles: also between the parts of one station. */
    public static final ArchRule NO_CYCLES = slices().matching("org.millwright.(**)")
            .should()
            .beFreeOfCycles()
            .allowEmptyShould(true)
            .as("no cycles between packages");

    /** Rule 5: what a static field holds never changes. */
    public static final ArchRule NO_STATIC_STATE = fields().that()
            .areStatic()
            .should(Conditions.beConstant())
            .allowEmptyShould(true)
            .as("no static mutable state");

    /** Names of the trade, not of the pattern. */
    public static final ArchRule NAMES = classes()
            .that()
            .areTopLevelClasses()
            .should(Conditions.beNamedForTheTrade())
            .as("no *Impl, *Util(s), *Helper, *Manager, Base*, IName");

    /** {@code port()}, not {@code getPort()}. */
    public static final ArchRule NO_GETTERS = methods()
            .that()
            .areNotStatic()
            .and()
            .haveNameMatching("get[A-Z].*")
            .should(Conditions.beGivenByAnotherInterface())
            .allowEmptyShould(true)
            .as("accessors have the name of what they give");

    /** More is a sign that two things live in one. */
    public static final ArchRule FEW_PARAMETERS = classes()
            .should(Conditions.haveNarrowConstructors())
            .as("at most 5 parameters in a constructor, 8 components in a record");

    /** Whoever writes a plug-in reads all of them. */
    public static final ArchRule FEW_ABSTRACT_METHODS =
            classes().should(Conditions.askForFewMethods()).as("at most 6 abstract methods in an interface");

    /** An error is told to a person or thrown, never printed and forgotten. */
    public static final ArchRule NO_PRINTED_TRACES = noClasses()
            .should()
            .callMethodWhere(Conditions.target(Throwable.class, "printStackTrace"))
            .as("no printStackTrace");

    // ---- pillars
    // ------------------------------------------------------------------------------------------------------------

    /** Rule 2: pillars import the JDK (also its vectors), JSpecify and each other; model also one library for linear algebra. */
    public static final ArchRule PILLARS_ARE_PURE = classes()
            .that(Conditions.inPillars())
            .should(Conditions.useOnly("java.", "jdk.incubator.vector.", "org.jspecify.", "org.millwright."))
            .as("a pillar uses the JDK, JSpecify and pillars");

    /** Rule 7: clock and chance are arguments. */
    public static final ArchRule TIME_AND_CHANCE_ARE_ARGUMENTS = noClasses()
            .that(Conditions.inPillars())
            .should()
            .callMethodWhere(Conditions.target(Instant.class, "now")
                    .or(Conditions.target(LocalDate.class, "now"))
                    .or(Conditions.target(LocalDateTime.class, "now"))
                    .or(Conditions.target(OffsetDateTime.class, "now"))
                    .or(Conditions.target(ZonedDateTime.class, "now"))
                    .or(Conditions.target(Clock.class, "systemUTC", "systemDefaultZone", "system"))
                    .or(Conditions.target(InstantSource.class, "system"))
                    .or(Conditions.target(System.class, "currentTimeMillis", "nanoTime"))
                    .or(Conditions.target(Math.class, "random"))
                    .or(Conditions.target(UUID.class, "randomUUID"))
                    .or(Conditions.target(ThreadLocalRandom.class, "current")))
            .orShould()
            .callConstructor(Random.class)
            .orShould()
            .callConstructor(SplittableRandom.class)
            .orShould()
            .callMethod(Collections.class, "shuffle", List.class)
            .as("clock and chance are arguments");

    /** Rule 7: a pillar does not sleep, end the program or talk to a terminal. */
    public static final ArchRule PILLARS_ARE_QUIET = noClasses()
            .that(Conditions.inPillars())
            .should()
            .callMethodWhere(Conditions.target(Thread.class, "sleep")
                    .or(Conditions.target(System.class, "exit", "getenv", "getProperty", "setProperty"))
                    .or(Conditions.target(Runtime.class, "exit", "halt", "exec")))
            .orShould()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(PrintStream.class)
            .as("a pillar does not sleep, exit, print or ask the environment");

    // ---- adapters and program
    // -----------------------------------------------------------------------------------------------

    /** Rule 3: one third-party family each (JSON and ICU do not count), and no other adapter. */
    public static final ArchRule ONE_FAMILY_EACH = classes()
            .that()
            .resideInAPackage("org.millwright.adapters..")
            .should(Conditions.knowOneFamilyAndNoOtherAdapter())
            .as("an adapter knows one third-party family and no other adapter");

    /** Rule 3: built-in adapters are made in one place. */
    public static final ArchRule ONLY_WIRING_MAKES_ADAPTERS = noClasses()
            .that()
            .resideOutsideOfPackage("org.millwright.adapters..")
            .and()
            .doNotHaveFullyQualifiedName("org.millwright.program.Wiring")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.millwright.adapters..")
            .as("only program.Wiring makes an adapter");

    static boolean inPillars(JavaClass one) {
        String station = Arrows.station(one.getPackageName());
        return station != null && Arrows.PILLARS.contains(station);
    }
}
