package org.millwright.program.nouns;

import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Joins a command that works by itself with verbs below it. */
final class Nested {
    private Nested() {}

    /**
     * The verbs' own specification with the options, arguments and help of a command beside them.
     *
     * @param verbs runs the command if no verb is named
     */
    static CommandSpec of(Object verbs, Object command) {
        CommandSpec spec = CommandSpec.forAnnotatedObject(verbs);
        CommandSpec alone = CommandSpec.forAnnotatedObject(command);
        spec.addMixin("alone", alone);
        spec.usageMessage().description(alone.usageMessage().description());
        spec.usageMessage().footer(alone.usageMessage().footer());
        spec.usageMessage().customSynopsis(alone.usageMessage().customSynopsis());
        for (PositionalParamSpec argument : List.copyOf(spec.positionalParameters())) {
            spec.remove(argument);
            int most = argument.arity().max();
            spec.addPositional(argument.toBuilder()
                    .arity("0.." + (most > 1 ? "*" : most))
                    .required(false)
                    .build());
        }
        return spec;
    }
}
