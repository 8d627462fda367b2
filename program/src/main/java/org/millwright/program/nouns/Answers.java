package org.millwright.program.nouns;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.millwright.Message;
import org.millwright.program.cli.Console;
import org.millwright.program.cli.ExitCode;
import org.millwright.program.cli.Table;
import org.millwright.program.client.ServerClient;
import org.millwright.program.settings.Home;

/** Asks the running program and shows what it answers. */
final class Answers {
    private final Console console;
    private final Map<String, String> environment;

    Answers(Console console, Map<String, String> environment) {
        this.console = console;
        this.environment = environment;
    }

    Console console() {
        return console;
    }

    Home home(Asking asking) {
        return Home.of(asking.home(), environment);
    }

    ServerClient ask(Asking asking) {
        return ServerClient.of(home(asking), environment, console.texts().language());
    }

    /** A column whose heading is said in the person's language; its key is what the document calls it. */
    Table.Column text(String key, String english) {
        return Table.Column.text(key, heading(key, english));
    }

    Table.Column fixed(String key, String english) {
        return Table.Column.fixed(key, heading(key, english));
    }

    Table.Column number(String key, String english) {
        return Table.Column.number(key, heading(key, english));
    }

    Table.Column wrapped(String key, String english) {
        return Table.Column.wrapped(key, heading(key, english));
    }

    private String heading(String key, String english) {
        return console.texts().say("help.column." + key.replace('_', '-'), english);
    }

    /** A list as a table; the whole document as JSON. */
    int list(Asking asking, JsonNode document, String key, Table.Column... columns) {
        Table table = new Table(columns);
        for (JsonNode row : document.path(key)) {
            table.add(List.of(columns).stream()
                    .map(column -> cell(row.path(column.key())))
                    .toArray());
        }
        asking.output().print(console, table, () -> document.path(key));
        if (table.isEmpty() && asking.output().forPerson(console)) {
            console.tell(Message.of("nouns.list.empty", "There is nothing of the kind yet."));
        }
        return ExitCode.OK.code();
    }

    /** One thing as lines of names and values. */
    int facts(Asking asking, JsonNode document) {
        Table table = new Table(text("name", "Name"), wrapped("value", "Value"));
        fill(table, "", document);
        asking.output().print(console, table, () -> document);
        return ExitCode.OK.code();
    }

    private static void fill(Table table, String before, JsonNode node) {
        node.properties().forEach(one -> {
            if (one.getValue().isObject()) {
                fill(table, before + one.getKey() + ".", one.getValue());
            } else {
                table.add(before + one.getKey(), cell(one.getValue()));
            }
        });
    }

    /** What was done, with the number under which it is on record. */
    int done(Asking asking, JsonNode document) {
        if (asking.output().json()) {
            console.json(document);
        } else {
            String record = document.path("audit").isMissingNode()
                    ? "-"
                    : document.path("audit").asText();
            console.tell(Message.of(
                    "nouns.done.told",
                    "Done: {what} (record {record}).",
                    "what",
                    document.path("done").asText(),
                    "record",
                    record));
        }
        return ExitCode.OK.code();
    }

    static Table.Cell cell(JsonNode node) {
        if (node.isMissingNode() || node.isNull()) {
            return new Table.Cell("-", "");
        }
        if (node.isArray()) {
            String joined = StreamSupport.stream(node.spliterator(), false)
                    .map(one -> one.isObject() ? one.toString() : one.asText())
                    .collect(Collectors.joining(", "));
            return new Table.Cell(joined, joined);
        }
        String raw = node.asText();
        return new Table.Cell(shown(node, raw), raw);
    }

    /** Times to the second, numbers to six digits. */
    private static String shown(JsonNode node, String raw) {
        if (node.isTextual() && raw.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d)?(\\.\\d+)?Z")) {
            return raw.replaceAll("\\.\\d+Z$", "Z").replace('T', ' ');
        }
        if (node.isDouble()) {
            double value = node.asDouble();
            return value == Math.rint(value) && Math.abs(value) < 1e9
                    ? String.valueOf((long) value)
                    : "%.6g".formatted(value);
        }
        return raw;
    }

    static List<String> texts(JsonNode array) {
        List<String> all = new ArrayList<>();
        array.forEach(one -> all.add(one.asText()));
        return all;
    }
}
