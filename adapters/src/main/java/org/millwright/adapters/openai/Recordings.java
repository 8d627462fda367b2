package org.millwright.adapters.openai;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.millwright.Message;
import org.millwright.MillwrightException;
import org.millwright.Problem;
import org.millwright.language.json.Json;
import org.millwright.language.json.JsonLimits;

/**
 * Answers kept as files, one for each request, so that a test or a replayed run asks nobody. A file holds the request as it was
 * sent, already redacted and without key, and the lines that came back.
 */
public final class Recordings {
    /** What is done with answers. */
    public enum Mode {
        OFF,
        /** Endpoints are asked, and complete answers are kept. */
        RECORD,
        /** Nobody is asked; what was not recorded fails. */
        REPLAY
    }

    private final Mode mode;
    private final Path folder;

    public Recordings(Mode mode, Path folder) {
        this.mode = mode;
        this.folder = folder;
    }

    public static Recordings off() {
        return new Recordings(Mode.OFF, Path.of("."));
    }

    /** The lines recorded for a request; empty if the endpoint has to be asked. */
    Optional<List<String>> replay(String sha256) {
        if (mode != Mode.REPLAY) {
            return Optional.empty();
        }
        Path file = folder.resolve(sha256 + ".json");
        if (!Files.exists(file)) {
            throw MillwrightException.notFound(
                    "openai.recording.missing",
                    "No answer to the request {sha} is recorded in {folder}, and in replay nobody is asked. "
                            + "Maybe prompt, model or settings have changed since; record it again.",
                    "sha",
                    sha256,
                    "folder",
                    folder);
        }
        try {
            Json read = Json.read(Files.readAllBytes(file), JsonLimits.USUAL);
            List<String> lines = new ArrayList<>();
            if (read instanceof Json.Members members
                    && members.members().get("lines") instanceof Json.Items(var items)) {
                items.forEach(item -> lines.add(item instanceof Json.Text(String line) ? line : ""));
            }
            return Optional.of(lines);
        } catch (IOException unreadable) {
            throw unusable(file, unreadable);
        }
    }

    void record(String sha256, Json request, List<String> lines) {
        if (mode != Mode.RECORD) {
            return;
        }
        Path file = folder.resolve(sha256 + ".json");
        Path part = folder.resolve(sha256 + ".part");
        try {
            Files.createDirectories(folder);
            Files.writeString(
                    part, Json.object("request", request, "lines", lines).text());
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException unwritable) {
            throw unusable(file, unwritable);
        }
    }

    boolean asksNobody() {
        return mode == Mode.REPLAY;
    }

    private static MillwrightException unusable(Path file, IOException why) {
        return new MillwrightException(
                new Problem.Exhausted(Message.of(
                        "openai.recording.unusable",
                        "The recording {file} cannot be read or written: {why}. Maybe the disk is full or the folder is not ours.",
                        "file",
                        file,
                        "why",
                        String.valueOf(why.getMessage()))),
                why);
    }
}
