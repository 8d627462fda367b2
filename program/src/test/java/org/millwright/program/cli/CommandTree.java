package org.millwright.program.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.millwright.program.text.Language;
import org.millwright.program.text.Texts;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** Lets tests of other packages see the tree that completion sees. */
public final class CommandTree {
    private CommandTree() {}

    /** Every command below the root. */
    public static Stream<CommandSpec> of(Commands commands) {
        Console console = new Console(
                new PrintWriter(new StringWriter()),
                new PrintWriter(new StringWriter()),
                Texts.of(Language.ENGLISH),
                new Console.View(new Terminal(false, false, 80, false), Style.PLAIN, Style.PLAIN, false));
        return new Mount(console)
                .tree(commands).getSubcommands().values().stream().flatMap(CommandTree::withAllBelow);
    }

    private static Stream<CommandSpec> withAllBelow(CommandLine line) {
        Stream<CommandSpec> below = line.getSubcommands().values().stream().flatMap(CommandTree::withAllBelow);
        return Stream.concat(Stream.of(line.getCommandSpec()), below);
    }

    /** The words that lead to a command: {@code warn watch add}. */
    public static String path(CommandSpec command) {
        return command.qualifiedName(" ").replaceFirst("^millwright ", "");
    }

    /** True for a word that only holds others. */
    public static boolean onlyANoun(CommandSpec command) {
        return !(command.userObject() instanceof java.util.concurrent.Callable<?>)
                && !(command.userObject() instanceof java.lang.reflect.Method);
    }

    /** The names of the commands whose objects are made for a line. */
    public static Set<String> madeBy(String word, Commands commands) {
        Set<String> made = new TreeSet<>();
        Commands watched = new Commands();
        commands.entries()
                .forEach(entry -> watched.add(entry.name(), "Watched.", console -> {
                    made.add(entry.name());
                    return entry.maker().apply(console);
                }));
        new Typed(watched).type(word, "--help");
        return made;
    }
}
