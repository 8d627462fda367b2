package org.millwright.testkit.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Holds one module to the rules. A module checks itself in one line: {@code class RulesTest extends ModuleRules { RulesTest() {
 * super("adapters"); } }}. Pillars cannot see testkit, so theirs stand in testkit's own tests.
 */
public abstract class ModuleRules {
    private static final List<String> PILLARS = List.of("trust", "data", "model", "language", "application");

    private final String module;
    private final Path folder;
    private final JavaClasses classes;
    private final SourceRules sources;

    protected ModuleRules(String module) {
        this.module = module;
        this.folder = checkout().resolve(module);
        this.classes = new ClassFileImporter().importPath(folder.resolve("target/classes"));
        this.sources = new SourceRules(folder);
    }

    /** The folder with the Maven wrapper, above the one the tests run in. */
    static Path checkout() {
        Path here = Path.of("").toAbsolutePath();
        while (!Files.exists(here.resolve("mvnw"))) {
            here = here.getParent();
            if (here == null) {
                throw new IllegalStateException("The tests do not run inside a source checkout.");
            }
        }
        return here;
    }

    /** One test for each rule that concerns this module. */
    @TestFactory
    final Stream<DynamicTest> rules() {
        List<DynamicTest> tests = new ArrayList<>();
        classRules()
                .forEach(rule -> tests.add(DynamicTest.dynamicTest(rule.getDescription(), () -> rule.check(classes))));
        sourceRules().forEach((name, check) -> tests.add(DynamicTest.dynamicTest(name, () -> hold(name, check.get()))));
        budgets().forEach((name, check) -> tests.add(DynamicTest.dynamicTest(name, () -> judge(name, check.get()))));
        return tests.stream();
    }

    private void hold(String rule, List<String> offenders) {
        assertEquals(List.of(), offenders, module + ": " + rule);
    }

    private void judge(String rule, List<String> offenders) {
        if (Reasons.ENFORCE_BUDGETS) {
            hold(rule, offenders);
        } else if (!offenders.isEmpty()) {
            System.getLogger(ModuleRules.class.getName())
                    .log(System.Logger.Level.WARNING, module + ": " + rule + ", but " + String.join("; ", offenders));
        }
    }

    private List<ArchRule> classRules() {
        List<ArchRule> rules = new ArrayList<>(List.of(
                ClassRules.ARROWS,
                ClassRules.NO_CYCLES,
                ClassRules.NO_STATIC_STATE,
                ClassRules.NAMES,
                ClassRules.NO_GETTERS,
                ClassRules.NO_PRINTED_TRACES));
        if (Reasons.ENFORCE_BUDGETS) {
            rules.add(ClassRules.FEW_PARAMETERS);
            rules.add(ClassRules.FEW_ABSTRACT_METHODS);
        }
        if (PILLARS.contains(module)) {
            rules.add(ClassRules.PILLARS_ARE_PURE);
            rules.add(ClassRules.TIME_AND_CHANCE_ARE_ARGUMENTS);
            rules.add(ClassRules.PILLARS_ARE_QUIET);
        }
        if (module.equals("adapters")) {
            rules.add(ClassRules.ONE_FAMILY_EACH);
        }
        if (module.equals("program")) {
            rules.add(ClassRules.ONLY_WIRING_MAKES_ADAPTERS);
        }
        return rules;
    }

    /** What holds from the first line on. */
    private Map<String, Supplier<List<String>>> sourceRules() {
        Map<String, Supplier<List<String>>> rules = new LinkedHashMap<>();
        rules.put("public types have a Javadoc", sources::publicTypesAreDocumented);
        rules.put("every package is null-marked and says what comes in and goes out", sources::packagesSayWhatTheyAre);
        rules.put(
                "only its own module names Flink",
                () -> module.equals("testkit") ? List.of() : sources.nobodyNames("flink"));
        return rules;
    }

    /** What may be exceeded where {@link Reasons} says why. */
    private Map<String, Supplier<List<String>>> budgets() {
        Map<String, Supplier<List<String>>> rules = new LinkedHashMap<>();
        rules.put("types are short", sources::typesAreShort);
        rules.put("methods are short", sources::methodsAreShort);
        rules.put("packages are small", sources::packagesAreSmall);
        rules.put("whoever catches everything says why", sources::catchAllsAreReasoned);
        if (PILLARS.contains(module)) {
            rules.put("4 of 10 types are hidden", sources::manyTypesAreHidden);
        }
        return rules;
    }
}
