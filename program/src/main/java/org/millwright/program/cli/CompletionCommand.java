package org.millwright.program.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code millwright completion SHELL}: prints a script with which a shell completes commands, options and their values. */
@Command(
        footer = {
            "Complete in bash, from the next shell on",
            "millwright completion bash >> ~/.bash_completion",
            "Complete in zsh: add this line to ~/.zshrc",
            "source <(millwright completion zsh)",
            "Complete in fish",
            "millwright completion fish > ~/.config/fish/completions/millwright.fish"
        })
public final class CompletionCommand implements Callable<Integer> {
    /** The shells there is a script for. */
    enum Shell {
        BASH,
        ZSH,
        FISH
    }

    private final Console console;
    private final Commands commands;

    @Parameters(paramLabel = "SHELL", description = "bash, zsh or fish.")
    private @Nullable Shell shell;

    public CompletionCommand(Console console, Commands commands) {
        this.console = console;
        this.commands = commands;
    }

    @Override
    public Integer call() {
        CommandLine tree = new Mount(console).tree(commands);
        console.out().print(shell == Shell.FISH ? FishCompletion.of(tree) : AutoComplete.bash("millwright", tree));
        return ExitCode.OK.code();
    }
}
