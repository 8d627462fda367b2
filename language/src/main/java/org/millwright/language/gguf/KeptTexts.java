package org.millwright.language.gguf;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.millwright.language.gguf.cache.KeyValues;
import org.millwright.language.gguf.cache.SavedForm;

/** Beginnings of prompts in a folder, a file for each: its tokens, then what was computed of them. The oldest of many goes. */
final class KeptTexts {
    private static final int MOST = 8;
    private static final int HEAD = 16;
    private static final int MAGIC = 0x4d574b31;

    private final Path folder;
    private final String prefix;

    /** @param model what the files belong to: the same weights give the same numbers */
    KeptTexts(Path folder, String model) {
        this.folder = folder;
        this.prefix = Digests.text(model).substring(0, 16) + "-";
    }

    /** A text that agrees longer with the tokens than the one given, if any was kept; else that one. */
    KeyValues longer(KeyValues begun, int[] tokens) throws IOException {
        Path best = null;
        int common = begun.length();
        for (Path file : files()) {
            int[] there = tokens(file);
            int mismatch = java.util.Arrays.mismatch(there, tokens);
            int agreed = Math.min(mismatch < 0 ? there.length : mismatch, tokens.length - 1);
            if (agreed > common) {
                best = file;
                common = agreed;
            }
        }
        if (best == null) {
            return begun;
        }
        KeyValues read = new KeyValues(begun.shape());
        try (FileChannel channel = FileChannel.open(best, StandardOpenOption.READ)) {
            int[] there = tokens(best);
            if (!SavedForm.read(channel, HEAD + 4L * there.length, there, read)) {
                return begun;
            }
        }
        begun.release();
        read.cut(common);
        return read;
    }

    /** Writes a text, and deletes the oldest file if there are too many. */
    void keep(KeyValues text) throws IOException {
        int[] tokens = text.tokens();
        Path file = folder.resolve(
                prefix + Digests.text(java.util.Arrays.toString(tokens)).substring(0, 24) + ".text");
        Kept.write(file, channel -> {
            ByteBuffer head = ByteBuffer.allocate(HEAD + 4 * tokens.length).order(ByteOrder.LITTLE_ENDIAN);
            head.putInt(MAGIC).putInt(tokens.length).putLong(0);
            head.asIntBuffer().put(tokens);
            channel.write(head.position(0).limit(HEAD + 4 * tokens.length), 0);
            SavedForm.write(channel, HEAD + 4L * tokens.length, text);
        });
        List<Path> files = files();
        for (Path old : files.subList(Math.min(MOST, files.size()), files.size())) {
            Files.deleteIfExists(old);
        }
    }

    private List<Path> files() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> file.getFileName().toString().startsWith(prefix))
                    .filter(file -> file.getFileName().toString().endsWith(".text"))
                    .sorted(Comparator.comparing((Path file) -> file.toFile().lastModified())
                            .reversed())
                    .toList();
        }
    }

    /** The tokens of a file; none if it is not one of these. */
    private static int[] tokens(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer head = ByteBuffer.allocate(HEAD).order(ByteOrder.LITTLE_ENDIAN);
            channel.read(head, 0);
            head.flip();
            if (head.remaining() < HEAD || head.getInt() != MAGIC) {
                return new int[0];
            }
            int count = head.getInt();
            if (count < 1 || HEAD + 4L * count > channel.size()) {
                return new int[0];
            }
            ByteBuffer rest = ByteBuffer.allocate(4 * count).order(ByteOrder.LITTLE_ENDIAN);
            channel.read(rest, HEAD);
            int[] tokens = new int[count];
            rest.flip().asIntBuffer().get(tokens);
            return tokens;
        }
    }
}
