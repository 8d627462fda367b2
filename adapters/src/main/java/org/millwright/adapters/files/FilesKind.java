package org.millwright.adapters.files;

import java.util.List;
import org.millwright.Message;
import org.millwright.machine.connect.Connection;
import org.millwright.machine.connect.Connector;
import org.millwright.machine.connect.ConnectorKind;
import org.millwright.machine.connect.Surroundings;
import org.millwright.recording.RecordingReader;

/**
 * Files that machines and loggers write. The address is a folder, or one file; a point's address is the folder below it, a hash and the
 * header of the column, such as {@code line-1/press#Temperature}.
 */
public final class FilesKind implements ConnectorKind {
    private final List<RecordingReader> readers;

    /** @param readers read files that do not grow by lines, such as Parquet and gzip; the pickiest first */
    public FilesKind(List<RecordingReader> readers) {
        this.readers = List.copyOf(readers);
    }

    @Override
    public String name() {
        return "files";
    }

    @Override
    public List<Option> options() {
        return List.of(
                new Option(
                        "zone",
                        Message.of(
                                "files.option.zone",
                                "The zone of times that name none, such as Europe/Berlin. Nothing is assumed."),
                        "",
                        OptionKind.TEXT),
                new Option(
                        "pattern",
                        Message.of("files.option.pattern", "Which file names count, such as log_*.csv."),
                        "*",
                        OptionKind.TEXT),
                new Option(
                        "machines",
                        Message.of(
                                "files.option.machines",
                                "What is a machine: each folder, or each file (for files that keep their name)."),
                        "folder",
                        OptionKind.TEXT),
                new Option(
                        "by",
                        Message.of("files.option.by", "The header of the column that names the machine of each row."),
                        "",
                        OptionKind.TEXT),
                new Option(
                        "ignore",
                        Message.of("files.option.ignore", "Headers of columns to leave out, parted by commas."),
                        "",
                        OptionKind.TEXT),
                new Option(
                        "date-order",
                        Message.of(
                                "files.option.date-order",
                                "The order of dates such as 03/04/2026: day-first or month-first."),
                        "",
                        OptionKind.TEXT),
                new Option(
                        "decimal",
                        Message.of(
                                "files.option.decimal", "The decimal sign where no cell decides it: point or comma."),
                        "",
                        OptionKind.TEXT),
                new Option(
                        "look",
                        Message.of("files.option.look", "How often the folder is looked at."),
                        "1s",
                        OptionKind.DURATION),
                new Option(
                        "settle",
                        Message.of(
                                "files.option.settle",
                                "How long a file has to stand still until a last line without a line end counts as whole."),
                        "10m",
                        OptionKind.DURATION));
    }

    @Override
    public Connector open(Connection connection, Surroundings around) {
        return new FolderConnector(connection, around, FolderSettings.of(connection), readers);
    }
}
