package org.millwright.program.demo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.millwright.Message;
import org.millwright.MillwrightException;
import org.millwright.Problem;
import org.millwright.program.cli.Console;
import org.millwright.program.cli.ExitCode;
import org.millwright.program.warn.WarnCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code millwright demo recordings}: warns of the faults in two recordings that come with the program, and says what it did. */
@Command(
        name = "recordings",
        header = "Warn of the faults in two recordings that come with the program.",
        description =
                "Looks through recordings that come with the program, exactly as warn looks through yours, and writes one page for each."
                        + " Needs no network and changes nothing else.",
        footer = {
            "See what the program does",
            "millwright demo recordings",
            "Write the pages to a folder of your own, in Chinese",
            "millwright demo recordings --to pages --lang zh"
        })
public final class RecordingsDemo implements Callable<Integer> {
    private static final List<Story> STORIES = List.of(
            new Story(
                    "reactor",
                    Message.of(
                            "demo.story.reactor",
                            "A simulated chemical reactor, 52 tags, a row every 3 minutes. After three days its cooling water comes in"
                                    + " warmer; the control loop opens the valve, and the temperature itself hardly moves.")),
            new Story(
                    "machine-temperature",
                    Message.of(
                            "demo.story.temperature",
                            "The temperature of a real machine, one tag, a row every 5 minutes. It stops for a planned stop, shows a"
                                    + " precursor at the end of January, and fails on 8 February.")));

    private final Console console;
    private final WarnCommand warn;

    @Option(names = "--to", paramLabel = "FOLDER", description = "Where the pages go; else a temporary folder.")
    private @Nullable Path to;

    /**
     * @param warn looks through a recording
     */
    public RecordingsDemo(Console console, WarnCommand warn) {
        this.console = console;
        this.warn = warn;
    }

    private record Story(String name, Message told) {}

    @Override
    public Integer call() {
        try {
            Path folder = to == null ? Files.createTempDirectory("millwright-demo-") : Files.createDirectories(to);
            for (Story story : STORIES) {
                show(story, folder);
            }
            console.tell(Message.of(
                    "demo.end.next",
                    "That is what warn does with any recording: millwright warn yours.csv --report page.html"));
            return ExitCode.OK.code();
        } catch (IOException full) {
            throw new MillwrightException(
                    new Problem.Exhausted(Message.of(
                            "demo.folder.unwritable",
                            "The demonstration cannot write its pages ({reason}). Name a folder of your own with --to.",
                            "reason",
                            String.valueOf(full.getMessage()))),
                    full);
        }
    }

    private void show(Story story, Path folder) throws IOException {
        Path recording = folder.resolve(story.name() + ".csv.gz");
        String resource = "/org/millwright/program/demo/" + story.name() + ".csv.gz";
        try (InputStream in = RecordingsDemo.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("The program lacks its recording (%s).".formatted(resource));
            }
            Files.copy(in, recording, StandardCopyOption.REPLACE_EXISTING);
        }
        console.out().println();
        console.tell(story.told());
        console.err().flush();
        warn.look(List.of(recording), folder.resolve(story.name() + ".html"));
        console.out().flush();
    }
}
