package org.millwright.program.warn;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.millwright.Message;
import org.millwright.MillwrightException;
import org.millwright.detect.Budget;
import org.millwright.program.cli.Console;
import org.millwright.program.cli.ExitCode;
import org.millwright.program.cli.InputFiles;
import org.millwright.program.cli.OutputOptions;
import org.millwright.program.cli.Progress;
import org.millwright.program.cli.Table;
import org.millwright.program.report.ReportInput;
import org.millwright.program.report.ReportPage;
import org.millwright.recording.Recording;
import org.millwright.recording.folder.Recordings;
import org.millwright.warning.scan.Baseline;
import org.millwright.warning.scan.RecordingScan;
import org.millwright.warning.scan.ScanListener;
import org.millwright.warning.scan.ScanRequest;
import org.millwright.warning.scan.ScanResult;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code millwright warn}: learns what is normal from the healthy part of a recording and warns of what differs in the rest. */
@Command(
        description = {
            "Reads CSV, gzip, Excel and Parquet files and folders of them as they are. Learns from the healthy part, by default the first"
                    + " fifth, looks through the rest without looking ahead, and says why each warning stands. Writes nothing but the"
                    + " report you ask for.",
            "The only sensitivity setting is --budget: how many false alarms you accept."
        },
        footer = {
            "Warn of faults in a recording",
            "millwright warn pump.csv",
            "The same, told in words and pictures on one page",
            "millwright warn pump.csv --report pump.html",
            "A week that was healthy, and one false alarm a month at most",
            "millwright warn mill.xlsx --baseline 2024-03-01..2024-03-08 --budget 1/month",
            "Several machines in one file, labels left out",
            "millwright warn line3.parquet --by machine --ignore label",
            "In a script: exit code 6 if there is a warning",
            "millwright warn pump.csv --json --fail-on-warning"
        })
