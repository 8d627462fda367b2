package org.millwright.program.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.millwright.MillwrightException;
import org.millwright.program.text.Texts;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/** Runs one line that a person typed: finds the command, helps, refuses, and turns what happened into an exit code. */
public final class Program {
    private final Commands commands;
    private final Map<String, String> environment;
    private final PrintWriter out;
    private final PrintWriter err;

    public Program(Commands commands, Map<String, String> environment, PrintWriter out, PrintWriter err) {
        this.commands = commands;
        this.environment = environment;
        this.out = out;
        this.err = err;
    }

    /** @return the exit code */
    public int run(String... line) {
        Preferences wanted = Preferences.none(environment);
        Console console = console(wanted);
        try {
            wanted = Preferences.of(List.of(line), environment);
            console = console(wanted);
            return dispatch(wanted.words(), console);
        } catch (Throwable failed) {
            // Everything ends here, errors of the machine too: the person gets a sentence and the shell a code.
            return fail(
                    Failure.of(failed), console, wanted.debug() || List.of(line).contains("--debug"), List.of(line));
        } finally {
            console.flush();
        }
    }

    private static int fail(Failure failure, Console console, boolean debug, List<String> line) {
        if (line.contains("--json")) {
            console.json(failure.document());
        }
        console.flush();
        failure.tell(console, debug);
        return failure.exitCode().code();
    }

    private Console console(Preferences wanted) {
        return new Console(out, err, Texts.of(wanted.language()), Console.View.of(wanted, environment));
    }

    private int dispatch(List<String> words, Console console) throws Exception {
        if (words.isEmpty()) {
            out.print(FrontPage.welcome(commands, console));
            return ExitCode.OK.code();
        }
        String first = words.getFirst();
        List<String> rest = words.subList(1, words.size());
        return switch (first) {
            case "--help", "-h" -> frontPage(console);
            case "help" -> rest.isEmpty() || rest.getFirst().startsWith("-") ? frontPage(console) : help(rest, console);
            case "--version", "-V" -> command("version", rest, console);
            case "warm-up" -> warmUp();
            default -> command(first, rest, console);
        };
    }

    private int frontPage(Console console) {
        out.print(FrontPage.help(commands, console));
        return ExitCode.OK.code();
    }

    private int help(List<String> names, Console console) throws Exception {
        List<String> words = new ArrayList<>(names.subList(1, names.size()));
        words.add("--help");
        return command(names.getFirst(), words, console);
    }

    private int command(String name, List<String> words, Console console) throws Exception {
        Commands.Entry entry = commands.named(name).orElseThrow(() -> unknown(name));
        CommandLine command = new Mount(console).command(entry);
        Mistakes.refuseUnknownOptions(command, words);
        ParseResult parsed = command.parseArgs(words.toArray(String[]::new));
        ParseResult deepest = parsed;
        while (deepest.hasSubcommand()) {
            deepest = deepest.subcommand();
        }
        boolean onlyANoun = !(deepest.commandSpec().userObject() instanceof Callable<?>)
                && !(deepest.commandSpec().userObject() instanceof java.lang.reflect.Method);
        if (deepest.isUsageHelpRequested() || onlyANoun) {
            out.print(HelpPage.of(deepest.commandSpec(), console));
            return ExitCode.OK.code();
        }
        try {
            return new CommandLine.RunLast().execute(parsed);
        } catch (CommandLine.ExecutionException wrapped) {
            throw wrapped.getCause() instanceof Exception cause ? cause : wrapped;
        }
    }

    private MillwrightException unknown(String word) {
        if (word.startsWith("-")) {
            return Mistakes.unknownOption(
                    word, "", List.of("--help", "--version", "--lang", "--color", "--debug", "--quiet"));
        }
        if (Files.exists(Path.of(word))) {
            return MillwrightException.badRequest(
                    "cli.command.file",
                    "({word}) is a file, not a command. To look for faults in it: millwright warn {word}",
                    "word",
                    word);
        }
        List<String> names = new ArrayList<>(commands.names());
        names.add("help");
        Optional<String> meant = Nearest.to(word, names);
        return meant.map(nearest -> MillwrightException.badRequest(
                        "cli.command.mistyped",
                        "There is no command ({word}). Maybe {meant} was meant.",
                        "word",
                        word,
                        "meant",
                        nearest))
                .orElseGet(() -> MillwrightException.badRequest(
                        "cli.command.unknown",
                        "There is no command ({word}). The commands are: {known}.",
                        "word",
                        word,
                        "known",
                        String.join(", ", names)));
    }

    /** Goes once through what short commands use, so that a start-up cache can be made of it. */
    private int warmUp() {
        for (String[] line :
                new String[][] {{"--help"}, {"help", "doctor"}, {"version"}, {"dcotor"}, {"version", "--jsno"}}) {
            run(line);
        }
        return ExitCode.OK.code();
    }
}
