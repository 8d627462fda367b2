package org.millwright.program.cli;

import java.util.List;
import org.millwright.Message;

/** What a person sees who names no command: the first steps, or all commands. Loads no command. */
final class FrontPage {
    private static final Message DEMO =
            Message.of("help.first.demo", "See a simulated plant, and a fault in it foretold and explained");
    private static final Message WARN = Message.of("help.first.warn", "Look for faults in a recording of your own");
    private static final Message SERVE = Message.of("help.first.serve", "Connect and watch machines of your own");
    private static final Message DOCTOR = Message.of("help.first.doctor", "See whether this machine has all it needs");
    private static final Message MORE = Message.of("help.first.more", "See every option of a command, examples first");

    private final Commands commands;
    private final Console console;
    private final StringBuilder page = new StringBuilder();

    private FrontPage(Commands commands, Console console) {
        this.commands = commands;
        this.console = console;
    }

    /** The first commands. */
    static String welcome(Commands commands, Console console) {
        FrontPage front = new FrontPage(commands, console);
        front.paragraph(Message.of(
                "help.first.welcome", "Millwright watches machines, foretells their faults and says why. Start with:"));
        front.page.append('\n');
        front.example(DEMO, "millwright demo");
        front.example(WARN, "millwright warn pump.csv");
        front.example(SERVE, "millwright serve");
        front.example(DOCTOR, "millwright doctor");
        front.page.append('\n');
        front.paragraph(Message.of("help.first.all", "All commands: millwright --help"));
        return front.page.toString();
    }

    /** Everything there is. */
    static String help(Commands commands, Console console) {
        FrontPage front = new FrontPage(commands, console);
        front.paragraph(Message.of(
                "help.front.summary",
                "Millwright watches machines, foretells their faults and says why. It works without a network."));
        front.title(Message.of("help.title.examples", "Examples"));
        front.example(DEMO, "millwright demo");
        front.example(WARN, "millwright warn pump.csv");
        front.example(SERVE, "millwright serve");
        front.example(MORE, "millwright help warn");
        front.title(Message.of("help.title.commands", "Commands"));
        front.list();
        front.title(Message.of("help.title.everywhere", "With every command"));
        front.page.append("  --lang en|zh  --color auto|always|never  -q, --quiet  --debug  -h, --help\n");
        front.title(Message.of("help.title.codes", "Exit codes"));
        front.indented(Message.of(
                "help.front.codes",
                "0 well, 1 failed, 2 usage or bad input, 3 not found, 4 refused, 5 not reachable, 6 found problems,"
                        + " 70 a defect of the program, 130 interrupted"));
        return front.page.toString();
    }

    private void list() {
        List<Commands.Entry> entries = commands.entries();
        int widest =
                entries.stream().mapToInt(entry -> entry.name().length()).max().orElse(0);
        for (Commands.Entry entry : entries) {
            String margin =
                    "  " + entry.name() + " ".repeat(widest - entry.name().length() + 2);
            for (String line : TextWidth.wrap(console.say(entry.summary()), console.width() - margin.length())) {
                page.append(margin).append(line).append('\n');
                margin = " ".repeat(margin.length());
            }
        }
    }

    private void example(Message does, String command) {
        TextWidth.wrap(console.say(does) + console.texts().say("help.title.colon", ":"), console.width() - 2)
                .forEach(line -> page.append("  ").append(line).append('\n'));
        page.append("    ").append(command).append('\n');
    }

    private void title(Message title) {
        page.append('\n')
                .append(console.style().paint(Style.Tone.STRONG, console.say(title)))
                .append('\n');
    }

    private void paragraph(Message text) {
        TextWidth.wrap(console.say(text), console.width())
                .forEach(line -> page.append(line).append('\n'));
    }

    private void indented(Message text) {
        TextWidth.wrap(console.say(text), console.width() - 2)
                .forEach(line -> page.append("  ").append(line).append('\n'));
    }
}
