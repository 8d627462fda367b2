package org.millwright.program.plant;

import com.fasterxml.jackson.databind.JsonNode;
import org.millwright.program.cli.Console;
import org.millwright.program.cli.Table;
import picocli.CommandLine.Option;

/** How an answer of the plant is shown: facts in two columns, or the document as it came. */
final class ControlAnswer {
    @Option(names = "--json", description = "One JSON document on stdout.")
    private boolean json;

    boolean json() {
        return json;
    }

    void show(Console console, JsonNode document) {
        if (json) {
            console.json(document);
            return;
        }
        Table table = new Table(Table.Column.text("fact", "fact"), Table.Column.wrapped("value", "value"));
        document.properties()
                .forEach(fact -> table.add(
                        fact.getKey(),
                        fact.getValue().isValueNode()
                                ? fact.getValue().asText()
                                : fact.getValue().toString()));
        console.print(table);
    }
}
