package org.millwright.program.nouns;

import java.util.Map;
import java.util.concurrent.Callable;
import org.millwright.program.cli.Console;
import org.millwright.program.client.ServerClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code millwright status}: how the running program stands. */
@Command(footer = {"See how the plant stands", "millwright status", "For a script", "millwright status --json"})
public final class StatusCommand implements Callable<Integer> {
    private final Answers answers;

    @Mixin
    private final Asking asking = new Asking();

    public StatusCommand(Console console, Map<String, String> environment) {
        this.answers = new Answers(console, environment);
    }

    @Override
    public Integer call() {
        return answers.facts(asking, answers.ask(asking).get("/api/v1/status", new ServerClient.Query()));
    }
}
