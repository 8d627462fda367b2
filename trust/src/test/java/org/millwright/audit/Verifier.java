package org.millwright.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** The stand-alone check, compiled from its one file as an inspector does, without the program on its class path. */
final class Verifier {
    private final MethodHandle run;

    /** What it said, and its exit code. */
    record Answer(int code, String text) {}

    private Verifier(MethodHandle run) {
        this.run = run;
    }

    static Verifier compile(Path into) {
        Path here = Path.of("").toAbsolutePath();
        while (!Files.exists(here.resolve("mvnw"))) {
            here = here.getParent();
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        assertNotNull(compiler, "the tests need a JDK");
        int code = compiler.run(
                null,
                null,
                null,
                "-d",
                into.toString(),
                "-cp",
                into.toString(),
                here.resolve("help/VerifyAudit.java").toString());
        assertEquals(0, code, "the verifier does not compile alone");
        try {
            @SuppressWarnings("resource") // its class is used until the end
            var loader = new URLClassLoader(new URL[] {into.toUri().toURL()}, ClassLoader.getPlatformClassLoader());
            Class<?> type = loader.loadClass("VerifyAudit");
            return new Verifier(MethodHandles.publicLookup()
                    .findStatic(type, "run", MethodType.methodType(int.class, String[].class, PrintStream.class)));
        } catch (ReflectiveOperationException | java.io.IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    Answer check(Path folder, String... more) {
        List<String> args = new ArrayList<>(List.of(folder.toString()));
        args.addAll(List.of(more));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
            int code = (int) run.invoke(args.toArray(String[]::new), out);
            return new Answer(code, bytes.toString(StandardCharsets.UTF_8));
        } catch (Throwable broken) { // a method handle may throw anything
            throw new AssertionError("the verifier broke", broken);
        }
    }
}
