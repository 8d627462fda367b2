package org.millwright.program.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.millwright.Message;
import org.millwright.MillwrightException;
import org.millwright.Problem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A command as others write one: lists spare parts, or fails in the way it is told to. */
@Command(
        description = "Parts are counted where they lie, which is the only count that a fitter believes.",
        footer = {
            "List the spare parts of a shelf",
            "millwright stock shelf.csv",
            "Fail",
            "millwright stock --fail defect"
        })
final class StockCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Option(names = "--fail", paramLabel = "HOW", description = "Fail in one of the ways that there are.")
    private @Nullable String fail;

    @Option(
            names = "--least",
            paramLabel = "N",
            description = "Parts with at least so many (default: ${DEFAULT-VALUE}).")
    private int least = 1;

    @Option(names = "--forbidden-by-whoever-locked-the-shelf", description = "A long name has a line of its own.")
    private boolean longName;

    @Parameters(arity = "0..*", paramLabel = "SHELF", description = "Files that list a shelf.")
    private List<Path> shelves = List.of();

    StockCommand(Console console) {
        this.console = console;
    }

    static Commands commands() {
        return new Commands()
                .add("stock", "List the spare parts.", StockCommand::new)
                .add("version", "Print the version of the program.", VersionCommand::new);
    }

    @Override
    public Integer call() {
        shelves.forEach(InputFiles::existing);
        if (fail != null) {
            if (fail.equals("unloadable")) {
                throw new ExceptionInInitializerError("a part of the program cannot be loaded");
            }
            throw failure(fail);
        }
        Table table = new Table(
                Table.Column.fixed("part", "part"),
                Table.Column.number("count", "count"),
                Table.Column.wrapped("remark", "remark"));
        if (least <= 3) {
            table.add(
                    "B-17",
                    new Table.Cell("3 pieces", "3"),
                    "bearing, deep groove; fits pump 2 and, with a ring, pump 4");
        }
        table.add("S-2", new Table.Cell("12 pieces", "12"), longName ? "locked" : "主轴密封圈");
        output.print(console, table, () -> List.of());
        return ExitCode.OK.code();
    }

    private static RuntimeException failure(String how) {
        Message message = Message.of("test.stock.fails", "The shelf {shelf} cannot be counted.", "shelf", "A");
        return switch (how) {
            case "bad" -> new MillwrightException(new Problem.BadRequest(message));
            case "absent" -> new MillwrightException(new Problem.NotFound(message));
            case "stale" -> new MillwrightException(new Problem.Stale(message));
            case "forbidden" -> new MillwrightException(new Problem.Forbidden(message));
            case "away" -> new MillwrightException(new Problem.Unreachable(message));
            case "full" -> new MillwrightException(new Problem.Exhausted(message));
            case "ours" -> new MillwrightException(new Problem.Defect(message));
            default -> new ArithmeticException("a count of " + how);
        };
    }
}
