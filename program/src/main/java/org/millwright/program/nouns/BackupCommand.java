package org.millwright.program.nouns;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.millwright.program.cli.Console;
import org.millwright.program.client.ServerClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code millwright backup}: copies a plant while it runs. */
@Command(
        description =
                "Copies settings, history, warnings and the audit log of the running plant into a folder on the server's machine. A"
                        + " second backup into the same folder copies only what is new. The key of the secrets is left out; keep it elsewhere.",
        footer = {"Back up onto another disk", "millwright backup /mnt/backup/plant"})
public final class BackupCommand implements Callable<Integer> {
    private final Answers answers;

    @Parameters(paramLabel = "FOLDER", description = "Where the copy goes.")
    private @Nullable Path folder;

    @Mixin
    private final Asking asking = new Asking();

    public BackupCommand(Console console, Map<String, String> environment) {
        this.answers = new Answers(console, environment);
    }

    @Override
    public Integer call() throws InterruptedException {
        ServerClient client = answers.ask(asking);
        String to = String.valueOf(folder == null ? "" : folder.toAbsolutePath().normalize());
        JsonNode outcome = JobWait.outcome(client, client.post("/api/v1/backup", Map.of("folder", to)));
        return answers.facts(asking, outcome);
    }
}
