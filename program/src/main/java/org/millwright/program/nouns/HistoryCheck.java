package org.millwright.program.nouns;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.concurrent.Callable;
import org.millwright.Message;
import org.millwright.program.cli.Console;
import org.millwright.program.cli.ExitCode;
import org.millwright.program.cli.Table;
import org.millwright.program.client.ServerClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** {@code millwright doctor history}: looks through the files of the history of the running plant. */
@Command
public final class HistoryCheck implements Callable<Integer> {
    private final Answers answers;
    private final Callable<Integer> machine;

    private HistoryCheck(Console console, Map<String, String> environment, Callable<Integer> machine) {
        this.answers = new Answers(console, environment);
        this.machine = machine;
    }

    /** The command that looks at this machine, with the look at the history below it. */
    public static CommandSpec under(Callable<Integer> command, Console console, Map<String, String> environment) {
        return Nested.of(new HistoryCheck(console, environment, command), command);
    }

    @Override
    public Integer call() throws Exception {
        return machine.call();
    }

    @Command(
            name = "history",
            header = "Look through the files of the running plant's history.",
            footer = {"Compare every file with its hash", "millwright doctor history --all"})
    int history(
            @Option(names = "--all", description = "Every hash, not a sample of them.") boolean all,
            @Mixin Asking asking)
            throws InterruptedException {
        ServerClient client = answers.ask(asking);
        JsonNode outcome =
                JobWait.outcome(client, client.post("/api/v1/history/inspect" + (all ? "?all=yes" : ""), Map.of()));
        Table table = new Table(answers.text("code", "Code"), answers.wrapped("says", "What was found"));
        outcome.path("findings")
                .forEach(one ->
                        table.add(one.path("code").asText(), one.path("says").asText()));
        asking.output().print(answers.console(), table, () -> outcome);
        if (table.isEmpty() && !asking.output().json()) {
            answers.console()
                    .tell(Message.of(
                            "nouns.history.well",
                            "The history is well: {files} files, {values} values.",
                            "files",
                            outcome.path("stock").path("files").asText(),
                            "values",
                            outcome.path("stock").path("values").asText()));
        }
        return (table.isEmpty() ? ExitCode.OK : ExitCode.FOUND_PROBLEMS).code();
    }
}
