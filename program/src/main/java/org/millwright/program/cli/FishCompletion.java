package org.millwright.program.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** A completion script for fish: commands with their summaries, each command's options, values where they are known, files else. */
final class FishCompletion {
    private final StringBuilder script = new StringBuilder();

    private FishCompletion() {}

    static String of(CommandLine tree) {
        FishCompletion fish = new FishCompletion();
        fish.line("complete -c millwright -f");
        tree.getSubcommands().forEach((name, command) -> {
            CommandSpec spec = command.getCommandSpec();
            String summary = String.join(" ", spec.usageMessage().header());
            fish.line("complete -c millwright -n __fish_use_subcommand -a %s -d %s".formatted(name, quoted(summary)));
            fish.command(name, spec);
        });
        return fish.script.toString();
    }

    private void command(String name, CommandSpec spec) {
        String when = " -n '__fish_seen_subcommand_from %s'".formatted(name);
        spec.options().stream()
                .filter(option -> !option.hidden())
                .forEach(option -> line("complete -c millwright" + when + option(option)));
        spec.positionalParameters().forEach(argument -> line("complete -c millwright" + when + values(argument)));
    }

    private static String option(OptionSpec option) {
        StringBuilder text = new StringBuilder();
        for (String name : option.names()) {
            text.append(name.startsWith("--") ? " -l " : " -s ").append(name.replaceFirst("^-+", ""));
        }
        if (option.arity().max() > 0) {
            text.append(" -r").append(values(option));
        }
        String description = String.join(" ", option.description());
        return description.isEmpty() ? text.toString() : text + " -d " + quoted(description);
    }

    private static String values(ArgSpec argument) {
        if (argument.completionCandidates() != null) {
            return " -a "
                    + quoted(String.join(" ", argument.completionCandidates()).toLowerCase(Locale.ROOT));
        }
        boolean file = argument.auxiliaryTypes() != null
                && Arrays.stream(argument.auxiliaryTypes()).anyMatch(type -> type == Path.class);
        return file || argument.type() == Path.class ? " -F" : "";
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }

    private void line(String line) {
        script.append(line).append('\n');
    }
}
