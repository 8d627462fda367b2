package org.millwright.program.nouns;

import java.util.Map;
import java.util.concurrent.Callable;
import org.millwright.program.cli.Console;
import org.millwright.program.client.ServerClient;
import org.millwright.program.client.ServerClient.Query;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code millwright why}: from a warning back to the readings and the model behind it. */
@Command(footer = {"From a warning back to its readings", "millwright why 4f2a9c01"})
public final class WhyCommand implements Callable<Integer> {
    private final Answers answers;

    @Parameters(paramLabel = "ID", description = "Its id, as the list shows it.")
    private String id = "";

    @Mixin
    private final Asking asking = new Asking();

    public WhyCommand(Console console, Map<String, String> environment) {
        this.answers = new Answers(console, environment);
    }

    @Override
    public Integer call() {
        return answers.facts(asking, answers.ask(asking).get("/api/v1/why/" + ServerClient.part(id), new Query()));
    }
}
