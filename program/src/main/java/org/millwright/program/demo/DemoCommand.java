package org.millwright.program.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.millwright.Message;
import org.millwright.MillwrightException;
import org.millwright.Problem;
import org.millwright.machine.written.Written;
import org.millwright.program.api.Plant;
import org.millwright.program.cli.Console;
import org.millwright.program.cli.ExitCode;
import org.millwright.program.cli.VersionCommand;
import org.millwright.program.plant.Spans;
import org.millwright.program.serve.Parts;
import org.millwright.program.serve.Service;
import org.millwright.program.settings.Home;
import org.millwright.program.settings.HomeLock;
import org.millwright.program.settings.Secrets;
import org.millwright.program.settings.Settings;
import org.millwright.program.settings.SettingsReader;
import org.millwright.program.settings.SettingsStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** {@code millwright demo}: the practice plant and the program that watches it, together, under one link. */
@Command(
        description =
                "Starts a simulated phone factory beside the program, connects to it, learns from its past week and watches it live."
                        + " After twenty seconds a bearing begins to wear; the warning follows. Needs no network; Ctrl-C ends it all.",
        footer = {
            "See a fault coming",
            "millwright demo",
            "Another fault, another plant, slower",
            "millwright demo --fault ball_screw_wear --seed 11 --speed 30",
            "What warn says of two recordings that come with the program",
            "millwright demo recordings"
        })
public final class DemoCommand implements Callable<Integer> {
    private final Console console;
    private final Written.Syntax syntax;
    private final Parts.Assembly assembly;

    @Option(
            names = "--home",
            paramLabel = "FOLDER",
            description = "Where the demo's plant lies; else a new temporary folder.")
    private @Nullable Path folder;

    @Option(names = "--port", paramLabel = "N", description = "Where to answer. Default: a free port.")
    private int port;

    @Option(names = "--unit", paramLabel = "UNIT", description = "Which unit gets the fault. Default: cnc05.")
    private String unit = "cnc05";

    @Option(names = "--fault", paramLabel = "NAME", description = "What begins to go wrong. Default: bearing_wear.")
    private String fault = "bearing_wear";

    @Option(names = "--seed", paramLabel = "N", description = "Which plant it is. Default: 7.")
    private long seed = 7;

    @Option(names = "--speed", paramLabel = "X", description = "Plant seconds in a second. Default: 60.")
    private double speed = 60;

    @Option(
            names = "--back",
            paramLabel = "SPAN",
            converter = Spans.class,
            description =
                    "How far behind the clock the plant begins; when it has caught up, it goes at speed 1. Default: 24h.")
    private Duration back = Duration.ofHours(24);

    @Option(
            names = "--past",
            paramLabel = "SPAN",
            converter = Spans.class,
            description =
                    "How much of its past is learnt from. Default: 174h, for seven days are asked for and maintenance is not learnt from.")
    private Duration past = Duration.ofHours(174);

    @Option(names = "--json", description = "One JSON document on stdout.")
    private boolean json;

    public DemoCommand(Console console, Written.Syntax syntax, Parts.Assembly assembly) {
        this.console = console;
        this.syntax = syntax;
        this.assembly = assembly;
    }

    /** The command with the one below it. */
    public static CommandSpec spec(DemoCommand demo, RecordingsDemo recordings) {
        CommandSpec spec = CommandSpec.forAnnotatedObject(demo);
        spec.addSubcommand("recordings", CommandSpec.forAnnotatedObject(recordings));
        return spec;
    }

    @Override
    public Integer call() throws InterruptedException {
        Home home = new Home(folder == null ? temporary() : folder);
        home.make();
        try (HomeLock _ = HomeLock.take(home);
                PracticeProcess practice = PracticeProcess.start(
                        home.below("practice-plant"),
                        seed,
                        speed,
                        new PracticeProcess.Times(Instant.now().minus(back), past))) {
            DemoClock clock = new DemoClock(InstantSource.system(), back);
            SettingsStore store = new SettingsStore(
                    home, new SettingsReader(syntax, ZoneId.of("Asia/Shanghai")), InstantSource.system());
            SecureRandom chance = new SecureRandom();
            Parts parts = assembly.open(
                    new Plant.Configuration(home, store, Secrets.of(home, Map.of(), chance)),
                    new Plant.Time(clock, chance));
            // Before its first value comes the plant has a place already, so that the visitor's rights hold from the
            // first look.
            store.change(
                    List.of(SettingsStore.Change.of(new Settings.Asset("practice", "practice", ""))), "demo", "demo");
            Service service =
                    Service.start(parts, new Settings.Server(port, "127.0.0.1", List.of()), VersionCommand.version());
            Thread ending = new Thread(
                    () -> {
                        practice.close();
                        service.close();
                    },
                    "ending");
            Runtime.getRuntime().addShutdownHook(ending);
            tell(service, parts, home);
            Story story = new Story(parts, practice, clock, new Story.Fault(unit, fault, Duration.ofHours(2)));
            story.begin(console);
            service.awaitStop();
            story.close();
            service.close();
        }
        return ExitCode.OK.code();
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("millwright-demo-");
        } catch (IOException full) {
            throw new MillwrightException(
                    new Problem.Exhausted(Message.of(
                            "demo.home.unwritable",
                            "The demonstration cannot make a folder for its plant ({reason}). Name one with --home.",
                            "reason",
                            String.valueOf(full.getMessage()))),
                    full);
        }
    }

    private void tell(Service service, Parts parts, Home home) {
        String link = Visitor.link(service, parts);
        if (json) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("link", link);
            document.put("port", service.port());
            document.put("home", home.folder().toString());
            document.put("process", ProcessHandle.current().pid());
            console.json(document);
        } else {
            console.out().println(link);
            console.tell(Message.of("demo.begin.told", """
                    That is a simulated plant: seed {seed}, {speed} times as fast as the clock. See its warnings there, or with
                    millwright warn ls --home {home}
                    Ctrl-C ends both.""", "seed", seed, "speed", speed, "home", home.folder()));
        }
        console.out().flush();
        console.err().flush();
    }
}
