package org.millwright.program.serve;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.millwright.Message;
import org.millwright.access.identity.Accounts;
import org.millwright.machine.written.Written;
import org.millwright.program.api.Plant;
import org.millwright.program.cli.Console;
import org.millwright.program.cli.ExitCode;
import org.millwright.program.cli.VersionCommand;
import org.millwright.program.settings.Home;
import org.millwright.program.settings.HomeLock;
import org.millwright.program.settings.Secrets;
import org.millwright.program.settings.Settings;
import org.millwright.program.settings.SettingsReader;
import org.millwright.program.settings.SettingsStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code millwright serve}: runs a plant until it is stopped. */
@Command(
        description =
                "Connects to the machines in the settings, keeps their history, watches them and answers commands and the page under"
                        + " the printed link. Ends with Ctrl-C or millwright stop; what was acknowledged survives any end.",
        footer = {
            "Serve the plant in the usual folder",
            "millwright serve",
            "A plant of its own in another folder, on another port",
            "millwright serve --home /srv/press-shop --port 8090"
        })
public final class ServeCommand implements Callable<Integer> {
    private final Console console;
    private final Map<String, String> environment;
    private final Written.Syntax syntax;
    private final Parts.Assembly assembly;

    @Option(
            names = "--home",
            paramLabel = "FOLDER",
            description = "The plant's folder; else MILLWRIGHT_PLANT, else ~/.millwright.")
    private @Nullable Path folder;

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "Where to answer, in place of the settings; 0 takes a free port.")
    private @Nullable Integer port;

    @Option(names = "--json", description = "One JSON document on stdout.")
    private boolean json;

    public ServeCommand(
            Console console, Map<String, String> environment, Written.Syntax syntax, Parts.Assembly assembly) {
        this.console = console;
        this.environment = environment;
        this.syntax = syntax;
        this.assembly = assembly;
    }

    @Override
    public Integer call() throws InterruptedException {
        // The libraries tell of every start and stop; a person wants to hear of what is wrong.
        Logger.getLogger("").setLevel(Level.WARNING);
        Home home = Home.of(folder, environment);
        InstantSource clock = InstantSource.system();
        try (HomeLock _ = HomeLock.take(home)) {
            SettingsStore store = new SettingsStore(home, new SettingsReader(syntax, ZoneId.systemDefault()), clock);
            Settings.Server set = store.settings().server();
            Settings.Server where =
                    port == null ? set : new Settings.Server(PortRange.checked(port), set.bind(), set.hosts());
            PortRange.refuseOpenDoor(where);
            SecureRandom chance = new SecureRandom();
            Parts parts = assembly.open(
                    new Plant.Configuration(home, store, Secrets.of(home, environment, chance)),
                    new Plant.Time(clock, chance));
            run(Service.start(parts, where, VersionCommand.version()), home);
        }
        return ExitCode.OK.code();
    }

    private void run(Service service, Home home) throws InterruptedException {
        Thread ending = new Thread(service::close, "ending");
        Runtime.getRuntime().addShutdownHook(ending);
        tell(service, home);
        service.awaitStop();
        if (unhooked(ending)) {
            service.close();
        }
    }

    /** False while the machine ends already: then the hook does the work. */
    private static boolean unhooked(Thread ending) {
        try {
            return Runtime.getRuntime().removeShutdownHook(ending);
        } catch (IllegalStateException endingAlready) {
            return false;
        }
    }

    private static String link(Service service) {
        return service.needsFirstPerson() ? service.link(Accounts.FIRST, "") : service.address();
    }

    private void tell(Service service, Home home) {
        if (json) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("link", link(service));
            document.put("port", service.port());
            document.put("home", home.folder());
            document.put("process", ProcessHandle.current().pid());
            console.json(document);
        } else {
            console.out().println(link(service));
            console.tell(Message.of(
                    "serve.begin.told",
                    "The plant in {home} is served. Stop it with Ctrl-C, or: millwright stop",
                    "home",
                    home.folder()));
        }
        console.out().flush();
        console.err().flush();
    }
}
