package org.millwright.program.audit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.millwright.program.cli.Console;
import org.millwright.program.cli.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code millwright audit verify FOLDER}: tells whether an audit log was changed, with the exit codes of the stand-alone check; {@code
 * millwright audit program} prints that check, to run it where this program is not.
 */
@Command(
        footer = {
            "See whether the log of a plant was changed",
            "millwright audit verify plant/audit",
            "Take the check elsewhere",
            "millwright audit program > VerifyAudit.java"
        })
public final class AuditCommand {
    private final Console console;

    public AuditCommand(Console console) {
        this.console = console;
    }

    @Command(
            name = "verify",
            header = "Tell whether an audit log was changed.",
            description =
                    "Exit code 0 if nothing was changed, 1 with the first bad entry and the kind of damage, 2 if it"
                            + " cannot be told. Needs no running program.",
            footer = {
                "See whether the log of a plant was changed",
                "millwright audit verify plant/audit",
                "Also see whether its end was cut off",
                "millwright audit verify plant/audit --anchor heads.txt --key key.pub"
            })
    int verify(
            @Parameters(paramLabel = "FOLDER", description = "The folder of the log.") Path folder,
            @Option(
                            names = "--anchor",
                            paramLabel = "FILE",
                            description = "A copy of the log's heads that was kept elsewhere.")
                    @Nullable
                    Path anchor,
            @Option(
                            names = "--key",
                            paramLabel = "FILE",
                            description = "A copy of the log's public key that was kept elsewhere.")
                    @Nullable
                    Path key,
            @Option(names = "--closed", description = "Also refuse entries at the end that no head signs yet.")
                    boolean closed,
            @Option(names = "--json", description = "One JSON document on stdout.") boolean json) {
        List<String> arguments = new ArrayList<>(List.of(folder.toString()));
        add(arguments, "--anchor", anchor);
        add(arguments, "--key", key);
        if (closed) {
            arguments.add("--closed");
        }
        LogCheck.Answer answer = LogCheck.compile().check(arguments);
        if (json) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("changed", answer.code() == 2 ? "unknown" : answer.code() == 1);
            document.put("says", answer.says());
            console.json(document);
        } else {
            console.out().println(answer.says());
        }
        return answer.code();
    }

    private static void add(List<String> arguments, String option, @Nullable Path file) {
        if (file != null) {
            arguments.add(option);
            arguments.add(file.toString());
        }
    }

    @Command(
            name = "program",
            header = "Print the check as one Java file, to run it where this program is not.",
            footer = {
                "Run the check on another computer, with a JDK alone",
                "millwright audit program > VerifyAudit.java"
            })
    int program(@Option(names = "--json", description = "One JSON document on stdout.") boolean json) {
        if (json) {
            console.json(Map.of("name", "VerifyAudit.java", "text", LogCheck.source()));
        } else {
            console.out().print(LogCheck.source());
        }
        return ExitCode.OK.code();
    }
}
