package org.millwright.program.cli;

import java.io.PrintWriter;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.millwright.Message;
import org.millwright.MillwrightException;
import org.millwright.Problem;
import picocli.CommandLine.ParameterException;

/** What a person is told when a command fails, whatever it threw: what, which, why and what next; the trace only on demand. */
final class Failure {
    private final Problem problem;
    private final Throwable thrown;

    private Failure(Problem problem, Throwable thrown) {
        this.problem = problem;
        this.thrown = thrown;
    }

    static Failure of(Throwable thrown) {
        return switch (thrown) {
            case MillwrightException known -> new Failure(known.problem(), known);
            case ParameterException wrong -> new Failure(Mistakes.of(wrong).problem(), wrong);
            case OutOfMemoryError full -> new Failure(new Problem.Exhausted(OUT_OF_MEMORY), full);
            default -> new Failure(new Problem.Defect(defect(thrown)), thrown);
        };
    }

    private static final Message OUT_OF_MEMORY = Message.of(
            "cli.memory.full",
            "The memory that the program may use is full. Give it more, such as 4 GB:"
                    + " MILLWRIGHT_JAVA_OPTS=-Xmx4g millwright ... or leave columns out with --ignore.");

    private static Message defect(Throwable thrown) {
        return Message.of(
                "cli.program.defect",
                "The program made a mistake of its own ({kind}: {detail}). Your files are as they were. Please report it"
                        + " with what --debug prints.",
                "kind",
                thrown.getClass().getSimpleName(),
                "detail",
                String.valueOf(thrown.getMessage()));
    }

    ExitCode exitCode() {
        return ExitCode.of(problem);
    }

    /** Tells it on stderr. */
    void tell(Console console, boolean debug) {
        String text = TextWidth.harmless(console.say(problem.message()));
        String name = console.errStyle().paint(Style.Tone.BAD, "millwright:");
        int margin = 2;
        boolean first = true;
        for (String line : TextWidth.wrap("millwright: " + text, console.width() - margin)) {
            console.err().println(first ? name + line.substring("millwright:".length()) : " ".repeat(margin) + line);
            first = false;
        }
        String code = problem.message().code();
        console.err().println(" ".repeat(margin) + console.errStyle().paint(Style.Tone.QUIET, "[" + code + "]"));
        if (debug) {
            trace(console.err(), thrown);
        }
    }

    /** Where it arose, and where each of its causes did. */
    private static void trace(PrintWriter to, Throwable thrown) {
        Set<Throwable> told = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Throwable one = thrown; one != null && told.add(one); one = one.getCause()) {
            to.println((told.size() == 1 ? "" : "caused by ") + one);
            for (StackTraceElement place : one.getStackTrace()) {
                to.println("\tat " + place);
            }
        }
    }

    /** The document that stands on stdout in place of the answer. */
    Map<String, Object> document() {
        Message message = problem.message();
        Map<String, @Nullable Object> error = new LinkedHashMap<>();
        error.put("code", message.code());
        error.put("message", message.text());
        error.put("file", message.values().get("file"));
        error.put("line", line(message.values().get("row")));
        return Map.of("error", error);
    }

    private static @Nullable Long line(@Nullable String row) {
        return row == null || !row.matches("\\d{1,18}") ? null : Long.valueOf(row);
    }
}
