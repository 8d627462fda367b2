package org.millwright.testkit.rules;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** What classes are asked for, one question each. */
final class Conditions {
    private static final int PARAMETERS = 5;
    private static final int COMPONENTS = 8;
    private static final int ABSTRACT_METHODS = 6;
    private static final String LINEAR_ALGEBRA = "org.ejml.";

    private static final Pattern NOT_OF_THE_TRADE =
            Pattern.compile(".*(Impl|Utils?|Helpers?|Manager)|Base[A-Z].*|I[A-Z][a-z].*");

    private static final List<String> ALWAYS_MUTABLE = List.of(
            "java.util.concurrent.atomic.",
            "java.lang.ThreadLocal",
            "java.lang.StringBuilder",
            "java.util.ArrayList",
            "java.util.HashMap",
            "java.util.LinkedHashMap",
            "java.util.TreeMap",
            "java.util.concurrent.ConcurrentHashMap",
            "java.util.Random",
            "java.util.SplittableRandom");

    private static final String ADAPTERS = "org.millwright.adapters.";
    private static final Pattern NO_FAMILY =
            Pattern.compile("(javax?|org\\.jspecify|org\\.millwright|com\\.ibm\\.icu|com\\.fasterxml\\.jackson)\\.");

    private Conditions() {}

    static DescribedPredicate<JavaClass> inPillars() {
        return DescribedPredicate.describe("are in a pillar", ClassRules::inPillars);
    }

    /** A call of one of the methods, declared by the type or inherited by a subtype of it. */
    static DescribedPredicate<JavaMethodCall> target(Class<?> owner, String... names) {
        return DescribedPredicate.describe(
                owner.getSimpleName() + "." + String.join("|", names),
                call -> call.getTargetOwner().isAssignableTo(owner)
                        && List.of(names).contains(call.getName()));
    }

    static ArchCondition<JavaClass> useOnlyAllowedStations() {
        return each("use only stations before them", (one, refuse) -> {
            String from = Arrows.station(one.getPackageName());
            if (from == null || !Arrows.known(from)) {
                refuse.accept(
                        one.getName() + " is in a package that " + Arrows.class.getSimpleName() + " does not know");
                return;
            }
            for (Dependency use : one.getDirectDependenciesFromSelf()) {
                String to = Arrows.station(
                        use.getTargetClass().getBaseComponentType().getPackageName());
                if (to != null && !Arrows.allowed(from, to)) {
                    refuse.accept(use.getDescription());
                }
            }
        });
    }

    /** The linear algebra of model counts as allowed there. */
    static ArchCondition<JavaClass> useOnly(String... prefixes) {
        return each("use only " + Arrays.toString(prefixes), (one, refuse) -> {
            boolean model = Arrows.MODEL.contains(String.valueOf(Arrows.station(one.getPackageName())));
            for (Dependency use : one.getDirectDependenciesFromSelf()) {
                JavaClass target = use.getTargetClass().getBaseComponentType();
                boolean fine = target.isPrimitive()
                        || Arrays.stream(prefixes).anyMatch(target.getName()::startsWith)
                        || (model && target.getName().startsWith(LINEAR_ALGEBRA));
                if (!fine) {
                    refuse.accept(use.getDescription());
                }
            }
        });
    }

    /** Counted over all classes of an adapter: one third-party family, where JSON and ICU do not count, and no other adapter. */
    static ArchCondition<JavaClass> knowOneFamilyAndNoOtherAdapter() {
        return new ArchCondition<>("know one third-party family and no other adapter") {
            private final Map<String, Set<String>> families = new TreeMap<>();

            @Override
            public void init(Collection<JavaClass> all) {
                families.clear();
            }

            @Override
            public void check(JavaClass one, ConditionEvents events) {
                String adapter = adapter(one.getPackageName());
                families.computeIfAbsent(adapter, name -> new TreeSet<>()).addAll(families(one));
                for (Dependency use : one.getDirectDependenciesFromSelf()) {
                    String target = use.getTargetClass().getPackageName();
                    if (target.startsWith(ADAPTERS) && !adapter(target).equals(adapter)) {
                        events.add(SimpleConditionEvent.violated(one, use.getDescription()));
                    }
                }
            }

            @Override
            public void finish(ConditionEvents events) {
                families.forEach((adapter, known) -> {
                    if (known.size() > 1) {
                        events.add(SimpleConditionEvent.violated(adapter, adapter + " knows " + known));
                    }
                });
            }
        };
    }

