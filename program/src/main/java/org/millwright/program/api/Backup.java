package org.millwright.program.api;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.millwright.Message;
import org.millwright.MillwrightException;
import org.millwright.Problem;
import org.millwright.program.settings.BackupList;

/**
 * Copies a plant into a folder while it runs: settings with all versions, secrets without their key, the audit log, what lies beside,
 * the history; at last the list of all files with their hashes, without which the folder is no backup.
 */
final class Backup {
    private static final List<String> NAMES = List.of("millwright.yaml", "settings", "secrets", "audit");

    private Backup() {}

    static BackupList copy(Plant plant, Path folder) {
        try {
            Files.createDirectories(folder);
            BackupList.remove(folder);
            for (String name : NAMES) {
                copy(plant.configuration().home().folder().resolve(name), folder.resolve(name));
            }
            plant.history().beside().accept(folder);
            plant.history().upkeep().backup(folder.resolve("history"));
            return BackupList.write(folder, plant.time().clock().instant());
        } catch (IOException refused) {
            throw new MillwrightException(
                    new Problem.Exhausted(Message.of(
                            "server.backup.failed",
                            "The backup cannot be written to {folder} ({reason}). Maybe the disk is full or the folder is not the"
                                    + " program's to write.",
                            "folder",
                            folder,
                            "reason",
                            refused.getClass().getSimpleName() + ": " + refused.getMessage())),
                    refused);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        if (!Files.exists(from)) {
            return;
        }
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
    }
}
