package org.millwright.program.nouns;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.millwright.MillwrightException;
import org.millwright.program.cli.Console;
import org.millwright.program.cli.ExitCode;
import org.millwright.program.cli.Table;
import org.millwright.program.client.ServerClient;
import org.millwright.program.client.ServerClient.Query;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code millwright connect}: machines and how they are reached. */
@Command(
        footer = {
            "Look at a device before connecting",
            "millwright connect test opcua opc.tcp://10.0.3.5:4840",
            "Connect everything that it offers below a node",
            "millwright connect add m3 opcua opc.tcp://m3:4840 --select \"Machine/**\""
        })
public final class ConnectCommand {
    private static final String KIND = "opcua, mqtt, sparkplug, modbus or files.";
    private static final String ADDRESS = "Where the device is, such as opc.tcp://10.0.3.5:4840.";
    private static final String NAMED = "A connection, or KIND and ADDRESS.";
    private static final String SET =
            "A setting of the kind, such as security=sign-encrypt; a secret is written secret:NAME.";

    private final Answers answers;

    public ConnectCommand(Console console, Map<String, String> environment) {
        this.answers = new Answers(console, environment);
    }

    @Command(
            name = "ls",
            header = "List the connections and how they stand.",
            footer = {"List the connections", "millwright connect ls"})
    int ls(@Mixin Asking asking) {
        JsonNode document = answers.ask(asking).get("/api/v1/connections", new Query());
        return answers.list(
                asking,
                document,
                "connections",
                answers.text("name", "Name"),
                answers.text("kind", "Kind"),
                answers.fixed("state", "State"),
                answers.number("tags", "Tags"),
                answers.number("received", "Values"),
                answers.number("lost", "Lost"),
                answers.wrapped("why", "Why"));
    }

    @Command(
            name = "show",
            header = "Show one connection with its losses.",
            footer = {"Show a connection", "millwright connect show line-3"})
    int show(
            @Parameters(paramLabel = "NAME", description = "The name of a connection.") String name,
            @Mixin Asking asking) {
        return answers.facts(
                asking, answers.ask(asking).get("/api/v1/connections/" + ServerClient.part(name), new Query()));
    }

    @Command(
            name = "kinds",
            header = "List what can be connected, and by which settings.",
            footer = {"List the kinds", "millwright connect kinds"})
    int kinds(@Mixin Asking asking) {
        JsonNode document = answers.ask(asking).get("/api/v1/connection-kinds", new Query());
        Table table = new Table(
                answers.text("kind", "Kind"),
                answers.text("key", "Setting"),
                answers.text("usual", "Usual"),
                answers.wrapped("says", "What it is"));
        for (JsonNode kind : document.path("kinds")) {
            for (JsonNode option : kind.path("options")) {
                table.add(
                        kind.path("kind").asText(),
                        option.path("key").asText(),
                        option.path("usual").asText(),
                        option.path("says").asText());
            }
        }
        asking.output().print(answers.console(), table, () -> document.path("kinds"));
        return ExitCode.OK.code();
    }

    @Command(
            name = "test",
            header = "Look at a device and tell what is worth knowing before connecting.",
            footer = {
                "Look at an OPC UA server",
                "millwright connect test opcua opc.tcp://10.0.3.5:4840",
                "Look once more at one that is connected",
                "millwright connect test line-3"
            })
    int test(
            @Parameters(arity = "1..2", paramLabel = "NAME", description = NAMED) List<String> what,
            @Option(names = "--set", paramLabel = "KEY=VALUE", description = SET) @Nullable List<String> settings,
            @Option(
                            names = "--name",
                            paramLabel = "NAME",
                            description = "The name it will have, so that a trusted certificate is found again.")
                    @Nullable
                    String name,
            @Mixin Asking asking) {
        Map<String, Object> body = named(what, settings);
        if (what.size() == 2) {
            body.put("name", name == null ? "test" : name);
        }
        JsonNode facts = answers.ask(asking).post("/api/v1/connection-test", body);
        Table table = new Table(answers.text("key", "Fact"), answers.wrapped("says", "What was found"));
        facts.path("facts")
                .forEach(fact ->
                        table.add(fact.path("key").asText(), fact.path("says").asText()));
        table.add("promise", facts.path("promise").asText());
        facts.path("live")
                .forEach(sample -> table.add(
                        "live",
                        sample.path("address").asText() + " = "
                                + sample.path("text").asText() + " ("
                                + sample.path("quality").asText() + ")"));
        facts.path("problems")
                .forEach(problem -> table.add("problem", problem.path("says").asText()));
        asking.output().print(answers.console(), table, () -> facts);
        return (facts.path("ready").asBoolean() ? ExitCode.OK : ExitCode.FOUND_PROBLEMS).code();
    }

