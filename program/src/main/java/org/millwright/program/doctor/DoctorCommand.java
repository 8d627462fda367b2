package org.millwright.program.doctor;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.millwright.Message;
import org.millwright.program.cli.Console;
import org.millwright.program.cli.ExitCode;
import org.millwright.program.cli.OutputOptions;
import org.millwright.program.cli.Table;
import org.millwright.program.cli.Table.Column;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code millwright doctor}: looks at everything the program needs and says what to do about what is missing. */
@Command(
        description = "Each line is ok, warn or fail, with what to do. Exit code 6 if a line is fail. Changes nothing.",
        footer = {
            "Look at this machine",
            "millwright doctor",
            "The same for another program",
            "millwright doctor --json"
        })
public final class DoctorCommand implements Callable<Integer> {
    private final Console console;
    private final List<Check> checks;

    @Mixin
    private final OutputOptions output = new OutputOptions();

    /** @param environment the variables of the process */
    public DoctorCommand(Console console, Map<String, String> environment) {
        this(console, all(environment, Path.of(System.getProperty("java.io.tmpdir"))));
    }

    DoctorCommand(Console console, List<Check> checks) {
        this.console = console;
        this.checks = checks;
    }

    private static List<Check> all(Map<String, String> environment, Path temporary) {
        return List.of(
                () -> JavaChecks.version(Runtime.version()),
                JavaChecks::objectHeaders,
                JavaChecks::memory,
                () -> PlaceChecks.disk(temporary),
                () -> PlaceChecks.rights(temporary),
                () -> PlaceChecks.zone(environment),
                () -> PlaceChecks.charset(System.getProperty("sun.jnu.encoding", "unknown"), environment),
                LibraryChecks::duckDb,
                CharacterCheck::icu);
    }

    @Override
    public Integer call() {
        List<Finding> findings = checks.stream().map(Check::look).toList();
        output.print(console, table(findings), () -> document(findings));
        boolean failed = findings.stream().anyMatch(one -> one.state() == Finding.State.FAIL);
        if (output.forPerson(console)) {
            console.tell(
                    failed
                            ? Message.of("doctor.all.failed", "Something must be mended before the program can work.")
                            : Message.of("doctor.all.fits", "This machine has all that the program needs."));
        }
        return failed ? ExitCode.FOUND_PROBLEMS.code() : ExitCode.OK.code();
    }

    private Table table(List<Finding> findings) {
        Table table = new Table(
                Column.fixed("check", console.texts().say("doctor.column.check", "check")),
                Column.fixed("state", console.texts().say("doctor.column.state", "state")),
                Column.wrapped("says", console.texts().say("doctor.column.says", "what was found")));
        for (Finding finding : findings) {
            table.add(finding.id(), word(finding.state()), console.say(finding.says()));
        }
        return table;
    }

    private static String word(Finding.State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    private static Map<String, Object> document(List<Finding> findings) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("ok", findings.stream().noneMatch(one -> one.state() == Finding.State.FAIL));
        document.put("checks", findings.stream().map(DoctorCommand::entry).toList());
        return document;
    }

    private static Map<String, Object> entry(Finding finding) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("check", finding.id());
        entry.put("state", word(finding.state()));
        entry.put("code", finding.says().code());
        entry.put("says", finding.says().text());
        return entry;
    }
}
