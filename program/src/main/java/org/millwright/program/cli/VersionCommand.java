package org.millwright.program.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code millwright version}: which program this is, and which Java it runs on. */
@Command(
        footer = {"Print the version", "millwright version", "The same for another program", "millwright version --json"
        })
public final class VersionCommand implements Callable<Integer> {
    /** Raised when a key of a {@code --json} document is renamed or changes its meaning; never for a new key. */
    private static final int OUTPUT = 1;

    private final Console console;

    @Option(names = "--json", description = "One JSON document on stdout.")
    private boolean json;

    public VersionCommand(Console console) {
        this.console = console;
    }

    /** The version of the program; "development" where it does not run from its jar. */
    public static String version() {
        String version = VersionCommand.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    @Override
    public Integer call() {
        if (json) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("version", version());
            document.put("output", OUTPUT);
            document.put("java", Runtime.version().toString());
            document.put("system", system());
            console.json(document);
        } else if (console.quiet()) {
            console.out().println(version());
        } else {
            console.out().println("millwright " + version());
            console.out().println("java " + Runtime.version());
            console.out().println("system " + system());
        }
        return ExitCode.OK.code();
    }

    private static String system() {
        return "%s %s %s"
                .formatted(
                        System.getProperty("os.name"), System.getProperty("os.version"), System.getProperty("os.arch"));
    }
}
