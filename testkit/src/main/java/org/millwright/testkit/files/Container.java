package org.millwright.testkit.files;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** What kind of file the lines of a recording lie in. */
enum Container {
    TEXT {
        @Override
        void write(Draft draft, Shape.Part part, Path file, long[] lineOf) throws IOException {
            Files.write(file, text(draft, part, lineOf));
        }

        @Override
        String extension(Draft draft) {
            return switch (draft.look.separator) {
                case "\t" -> draft.pick(List.of(".tsv", ".txt", ".csv"));
                case " " -> draft.pick(List.of(".dat", ".txt"));
                default -> draft.pick(List.of(".csv", ".csv", ".csv", ".txt"));
            };
        }
    },
    GZIP {
        @Override
        void write(Draft draft, Shape.Part part, Path file, long[] lineOf) throws IOException {
            Files.write(file, zipped(text(draft, part, lineOf)));
        }

        @Override
        String extension(Draft draft) {
            return ".csv.gz";
        }
    },
    TRUNCATED_GZIP {
        @Override
        void write(Draft draft, Shape.Part part, Path file, long[] lineOf) throws IOException {
            byte[] whole = zipped(text(draft, part, lineOf));
            Files.write(file, Arrays.copyOf(whole, whole.length * draft.random.nextInt(50, 99) / 100));
        }

        @Override
        String extension(Draft draft) {
            return ".csv.gz";
        }
    },
    EXCEL {
        @Override
        void write(Draft draft, Shape.Part part, Path file, long[] lineOf) throws IOException {
            Files.write(file, new ExcelWriter(draft, lineOf).bytes(part.lines()));
        }

        @Override
        String extension(Draft draft) {
            return ".xlsx";
        }
    },
    PARQUET {
        @Override
        void write(Draft draft, Shape.Part part, Path file, long[] lineOf) throws IOException {
            new ParquetWriter(draft).write(file);
            Arrays.setAll(lineOf, row -> row + 1);
        }

        @Override
        String extension(Draft draft) {
            return ".parquet";
        }
    };

    /**
     * Writes one file.
     *
     * @param lineOf is filled with the line of each data row, from 1
     */
    abstract void write(Draft draft, Shape.Part part, Path file, long[] lineOf) throws IOException;

    abstract String extension(Draft draft);

    /** Writes all parts: one as a file, several as a folder of files, beside which somebody may have left a note. */
    Path write(Draft draft, List<Shape.Part> parts, Path folder, long[] lineOf) throws IOException {
        String extension = extension(draft);
        if (parts.size() == 1) {
            Path file = folder.resolve(parts.getFirst().name() + extension);
            write(draft, parts.getFirst(), file, lineOf);
            return file;
        }
        Path together = Files.createDirectories(folder.resolve(draft.stem));
        for (Shape.Part part : parts) {
            write(draft, part, together.resolve(part.name() + extension), lineOf);
        }
        if (draft.random.nextInt(3) == 0) {
            Files.writeString(
                    together.resolve("README.md"),
                    "# Recordings of one machine\n\nTaken in March, see the log book.\n",
                    StandardCharsets.UTF_8);
        }
        return together;
    }

    private static byte[] text(Draft draft, Shape.Part part, long[] lineOf) {
        return new TextWriter(draft.look, lineOf).bytes(part.lines(), draft.random.nextInt(5) > 0);
    }

    private static byte[] zipped(byte[] plain) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(plain);
        }
        return bytes.toByteArray();
    }
}
