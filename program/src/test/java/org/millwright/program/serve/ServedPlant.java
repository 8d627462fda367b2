package org.millwright.program.serve;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.millwright.access.Acting;
import org.millwright.access.AssetId;
import org.millwright.access.Grant;
import org.millwright.access.Person;
import org.millwright.access.Role;
import org.millwright.access.identity.Passwords;
import org.millwright.adapters.duckdb.DuckHistorian;
import org.millwright.adapters.sqlite.Database;
import org.millwright.adapters.yaml.YamlSyntax;
import org.millwright.dataset.Range;
import org.millwright.diagnose.ChangeKind;
import org.millwright.diagnose.Departure;
import org.millwright.diagnose.Deviation;
import org.millwright.diagnose.Evidence;
import org.millwright.history.HistorySettings;
import org.millwright.machine.AssetPath;
import org.millwright.origin.Origin;
import org.millwright.program.api.Plant;
import org.millwright.program.cli.Commands;
import org.millwright.program.cli.Typed;
import org.millwright.program.nouns.AccessCommand;
import org.millwright.program.nouns.AssetCommand;
import org.millwright.program.nouns.BackupCommand;
import org.millwright.program.nouns.ConfigCommand;
import org.millwright.program.nouns.ConnectCommand;
import org.millwright.program.nouns.MomentCommand;
import org.millwright.program.nouns.QueryCommand;
import org.millwright.program.nouns.RestoreCommand;
import org.millwright.program.nouns.StatusCommand;
import org.millwright.program.nouns.StopCommand;
import org.millwright.program.nouns.TagCommand;
import org.millwright.program.nouns.WarningVerbs;
import org.millwright.program.nouns.WhyCommand;
import org.millwright.program.settings.Home;
import org.millwright.program.settings.Secrets;
import org.millwright.program.settings.Settings;
import org.millwright.program.settings.SettingsReader;
import org.millwright.program.settings.SettingsStore;
import org.millwright.warning.Life;
import org.millwright.warning.Span;
import org.millwright.warning.Verdict;
import org.millwright.warning.Warning;
import org.millwright.warning.live.Raised;
import org.millwright.warning.live.WarningStore;

/** A whole plant behind a real door in a folder, with one sample device, two machines' worth of warnings and a person of each role. */
public final class ServedPlant implements AutoCloseable {
    static final String HOSTILE = "a/<script>alert(1)</script>";

    public final Home home;
    final Service service;
    public final Parts parts;
    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private final Map<String, String> tokens = new LinkedHashMap<>();

    public ServedPlant(Path folder) {
        this(folder, InstantSource.system(), plant -> plant);
    }

    /**
     * A plant that differs in a part.
     *
     * @param clock the plant's
     * @param changed puts other parts in place before the door is opened
     */
    ServedPlant(Path folder, InstantSource clock, UnaryOperator<Plant> changed) {
        home = new Home(folder);
        home.make();
        SecureRandom random = new SecureRandom();
        SettingsStore store = new SettingsStore(home, new SettingsReader(new YamlSyntax(), ZoneId.of("UTC")), clock);
        Makers makers = new Makers(
                (at, settings, time) -> {
                    DuckHistorian history = new DuckHistorian(at, settings, time);
                    return new Makers.Kept(history, history);
                },
                file -> {
                    Database database = Database.open(file);
                    warnings(database.warnings());
                    return new Makers.Books(
                            database.stores(),
                            database.warnings(),
                            database.moments(),
                            database::backup,
                            database::close);
                },
                new PlainPasswords(),
                List.of(new SampleKind()));
        Assembled assembled = new Assembled(makers, HistorySettings.small(), "millwright test");
        Parts opened = assembled.open(
                new Plant.Configuration(home, store, Secrets.of(home, Map.of(), random)),
                new Plant.Time(clock, new SplittableRandom(1)));
        parts = new Parts(changed.apply(opened.plant()), opened.door(), opened.guard(), opened.ledger(), opened.end());
        service = Service.start(parts, new Settings.Server(0, "127.0.0.1", List.of()), "test");
    }

    /** Warnings as they were raised; those of a plant that is opened again stay as they are. */
    private static void warnings(WarningStore store) {
        for (String asset : List.of("plant/l1/m1", "plant/l2/m2", HOSTILE)) {
            Warning warning = warning(asset);
            if (store.find(warning.id()).isEmpty()) {
                store.put(new Raised(warning, Life.raised(Instant.parse("2026-11-25T06:01:00Z")), 0, 1));
            }
        }
    }

