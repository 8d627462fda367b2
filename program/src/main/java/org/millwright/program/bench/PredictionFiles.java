package org.millwright.program.bench;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.millwright.Message;
import org.millwright.MillwrightException;
import org.millwright.Problem;

/** Writes what was predicted, one CSV per test file, so that anybody can score it anew. */
final class PredictionFiles {
    private PredictionFiles() {}

    /** One file of predictions. */
    interface Lines {
        /** Its path below the folder of predictions, with slashes. */
        String path();

        /** The first line. */
        String header();

        int rows();

        /** The line of a row, without its number. */
        String line(int row);
    }

    /** Rows with score, limit, alarm and, where it is asked for, the changepoint signal. */
    record Rows(String path, Judgement judgement, boolean withChangepoint) implements Lines {
        @Override
        public String header() {
            return "row,score,limit,alarm" + (withChangepoint ? ",changepoint" : "");
        }

        @Override
        public int rows() {
            return judgement.rows();
        }

        @Override
        public String line(int row) {
            return judgement.score(row) + "," + judgement.limit(row) + ","
                    + digit(judgement.alarms()[row])
                    + (withChangepoint ? "," + digit(judgement.changepoints()[row]) : "");
        }

        private static String digit(boolean yes) {
            return yes ? "1" : "0";
        }
    }

    /** Writes all files below a folder; writes nothing where there is no folder. Rows count from 0 over the test rows. */
    static void writeAll(@Nullable Path folder, List<? extends Lines> files) {
        if (folder == null) {
            return;
        }
        for (Lines file : files) {
            write(folder.resolve(plainName(file.path())), file);
        }
    }

    private static String plainName(String path) {
        String csv = path.endsWith(".gz") ? path.substring(0, path.length() - 3) : path;
        int dot = csv.lastIndexOf('.');
        return (dot > csv.lastIndexOf('/') ? csv.substring(0, dot) : csv) + ".csv";
    }

    private static void write(Path path, Lines file) {
        try {
            Files.createDirectories(path.getParent());
            try (Writer text = Files.newBufferedWriter(path, StandardCharsets.UTF_8)) {
                text.write(file.header() + "\n");
                for (int row = 0; row < file.rows(); row++) {
                    text.write(row + "," + file.line(row) + "\n");
                }
            }
        } catch (IOException failed) {
            Message message = Message.of(
                    "bench.predictions.unwritable",
                    "The predictions cannot be written to {file}: {reason}. Maybe the folder is read-only or the disk is full.",
                    "file",
                    path,
                    "reason",
                    String.valueOf(failed.getMessage()));
            throw new MillwrightException(new Problem.BadRequest(message), failed);
        }
    }
}
