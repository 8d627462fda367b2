package org.millwright.program.bench;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.millwright.MillwrightException;
import org.millwright.Problem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code millwright bench SUITE}: measures, and tells it as one JSON object on stdout ({@code --json}) or as a table. Whatever else
 * there is to say goes to stderr. A failure is an object too, with the exit code of its problem.
 */
@Command(
        name = "bench",
        description = "Measure what the program promises, on public recordings and on seeded worlds.",
        customSynopsis = "millwright bench SUITE [--data DIR] [--json] [options]",
        footer = {
            "How well faults are found in the recordings of the public SKAB data set",
            "millwright bench skab --data skab",
            "How many false alarms come where some are accepted, on generated recordings",
            "millwright bench budget --seeds 1..200",
            "How fast a row is judged, for another program",
            "millwright bench detect-speed --json"
        })
public final class BenchCommand implements Callable<Integer> {
    private static final int USAGE = 2;
    private static final int NOT_FOUND = 3;
    private static final int DEFECT = 70;

    private final List<Suite> suites;
    private final @Nullable Path shared;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "SUITE", description = "What to measure.")
    private String suite = "";

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description =
                    "The folder with the suite's recordings; else the folder of the suite's name in MILLWRIGHT_DATA.")
    private @Nullable Path data;

    @Option(names = "--set", paramLabel = "NAME", description = "A part of the data, where a suite has parts.")
    private @Nullable String set;

    @Option(names = "--seed", paramLabel = "N", description = "The seed of all randomness (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(names = "--seeds", paramLabel = "A..B", description = "The numbers of the seeded worlds; N means 1..N.")
    private @Nullable String seeds;

    @Option(names = "--budget", paramLabel = "RATE", description = "The accepted false alarms: 1/2000rows, 0.1/week.")
    private @Nullable String budget;

    @Option(
            names = "--predictions",
            paramLabel = "DIR",
            description = "Write what was predicted, one CSV per test file.")
    private @Nullable Path predictions;

    @Option(
            names = "--detector",
            paramLabel = "always|never",
            description = "Let a fixed answer stand in for the detector, to check the scorer.")
    private @Nullable String detector;

    @Option(names = "--threads", paramLabel = "N", description = "Recordings judged at a time; changes no figure.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--files",
            paramLabel = "N",
            description = "How many files the suite files makes (default: ${DEFAULT-VALUE}).")
    private int files = 300;

    @Option(
            names = "--rows",
            paramLabel = "N",
            description = "Rows of the large file of the suite files (default: ${DEFAULT-VALUE}).")
    private long rows = 2_000_000;

    @Option(names = "--tags", paramLabel = "N", description = "How many tags, where a suite moves values.")
    private @Nullable String tags;

    @Option(names = "--seconds", paramLabel = "N", description = "How long, where a suite runs for a time.")
    private @Nullable String seconds;

    @Option(names = "--rounds", paramLabel = "N", description = "How many rounds, where a suite kills and looks.")
    private @Nullable String rounds;

    @Option(names = "--cuts", paramLabel = "N", description = "How often a connection is cut, where a suite has one.")
    private @Nullable String cuts;

    @Option(names = "--minutes", paramLabel = "N", description = "How long, where a suite runs for long.")
    private @Nullable String minutes;

    @Option(names = "--values", paramLabel = "N", description = "How many values, where a suite fills a history.")
    private @Nullable String values;

    @Option(
            names = "--level",
            paramLabel = "plain|ordinary|hard",
            description = "How hard the practice plant makes it.")
    private @Nullable String level;

    @Option(names = "--model", paramLabel = "FILE", description = "The model, where a suite runs one.")
    private @Nullable String model;

    @Option(
            names = "--reference",
            paramLabel = "FILE",
            description = "The llama-bench of llama.cpp, to run beside it, where a suite runs a model.")
    private @Nullable String reference;

    @Option(names = "--all", description = "Every case, where a suite tries a seeded part.")
    private boolean all;

    @Option(
            names = "--node-opcua",
            paramLabel = "DIR",
            description = "A folder in which npm has installed node-opcua-server, for the suite outages.")
    private @Nullable Path nodeOpcua;

    @Option(names = "--json", description = "One JSON object on stdout.")
    private boolean json;

    /**
     * @param detectors what the suites measure
     * @param shared the folder with a folder of recordings per suite, from MILLWRIGHT_DATA; null where there is none
     */
    public BenchCommand(BenchDetectors detectors, @Nullable Path shared) {
        this(detectors, List.of(), shared);
    }

    /**
     * The same with the suites of other parts of the program.
     *
     * @param more the suites, listed after the others
     */
    public BenchCommand(BenchDetectors detectors, List<Suite> more, @Nullable Path shared) {
        this(Stream.concat(Suites.all(detectors).stream(), more.stream()).toList(), shared);
    }

    BenchCommand(List<Suite> suites, @Nullable Path shared) {
        this.suites = suites;
        this.shared = shared;
    }

    @Override
    public Integer call() {
        PrintWriter out = out();
        try {
            Suite chosen = chosen();
            BenchRequest request = request(chosen);
            long start = System.nanoTime();
            Measurement measured = chosen.measure(request);
            double took = (System.nanoTime() - start) / 1e9;
            var report = new BenchReport(Build.here()).of(chosen, measured, request, took);
            out.print(json ? BenchReport.json(report) : FigureTable.of(report));
            out.flush();
            return 0;
        } catch (MillwrightException failed) {
            if (!json) {
                throw failed;
            }
            out.print(BenchReport.json(BenchReport.of(failed.problem())));
            out.flush();
            return exitCode(failed.problem());
        }
    }

    private PrintWriter out() {
        if (spec == null) {
            throw new IllegalStateException("The command runs only on a command line.");
        }
        return spec.commandLine().getOut();
    }

    private Suite chosen() {
        return suites.stream()
                .filter(one -> one.name().equals(suite))
                .findFirst()
                .orElseThrow(() -> MillwrightException.badRequest(
                        "bench.suite.unknown",
                        "There is no suite ({suite}). The suites are: {known}.",
                        "suite",
                        suite,
                        "known",
                        String.join(", ", suites.stream().map(Suite::name).toList())));
    }

    private BenchRequest request(Suite chosen) {
        checkSet(chosen);
        checkExtent();
        return new BenchRequest(
                data,
                shared,
                set,
                seeds == null ? Seeds.of(seed) : Seeds.parse(seed, seeds),
                budget == null ? null : Rate.parse(budget),
                predictions,
                standIn(),
                new BenchRequest.Extent(threads, files, rows, asked()));
    }

    private Map<String, String> asked() {
        Map<String, String> asked = new TreeMap<>();
        put(asked, "tags", tags);
        put(asked, "seconds", seconds);
        put(asked, "rounds", rounds);
        put(asked, "cuts", cuts);
        put(asked, "minutes", minutes);
        put(asked, "values", values);
        put(asked, "level", level);
        put(asked, "model", model);
        put(asked, "reference", reference);
        put(asked, "all", all ? "yes" : null);
        put(asked, "node-opcua", nodeOpcua == null ? null : nodeOpcua.toString());
        return asked;
    }

    private static void put(Map<String, String> asked, String option, @Nullable String value) {
        if (value != null) {
            asked.put(option, value);
        }
    }

    private void checkExtent() {
        if (threads < 1) {
            throw MillwrightException.badRequest(
                    "bench.threads.range",
                    "The number of threads ({threads}) is below 1. Leave the option out to use all cores.",
                    "threads",
                    threads);
        }
        if (files < 1 || rows < 0) {
            throw MillwrightException.badRequest(
                    "bench.files.range",
                    "The number of files ({files}) is below 1 or the number of rows ({rows}) below 0. Give larger ones.",
                    "files",
                    files,
                    "rows",
                    rows);
        }
    }

    private void checkSet(Suite chosen) {
        if (set == null || chosen.sets().contains(set)) {
            return;
        }
        if (chosen.sets().isEmpty()) {
            throw MillwrightException.notFound(
                    "bench.set.absent",
                    "The suite {suite} has no set ({set}); it is one whole. Leave --set out.",
                    "suite",
                    suite,
                    "set",
                    set);
        }
        throw MillwrightException.notFound(
                "bench.set.unknown",
                "The suite {suite} has no set ({set}). Choose one of {known}, or leave --set out for all of it.",
                "suite",
                suite,
                "set",
                set,
                "known",
                String.join(", ", chosen.sets()));
    }

    private @Nullable StandIn standIn() {
        if (detector == null) {
            return null;
        }
        for (StandIn one : StandIn.values()) {
            if (one.name().toLowerCase(Locale.ROOT).equals(detector)) {
                return one;
            }
        }
        throw MillwrightException.badRequest(
                "bench.detector.unknown",
                "Nobody called ({detector}) can stand in for the detector. Say always or never, or leave the option out.",
                "detector",
                detector);
    }

    private static int exitCode(Problem problem) {
        return switch (problem) {
            case Problem.BadRequest bad -> USAGE;
            case Problem.NotFound absent -> NOT_FOUND;
            case Problem.Forbidden forbidden -> 4;
            case Problem.Unreachable unreachable -> 5;
            case Problem.Stale stale -> 1;
            case Problem.Exhausted exhausted -> 1;
            case Problem.Defect defect -> DEFECT;
        };
    }
}
