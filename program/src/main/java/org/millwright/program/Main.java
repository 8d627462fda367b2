package org.millwright.program;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.millwright.program.cli.Program;

/** Starts Millwright. */
public final class Main {
    private Main() {}

    /** Runs one command and tells the shell how it went. */
    public static void main(String[] arguments) {
        Map<String, String> environment = System.getenv();
        Program program = new Program(
                Wiring.commands(environment),
                environment,
                writer(FileDescriptor.out, System.getProperty("stdout.encoding")),
                writer(FileDescriptor.err, System.getProperty("stderr.encoding")));
        System.exit(program.run(arguments));
    }

    private static PrintWriter writer(FileDescriptor stream, String encoding) {
        return new PrintWriter(new OutputStreamWriter(new FileOutputStream(stream), charset(encoding)));
    }

    /** The terminal's own set of characters; UTF-8 where that is plain ASCII, which cannot write the names that people give. */
    private static Charset charset(String encoding) {
        Charset own = Charset.forName(encoding, StandardCharsets.UTF_8);
        return own.equals(StandardCharsets.US_ASCII) ? StandardCharsets.UTF_8 : own;
    }
}
