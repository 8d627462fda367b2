package org.millwright.program.nouns;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.millwright.Message;
import org.millwright.MillwrightException;
import org.millwright.Problem;
import org.millwright.program.cli.Console;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code millwright stop}: ends the running program and waits until it has ended. */
@Command(footer = {"Stop the program that serves the plant", "millwright stop"})
public final class StopCommand implements Callable<Integer> {
    private static final int PATIENCE_SECONDS = 30;

    private final Answers answers;

    @Mixin
    private final Asking asking = new Asking();

    public StopCommand(Console console, Map<String, String> environment) {
        this.answers = new Answers(console, environment);
    }

    @Override
    public Integer call() throws InterruptedException {
        JsonNode done = answers.ask(asking).post("/api/v1/stop", Map.of());
        long process = done.path("process").asLong();
        if (process != ProcessHandle.current().pid()) {
            ProcessHandle.of(process).ifPresent(StopCommand::await);
        }
        return answers.done(asking, done);
    }

    private static void await(ProcessHandle process) {
        try {
            process.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException slow) {
            throw new MillwrightException(
                    new Problem.Exhausted(Message.of(
                            "nouns.stop.slow",
                            "The process {process} has been asked to stop and still runs after {seconds} s. What was acknowledged is"
                                    + " safe on disk; it may be ended by the system.",
                            "process",
                            process.pid(),
                            "seconds",
                            PATIENCE_SECONDS)),
                    slow);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException gone) {
            throw new IllegalStateException("The end of the process could not be awaited.", gone);
        }
    }
}
