package org.millwright.program.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompletionTest {
    private final Commands commands = StockCommand.commands();
    private final Typed person;

    CompletionTest() {
        commands.add("completion", "Print a script.", console -> new CompletionCommand(console, commands));
        person = new Typed(commands);
    }

    @Test
    void bashReallyCompletesCommandsAndOptions(@TempDir Path folder) throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "there is no bash here");
        Path script = folder.resolve("millwright.bash");
        Files.writeString(script, person.type("completion", "bash").out());
        assertEquals("stock", completed(script, "millwright sto"));
        assertEquals(
                "--fields --forbidden-by-whoever-locked-the-shelf", completed(script, "millwright stock --fi --fo"));
    }

    /** Asks the script once for each beginning, as bash does when the tabulator is pressed. */
    private static String completed(Path script, String line) throws IOException, InterruptedException {
        String ask = """
                source "$0"; out=
                for last in ${1#millwright }; do
                    case $last in stock) continue ;; esac
                    first=; case $1 in *"stock "*) first=stock ;; esac
                    COMP_WORDS=(millwright $first "$last"); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); COMPREPLY=()
                    _complete_millwright; for one in "${COMPREPLY[@]}"; do out="$out $one"; done
                done
                echo $out""";
        Process bash = new ProcessBuilder("/bin/bash", "-c", ask, script.toString(), line)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String said = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertTrue(bash.waitFor(60, TimeUnit.SECONDS));
        return said;
    }

    @Test
    void zshLoadsTheSameScriptThroughItsOwnBridge() {
        String script = person.type("completion", "zsh").out();
        assertTrue(script.contains("bashcompinit"), script);
        assertEquals(script, person.type("completion", "BASH").out());
    }

    @Test
    void fishIsToldEveryCommandAndOption() {
        String script = person.type("completion", "fish").out();
        assertTrue(script.contains("-n __fish_use_subcommand -a stock -d 'List the spare parts.'"), script);
        assertTrue(script.contains("-n '__fish_seen_subcommand_from stock' -l least -r -d "), script);
        assertTrue(script.contains("-n '__fish_seen_subcommand_from stock' -F"), "a shelf is a file: " + script);
        assertTrue(script.contains("-l lang -r -a 'en zh'"), script);
    }

    @Test
    void anotherShellIsRefusedWithTheOnesThereAre() {
        assertEquals(2, person.type("completion", "tcsh").code());
        assertTrue(person.err().contains("BASH|ZSH|FISH") || person.err().contains("bash|zsh|fish"), person.err());
        assertEquals(2, person.type("completion").code());
    }
}
