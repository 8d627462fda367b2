package org.millwright.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.millwright.program.cli.CommandTree;
import org.millwright.program.cli.TextWidth;
import org.millwright.program.cli.Typed;
import org.millwright.program.text.Language;
import org.millwright.program.text.Texts;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Walks every command of the program, one test for each rule of its contract with people and scripts. */
class CommandTreeTest {
    /** Answers that are no document: a script, a show for a person, and the two that the launcher does. */
    private static final Set<String> WITHOUT_DOCUMENT = Set.of("completion", "demo recordings", "check", "format");

    private final Typed person = new Typed(Wiring.commands(Map.of()));

    static Stream<CommandSpec> commands() {
        return CommandTree.of(Wiring.commands(Map.of()));
    }

    private static String[] words(CommandSpec command, String last) {
        return (CommandTree.path(command) + " " + last).split(" ", -1);
    }

    /** What stands in the code of its Chinese texts. */
    private static String key(CommandSpec command) {
        return CommandTree.path(command).replace(' ', '-');
    }

    @Test
    void thereAreCommands() {
        Set<String> names = new TreeSet<>();
        commands().forEach(command -> names.add(command.name()));
        assertTrue(
                names.containsAll(
                        Set.of("warn", "demo", "bench", "doctor", "version", "completion", "check", "format")),
                names.toString());
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandAnswersWithADocumentIfAsked(CommandSpec command) {
        boolean json = command.findOption("--json") != null;
        boolean none = CommandTree.onlyANoun(command) || WITHOUT_DOCUMENT.contains(CommandTree.path(command));
        assertEquals(!none, json, CommandTree.path(command));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandTakesTheCommonOptions(CommandSpec command) {
        for (String common : new String[] {"--lang", "--color", "--quiet", "--debug", "--help"}) {
            assertFalse(command.findOption(common) == null, command.name() + " lacks " + common);
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandShowsExamplesFirstWithinTheWidth(CommandSpec command) {
        for (int width : new int[] {80, 120}) {
            String help = person.at(width)
                    .with("NO_COLOR", "1")
                    .type(words(command, "--help"))
                    .out();
            assertEquals(0, person.code());
            help.lines().forEach(line -> assertTrue(line.length() <= width, line));
            int examples = help.indexOf("\nExamples\n");
            boolean needsNone = command.name().equals("check") || command.name().equals("format");
            assertTrue(needsNone || examples > 0, help);
            assertTrue(examples < help.indexOf("\nUsage\n"), help);
        }
    }

    /** A Chinese character is two columns wide, so a page that fits in English may not. */
    @ParameterizedTest
    @MethodSource("commands")
    void everyHelpPageFitsInChineseToo(CommandSpec command) {
        String help = person.at(80)
                .with("NO_COLOR", "1")
                .type(words(command, "--help --lang zh"))
                .out();
        assertEquals(0, person.code());
        help.lines().forEach(line -> assertTrue(TextWidth.of(line) <= 80, line));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyExampleIsALineOfThisCommand(CommandSpec command) {
        String[] footer = command.usageMessage().footer();
        assertEquals(0, footer.length % 2, "an example has two lines: what it does, and the command");
        for (int i = 1; i < footer.length; i += 2) {
            assertTrue(footer[i].contains("millwright " + CommandTree.path(command)), footer[i]);
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyOptionSaysWhatItDoesInBothLanguages(CommandSpec command) {
        Texts chinese = Texts.of(Language.CHINESE);
        for (OptionSpec option : command.options()) {
            boolean common =
                    Set.of("--lang", "--color", "--quiet", "--debug", "--help").contains(option.longestName());
            if (!common && !option.hidden()) {
                String english = String.join(" ", option.description());
                assertFalse(english.isBlank(), command.name() + " " + option.longestName());
                String key = option.longestName().replaceAll("^-+", "");
                String own = chinese.say("help." + key(command) + "." + key, english);
                String shared = chinese.say("help.any." + key, english);
                assertFalse(
                        own.equals(english) && shared.equals(english),
                        "no Chinese for help." + command.name() + "." + key);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyTextOfAHelpPageIsChineseInChinese(CommandSpec command) {
        Texts chinese = Texts.of(Language.CHINESE);
        String[] about = command.usageMessage().description();
        for (int i = 0; i < about.length; i++) {
            assertTranslated(chinese, "help." + key(command) + ".about-" + (i + 1), about[i]);
        }
        String[] footer = command.usageMessage().footer();
        for (int i = 0; i < footer.length; i += 2) {
            assertTranslated(chinese, "help." + key(command) + ".example-" + (i / 2 + 1), footer[i]);
        }
        assertTranslated(
                chinese,
                "help." + key(command) + ".summary",
                String.join(" ", command.usageMessage().header()));
    }

    private static void assertTranslated(Texts chinese, String code, String english) {
        assertFalse(chinese.say(code, english).equals(english), "no Chinese for " + code);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandRefusesWhatItDoesNotKnow(CommandSpec command) {
        person.type(words(command, "--no-such-option"));
        assertEquals(2, person.code(), person.err());
        assertEquals("", person.out());
        assertTrue(person.err().contains("--no-such-option"), person.err());
    }

    /** Looking at the list must not load a command: that is what makes help quick. */
    @Test
    void theFrontPageMakesNoCommand() {
        assertTrue(CommandTree.madeBy("--help", Wiring.commands(Map.of())).isEmpty());
        assertEquals(Set.of("doctor"), CommandTree.madeBy("doctor", Wiring.commands(Map.of())));
    }
}
