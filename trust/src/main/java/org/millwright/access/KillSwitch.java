package org.millwright.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Stops all acting at once, in the whole plant or below an asset. It is a file, so that it survives a restart and that somebody at
 * the computer can engage it with {@code touch}: an empty file, and one that cannot be read, stop the whole plant. The file is
 * looked at before each permit. It is no safety function.
 */
public final class KillSwitch {
    private static final int FIELDS = 3;

    private final Path file;

    /**
     * Where it is engaged.
     *
     * @param scope the asset whose subtree stands still
     * @param by who engaged it; empty if it was done by hand
     * @param at when, as ISO-8601; empty if it was done by hand
     */
    public record Engaged(AssetId scope, String by, String at) {}

    /** @param file the file of the switch; its folder exists */
    public KillSwitch(Path file) {
        this.file = file;
    }

    /** Where it is engaged now; empty when acting is free. */
    public List<Engaged> engaged() {
        try {
            List<Engaged> all = new ArrayList<>();
            for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                if (!line.isBlank()) {
                    all.add(read(line));
                }
            }
            return all.isEmpty() ? List.of(byHand()) : all;
        } catch (NoSuchFileException free) {
            return List.of();
        } catch (IOException unreadable) {
            return List.of(byHand());
        }
    }

    private static Engaged byHand() {
        return new Engaged(AssetId.PLANT, "", "");
    }

    private static Engaged read(String line) {
        String[] fields = line.split("\t", -1);
        boolean known = fields.length == FIELDS && !fields[0].isBlank();
        return known ? new Engaged(new AssetId(fields[0]), fields[1], fields[2]) : byHand();
    }

    /** True if acting at the target has to stand still; an asset that is not in the tree does so under any engaged switch. */
    boolean stops(AssetId target, AssetTree tree) {
        return engaged().stream()
                .anyMatch(one -> one.scope.equals(AssetId.PLANT)
                        || !tree.contains(target)
                        || !tree.contains(one.scope)
                        || tree.reaches(one.scope, target));
    }

    synchronized void engage(AssetId scope, String by, Instant at) {
        List<Engaged> all = new ArrayList<>(engaged());
        all.add(new Engaged(scope, by, at.toString()));
        write(all);
    }

    /** Frees what was engaged at exactly this asset. */
    synchronized void release(AssetId scope) {
        List<Engaged> left =
                engaged().stream().filter(one -> !one.scope.equals(scope)).toList();
        if (!left.isEmpty()) {
            write(left);
            return;
        }
        try {
            Files.deleteIfExists(file);
        } catch (IOException stays) {
            throw new UncheckedIOException("The kill switch (%s) cannot be released.".formatted(file), stays);
        }
    }

    /** By way of a second file, so that a crash leaves the old state or the new one. */
    private void write(List<Engaged> all) {
        StringBuilder text = new StringBuilder();
        all.forEach(one -> text.append(one.scope.value())
                .append('\t')
                .append(one.by.replaceAll("\\p{Cntrl}", " "))
                .append('\t')
                .append(one.at)
                .append('\n'));
        Path next = file.resolveSibling(file.getFileName() + ".new");
        try {
            try (FileChannel out = FileChannel.open(
                    next, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    out.write(bytes);
                }
                out.force(true);
            }
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failed) {
            throw new UncheckedIOException("The kill switch (%s) cannot be written.".formatted(file), failed);
        }
    }
}
