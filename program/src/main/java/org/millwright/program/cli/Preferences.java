package org.millwright.program.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.millwright.MillwrightException;
import org.millwright.program.text.Language;

/**
 * What a person may say with every command, wherever in the line it stands, and the words that are left for the command.
 *
 * @param language the language to speak
 * @param colour when to paint
 * @param debug true to show where a failure arose
 * @param quiet true for names alone on stdout and no progress
 * @param words everything else, in order
 */
record Preferences(Language language, Style.Choice colour, boolean debug, boolean quiet, List<String> words) {
    Preferences {
        words = List.copyOf(words);
    }

    /** Nothing said: the language of the environment. */
    static Preferences none(Map<String, String> environment) {
        return new Preferences(language(environment), Style.Choice.AUTO, false, false, List.of());
    }

    /**
     * Takes the common options out of a line; behind {@code --} everything stays as it is.
     *
     * @throws MillwrightException if one has a value that it cannot have
     */
    static Preferences of(List<String> line, Map<String, String> environment) {
        Preferences found = none(environment);
        List<String> words = new ArrayList<>();
        for (int i = 0; i < line.size(); i++) {
            String word = line.get(i);
            if (word.equals("--")) {
                words.addAll(line.subList(i, line.size()));
                break;
            }
            if (word.equals("--lang") || word.equals("--color")) {
                found = found.with(word, i + 1 < line.size() ? line.get(++i) : "");
            } else if (word.startsWith("--lang=") || word.startsWith("--color=")) {
                found = found.with(word.substring(0, word.indexOf('=')), word.substring(word.indexOf('=') + 1));
            } else if (!found.isSwitch(word)) {
                words.add(word);
            } else {
                found = found.with(word, "");
            }
        }
        return new Preferences(found.language, found.colour, found.debug, found.quiet, words);
    }

    private boolean isSwitch(String word) {
        return word.equals("--debug") || word.equals("-q") || word.equals("--quiet");
    }

    private Preferences with(String option, String value) {
        return switch (option) {
            case "--lang" -> new Preferences(languageNamed(value), colour, debug, quiet, words);
            case "--color" -> new Preferences(language, choiceNamed(value), debug, quiet, words);
            case "--debug" -> new Preferences(language, colour, true, quiet, words);
            default -> new Preferences(language, colour, debug, true, words);
        };
    }

    private static Language languageNamed(String name) {
        return Language.of(name)
                .orElseThrow(() -> MillwrightException.badRequest(
                        "cli.language.unknown",
                        "The program does not speak the language ({name}). Say --lang en or --lang zh.",
                        "name",
                        name));
    }

    private static Style.Choice choiceNamed(String name) {
        for (Style.Choice choice : Style.Choice.values()) {
            if (choice.name().toLowerCase(Locale.ROOT).equals(name)) {
                return choice;
            }
        }
        throw MillwrightException.badRequest(
                "cli.color.unknown",
                "The option --color cannot be ({name}). Say --color auto, --color always or --color never.",
                "name",
                name);
    }

    /** The first of the usual variables that is set decides; English where the program does not speak what it names. */
    private static Language language(Map<String, String> environment) {
        for (String variable : List.of("LC_ALL", "LC_MESSAGES", "LANG")) {
            String value = environment.getOrDefault(variable, "");
            if (!value.isEmpty()) {
                return Language.of(value).orElse(Language.ENGLISH);
            }
        }
        return Language.ENGLISH;
    }
}