    @Command(
            name = "browse",
            header = "List what a device offers, one level at a time.",
            footer = {
                "What a connection offers",
                "millwright connect browse line-3",
                "What a device offers that is not connected",
                "millwright connect browse opcua opc.tcp://m3:4840 --at \"ns=2;s=Machine\""
            })
    int browse(
            @Parameters(arity = "1..2", paramLabel = "NAME", description = NAMED) List<String> what,
            @Option(
                            names = "--at",
                            paramLabel = "NODE",
                            description = "The address of a node, as the list shows it; default the root.")
                    @Nullable
                    String at,
            @Option(names = "--set", paramLabel = "KEY=VALUE", description = SET) @Nullable List<String> settings,
            @Mixin Asking asking) {
        Map<String, Object> body = named(what, settings);
        ServerClient client = answers.ask(asking);
        List<JsonNode> nodes = new Nodes(client, body).level(at == null ? "" : at);
        Table table = new Table(
                answers.text("address", "Address"),
                answers.text("name", "Name"),
                answers.fixed("kind", "Kind"),
                answers.text("unit", "Unit"),
                answers.text("type", "Type"));
        nodes.forEach(node -> table.add(
                node.path("address").asText(),
                node.path("name").asText(),
                node.path("kind").asText(),
                node.path("unit").asText(),
                node.path("type").asText()));
        asking.output().print(answers.console(), table, () -> nodes);
        return ExitCode.OK.code();
    }

    @Command(
            name = "add",
            header = "Add a connection, and start it.",
            footer = {
                "Connect all values below a node",
                "millwright connect add m3 opcua opc.tcp://m3:4840 --select \"Machine/**\"",
                "Connect one register",
                "millwright connect add pump modbus pump:502 --point plant/pump/bar=30001"
            })
    int add(
            @Parameters(index = "0", paramLabel = "NAME", description = "What the connection is called.") String name,
            @Parameters(index = "1", paramLabel = "KIND", description = KIND) String kind,
            @Parameters(index = "2", paramLabel = "ADDRESS", description = ADDRESS) String address,
            @Option(names = "--set", paramLabel = "KEY=VALUE", description = SET) @Nullable List<String> settings,
            @Option(
                            names = "--select",
                            paramLabel = "PATTERN",
                            description = "Which values: names joined by slashes; * is one name, ** any.")
                    @Nullable
                    List<String> select,
            @Option(
                            names = "--asset",
                            paramLabel = "ASSET",
                            description = "The machine that selected values belong to; else their own path.")
                    @Nullable
                    String asset,
            @Option(
                            names = "--point",
                            paramLabel = "TAG=ADDRESS",
                            description = "One value by its address in the device.")
                    @Nullable
                    List<String> points,
            @Option(
                            names = "--interval",
                            paramLabel = "TIME",
                            description = "How often values usually change, such as 250ms; default 1s.")
                    @Nullable
                    String interval,
            @Option(names = "--stopped", description = "Save it without starting.") boolean stopped,
            @Mixin Asking asking) {
        Map<String, Object> body = described(kind, address, settings);
        ServerClient client = answers.ask(asking);
        List<Map<String, Object>> reads = new ArrayList<>();
        for (String point : points == null ? List.<String>of() : points) {
            reads.add(Nodes.point(point));
        }
        if (select != null) {
            Map<String, Object> browsed = new LinkedHashMap<>(body);
            browsed.put("name", name);
            reads.addAll(new Nodes(client, browsed).selected(select, asset));
        }
        body.put("name", name);
        body.put("points", reads);
        body.put("running", !stopped);
        if (interval != null) {
            body.put("interval", interval);
        }
        return answers.done(asking, client.put("/api/v1/connections/" + ServerClient.part(name), body));
    }

