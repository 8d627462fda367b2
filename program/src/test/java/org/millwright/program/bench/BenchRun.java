package org.millwright.program.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import picocli.CommandLine;

/**
 * One run of the bench command, as a person would start it.
 *
 * @param exit its exit code
 * @param out what it wrote to stdout
 */
record BenchRun(int exit, String out) {
    static BenchRun of(@Nullable Path shared, String... arguments) {
        return on(new BenchCommand(new SampleDetectors(), shared), arguments);
    }

    static BenchRun on(BenchCommand command, String... arguments) {
        StringWriter out = new StringWriter();
        CommandLine line = new CommandLine(command)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(new StringWriter()))
                .setExecutionExceptionHandler((thrown, on, parsed) -> {
                    throw thrown;
                });
        int exit = line.execute(arguments);
        return new BenchRun(exit, out.toString());
    }

    /** The one object on stdout. */
    JsonNode json() {
        try {
            return new ObjectMapper().readTree(out);
        } catch (JsonProcessingException broken) {
            throw new AssertionError("This is no JSON: " + out, broken);
        }
    }

    double figure(String name) {
        JsonNode value = json().path(name);
        if (!value.isNumber()) {
            throw new AssertionError("The figure " + name + " is " + value + " in " + out);
        }
        return value.asDouble();
    }

    /** The folder of a public data set; the test is skipped, and says so, where it is not there. */
    static Path publicData(String suite) {
        String data = System.getenv("MILLWRIGHT_DATA");
        Assumptions.assumeTrue(data != null, "skipped: MILLWRIGHT_DATA does not name a folder of public recordings");
        Path folder = Path.of(String.valueOf(data)).resolve(suite);
        Assumptions.assumeTrue(folder.toFile().isDirectory(), "skipped: there is no folder " + folder);
        return folder;
    }
}
