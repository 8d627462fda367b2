package org.millwright.history.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import org.millwright.Message;
import org.millwright.MillwrightException;
import org.millwright.Problem;
import org.millwright.machine.connect.Loss;

/**
 * Every loss of a plant, one line each, on disk as soon as it is entered. Safe for any thread.
 *
 * <p>Losses of one cause that follow each other without a pause are one entry of memory; the file keeps each line, and joins them
 * when it is opened again. A line that does not fit its checksum, such as the last one before a power cut, is left out.
 */
public final class LossLedger implements AutoCloseable {
    private static final int FIELDS = 8;
    /** Losses this close together in time, of one cause, are one. */
    private static final long JOINED_MICROS = 60_000_000;

    private final Path file;
    private final FileChannel channel;
    private final List<Loss> losses = new ArrayList<>();

    private LossLedger(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Opens the ledger, or begins one.
     *
     * @throws MillwrightException if the file cannot be read or written
     */
    public static LossLedger open(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
            LossLedger ledger = new LossLedger(file, channel);
            for (String line : new String(Files.readAllBytes(file), StandardCharsets.UTF_8).split("\n", -1)) {
                Loss loss = parse(line);
                if (loss != null) {
                    ledger.join(loss);
                }
            }
            // A torn last line must not swallow the next one.
            ledger.append("\n");
            return ledger;
        } catch (IOException fault) {
            throw unwritten(file, fault);
        }
    }

    /**
     * Enters a loss.
     *
     * @throws MillwrightException if it cannot be written; it counts in memory all the same
     */
    public synchronized void enter(Loss loss) {
        join(loss);
        try {
            append(line(loss) + "\n");
        } catch (IOException fault) {
            throw unwritten(file, fault);
        }
    }

    /** Every loss, in the order in which they were entered; those of one cause without a pause between them joined. */
    public synchronized List<Loss> all() {
        return List.copyOf(losses);
    }

    /** The lost values of a connection whose gap touches the time from {@code sinceMicros} on. */
    public synchronized long values(String connection, long sinceMicros) {
        return losses.stream()
                .filter(loss -> loss.connection().equals(connection) && loss.untilMicros() >= sinceMicros)
                .mapToLong(Loss::values)
                .sum();
    }

    @Override
    public synchronized void close() {
        try {
            channel.force(true);
            channel.close();
        } catch (IOException fault) {
            throw unwritten(file, fault);
        }
    }

    private void join(Loss loss) {
        for (int i = losses.size() - 1; i >= Math.max(0, losses.size() - 16); i--) {
            Loss last = losses.get(i);
            if (follows(last, loss)) {
                losses.set(i, joined(last, loss));
                return;
            }
        }
        losses.add(loss);
    }

    private static boolean follows(Loss last, Loss next) {
        return last.connection().equals(next.connection())
                && last.what().equals(next.what())
                && last.reason() == next.reason()
                && last.exact() == next.exact()
                && next.fromMicros() <= last.untilMicros() + JOINED_MICROS
                && next.fromMicros() >= last.fromMicros();
    }

    private static Loss joined(Loss last, Loss next) {
        return new Loss(
                last.connection(),
                last.what(),
                last.fromMicros(),
                Math.max(last.untilMicros(), next.untilMicros()),
                last.reason(),
                last.values() + next.values(),
                last.exact());
    }

    private void append(String text) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    private static String line(Loss loss) {
        String fields = String.join(
                "\t",
                escaped(loss.connection()),
                escaped(loss.what()),
                Long.toString(loss.fromMicros()),
                Long.toString(loss.untilMicros()),
                loss.reason().code(),
                Long.toString(loss.values()),
                loss.exact() ? "exact" : "estimated");
        return sum(fields) + "\t" + fields;
    }

    private static @Nullable Loss parse(String line) {
        String[] fields = line.split("\t", -1);
        if (fields.length != FIELDS || !fields[0].equals(sum(line.substring(fields[0].length() + 1)))) {
            return null;
        }
        return Arrays.stream(Loss.Reason.values())
                .filter(reason -> reason.code().equals(fields[5]))
                .findFirst()
                .map(reason -> new Loss(
                        plain(fields[1]),
                        plain(fields[2]),
                        Long.parseLong(fields[3]),
                        Long.parseLong(fields[4]),
                        reason,
                        Long.parseLong(fields[6]),
                        fields[7].equals("exact")))
                .orElse(null);
    }

    private static String sum(String fields) {
        CRC32C crc = new CRC32C();
        crc.update(fields.getBytes(StandardCharsets.UTF_8));
        return "%08x".formatted(crc.getValue());
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n");
    }

    private static String plain(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        boolean escape = false;
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (!escape && letter == '\\') {
                escape = true;
                continue;
            }
            plain.append(escape && letter == 't' ? '\t' : escape && letter == 'n' ? '\n' : letter);
            escape = false;
        }
        return plain.toString();
    }

    private static MillwrightException unwritten(Path file, IOException fault) {
        return new MillwrightException(
                new Problem.Exhausted(Message.of(
                        "history.ledger.unwritten",
                        "The list of losses {file} cannot be read or written: {why}. Maybe the disk is full or the folder is "
                                + "not ours; losses are only counted in memory until that is mended.",
                        "file",
                        file,
                        "why",
                        String.valueOf(fault.getMessage()))),
                fault);
    }
}
