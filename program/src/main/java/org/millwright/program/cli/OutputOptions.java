package org.millwright.program.cli;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of every command that answers with a table; mix it in. */
public final class OutputOptions {
    @Option(names = "--json", description = "One JSON document on stdout.")
    private boolean json;

    @Option(names = "--csv", description = "The table as CSV on stdout.")
    private boolean csv;

    @Option(names = "--fields", paramLabel = "A,B", split = ",", description = "These columns only, in this order.")
    private @Nullable List<String> fields;

    public boolean json() {
        return json;
    }

    public boolean csv() {
        return csv;
    }

    /** True if a person reads the answer on a terminal, so that words around the table are welcome. */
    public boolean forPerson(Console console) {
        return !json && !csv && !console.quiet() && console.terminal();
    }

    /**
     * Answers in the form that the person asked for.
     *
     * @param document what {@code --json} writes
     */
    public void print(Console console, Table table, Supplier<?> document) {
        Table chosen = fields == null ? table : table.only(fields);
        if (json) {
            console.json(document.get());
        } else if (csv) {
            console.out().print(chosen.csv());
        } else {
            console.print(chosen);
        }
    }
}