public final class WarnCommand implements Callable<Integer> {
    private final Console console;
    private final Recordings recordings;
    private final InstantSource clock;
    private final String code;

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "A recording, or several of one machine, or a folder.")
    private List<Path> files = List.of();

    @Option(
            names = "--baseline",
            paramLabel = "PART",
            description = "What is healthy: 2h, 7d, 2024-03-01..2024-03-08, or another recording.")
    private @Nullable String baseline;

    @Option(names = "--baseline-rows", paramLabel = "N", description = "What is healthy: the first N rows.")
    private @Nullable Long baselineRows;

    @Option(
            names = "--budget",
            paramLabel = "RATE",
            description = "The false alarms you accept: 1/week (default), 1/2000rows (default without time), 2/day.")
    private @Nullable String budget;

    @Option(names = "--report", paramLabel = "PAGE", description = "Write one self-contained page, such as out.html.")
    private @Nullable Path report;

    @Option(names = "--fail-on-warning", description = "Exit with 6 if there is a warning.")
    private boolean failOnWarning;

    @Mixin
    private final ReadingOptions reading = new ReadingOptions();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    /**
     * @param recordings opens what can be read
     * @param clock when it is asked
     * @param code name and version of the program
     */
    public WarnCommand(Console console, Recordings recordings, InstantSource clock, String code) {
        this.console = console;
        this.recordings = recordings;
        this.clock = clock;
        this.code = code;
    }

    @Override
    public Integer call() {
        if (files.isEmpty()) {
            throw MillwrightException.badRequest(
                    "cli.argument.missing",
                    "millwright {command} needs to be told: {what}. See: millwright help {command}",
                    "what",
                    "FILE",
                    "command",
                    "warn");
        }
        files.forEach(InputFiles::existing);
        Budget chosen = budget == null ? null : Budget.parse(budget);
        try (Recording recording = recordings.open(files, reading.read())) {
            TrendListener trends = new TrendListener(recording.time());
            ScanResult result = scan(recording, chosen, report == null ? ScanListener.NONE : trends);
            tell(recording, result);
            if (report != null) {
                write(new ReportFiller(recording, trends), result, report);
            }
            return failOnWarning && result.warned() ? ExitCode.FOUND_PROBLEMS.code() : ExitCode.OK.code();
        }
    }

    /** Looks through recordings with no option but a page to write. */
    public int look(List<Path> recordingFiles, Path page) {
        files = recordingFiles;
        report = page;
        return call();
    }

    private ScanResult scan(Recording recording, @Nullable Budget chosen, ScanListener listener) {
        ScanRequest request = new ScanRequest(
                recording,
                baseline(recording),
                chosen,
                System.getProperty("user.name", "unknown"),
                clock.instant(),
                inputs(),
                code);
        Message reading = Message.of("warn.progress.read", "Reading {name}", "name", recording.name());
        try (Progress progress = console.progress(reading, Progress.Unit.BYTES)) {
            return new RecordingScan(request, listener).run(progress::at);
        }
    }

    private void tell(Recording recording, ScanResult result) {
        WarnText text = new WarnText(recording, console);
        boolean words = !output.json() && !output.csv() && !console.quiet();
        if (words) {
            text.before(result);
            console.err().flush();
        }
        if (output.csv()) {
            console.out().print(new WarnCsv(recording).text(result));
            return;
        }
        if (!words || result.warned()) {
            Table table = output.forPerson(console) ? text.narrow(result) : text.table(result);
            output.print(console, table, () -> new WarnJson(recording, console.texts()).of(result));
        }
        if (words && console.terminal()) {
            text.after(result);
        } else if (words && !result.warned()) {
            text.after(result);
        }
    }

    private void write(ReportFiller filler, ScanResult result, Path to) {
        String command = "millwright warn "
                + String.join(" ", files.stream().map(Path::toString).toList());
        ReportInput.Signature signature = new ReportInput.Signature(
                code, clock.instant().truncatedTo(ChronoUnit.SECONDS).toString(), command);
        ReportPage.write(filler.fill(result, signature), console.texts(), to);
        if (!console.quiet()) {
            console.tell(Message.of("warn.report.written", "The report is in {file}.", "file", to));
        }
    }

    private Baseline baseline(Recording recording) {
        if (baseline != null && baselineRows != null) {
            throw MillwrightException.badRequest(
                    "warn.baseline.twice", "Name the healthy part once: by --baseline or by --baseline-rows.");
        }
        if (baselineRows != null) {
            if (baselineRows < 1) {
                throw MillwrightException.badRequest(
                        "warn.baseline.rows", "--baseline-rows {rows} is no number of rows.", "rows", baselineRows);
            }
            return new Baseline.FirstRows(baselineRows);
        }
        return baseline == null
                ? new Baseline.FirstFifth()
                : new BaselineText(recording.time(), path -> recordings.open(List.of(path), reading.read()))
                        .read(baseline);
    }

    /** The files by name and SHA-256, those of a folder in order of their names. */
    private List<String> inputs() {
        List<String> inputs = new ArrayList<>();
        for (Path file : files) {
            try (Stream<Path> all = Files.isDirectory(file) ? Files.walk(file) : Stream.of(file)) {
                for (Path each : all.filter(Files::isRegularFile).sorted().toList()) {
                    inputs.add(each.getFileName() + " " + sha256(each));
                }
            } catch (IOException unreadable) {
                throw new MillwrightException(
                        new org.millwright.Problem.BadRequest(Message.of(
                                "warn.file.unreadable",
                                "The file {file} cannot be read ({reason}).",
                                "file",
                                file,
                                "reason",
                                String.valueOf(unreadable.getMessage()))),
                        unreadable);
            }
        }
        return inputs;
    }

    private static String sha256(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[1 << 16];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                digest.update(buffer, 0, n);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("SHA-256 is part of every Java.", impossible);
        }
    }
}
