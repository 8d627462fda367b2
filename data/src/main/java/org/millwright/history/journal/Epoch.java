package org.millwright.history.journal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * How often a journal of one name was begun. Each beginning has numbers of its own, {@code 2^40} records wide, so that records of a
 * journal that was deleted are never mixed up with those of the next. It stands beside the journal's folder and outlives it.
 */
final class Epoch {
    private static final int BITS = 40;

    private final Path file;

    private Epoch(Path file) {
        this.file = file;
    }

    /** That of the journal in a folder. */
    static Epoch in(Path folder) {
        return new Epoch(folder.resolveSibling(folder.getFileName() + ".epoch"));
    }

    /**
     * Begins the next one.
     *
     * @param known the lowest number that was never heard of, 0 if nothing is known
     * @return the first number of the next journal
     */
    long next(long known) throws IOException {
        long told = Files.exists(file) ? read() + 1 : 0;
        long heard = known == 0 ? 0 : (known >> BITS) + 1;
        long epoch = Math.max(told, heard);
        write(epoch);
        return epoch << BITS;
    }

    /** Notes that of a journal that is there. */
    void reached(long first) throws IOException {
        if (Files.notExists(file)) {
            write(first >> BITS);
        }
    }

    private long read() throws IOException {
        String text = Files.readString(file).strip();
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException torn) {
            throw new IOException("The file (%s) holds no number.".formatted(file), torn);
        }
    }

    private void write(long epoch) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".tmp");
        Files.writeString(fresh, epoch + "\n", StandardCharsets.US_ASCII);
        org.millwright.history.form.Sealed.force(fresh);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        org.millwright.history.form.Sealed.forceFolder(file.toAbsolutePath().getParent());
    }
}
