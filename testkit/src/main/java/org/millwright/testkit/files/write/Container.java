package org.millwright.testkit.files.write;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;

/** What kind of file the lines of a recording lie in. */
public enum Container {
    TEXT,
    GZIP,
    /** Gzip whose last bytes are not there. */
    TRUNCATED_GZIP,
    EXCEL,
    PARQUET;

    /**
     * Writes all parts: one as a file, several as a folder of files, beside which somebody may have left a note.
     *
     * @param name of the folder
     * @param lineOf is filled with the line of each data row in its file, from 1
     * @return the file or the folder
     */
    public Path write(String name, List<Part> parts, Look look, Path folder, SplittableRandom random, long[] lineOf)
            throws IOException {
        String extension = extension(look, random);
        if (parts.size() == 1) {
            Path file = folder.resolve(parts.getFirst().name() + extension);
            Files.write(file, bytes(parts.getFirst(), look, random, lineOf));
            return file;
        }
        Path together = Files.createDirectories(folder.resolve(name));
        for (Part part : parts) {
            Files.write(together.resolve(part.name() + extension), bytes(part, look, random, lineOf));
        }
        if (random.nextInt(3) == 0) {
            Files.writeString(
                    together.resolve("README.md"),
                    "# Recordings of one machine\n\nTaken in March, see the log book.\n",
                    StandardCharsets.UTF_8);
        }
        return together;
    }

    private byte[] bytes(Part part, Look look, SplittableRandom random, long[] lineOf) throws IOException {
        return switch (this) {
            case TEXT -> text(part, look, random, lineOf);
            case GZIP -> zipped(text(part, look, random, lineOf));
            case TRUNCATED_GZIP -> {
                byte[] whole = zipped(text(part, look, random, lineOf));
                yield Arrays.copyOf(whole, whole.length * random.nextInt(50, 99) / 100);
            }
            case EXCEL -> cut(new ExcelWriter(random, lineOf).bytes(part.lines()), look, random);
            case PARQUET -> cut(new ParquetWriter(random, lineOf).bytes(part.lines()), look, random);
        };
    }

    private static byte[] cut(byte[] whole, Look look, SplittableRandom random) {
        return look.cut ? Arrays.copyOf(whole, whole.length * random.nextInt(50, 99) / 100) : whole;
    }

    private static byte[] text(Part part, Look look, SplittableRandom random, long[] lineOf) {
        return new TextWriter(look, lineOf).bytes(part.lines(), random.nextInt(5) > 0);
    }

    private static byte[] zipped(byte[] plain) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(plain);
        }
        return bytes.toByteArray();
    }

    private String extension(Look look, SplittableRandom random) {
        return switch (this) {
            case TEXT -> textExtension(look, random);
            case GZIP, TRUNCATED_GZIP ->
                List.of(".csv.gz", ".csv.gz", ".gz", ".csv").get(random.nextInt(4));
            case EXCEL -> ".xlsx";
            case PARQUET -> ".parquet";
        };
    }

    private static String textExtension(Look look, SplittableRandom random) {
        List<String> extensions =
                switch (look.separator) {
                    case "\t" -> List.of(".tsv", ".txt", ".csv");
                    case " " -> List.of(".dat", ".txt");
                    default -> List.of(".csv", ".csv", ".csv", ".txt");
                };
        return extensions.get(random.nextInt(extensions.size()));
    }
}
