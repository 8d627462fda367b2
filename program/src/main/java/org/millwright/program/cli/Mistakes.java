package org.millwright.program.cli;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.millwright.MillwrightException;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what is wrong with a line that a command could not take, and what was perhaps meant. */
final class Mistakes {
    private Mistakes() {}

    static MillwrightException of(ParameterException wrong) {
        String command = path(wrong.getCommandLine());
        return switch (wrong) {
            case UnmatchedArgumentException unmatched -> unmatched(unmatched, command);
            case MissingParameterException missing -> missing(missing, command);
            case OverwrittenOptionException twice ->
                MillwrightException.badRequest(
                        "cli.option.twice",
                        "The option {option} stands twice in the line; once is enough.",
                        "option",
                        twice.getOverwritten() instanceof OptionSpec option ? option.longestName() : "");
            default -> unfit(wrong, command);
        };
    }

    /**
     * Looks for options that the command does not have, before anything else is found wrong: a slip in one explains the rest.
     *
     * @throws MillwrightException for the first of them
     */
    static void refuseUnknownOptions(CommandLine line, List<String> words) {
        CommandLine at = line;
        for (String word : words) {
            if (word.equals("--")) {
                return;
            }
            String option = word.replaceAll("=.*", "");
            if (word.startsWith("--") && at.getCommandSpec().findOption(option) == null) {
                throw unknownOption(option, path(at), optionNames(at));
            }
            at = at.getSubcommands().getOrDefault(word, at);
        }
    }

    /** The words that lead to a command: {@code connect add}. */
    static String path(CommandLine line) {
        return line.getCommandSpec().qualifiedName(" ").replaceFirst("^millwright ", "");
    }

    private static MillwrightException unmatched(UnmatchedArgumentException wrong, String command) {
        String word = wrong.getUnmatched().getFirst();
        if (!word.startsWith("-") && !wrong.getCommandLine().getSubcommands().isEmpty()) {
            return unknownVerb(word, wrong.getCommandLine(), command);
        }
        if (!word.startsWith("-") || word.equals("-")) {
            return MillwrightException.badRequest(
                    "cli.argument.extra",
                    "The word ({word}) is one too many for millwright {command}. See: millwright help {command}",
                    "word",
                    word,
                    "command",
                    command);
        }
        return unknownOption(word.replaceAll("=.*", ""), command, optionNames(wrong.getCommandLine()));
    }

    private static MillwrightException unknownVerb(String word, CommandLine noun, String command) {
        java.util.Set<String> verbs = noun.getSubcommands().keySet();
        return MillwrightException.badRequest(
                "cli.verb.unknown",
                "millwright {command} cannot ({word}). Maybe {meant} was meant; it can: {known}.",
                "command",
                command,
                "word",
                word,
                "meant",
                Nearest.to(word, verbs).orElse(verbs.iterator().next()),
                "known",
                String.join(", ", verbs));
    }

    /** An option that the command does not have. */
    static MillwrightException unknownOption(String option, String command, List<String> known) {
        Optional<String> meant = Nearest.to(option, known);
        return meant.map(nearest -> MillwrightException.badRequest(
                        "cli.option.mistyped",
                        "There is no option ({option}). Maybe {meant} was meant. See: millwright help {command}",
                        "option",
                        option,
                        "meant",
                        nearest,
                        "command",
                        command))
                .orElseGet(() -> MillwrightException.badRequest(
                        "cli.option.unknown",
                        "There is no option ({option}). See: millwright help {command}",
                        "option",
                        option,
                        "command",
                        command));
    }

    private static List<String> optionNames(CommandLine line) {
        return line.getCommandSpec().options().stream()
                .flatMap(option -> List.of(option.names()).stream())
                .filter(name -> name.startsWith("--"))
                .toList();
    }

    private static MillwrightException missing(MissingParameterException wrong, String command) {
        String what = wrong.getMissing().stream().map(Mistakes::label).collect(Collectors.joining(", "));
        boolean value = wrong.getMissing().stream().anyMatch(ArgSpec::isOption);
        return value
                ? MillwrightException.badRequest(
                        "cli.option.empty",
                        "The option needs a value: {option}. See: millwright help {command}",
                        "option",
                        what,
                        "command",
                        command)
                : MillwrightException.badRequest(
                        "cli.argument.missing",
                        "millwright {command} needs to be told: {what}. See: millwright help {command}",
                        "what",
                        what,
                        "command",
                        command);
    }

    private static String label(ArgSpec argument) {
        return argument instanceof OptionSpec option
                ? option.longestName() + " " + option.paramLabel()
                : argument.paramLabel();
    }

    private static MillwrightException unfit(ParameterException wrong, String command) {
        ArgSpec argument = wrong.getArgSpec();
        String value = wrong.getValue();
        if (argument == null || value == null) {
            return MillwrightException.badRequest(
                    "cli.line.wrong",
                    "{detail}. See: millwright help {command}",
                    "detail",
                    String.valueOf(wrong.getMessage()).replaceAll("\\.$", ""),
                    "command",
                    command);
        }
        return MillwrightException.badRequest(
                "cli.value.unfit",
                "({value}) does not fit {option}; it takes {kind}. See: millwright help {command}",
                "value",
                value,
                "option",
                label(argument),
                "kind",
                kind(argument),
                "command",
                command);
    }

    private static String kind(ArgSpec argument) {
        if (argument.completionCandidates() != null) {
            return String.join("|", argument.completionCandidates());
        }
        Class<?> type = argument.type();
        boolean whole = type == int.class || type == long.class || type == Integer.class || type == Long.class;
        return whole ? "1, 2, 3 ..." : type.getSimpleName().toLowerCase(Locale.ROOT);
    }
}
