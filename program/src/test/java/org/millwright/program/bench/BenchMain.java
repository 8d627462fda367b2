package org.millwright.program.bench;

import java.nio.file.Path;
import picocli.CommandLine;

/** Starts the bench command by itself, with plain detectors in the places of the program's own. */
final class BenchMain {
    private BenchMain() {}

    public static void main(String[] arguments) {
        String data = System.getenv("MILLWRIGHT_DATA");
        BenchCommand command = new BenchCommand(new SampleDetectors(), data == null ? null : Path.of(data));
        System.exit(new CommandLine(command).execute(arguments));
    }
}
