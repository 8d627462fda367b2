package org.millwright.program.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.millwright.Message;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * The help of one command: what it does, examples first, then arguments and options, within the width of the terminal.
 *
 * <p>It is drawn from picocli's annotations: {@code description} is told below the summary, each pair of lines of {@code footer} is
 * an example (what it does, then the command), {@code customSynopsis} the usage. Chinese texts go by code: {@code help.NAME.OPTION}
 * for an option ({@code help.any.OPTION} where several commands share it), {@code help.NAME.arg-LABEL} for an argument, {@code help.NAME.about-1} for a line of the description and
 * {@code help.NAME.example-1} for an example.
 */
final class HelpPage {
    private static final int WIDEST_TERM = 22;

    private final CommandSpec command;
    private final String path;
    private final Console console;
    private final StringBuilder page = new StringBuilder();

    private HelpPage(CommandSpec command, Console console) {
        this.command = command;
        this.path = command.qualifiedName(" ").replaceFirst("^millwright ", "");
        this.console = console;
    }

    static String of(CommandSpec command, Console console) {
        HelpPage help = new HelpPage(command, console);
        help.summary();
        help.examples();
        help.usage();
        help.verbs();
        help.arguments();
        help.options();
        help.everywhere();
        return help.page.toString();
    }

    private void summary() {
        paragraph(translated("summary", String.join(" ", command.usageMessage().header())), "");
        String[] about = command.usageMessage().description();
        for (int i = 0; i < about.length; i++) {
            page.append('\n');
            paragraph(translated("about-" + (i + 1), about[i]), "");
        }
    }

    private void examples() {
        String[] lines = command.usageMessage().footer();
        if (lines.length == 0) {
            return;
        }
        title(Message.of("help.title.examples", "Examples"));
        for (int i = 0; i + 1 < lines.length; i += 2) {
            paragraph(
                    translated("example-" + (i / 2 + 1), lines[i])
                            + console.texts().say("help.title.colon", ":"),
                    "  ");
            page.append("    ").append(lines[i + 1]).append('\n');
        }
    }

    private void usage() {
        title(Message.of("help.title.usage", "Usage"));
        String[] own = command.usageMessage().customSynopsis();
        if (own.length > 0) {
            Arrays.stream(own).forEach(line -> page.append("  ").append(line).append('\n'));
            return;
        }
        StringBuilder line = new StringBuilder("millwright ").append(path);
        if (!command.subcommands().isEmpty() && visiblePositionals().isEmpty()) {
            line.append(" VERB");
        }
        visiblePositionals().forEach(argument -> line.append(' ').append(shape(argument)));
        if (!ownOptions().isEmpty()) {
            line.append(" [")
                    .append(console.texts().say("help.usage.options", "options"))
                    .append(']');
        }
        page.append("  ").append(line).append('\n');
    }

    /** FILE, FILE... or, where it may be left out, [FILE]. */
    private static String shape(PositionalParamSpec argument) {
        String label = argument.paramLabel() + (argument.arity().max() > 1 ? "..." : "");
        return argument.arity().min() == 0 ? "[" + label + "]" : label;
    }

    /** What a noun can do, each in one sentence. */
    private void verbs() {
        if (command.subcommands().isEmpty()) {
            return;
        }
        title(Message.of("help.title.verbs", "Verbs"));
        command.subcommands().forEach((name, verb) -> {
            String english =
                    String.join(" ", verb.getCommandSpec().usageMessage().header());
            term(name, console.texts().say("help." + path.replace(' ', '-') + "-" + name + ".summary", english));
        });
    }

    private void arguments() {
        List<PositionalParamSpec> arguments = visiblePositionals();
        if (arguments.isEmpty()) {
            return;
        }
        title(Message.of("help.title.arguments", "Arguments"));
        arguments.forEach(
                argument -> term(argument.paramLabel(), described("arg-" + plain(argument.paramLabel()), argument)));
    }

    private void options() {
        List<OptionSpec> options = ownOptions();
        if (options.isEmpty()) {
            return;
        }
        title(Message.of("help.title.options", "Options"));
        options.forEach(option -> term(names(option), described(plain(option.longestName()), option)));
    }

    private void everywhere() {
        title(Message.of("help.title.everywhere", "With every command"));
        page.append("  --lang en|zh  --color auto|always|never  -q, --quiet  --debug  -h, --help\n");
    }

    private List<PositionalParamSpec> visiblePositionals() {
        return command.positionalParameters().stream()
                .filter(one -> !one.hidden())
                .toList();
    }

    private List<OptionSpec> ownOptions() {
        return command.options().stream()
                .filter(one -> !one.hidden() && !Mount.EVERYWHERE.contains(one.longestName()))
                .toList();
    }

    private static String names(OptionSpec option) {
        String names = String.join(", ", option.names());
        return option.arity().max() == 0 ? names : names + " " + option.paramLabel();
    }

    private String described(String key, ArgSpec argument) {
        String text = translated(key, String.join(" ", argument.description()));
        String standard = argument.defaultValueString();
        return standard == null ? text : text.replace("${DEFAULT-VALUE}", standard);
    }

    private static String plain(String name) {
        return name.replaceAll("[^A-Za-z0-9-]", "").replaceAll("^-+", "").toLowerCase(Locale.ROOT);
    }

    /** A text of this command, else the one that many commands share. */
    private String translated(String key, String english) {
        String own = console.texts().say("help." + path.replace(' ', '-') + "." + key, english);
        return own.equals(english) ? console.texts().say("help.any." + key, english) : own;
    }

    private void title(Message title) {
        page.append('\n')
                .append(console.style().paint(Style.Tone.STRONG, console.say(title)))
                .append('\n');
    }

    private void paragraph(String text, String indent) {
        TextWidth.wrap(text, console.width() - indent.length())
                .forEach(line -> page.append(indent).append(line).append('\n'));
    }

    /** A term at the left and its text beside it; a long term gets a line of its own. */
    private void term(String term, String text) {
        int room = console.width() - WIDEST_TERM - 4;
        List<String> lines = new ArrayList<>(TextWidth.wrap(text, room));
        if (TextWidth.of(term) > WIDEST_TERM) {
            page.append("  ").append(term).append('\n');
        } else {
            page.append("  ")
                    .append(TextWidth.fit(term, WIDEST_TERM, ""))
                    .append("  ")
                    .append(lines.removeFirst())
                    .append('\n');
        }
        lines.forEach(
                line -> page.append(" ".repeat(WIDEST_TERM + 4)).append(line).append('\n'));
    }
}
