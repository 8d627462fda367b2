package org.millwright.program.nouns;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.millwright.Message;
import org.millwright.MillwrightException;
import org.millwright.Problem;
import org.millwright.program.cli.Console;
import org.millwright.program.cli.ExitCode;
import org.millwright.program.settings.BackupList;
import org.millwright.program.settings.Home;
import org.millwright.program.settings.HomeLock;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code millwright restore}: makes a plant's folder out of a backup. */
@Command(
        description =
                "Compares every file of a backup with its hash first, then copies it into a folder that has no plant yet. Works without"
                        + " a running program.",
        footer = {"Restore into a new folder", "millwright restore /mnt/backup/plant --home /srv/press-shop"})
public final class RestoreCommand implements Callable<Integer> {
    private static final List<String> MAY_BE_THERE = List.of("lock", "secrets.key");

    private final Console console;
    private final Answers answers;

    @Parameters(paramLabel = "FOLDER", description = "The backup.")
    private @Nullable Path folder;

    @Mixin
    private final Asking asking = new Asking();

    public RestoreCommand(Console console, Map<String, String> environment) {
        this.console = console;
        this.answers = new Answers(console, environment);
    }

    @Override
    public Integer call() {
        Path backup = folder == null ? Path.of("") : folder.toAbsolutePath().normalize();
        Home home = answers.home(asking);
        try (HomeLock _ = HomeLock.take(home)) {
            refuseFull(home);
            BackupList list = BackupList.verified(backup);
            list.copy(backup, home.folder());
            return tell(home, list);
        } catch (IOException refused) {
            throw new MillwrightException(
                    new Problem.Exhausted(Message.of(
                            "nouns.restore.failed",
                            "The backup {folder} cannot be restored ({reason}). Remove what was copied to {home}, mend the cause and try"
                                    + " again.",
                            "folder",
                            backup,
                            "reason",
                            refused.getClass().getSimpleName() + ": " + refused.getMessage(),
                            "home",
                            home.folder())),
                    refused);
        }
    }

    private static void refuseFull(Home home) throws IOException {
        try (Stream<Path> files = Files.list(home.folder())) {
            boolean full = files.anyMatch(
                    file -> !MAY_BE_THERE.contains(file.getFileName().toString()));
            if (full) {
                throw new MillwrightException(new Problem.Stale(Message.of(
                        "nouns.restore.full",
                        "The folder {home} holds a plant already. Restore into a new one: --home OTHER.",
                        "home",
                        home.folder())));
            }
        }
    }

    private int tell(Home home, BackupList list) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("home", home.folder());
        document.put("files", list.hashes().size());
        if (asking.output().json()) {
            console.json(document);
        } else {
            console.out().println(home.folder());
            console.tell(Message.of(
                    "nouns.restore.told",
                    "{files} files are restored, each as it was written. Next: bring back the key of the secrets if you use them, then"
                            + " millwright serve --home {home}",
                    "files",
                    list.hashes().size(),
                    "home",
                    home.folder()));
        }
        return ExitCode.OK.code();
    }
}
