package org.millwright.program.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Makes a picocli command of an entry, with what every command has in common. */
final class Mount {
    /** Taken out of the line before the command sees it ({@link Preferences}); here for completion and for help. */
    static final List<String> EVERYWHERE = List.of("--lang", "--color", "--quiet", "--debug", "--help");

    private final Console console;

    Mount(Console console) {
        this.console = console;
    }

    CommandLine command(Commands.Entry entry) {
        CommandLine line = new CommandLine(entry.maker().apply(console));
        CommandSpec spec = line.getCommandSpec();
        spec.name(entry.name());
        spec.usageMessage().header(console.say(entry.summary()));
        everywhere(spec);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setUnmatchedOptionsArePositionalParams(false);
        line.setOut(console.out());
        line.setErr(console.err());
        return line;
    }

    /** All commands below one, for completion and for tests. */
    CommandLine tree(Commands commands) {
        CommandSpec root = CommandSpec.create().name("millwright");
        common(root);
        root.addOption(OptionSpec.builder("--version", "-V").versionHelp(true).build());
        CommandLine line = new CommandLine(root);
        for (Commands.Entry entry : commands.entries()) {
            line.addSubcommand(entry.name(), command(entry));
        }
        return line;
    }

    /** The command and all below it. */
    private static void everywhere(CommandSpec spec) {
        common(spec);
        spec.subcommands().values().forEach(line -> everywhere(line.getCommandSpec()));
    }

    private static void common(CommandSpec spec) {
        spec.addOption(OptionSpec.builder("--lang")
                .type(String.class)
                .paramLabel("en|zh")
                .completionCandidates(List.of("en", "zh"))
                .build());
        spec.addOption(OptionSpec.builder("--color")
                .type(String.class)
                .paramLabel("WHEN")
                .completionCandidates(List.of("auto", "always", "never"))
                .build());
        spec.addOption(OptionSpec.builder("--quiet", "-q").build());
        spec.addOption(OptionSpec.builder("--debug").build());
        spec.addOption(OptionSpec.builder("--help", "-h").usageHelp(true).build());
    }
}
