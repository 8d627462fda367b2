package org.millwright.program;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.Security;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.jspecify.annotations.Nullable;
import org.millwright.adapters.duckdb.DuckHistorian;
import org.millwright.adapters.duckdb.ParquetReader;
import org.millwright.adapters.excel.ExcelReader;
import org.millwright.adapters.files.FilesKind;
import org.millwright.adapters.files.TextReader;
import org.millwright.adapters.modbus.ModbusKind;
import org.millwright.adapters.mqtt.MqttKind;
import org.millwright.adapters.opcua.OpcUaKind;
import org.millwright.adapters.passwords.Argon2Passwords;
import org.millwright.adapters.sparkplug.SparkplugKind;
import org.millwright.adapters.sqlite.Database;
import org.millwright.adapters.yaml.YamlSyntax;
import org.millwright.history.HistorySettings;
import org.millwright.history.cold.Milestone;
import org.millwright.machine.connect.ConnectorKind;
import org.millwright.plant.floor.Floor;
import org.millwright.program.audit.AuditCommand;
import org.millwright.program.bench.BenchCommand;
import org.millwright.program.bench.ProgramDetectors;
import org.millwright.program.bench.Suite;
import org.millwright.program.bench.connect.ConnectSuite;
import org.millwright.program.bench.demo.DemoSuite;
import org.millwright.program.bench.flow.FlowSuite;
import org.millwright.program.bench.history.CrashSuite;
import org.millwright.program.bench.history.HistoryMaker;
import org.millwright.program.bench.history.HistorySuite;
import org.millwright.program.bench.llm.LlmSuite;
import org.millwright.program.bench.outages.OutagesSuite;
import org.millwright.program.bench.plant.PlantSuite;
import org.millwright.program.bench.soak.SoakSuite;
import org.millwright.program.bench.trust.TrustSuite;
import org.millwright.program.cli.Commands;
import org.millwright.program.cli.CompletionCommand;
import org.millwright.program.cli.Console;
import org.millwright.program.cli.SourceCheckoutCommand;
import org.millwright.program.cli.VersionCommand;
import org.millwright.program.demo.DemoCommand;
import org.millwright.program.demo.RecordingsDemo;
import org.millwright.program.doctor.DoctorCommand;
import org.millwright.program.language.LanguageCommand;
import org.millwright.program.language.ModelPlaces;
import org.millwright.program.nouns.AccessCommand;
import org.millwright.program.nouns.AssetCommand;
import org.millwright.program.nouns.BackupCommand;
import org.millwright.program.nouns.ConfigCommand;
import org.millwright.program.nouns.ConnectCommand;
import org.millwright.program.nouns.HistoryCheck;
import org.millwright.program.nouns.InitCommand;
import org.millwright.program.nouns.MomentCommand;
import org.millwright.program.nouns.QueryCommand;
import org.millwright.program.nouns.RestoreCommand;
import org.millwright.program.nouns.StatusCommand;
import org.millwright.program.nouns.StopCommand;
import org.millwright.program.nouns.TagCommand;
import org.millwright.program.nouns.WarningVerbs;
import org.millwright.program.nouns.WhyCommand;
import org.millwright.program.plant.PlantCommand;
import org.millwright.program.serve.Assembled;
import org.millwright.program.serve.Makers;
import org.millwright.program.serve.Parts;
import org.millwright.program.serve.ServeCommand;
import org.millwright.program.warn.WarnCommand;
import org.millwright.recording.folder.Recordings;

/** Everything the program is made of, in plain Java on one screen. The only place that says {@code new} to an adapter. */
final class Wiring {
    private Wiring() {}

