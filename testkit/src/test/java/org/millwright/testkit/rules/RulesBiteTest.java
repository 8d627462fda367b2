package org.millwright.testkit.rules;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A rule that cannot fail guards nothing: each is shown a class that breaks it, and a neighbour that does not. */
class RulesBiteTest {
    private static final String WARNING = "package org.millwright.warning; public class Alarm {}";

    @TempDir
    private Path folder;

    private static Arguments bites(ArchRule rule, String wrong, String right) {
        return Arguments.of(rule, wrong, right);
    }

    static Stream<Arguments> rules() {
        return Stream.of(
                bites(
                        ClassRules.ARROWS,
                        "package org.millwright.machine; class Pump { org.millwright.warning.Alarm alarm; }",
                        "package org.millwright.program; class Pump { org.millwright.warning.Alarm alarm; }"),
                bites(
                        ClassRules.ARROWS,
                        "package org.millwright.nobodydrewthis; class Pump {}",
                        "package org.millwright.recording.table; class Pump {}"),
                bites(
                        ClassRules.NO_CYCLES,
                        "package org.millwright.flow.a; public class A { org.millwright.flow.b.B b; }"
                                + "//next\npackage org.millwright.flow.b; public class B { org.millwright.flow.a.A a; }",
                        "package org.millwright.flow.a; public class A { org.millwright.flow.b.B b; }"
                                + "//next\npackage org.millwright.flow.b; public class B {}"),
                bites(
                        ClassRules.NO_STATIC_STATE,
                        "package org.millwright.machine; class Pump { static int starts; }",
                        "package org.millwright.machine; class Pump { static final int STARTS = 3; int now; }"),
                bites(
                        ClassRules.NO_STATIC_STATE,
                        "package org.millwright.machine; class Pump {"
                                + " static final java.util.concurrent.atomic.AtomicLong N = new java.util.concurrent.atomic.AtomicLong(); }",
                        "package org.millwright.machine; enum Pump { SMALL, LARGE }"),
                bites(
                        ClassRules.NAMES,
                        "package org.millwright.machine; class PumpManager {}",
                        "package org.millwright.machine; class Baseline {}"),
                bites(
                        ClassRules.NAMES,
                        "package org.millwright.machine; interface IPump {}",
                        "package org.millwright.machine; interface Inlet {}"),
                bites(
                        ClassRules.NO_GETTERS,
                        "package org.millwright.machine; class Pump { int getSpeed() { return 1; } }",
                        "package org.millwright.machine; class Pump extends Exception {"
                                + " @Override public String getMessage() { return speed(); } String speed() { return \"\"; } }"),
                bites(
                        ClassRules.FEW_PARAMETERS,
                        "package org.millwright.machine; class Pump { Pump(int a, int b, int c, int d, int e, int f) {} }",
                        "package org.millwright.machine; record Pump(int a, int b, int c, int d, int e, int f) {}"),
                bites(
                        ClassRules.FEW_ABSTRACT_METHODS,
                        "package org.millwright.machine; interface Pump { int a(); int b(); int c(); int d(); int e(); int f(); int g(); }",
                        "package org.millwright.machine; interface Pump extends AutoCloseable {"
                                + " int a(); int b(); int c(); int d(); int e(); int f(); @Override void close(); }"),
                bites(
                        ClassRules.NO_PRINTED_TRACES,
                        "package org.millwright.machine; class Pump { void run(RuntimeException e) { e.printStackTrace(); } }",
                        "package org.millwright.machine; class Pump { void run(RuntimeException e) { throw e; } }"),
                bites(
                        ClassRules.PILLARS_ARE_PURE,
                        "package org.millwright.machine; class Pump { com.tngtech.archunit.lang.ArchRule rule; }",
                        "package org.millwright.machine; class Pump { java.util.List<String> parts; int[] counts; }"),
                bites(
                        ClassRules.TIME_AND_CHANCE_ARE_ARGUMENTS,
                        "package org.millwright.machine; class Pump { Object at() { return java.time.Instant.now(); } }",
                        "package org.millwright.machine; class Pump { Object at() { return new java.util.SplittableRandom(7); } }"),
                bites(
                        ClassRules.TIME_AND_CHANCE_ARE_ARGUMENTS,
                        "package org.millwright.detect; class Pump { Object any() { return new java.util.Random(); } }",
                        "package org.millwright.detect; class Pump { Object any(java.time.InstantSource clock) { return clock.instant(); } }"),
                bites(
                        ClassRules.PILLARS_ARE_QUIET,
                        "package org.millwright.machine; class Pump { void run() { System.out.println(); } }",
                        "package org.millwright.machine; class Pump { Object run() { return System.getLogger(\"pump\"); } }"),
                bites(
                        ClassRules.ONE_FAMILY_EACH,
                        "package org.millwright.adapters.x; class X { org.junit.jupiter.api.Test a; com.tngtech.archunit.lang.ArchRule b; }",
                        "package org.millwright.adapters.x; class X { com.tngtech.archunit.lang.ArchRule b; }"),
                bites(
                        ClassRules.ONE_FAMILY_EACH,
                        "package org.millwright.adapters.x; class X { org.millwright.adapters.y.Y y; }"
                                + "//next\npackage org.millwright.adapters.y; public class Y {}",
                        "package org.millwright.adapters.x; class X { Y y; }"
                                + "//next\npackage org.millwright.adapters.x; public class Y {}"),
                bites(
                        ClassRules.ONLY_WIRING_MAKES_ADAPTERS,
                        "package org.millwright.program.warn; class Warn { org.millwright.adapters.y.Y y; }"
                                + "//next\npackage org.millwright.adapters.y; public class Y {}",
                        "package org.millwright.program; class Wiring { org.millwright.adapters.y.Y y; }"
                                + "//next\npackage org.millwright.adapters.y; public class Y {}"
                                + "//next\npackage org.millwright.program; class Other {}"));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void aRuleFailsOnWhatBreaksItAndOnNothingElse(ArchRule rule, String wrong, String right) throws IOException {
        JavaClasses broken = compiled("broken", wrong);
        JavaClasses fine = compiled("fine", right);
        assertThrows(AssertionError.class, () -> rule.check(broken), rule.getDescription());
        assertDoesNotThrow(() -> rule.check(fine), rule.getDescription());
    }

    private JavaClasses compiled(String name, String sources) throws IOException {
        Path out = Files.createDirectories(folder.resolve(name));
        List<String> arguments = new ArrayList<>(
                List.of("-proc:none", "-cp", System.getProperty("java.class.path"), "-d", out.toString()));
        for (String source : (sources + "//next\n" + WARNING).split("//next\n", -1)) {
            Matcher type = Pattern.compile("package ([\\w.]+);.*?(?:class|interface|enum|record) (\\w+)")
                    .matcher(source);
            assertTrue(type.find(), source);
            Path file = out.resolve(type.group(1).replace('.', '/')).resolve(type.group(2) + ".java");
            Files.createDirectories(file.getParent());
            Files.writeString(file, source);
            arguments.add(file.toString());
        }
        int result = ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new));
        assertEquals(0, result, sources);
        return new ClassFileImporter().importPath(out);
    }

    @Test
    void everyStationIsReachedOnlyAlongTheChain() {
        assertTrue(Arrows.allowed("diagnose", "detect"));
        assertTrue(Arrows.allowed("program", "adapters"));
        for (String pillar : Arrows.PILLARS) {
            for (String later : List.of("adapters", "testkit", "program")) {
                assertEquals(false, Arrows.allowed(pillar, later), pillar + " uses " + later);
            }
        }
        assertEquals(false, Arrows.allowed("evaluate", "detect"), "a scorer knows no detector");
        assertEquals(false, Arrows.allowed("machine", "recording"));
    }
}
