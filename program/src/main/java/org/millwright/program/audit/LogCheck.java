package org.millwright.program.audit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.tools.DiagnosticListener;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.millwright.Message;
import org.millwright.MillwrightException;
import org.millwright.Problem.Unreachable;

/**
 * The stand-alone check of an audit log, compiled from the one file that anybody can read and run alone, in memory and with nothing
 * of this program on its class path. So the command and an inspector's {@code java VerifyAudit.java} cannot differ.
 */
public final class LogCheck {
    private static final String NAME = "VerifyAudit";

    private final Method run;

    /**
     * What it found.
     *
     * @param code 0 if nothing was changed, 1 if something was, 2 if it cannot be told
     * @param says one line
     */
    public record Answer(int code, String says) {}

    private LogCheck(Method run) {
        this.run = run;
    }

    /** The text of the check. */
    public static String source() {
        try (InputStream in = LogCheck.class.getResourceAsStream(NAME + ".java")) {
            if (in == null) {
                throw new IllegalStateException("The check does not lie beside the program.");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /**
     * Compiles the check, in about a second.
     *
     * @throws MillwrightException if the Java that runs this has no compiler
     */
    public static LogCheck compile() {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            throw new MillwrightException(new Unreachable(Message.of(
                    "audit.check.compiler",
                    "The Java that runs this program has no compiler, which the check of the audit log needs. Run it with a JDK:"
                            + " java VerifyAudit.java FOLDER")));
        }
        Map<String, ByteArrayOutputStream> classes = compile(compiler);
        ClassLoader alone = new ClassLoader(ClassLoader.getPlatformClassLoader()) {
            @Override
            protected Class<?> findClass(String name) throws ClassNotFoundException {
                ByteArrayOutputStream bytes = classes.get(name);
                if (bytes == null) {
                    throw new ClassNotFoundException(name);
                }
                return defineClass(name, bytes.toByteArray(), 0, bytes.size());
            }
        };
        try {
            return new LogCheck(alone.loadClass(NAME).getMethod("run", String[].class, PrintStream.class));
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException("The check has no method to run.", impossible);
        }
    }

    private static Map<String, ByteArrayOutputStream> compile(JavaCompiler compiler) {
        Map<String, ByteArrayOutputStream> classes = new TreeMap<>();
        DiagnosticListener<JavaFileObject> unheard = fault -> {};
        JavaFileManager files = new InMemory(compiler.getStandardFileManager(unheard, null, null), classes);
        StringWriter faults = new StringWriter();
        List<String> options = List.of("-proc:none", "-cp", "");
        boolean compiled = compiler.getTask(faults, files, null, options, null, List.of(new Source(source())))
                .call();
        if (!compiled) {
            throw new IllegalStateException("The check does not compile: " + faults);
        }
        return classes;
    }

    /** Checks a folder; arguments as on its command line. One after the other or many at once. */
    public Answer check(List<String> arguments) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
            int code = (int) run.invoke(null, arguments.toArray(String[]::new), out);
            return new Answer(code, bytes.toString(StandardCharsets.UTF_8).strip());
        } catch (ReflectiveOperationException broken) {
            throw new IllegalStateException("The check broke.", broken);
        }
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String text) {
            super(URI.create("memory:///" + NAME + ".java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    /** Keeps what is compiled in memory. */
    private static final class InMemory extends ForwardingJavaFileManager<JavaFileManager> {
        private final Map<String, ByteArrayOutputStream> classes;

        InMemory(JavaFileManager files, Map<String, ByteArrayOutputStream> classes) {
            super(files);
            this.classes = classes;
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String name, JavaFileObject.Kind kind, @Nullable FileObject sibling) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            classes.put(name, bytes);
            return new SimpleJavaFileObject(URI.create("memory:///" + name.replace('.', '/') + ".class"), kind) {
                @Override
                public OutputStream openOutputStream() {
                    return bytes;
                }
            };
        }
    }
}