    /** Every command. A line here loads no class of the command: its maker runs when somebody asks for it. */
    static Commands commands(Map<String, String> environment) {
        Commands commands = new Commands();
        return commands.add(
                        "warn",
                        "Warn of faults in a recording, and say why.",
                        console -> WarningVerbs.under(warn(console), console, environment))
                .add(
                        "demo",
                        "See a simulated plant, and a fault in it foretold.",
                        console -> DemoCommand.spec(
                                new DemoCommand(console, new YamlSyntax(), plant()),
                                new RecordingsDemo(console, warn(console))))
                .add(
                        "bench",
                        "Measure the program on public and generated data.",
                        console -> new BenchCommand(new ProgramDetectors(recordings()), suites(), shared(environment)))
                .add(
                        "plant",
                        "Run the practice plant, a factory whose faults are known.",
                        console ->
                                new PlantCommand(console, Floor::new, InstantSource.system(), plantHome(environment)))
                .add(
                        "doctor",
                        "See whether this machine has all that the program needs.",
                        console -> HistoryCheck.under(new DoctorCommand(console, environment), console, environment))
                .add(
                        "init",
                        "Write the first settings of a plant.",
                        console -> new InitCommand(console, environment, new YamlSyntax()))
                .add(
                        "serve",
                        "Serve a plant until it is stopped.",
                        console -> new ServeCommand(console, environment, new YamlSyntax(), plant()))
                .add("stop", "Stop the program that serves a plant.", console -> new StopCommand(console, environment))
                .add("status", "See how a plant stands.", console -> new StatusCommand(console, environment))
                .add("connect", "Connect machines.", console -> new ConnectCommand(console, environment))
                .add("asset", "See and name the places of a plant.", console -> new AssetCommand(console, environment))
                .add("tag", "See tags and read their values.", console -> new TagCommand(console, environment))
                .add(
                        "query",
                        "Read values as a table, in steps of time.",
                        console -> new QueryCommand(console, environment))
                .add("moment", "Name periods of machines.", console -> new MomentCommand(console, environment))
                .add("why", "Go from a warning back to its readings.", console -> new WhyCommand(console, environment))
                .add(
                        "config",
                        "See the settings, and go back.",
                        console -> new ConfigCommand(console, environment, System.in))
                .add(
                        "access",
                        "Let people in, and say who may do what.",
                        console -> new AccessCommand(console, environment))
                .add("backup", "Copy a plant while it runs.", console -> new BackupCommand(console, environment))
                .add("restore", "Make a plant out of a backup.", console -> new RestoreCommand(console, environment))
                .add(
                        "language",
                        "Look into language models, and ask them.",
                        console -> new LanguageCommand(console, environment, System.in))
                .add("audit", "Tell whether an audit log was changed.", AuditCommand::new)
                .add("version", "Print the version of the program.", VersionCommand::new)
                .add(
                        "completion",
                        "Print a script that completes commands in your shell.",
                        console -> new CompletionCommand(console, commands))
                .add(
                        "check",
                        "In a source checkout: build everything and run all tests.",
                        console -> new SourceCheckoutCommand())
                .add("format", "In a source checkout: format all sources.", console -> new SourceCheckoutCommand());
    }

    /** What a plant is put together from; nothing of it is opened yet. */
    private static Parts.Assembly plant() {
        Makers makers = new Makers(
                (folder, settings, clock) -> {
                    DuckHistorian history = new DuckHistorian(folder, settings, clock);
                    return new Makers.Kept(history, history);
                },
                Wiring::books,
                new Argon2Passwords(new SecureRandom()),
                kinds());
        long memory = Runtime.getRuntime().maxMemory();
        HistorySettings size = HistorySettings.of(memory, Runtime.getRuntime().availableProcessors());
        return new Assembled(makers, size, "millwright " + VersionCommand.version());
    }

    /** Every kind of connector. Some policies of OPC UA need signatures that only this provider of security has. */
    private static List<ConnectorKind> kinds() {
        Security.addProvider(new BouncyCastleProvider());
        MqttKind mqtt = new MqttKind();
        return List.of(
                new OpcUaKind(),
                new ModbusKind(),
                mqtt,
                new SparkplugKind(mqtt),
                new FilesKind(List.of(new ParquetReader(), new TextReader())));
    }

    private static Makers.Books books(Path file) {
        Database database = Database.open(file);
        return new Makers.Books(
                database.stores(), database.warnings(), database.moments(), database::backup, database::close);
    }

    /** Every kind of recording there is a reader for, the pickiest first. */
    private static Recordings recordings() {
        return Recordings.of(List.of(new ExcelReader(), new ParquetReader(), new TextReader()));
    }

    /** The benches of single parts. */
    private static List<Suite> suites() {
        return List.of(
                new PlantSuite(Floor::new),
                new FlowSuite(),
                new HistorySuite(Wiring::history),
                new CrashSuite(Wiring::history, Wiring::books),
                new ConnectSuite(new YamlSyntax(), Wiring::plant),
                new TrustSuite(),
                new DemoSuite(),
                new LlmSuite(new ModelPlaces(System.getenv())),
                new SoakSuite(),
                new OutagesSuite(new YamlSyntax(), (configuration, time) -> plant().open(configuration, time)));
    }

    private static HistoryMaker.Opened history(
            Path folder, HistorySettings settings, InstantSource clock, Consumer<Milestone> watcher) {
        DuckHistorian history = new DuckHistorian(folder, settings, clock, watcher);
        return new HistoryMaker.Opened(history, history, history::buckets, history::mergeDays);
    }

    private static @Nullable Path shared(Map<String, String> environment) {
        String folder = environment.get("MILLWRIGHT_DATA");
        return folder == null || folder.isBlank() ? null : Path.of(folder);
    }

    /** The program's data folder, which the truth keeps out of. */
    private static Path plantHome(Map<String, String> environment) {
        String folder = environment.get("MILLWRIGHT_PLANT");
        return folder == null || folder.isBlank()
                ? Path.of(environment.getOrDefault("HOME", "."), ".millwright")
                : Path.of(folder);
    }

    private static WarnCommand warn(Console console) {
        return new WarnCommand(console, recordings(), InstantSource.system(), "millwright " + VersionCommand.version());
    }
}