    /** A connection by its name, or what is not connected by kind and address. */
    private static Map<String, Object> named(List<String> what, @Nullable List<String> settings) {
        if (what.size() == 2) {
            return described(what.get(0), what.get(1), settings);
        }
        if (settings != null) {
            throw MillwrightException.badRequest(
                    "nouns.set.named",
                    "The connection {name} has its own settings, so --set has no place here. Leave it out, or name kind and address.",
                    "name",
                    what.getFirst());
        }
        return new LinkedHashMap<>(Map.of("name", what.getFirst()));
    }

    private static Map<String, Object> described(String kind, String address, @Nullable List<String> settings) {
        Map<String, String> set = new TreeMap<>();
        for (String one : settings == null ? List.<String>of() : settings) {
            int equals = one.indexOf('=');
            if (equals < 1) {
                throw MillwrightException.badRequest(
                        "nouns.set.form",
                        "({value}) is no setting. Write it like: --set security=sign-encrypt",
                        "value",
                        one);
            }
            set.put(one.substring(0, equals), one.substring(equals + 1));
        }
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("kind", kind);
        body.put("address", address);
        body.put("settings", set);
        return body;
    }

    @Command(
            name = "start",
            header = "Start a connection.",
            footer = {"Start a connection", "millwright connect start line-3"})
    int start(
            @Parameters(paramLabel = "NAME", description = "The name of a connection.") String name,
            @Mixin Asking asking) {
        return answers.done(
                asking,
                answers.ask(asking).post("/api/v1/connections/" + ServerClient.part(name) + "/start", Map.of()));
    }

    @Command(
            name = "stop",
            header = "Stop a connection.",
            footer = {"Stop a connection", "millwright connect stop line-3"})
    int stop(
            @Parameters(paramLabel = "NAME", description = "The name of a connection.") String name,
            @Mixin Asking asking) {
        return answers.done(
                asking, answers.ask(asking).post("/api/v1/connections/" + ServerClient.part(name) + "/stop", Map.of()));
    }

    @Command(
            name = "rm",
            header = "Take a connection out; its history stays.",
            footer = {"Take a connection out", "millwright connect rm line-3"})
    int rm(
            @Parameters(paramLabel = "NAME", description = "The name of a connection.") String name,
            @Mixin Asking asking) {
        return answers.done(
                asking, answers.ask(asking).delete("/api/v1/connections/" + ServerClient.part(name), new Query()));
    }

    @Command(
            name = "trust",
            header = "Show the certificates of a device, or trust one that you have compared.",
            footer = {
                "Show what the device has shown",
                "millwright connect trust line-3",
                "Trust it",
                "millwright connect trust line-3 4F2A9C01"
            })
    int trust(
            @Parameters(index = "0", paramLabel = "NAME", description = "The name of a connection.") String name,
            @Parameters(
                            index = "1",
                            arity = "0..1",
                            paramLabel = "THUMBPRINT",
                            description = "The thumbprint, as the device shows it too.")
                    @Nullable
                    String thumbprint,
            @Mixin Asking asking) {
        String path = "/api/v1/connections/" + ServerClient.part(name);
        ServerClient client = answers.ask(asking);
        if (thumbprint != null) {
            return answers.done(asking, client.post(path + "/trust", Map.of("thumbprint", thumbprint)));
        }
        JsonNode document = client.get(path + "/certificates", new Query());
        Table table = new Table(
                answers.text("whose", "Whose"),
                answers.fixed("thumbprint", "Thumbprint"),
                answers.text("subject", "Subject"),
                answers.fixed("until", "Until"));
        for (String whose : new String[] {"own", "strangers", "trusted"}) {
            document.path(whose)
                    .forEach(one -> table.add(
                            whose,
                            one.path("thumbprint").asText(),
                            one.path("subject").asText(),
                            Answers.cell(one.path("until"))));
        }
        asking.output().print(answers.console(), table, () -> document);
        return ExitCode.OK.code();
    }
}