    public static Warning warning(String asset) {
        long began = SampleKind.START + 20_000_000;
        String tag = asset.equals(HOSTILE) ? "<img src=x onerror=alert(2)>" : "power";
        Evidence evidence = new Evidence(
                ChangeKind.SHIFT,
                List.of(new Departure(tag, began, true)),
                List.of(new Deviation(tag, "kW", 90, 10, 1, 5, 15, 1)),
                List.of(),
                List.of(),
                1);
        Verdict verdict = new Verdict(9, 6, 1e-9, "1/week", Verdict.Standing.CALIBRATED, 1);
        Origin origin = new Origin(
                List.of("history"),
                "millwright test",
                Map.of("budget", "1/week"),
                1,
                "mei",
                Instant.EPOCH,
                List.of("model-1"));
        String id = "w" + Integer.toHexString(asset.hashCode());
        return new Warning(
                id,
                AssetPath.of(asset),
                new Span(began, began + 5_000_000, Span.OPEN, 20, 25, 40),
                verdict,
                evidence,
                List.of(),
                origin);
    }

    /** Somebody with a role from a place downwards, who comes with a token that may all of it. */
    public String token(String role, String scope) {
        return tokens.computeIfAbsent(role + "@" + scope, key -> {
            Person person = parts.door().desks().accounts().add(Acting.localOwner(), key);
            parts.door()
                    .desks()
                    .accounts()
                    .grant(Acting.localOwner(), new Grant(person.id(), role, new AssetId(scope)));
            parts.door().refresh();
            Set<org.millwright.access.Action> all = Set.of(org.millwright.access.Action.values());
            return parts.door()
                    .desks()
                    .tokens()
                    .make(
                            new Acting(person.id(), new Acting.Session("s")),
                            "t",
                            new Acting.Limit(all, Set.of(AssetId.PLANT)),
                            Duration.ofDays(1));
        });
    }

    public static List<String> roles() {
        return Role.builtIn().stream().map(Role::name).toList();
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + service.port() + path));
    }

    HttpResponse<byte[]> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    HttpResponse<byte[]> as(String token, String method, String path, String body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = request(path)
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
        if (!token.isEmpty()) {
            request.header("Authorization", token.startsWith("mw_") ? "Bearer " + token : token);
        }
        return send(request);
    }

    /** An answer that is read while it comes. */
    HttpResponse<InputStream> stream(String token, String path) throws IOException, InterruptedException {
        HttpRequest.Builder request = request(path);
        if (!token.isEmpty()) {
            request.header("Authorization", token.startsWith("mw_") ? "Bearer " + token : token);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    }

    JsonNode json(HttpResponse<byte[]> answer) throws IOException {
        return json.readTree(answer.body());
    }

    String local() throws IOException {
        return "Local " + java.nio.file.Files.readString(home.token());
    }

    /** Somebody at a keyboard beside the program. */
    public Typed person() {
        return person("");
    }

    Typed person(String stdin) {
        Map<String, String> environment = Map.of(Home.VARIABLE, home.folder().toString());
        Commands commands = new Commands();
        commands.add("status", "s", console -> new StatusCommand(console, environment))
                .add("stop", "s", console -> new StopCommand(console, environment))
                .add("connect", "s", console -> new ConnectCommand(console, environment))
                .add("asset", "s", console -> new AssetCommand(console, environment))
                .add("tag", "s", console -> new TagCommand(console, environment))
                .add("query", "s", console -> new QueryCommand(console, environment))
                .add("moment", "s", console -> new MomentCommand(console, environment))
                .add("why", "s", console -> new WhyCommand(console, environment))
                .add(
                        "config",
                        "s",
                        console -> new ConfigCommand(
                                console, environment, new ByteArrayInputStream(stdin.getBytes(StandardCharsets.UTF_8))))
                .add("access", "s", console -> new AccessCommand(console, environment))
                .add("backup", "s", console -> new BackupCommand(console, environment))
                .add("restore", "s", console -> new RestoreCommand(console, environment))
                .add(
                        "warn",
                        "s",
                        console -> WarningVerbs.under(new StatusCommand(console, environment), console, environment));
        return new Typed(commands);
    }

    /** Everything that a person can change, so that it can be seen whether it was. */
    public String state() {
        Plant all = parts.plant();
        return all.configuration().store().text()
                + all.configuration().store().versions().size()
                + all.configuration().secrets().names()
                + all.desk().standing(100)
                + all.notes().meeting(Optional.empty(), new Range(0, Long.MAX_VALUE / 2), 10_000)
                + parts.door().desks().stores().people().all()
                + parts.door().desks().stores().grants().all();
    }

    /** Waits until the history has what the device delivers. */
    public void awaitValues(String tag) {
        long patience = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (parts.plant()
                .history()
                .historian()
                .catalogue()
                .tag(org.millwright.machine.TagPath.of(tag))
                .isEmpty()) {
            if (System.nanoTime() > patience) {
                throw new AssertionError("no values of " + tag + " came");
            }
            Thread.onSpinWait();
        }
    }

    @Override
    public void close() {
        service.close();
    }

    private static final class PlainPasswords implements Passwords {
        @Override
        public String hash(String password) {
            return "plain " + password;
        }

        @Override
        public boolean matches(String password, String phc) {
            return phc.equals(hash(password));
        }

        @Override
        public boolean outdated(String phc) {
            return false;
        }

        @Override
        public String nobodys() {
            return "none";
        }
    }
}