    private static String adapter(String packageName) {
        return packageName.startsWith(ADAPTERS)
                ? packageName.substring(ADAPTERS.length()).replaceAll("\\..*", "")
                : "";
    }

    private static Set<String> families(JavaClass one) {
        Set<String> families = new TreeSet<>();
        for (Dependency use : one.getDirectDependenciesFromSelf()) {
            String target = use.getTargetClass().getBaseComponentType().getName();
            if (target.contains(".") && !NO_FAMILY.matcher(target).lookingAt()) {
                families.add(String.join(".", List.of(target.split("\\.", -1)).subList(0, 2)));
            }
        }
        return families;
    }

    static ArchCondition<JavaField> beConstant() {
        return new ArchCondition<>("be constant") {
            @Override
            public void check(JavaField field, ConditionEvents events) {
                boolean made = field.getModifiers().contains(JavaModifier.SYNTHETIC);
                boolean constant = field.getModifiers().contains(JavaModifier.FINAL)
                        && ALWAYS_MUTABLE.stream().noneMatch(field.getRawType().getName()::startsWith);
                if (!made && !constant) {
                    events.add(SimpleConditionEvent.violated(field, field.getFullName() + " can change"));
                }
            }
        };
    }

    static ArchCondition<JavaClass> beNamedForTheTrade() {
        return each("be named for the trade", (one, refuse) -> {
            if (NOT_OF_THE_TRADE.matcher(one.getSimpleName()).matches()) {
                refuse.accept(one.getName());
            }
        });
    }

    static ArchCondition<JavaMethod> beGivenByAnotherInterface() {
        return new ArchCondition<>("be given by an interface of somebody else") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                if (!isGiven(method)) {
                    events.add(SimpleConditionEvent.violated(method, method.getFullName()));
                }
            }
        };
    }

    /** True if somebody else's type asks for the method, such as {@code AutoCloseable.close}. */
    private static boolean isGiven(JavaMethod method) {
        JavaClass owner = method.getOwner();
        return owner.getAllRawSuperclasses().stream().anyMatch(type -> has(type, method))
                || owner.getAllRawInterfaces().stream().anyMatch(type -> has(type, method));
    }

    private static boolean has(JavaClass type, JavaMethod method) {
        return !type.getName().startsWith("org.millwright.")
                && type.getMethods().stream().anyMatch(one -> one.getName().equals(method.getName()));
    }

    static ArchCondition<JavaClass> haveNarrowConstructors() {
        return each("have narrow constructors", (one, refuse) -> {
            if (one.isEnum() || one.isAnonymousClass() || Reasons.WIDE_CONSTRUCTORS.containsKey(one.getName())) {
                return;
            }
            int most = one.isRecord() ? COMPONENTS : PARAMETERS;
            for (JavaConstructor constructor : one.getConstructors()) {
                // A local class is also handed the variables around it.
                int parameters = constructor.getRawParameterTypes().size();
                if (parameters > most && !one.isLocalClass()) {
                    refuse.accept(constructor.getFullName() + " has " + parameters + " parameters");
                }
            }
        });
    }

    static ArchCondition<JavaClass> askForFewMethods() {
        return each("ask for few methods", (one, refuse) -> {
            if (!one.isInterface() || one.isAnnotation()) {
                return;
            }
            long methods = one.getMethods().stream()
                    .filter(method -> method.getModifiers().contains(JavaModifier.ABSTRACT))
                    .filter(method -> !isGiven(method))
                    .count();
            if (methods > Reasons.WIDE_INTERFACES.getOrDefault(one.getName(), ABSTRACT_METHODS)) {
                refuse.accept(one.getName() + " has " + methods + " abstract methods");
            }
        });
    }

    private static ArchCondition<JavaClass> each(String what, BiConsumer<JavaClass, Consumer<String>> check) {
        return new ArchCondition<>(what) {
            @Override
            public void check(JavaClass one, ConditionEvents events) {
                check.accept(one, text -> events.add(SimpleConditionEvent.violated(one, text)));
            }
        };
    }
}
