package org.millwright.testkit.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The rules that can be seen in the sources of a module: sizes, names, what is said about a package. Each names its offenders. */
final class SourceRules {
    private static final int CLASS_CEILING = 400;
    private static final int CLASS_MOSTLY = 200;
    private static final int METHOD_CEILING = 40;
    private static final int METHOD_MOSTLY = 15;
    private static final int TYPES_IN_A_PACKAGE = 25;
    private static final double HIDDEN_SHARE = 0.4;

    /** Below this many a share says nothing. */
    private static final int ENOUGH = 10;

    private final Path sources;
    private final SourceTree tree;

    /** @param module the folder of a module */
    SourceRules(Path module) {
        this.sources = module.resolve("src/main/java");
        this.tree = SourceTree.of(sources);
    }

    /** Nine of ten types are short, and none is longer than the ceiling. */
    List<String> typesAreShort() {
        List<String> offenders = new ArrayList<>();
        for (SourceTree.Type type : tree.types()) {
            if (type.lines() > CLASS_CEILING && !Reasons.LONG_TYPES.containsKey(type.name())) {
                offenders.add(type.name() + " has " + type.lines() + " lines, over " + CLASS_CEILING);
            }
        }
        int[] lines = tree.types().stream().mapToInt(SourceTree.Type::lines).toArray();
        mostly("types", lines, CLASS_MOSTLY, offenders);
        return offenders;
    }

    /** Nine of ten methods are short, and none is longer than the ceiling. */
    List<String> methodsAreShort() {
        List<String> offenders = new ArrayList<>();
        for (SourceTree.Method method : tree.methods()) {
            if (method.lines() > METHOD_CEILING && !Reasons.LONG_METHODS.containsKey(method.name())) {
                offenders.add(method.name() + " has " + method.lines() + " lines, over " + METHOD_CEILING);
            }
        }
        int[] lines = tree.methods().stream().mapToInt(SourceTree.Method::lines).toArray();
        mostly("methods", lines, METHOD_MOSTLY, offenders);
        return offenders;
    }

    private static void mostly(String what, int[] lines, int limit, List<String> offenders) {
        int nineOfTen = tenth(lines);
        if (lines.length >= ENOUGH && nineOfTen > limit) {
            offenders.add("one of ten %s has more than %d lines, the limit is %d".formatted(what, nineOfTen, limit));
        }
    }

    /** The length that nine of ten do not exceed. */
    static int tenth(int[] lines) {
        int[] sorted = IntStream.of(lines).sorted().toArray();
        return sorted.length == 0 ? 0 : sorted[(int) Math.ceil(0.9 * sorted.length) - 1];
    }

    /** A package that a person can look over. */
    List<String> packagesAreSmall() {
        return byPackage().entrySet().stream()
                .filter(one -> one.getValue() > TYPES_IN_A_PACKAGE && !Reasons.LARGE_PACKAGES.containsKey(one.getKey()))
                .map(one -> one.getKey() + " has " + one.getValue() + " types, over " + TYPES_IN_A_PACKAGE)
                .toList();
    }

    private Map<String, Long> byPackage() {
        return tree.types().stream()
                .collect(Collectors.groupingBy(SourceTree.Type::packageName, TreeMap::new, Collectors.counting()));
    }

    /** In a pillar others see only what they need. */
    List<String> manyTypesAreHidden() {
        long hidden = tree.types().stream().filter(SourceTree.Type::hidden).count();
        int all = tree.types().size();
        return all < ENOUGH || hidden >= HIDDEN_SHARE * all
                ? List.of()
                : List.of("%d of %d types are hidden, fewer than %.0f %%".formatted(hidden, all, 100 * HIDDEN_SHARE));
    }

    /** A public type says what it is. */
    List<String> publicTypesAreDocumented() {
        return tree.types().stream()
                .filter(type -> !type.hidden() && !type.documented())
                .map(type -> type.name() + " has no Javadoc")
                .toList();
    }

    /** Every package is null-marked and says what comes in and what goes out. */
    List<String> packagesSayWhatTheyAre() {
        List<String> offenders = new ArrayList<>();
        for (Path folder : SourceTree.files(sources).stream()
                .map(file -> sources.resolve(file).getParent())
                .distinct()
                .toList()) {
            Path info = folder.resolve("package-info.java");
            String text = Files.exists(info) ? read(info).replaceAll("\\R \\*", "") : "";
            for (String needed : new String[] {"@NullMarked", "In: ", "Out: "}) {
                if (!text.contains(needed)) {
                    offenders.add(info + " lacks " + needed.strip());
                }
            }
        }
        return offenders;
    }

    /** Whoever catches everything says why beside it. */
    List<String> catchAllsAreReasoned() {
        return tree.silentCatchAlls();
    }

    int catchAlls() {
        return tree.catchAlls().size();
    }

    /** Rule 4: the word occurs in the module of that name alone; everybody else knows only runners. */
    List<String> nobodyNames(String word) {
        Pattern pattern = Pattern.compile("(?i)" + Pattern.quote(word));
        return SourceTree.files(sources).stream()
                .filter(file -> pattern.matcher(read(file)).find())
                .map(file -> file + " names " + word)
                .toList();
    }

    /** Lines that are not blank. */
    static long lines(Path folder) {
        return SourceTree.files(folder).stream()
                .mapToLong(file -> Arrays.stream(read(file).split("\n", -1))
                        .filter(line -> !line.isBlank())
                        .count())
                .sum();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
