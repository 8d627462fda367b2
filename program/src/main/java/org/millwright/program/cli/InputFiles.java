package org.millwright.program.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.millwright.Message;
import org.millwright.MillwrightException;
import org.millwright.Problem;

/** Files and folders that a person names on the command line. */
public final class InputFiles {
    private InputFiles() {}

    /**
     * The path, if something that may be read is there.
     *
     * @throws MillwrightException if nothing is there (it names the neighbour that may have been meant), or it may not be read
     */
    public static Path existing(Path path) {
        if (!Files.exists(path)) {
            throw absent(path);
        }
        if (!Files.isReadable(path)) {
            throw new MillwrightException(new Problem.Forbidden(Message.of(
                    "cli.file.unreadable",
                    "You may not read the file {file}. Its owner can allow it: chmod u+r, or a copy of your own.",
                    "file",
                    path)));
        }
        return path;
    }

    private static MillwrightException absent(Path path) {
        Path folder = path.toAbsolutePath().normalize().getParent();
        Path name = path.getFileName();
        if (folder != null && name != null && Files.isDirectory(folder)) {
            Optional<String> meant = Nearest.to(name.toString(), neighbours(folder));
            if (meant.isPresent()) {
                return MillwrightException.notFound(
                        "cli.file.mistyped",
                        "There is no file {file}. Maybe {meant} was meant.",
                        "file",
                        path,
                        "meant",
                        path.resolveSibling(meant.get()));
            }
        }
        return MillwrightException.notFound(
                "cli.file.absent",
                "There is no file {file}. Names are looked up from the folder you are in, {folder}.",
                "file",
                path,
                "folder",
                Path.of("").toAbsolutePath());
    }

    private static List<String> neighbours(Path folder) {
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.limit(10_000)
                    .map(file -> file.getFileName().toString())
                    .toList();
        } catch (IOException unlistable) {
            return List.of();
        }
    }
}
