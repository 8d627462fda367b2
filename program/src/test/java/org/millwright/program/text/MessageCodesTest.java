package org.millwright.program.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/**
 * Reads the main sources as text and finds every message: a literal code followed by its English text. So a sentence cannot be
 * shipped without its Chinese twin, whichever module it arises in.
 */
class MessageCodesTest {
    private static final Pattern CODE = Pattern.compile("\"([a-z][a-z0-9]*(?:\\.[a-z][a-zA-Z0-9-]*){2})\",\\s*(?=\")");
    private static final Pattern LITERAL = Pattern.compile(
            "\\G\\s*(?:\"\"\"(.*?)\"\"\"|\"((?:[^\"\\\\]|\\\\.)*)\")\\s*(\\+(?=\\s*\"))?", Pattern.DOTALL);
    private static final Pattern HOLE = Pattern.compile("\\{([a-zA-Z]+)}");
    private static final Set<String> SYSTEM_PROPERTIES = Set.of("java", "os", "user", "file", "sun", "line", "path");

    @Test
    void everyCodeHasOneEnglishText() throws IOException {
        Map<String, Set<String>> texts = english();

        List<String> several = texts.entrySet().stream()
                .filter(entry -> entry.getValue().size() > 1)
                .map(Object::toString)
                .toList();
        assertEquals(List.of(), several);
        assertTrue(texts.size() > 150, "only %d messages were found: the scan reads nothing".formatted(texts.size()));
    }

    @Test
    void everyMessageHasItsChineseTwinWithTheSameHoles() throws IOException {
        Map<String, String> chinese = Bundles.chinese();

        List<String> faults = new ArrayList<>();
        english().forEach((code, texts) -> {
            String twin = chinese.get(code);
            String text = texts.iterator().next();
            if (twin == null) {
                faults.add(code + " has no Chinese text: " + text);
            } else if (!holes(twin).equals(holes(text))) {
                faults.add(code + " has the holes " + holes(text) + " in English and " + holes(twin) + " in Chinese");
            }
        });
        assertEquals(List.of(), faults);
    }

    /** A code is in use where it stands as a literal, also where its text is put together elsewhere; those of help are put together. */
    @Test
    void noChineseTextIsLeftOver() throws IOException {
        StringBuilder everything = new StringBuilder();
        for (Path file : mainSources()) {
            everything.append(Files.readString(file));
        }

        assertEquals(
                List.of(),
                Bundles.chinese().keySet().stream()
                        .filter(code -> !code.startsWith("help.") && everything.indexOf("\"" + code + "\"") < 0)
                        .sorted()
                        .toList());
    }

    @Test
    void everyBundleBesideTheProgramIsNamedInTheList() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src", "main", "resources", "org", "millwright", "program"))) {
            List<String> unnamed = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith("messages_zh"))
                    .filter(name -> !Bundles.NAMES.contains(name))
                    .toList();
            assertEquals(List.of(), unnamed);
        }
    }

    /** The scan itself: it must see split and block texts, or the tests above would pass on nothing. */
    @Test
    void theScanReadsSplitLiteralsAndTextBlocks() {
        Map<String, Set<String>> found = new TreeMap<>();
        collect("""
                call("a.b.c", "one {x}" + " two", "x", 1);
                call("a.b.d",
                        \"""
                        three
                        four\""");
                System.getProperty("java.io.tmpdir", "none");
                plain("not.a.message");
                """, found);

        assertEquals(Map.of("a.b.c", Set.of("one {x} two"), "a.b.d", Set.of("three\nfour")), found);
    }

    @Test
    void aCodeWithTwoChineseTextsIsRefused() {
        byte[] twice = "a.b.c = eins\na.b.c = zwei\n".getBytes(StandardCharsets.UTF_8);

        Assertions.assertThrows(
                IllegalArgumentException.class, () -> Bundles.read(new ByteArrayInputStream(twice), new HashMap<>()));
    }

    private static Map<String, Set<String>> english() throws IOException {
        Map<String, Set<String>> texts = new TreeMap<>();
        for (Path file : mainSources()) {
            collect(Files.readString(file), texts);
        }
        return texts;
    }

    /** The Java files of every module beside this one, as many as there are. */
    private static List<Path> mainSources() throws IOException {
        List<Path> sources = new ArrayList<>();
        try (Stream<Path> modules = Files.list(Path.of(".."))) {
            for (Path module : modules.sorted().toList()) {
                Path folder = module.resolve(Path.of("src", "main", "java"));
                if (Files.isDirectory(folder)) {
                    try (Stream<Path> files = Files.walk(folder)) {
                        files.filter(path -> path.toString().endsWith(".java"))
                                .sorted()
                                .forEach(sources::add);
                    }
                }
            }
        }
        return sources;
    }

    private static void collect(String source, Map<String, Set<String>> texts) {
        Matcher code = CODE.matcher(source);
        while (code.find()) {
            if (!SYSTEM_PROPERTIES.contains(code.group(1).split("\\.", 2)[0])) {
                texts.computeIfAbsent(code.group(1), any -> new TreeSet<>()).add(text(source, code.end()));
            }
        }
    }

    private static String text(String source, int from) {
        StringBuilder text = new StringBuilder();
        Matcher literal = LITERAL.matcher(source);
        int at = from;
        while (literal.find(at)) {
            String block = literal.group(1);
            text.append(
                    block == null
                            ? literal.group(2).translateEscapes()
                            : block.stripIndent().translateEscapes());
            at = literal.end();
            if (literal.group(3) == null) {
                break;
            }
        }
        return text.toString().strip();
    }

    private static Set<String> holes(String text) {
        Set<String> holes = new TreeSet<>();
        Matcher hole = HOLE.matcher(text);
        while (hole.find()) {
            holes.add(hole.group(1));
        }
        return holes;
    }
}
