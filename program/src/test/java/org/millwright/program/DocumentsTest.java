package org.millwright.program;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.millwright.program.cli.CommandTree;
import picocli.CommandLine.Model.CommandSpec;

/** What the documents say can be done. */
class DocumentsTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)\\)");
    private static final Pattern COMMAND = Pattern.compile("^(?:\\./)?millwright ([^#]+)");

    static Stream<Path> documents() throws IOException {
        try (Stream<Path> top = Files.list(ROOT);
                Stream<Path> help = Files.list(ROOT.resolve("help"))) {
            return Stream.concat(top, help).filter(file -> file.toString().endsWith(".md")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everyLinkLeadsToAFile(Path document) throws IOException {
        Matcher link = LINK.matcher(Files.readString(document));
        while (link.find()) {
            Path target = document.resolveSibling(link.group(1));
            assertTrue(Files.exists(target), document + " links to " + link.group(1));
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everyCommandCanBeTypedAsItStands(Path document) throws IOException {
        Map<String, CommandSpec> commands =
                CommandTree.of(Wiring.commands(Map.of())).collect(Collectors.toMap(CommandTree::path, spec -> spec));
        for (String line : blocks(document, "sh")) {
            Matcher typed = COMMAND.matcher(line);
            if (typed.find()) {
                List<String> words = List.of(typed.group(1).strip().split(" +", -1));
                CommandSpec command = commands.get(words.getFirst());
                assertNotNull(command, document + ": " + line);
                for (int end = 2; end <= words.size(); end++) {
                    command = commands.getOrDefault(String.join(" ", words.subList(0, end)), command);
                }
                for (String word : words) {
                    boolean option = word.startsWith("--");
                    assertTrue(
                            !option || command.findOption(word.replaceAll("=.*", "")) != null, document + ": " + line);
                }
            }
        }
    }

    /** The lines of all blocks of one language. */
    private static List<String> blocks(Path document, String language) throws IOException {
        List<String> lines = new ArrayList<>();
        boolean inside = false;
        for (String line : Files.readAllLines(document)) {
            if (line.startsWith("```")) {
                inside = line.equals("```" + language);
            } else if (inside) {
                lines.add(line);
            }
        }
        return lines;
    }

    @Test
    void theProgramOfTheReadmeIsTheOneThatCompiles(@TempDir Path folder) throws IOException {
        String source =
                Files.readString(ROOT.resolve("program/src/test/java/org/millwright/program/ReadmeExample.java"));
        List<String> printed = blocks(ROOT.resolve("README.md"), "java");
        assertTrue(printed.size() >= 5, printed.toString());
        printed.forEach(line -> assertTrue(source.contains(line.strip()), line));

        long seed = Long.getLong("millwright.seed", 1);
        SplittableRandom random = new SplittableRandom(seed);
        StringBuilder rows = new StringBuilder("time,a,b\n");
        for (int row = 0; row < 1_000; row++) {
            double level = 20 + (row < 900 ? 0 : 50) + random.nextDouble();
            rows.append(
                    "2026-01-01 %02d:%02d:00,%s,%s\n".formatted(row / 60, row % 60, level, 30 + random.nextDouble()));
        }
        Path file = folder.resolve("pump.csv");
        Files.writeString(file, rows);
        assertTrue(ReadmeExample.warn(file).warned(), "a level that jumped was not warned of, seed " + seed);
    }
}
