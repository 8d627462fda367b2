package org.millwright.program.cli;

import java.util.concurrent.Callable;
import org.millwright.MillwrightException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code check} and {@code format}: the launcher of a source checkout does them; the program alone can only say so. */
@Command
public final class SourceCheckoutCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the call
    private CommandSpec spec;

    @Override
    public Integer call() {
        throw MillwrightException.badRequest(
                "cli.checkout.needed",
                "This works on the sources: run ./millwright {command} in a source checkout.",
                "command",
                spec.name());
    }
}
