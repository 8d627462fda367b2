package org.millwright.testkit.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceRulesTest {
    @TempDir
    private Path module;

    private SourceRules with(String name, String source) throws IOException {
        Path file = module.resolve("src/main/java/org/millwright/press").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, source);
        return new SourceRules(module);
    }

    private static String body(int lines) {
        return "        count++;\n".repeat(lines);
    }

    @Test
    void aMethodIsMeasuredFromItsFirstWordToItsLastBrace() throws IOException {
        String head =
                "package org.millwright.press;\n/** Presses. */\npublic class Press {\n    int count;\n    void press() {\n";
        assertEquals(
                List.of(), with("Press.java", head + body(38) + "    }\n}\n").methodsAreShort());
        assertEquals(
                List.of("org.millwright.press.Press.press has 41 lines, over 40"),
                with("Press.java", head + body(39) + "    }\n}\n").methodsAreShort());
    }

    @Test
    void aTypeIsMeasuredWithoutItsImports() throws IOException {
        String head = "package org.millwright.press;\n" + "import java.util.List;\n".repeat(50) + "class Press {\n";
        assertEquals(
                List.of(), with("Press.java", head + "\n".repeat(398) + "}\n").typesAreShort());
        assertEquals(
                List.of("org.millwright.press.Press has 401 lines, over 400"),
                with("Press.java", head + "\n".repeat(399) + "}\n").typesAreShort());
    }

    @Test
    void nineOfTenIsTheTenthFromTheTop() {
        assertEquals(9, SourceRules.tenth(new int[] {10, 1, 2, 3, 4, 5, 6, 7, 8, 9}));
        assertEquals(0, SourceRules.tenth(new int[0]));
        assertEquals(7, SourceRules.tenth(new int[] {7}));
    }

    @Test
    void manyLongMethodsAreAnOffenceEvenBelowTheCeiling() throws IOException {
        StringBuilder source = new StringBuilder("package org.millwright.press;\nclass Press {\n    int count;\n");
        for (int i = 0; i < 10; i++) {
            source.append("    void press")
                    .append(i)
                    .append("() {\n")
                    .append(body(i < 8 ? 1 : 14))
                    .append("    }\n");
        }
        assertEquals(
                List.of("one of ten methods has more than 16 lines, the limit is 15"),
                with("Press.java", source + "}\n").methodsAreShort());
    }

    @Test
    void aPackageOfTwentySixTypesIsTooLarge() throws IOException {
        for (int i = 0; i < 25; i++) {
            with("Part" + i + ".java", "package org.millwright.press;\nclass Part" + i + " { class Inside {} }\n");
        }
        assertEquals(List.of(), new SourceRules(module).packagesAreSmall());
        assertEquals(
                1,
                with("Part25.java", "package org.millwright.press;\nclass Part25 {}\n")
                        .packagesAreSmall()
                        .size());
    }

    @Test
    void hidingIsAskedForOnceThereIsSomethingToHide() throws IOException {
        for (int i = 0; i < 10; i++) {
            String shown = i < 6 ? "public " : "";
            with("Part" + i + ".java", "package org.millwright.press;\n" + shown + "class Part" + i + " {}\n");
        }
        assertEquals(List.of(), new SourceRules(module).manyTypesAreHidden());
        assertEquals(
                List.of("3 of 10 types are hidden, fewer than 40 %"),
                with("Part9.java", "package org.millwright.press;\npublic class Part9 {}\n")
                        .manyTypesAreHidden());
        assertEquals(7, new SourceRules(module).publicTypesAreDocumented().size());
    }

    @Test
    void aPackageSaysWhatComesInAndWhatGoesOut() throws IOException {
        with("Press.java", "package org.millwright.press;\nclass Press {}\n");
        assertEquals(3, new SourceRules(module).packagesSayWhatTheyAre().size());
        String info =
                "/** Presses. In: sheets. Out:\n * parts. */\n@org.jspecify.annotations.NullMarked\npackage org.millwright.press;\n";
        assertEquals(
                1,
                with("package-info.java", info).packagesSayWhatTheyAre().size(),
                "the annotation has its short name");
        assertEquals(
                List.of(),
                with("package-info.java", info.replace("org.jspecify.annotations.", ""))
                        .packagesSayWhatTheyAre());
    }

    @Test
    void whoeverCatchesEverythingSaysWhyBesideIt() throws IOException {
        String source = """
                package org.millwright.press;
                class Press {
                    void press(Runnable stamp) {
                        try {
                            stamp.run();
                        } catch (%s) {
                            %s
                            stamp.run();
                        }
                    }
                }
                """;
        String why = "// The stamp is foreign code, and the press must open again.";
        assertEquals(
                List.of(),
                with("Press.java", source.formatted("RuntimeException any", why))
                        .catchAllsAreReasoned());
        assertEquals(1, new SourceRules(module).catchAlls());
        SourceRules silent = with("Press.java", source.formatted("IllegalStateException | Error any", ""));
        assertEquals(1, silent.catchAllsAreReasoned().size());
        assertTrue(
                silent.catchAllsAreReasoned().getFirst().endsWith("Press.java:6"),
                silent.catchAllsAreReasoned().toString());
        assertEquals(
                0,
                with("Press.java", source.formatted("IllegalStateException one", ""))
                        .catchAlls());
    }

    @Test
    void aWordIsFoundWhereverItHides() throws IOException {
        assertEquals(
                1,
                with("Press.java", "package org.millwright.press;\n/** As FLINK does. */\nclass Press {}\n")
                        .nobodyNames("flink")
                        .size());
        assertEquals(List.of(), new SourceRules(module).nobodyNames("spark"));
    }

    @Test
    void blankLinesAreNoLines() throws IOException {
        with("Press.java", "package org.millwright.press;\n\n   \nclass Press {}\n");
        assertEquals(2, SourceRules.lines(module));
    }
}
