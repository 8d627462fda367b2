package org.millwright.program.bench.trust;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** Makes a damaged copy of a log: every kind of change in turn, its place drawn from the seed. Knows the form of the files. */
final class Damage {
    private static final int HASH = 32;
    private static final int LENGTH = 4;

    /** What stands behind the reason of a sample entry: an empty origin and the hash of the entry before. */
    private static final int TAIL = HASH + 2 * LENGTH;

    private final Path log;
    private final Path earlier;
    private final Path forged;
    private final SplittableRandom random;

    /** What somebody does to a log. */
    private enum Kind {
        FLIP_A_BYTE,
        FLIP_A_BYTE_OF_A_HEAD,
        FLIP_A_BYTE_OF_THE_KEY,
        CHANGE_AND_CHAIN_ANEW,
        REMOVE_AN_ENTRY,
        REMOVE_AND_CHAIN_ANEW,
        SWAP_TWO,
        SWAP_AND_CHAIN_ANEW,
        REPEAT_AN_ENTRY,
        SPLICE_IN_FOREIGN_ENTRIES,
        CUT_THE_END,
        CUT_WHOLE_ENTRIES,
        CUT_THE_END_WITH_ITS_HEADS,
        REMOVE_A_HEAD,
        SWAP_HEADS,
        TAKE_FOREIGN_HEADS,
        TAKE_A_FOREIGN_LOG,
        REMOVE_A_FILE
    }

    Damage(Path log, Path earlier, Path forged, SplittableRandom random) {
        this.log = log;
        this.earlier = earlier;
        this.forged = forged;
        this.random = random;
    }

    /** Makes the damaged copy; what was done to it. */
    String make(Path copy, int number) throws IOException {
        Kind kind = Kind.values()[number % Kind.values().length];
        copy(whole(kind), copy);
        Path entries = entries(copy);
        switch (kind) {
            case FLIP_A_BYTE -> flip(entries);
            case FLIP_A_BYTE_OF_A_HEAD -> flip(copy.resolve("heads.txt"));
            case FLIP_A_BYTE_OF_THE_KEY -> flip(copy.resolve("key.pub"));
            case CUT_THE_END -> cut(entries);
            case REMOVE_A_HEAD, SWAP_HEADS -> changeHeads(copy.resolve("heads.txt"), kind);
            case TAKE_FOREIGN_HEADS -> replace(forged, copy, "heads.txt");
            case CUT_THE_END_WITH_ITS_HEADS, TAKE_A_FOREIGN_LOG -> {}
            case REMOVE_A_FILE -> {
                List<Path> files = List.of(entries, copy.resolve("heads.txt"), copy.resolve("key.pub"));
                Files.delete(files.get(random.nextInt(files.size())));
            }
            default -> write(entries, changed(read(entries), kind));
        }
        return kind.name().toLowerCase(java.util.Locale.ROOT);
    }

    private Path whole(Kind kind) {
        return switch (kind) {
            case CUT_THE_END_WITH_ITS_HEADS -> earlier;
            case TAKE_A_FOREIGN_LOG -> forged;
            default -> log;
        };
    }

    private List<byte[]> changed(List<byte[]> all, Kind kind) throws IOException {
        int at = random.nextInt(all.size());
        int other = (at + 1 + random.nextInt(all.size() - 1)) % all.size();
        switch (kind) {
            case CHANGE_AND_CHAIN_ANEW -> {
                byte[] entry = all.get(at);
                entry[entry.length - TAIL - 1] ^= 1;
            }
            case REMOVE_AN_ENTRY, REMOVE_AND_CHAIN_ANEW -> all.remove(at);
            case SWAP_TWO, SWAP_AND_CHAIN_ANEW -> Collections.swap(all, at, other);
            case REPEAT_AN_ENTRY -> all.add(at, all.get(other));
            case SPLICE_IN_FOREIGN_ENTRIES -> {
                List<byte[]> foreign = read(entries(forged));
                all.subList(at, all.size()).clear();
                all.addAll(foreign.subList(at, foreign.size()));
            }
            case CUT_WHOLE_ENTRIES -> all.subList(at, all.size()).clear();
            default -> throw new IllegalStateException(kind + " changes no entries.");
        }
        boolean anew = kind == Kind.CHANGE_AND_CHAIN_ANEW
                || kind == Kind.REMOVE_AND_CHAIN_ANEW
                || kind == Kind.SWAP_AND_CHAIN_ANEW;
        return anew ? chainAnew(all) : all;
    }

    /** Numbers the entries from 0 and puts the right hash of the entry before into each: all that can be done without the key. */
    private static List<byte[]> chainAnew(List<byte[]> all) {
        MessageDigest sha = sha();
        byte[] before = new byte[HASH];
        for (int i = 0; i < all.size(); i++) {
            byte[] entry = all.get(i).clone();
            ByteBuffer.wrap(entry).putLong(LENGTH + 1 + LENGTH, i);
            System.arraycopy(before, 0, entry, entry.length - HASH, HASH);
            sha.update((byte) 0);
            before = sha.digest(entry);
            all.set(i, entry);
        }
        return all;
    }

    private static MessageDigest sha() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void flip(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(Byte.SIZE));
        Files.write(file, bytes);
    }

    private void cut(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, random.nextInt(bytes.length)));
    }

    private void changeHeads(Path file, Kind kind) throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        int at = random.nextInt(lines.size());
        if (kind == Kind.REMOVE_A_HEAD) {
            lines.remove(at);
        } else {
            Collections.swap(lines, at, (at + 1) % lines.size());
        }
        Files.write(file, lines);
    }

    private static void replace(Path from, Path to, String name) throws IOException {
        Files.write(to.resolve(name), Files.readAllBytes(from.resolve(name)));
    }

    private static Path entries(Path folder) {
        return folder.resolve("entries-00000000000000000000.log");
    }

    private static List<byte[]> read(Path file) throws IOException {
        List<byte[]> all = new ArrayList<>();
        ByteBuffer in = ByteBuffer.wrap(Files.readAllBytes(file));
        while (in.hasRemaining()) {
            byte[] entry = new byte[in.getInt()];
            in.get(entry);
            all.add(entry);
        }
        return all;
    }

    private static void write(Path file, List<byte[]> all) throws IOException {
        int length = all.stream().mapToInt(entry -> LENGTH + entry.length).sum();
        ByteBuffer out = ByteBuffer.allocate(length);
        all.forEach(entry -> out.putInt(entry.length).put(entry));
        Files.write(file, out.array());
    }

    /** Copies a folder that has files only. */
    static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName().toString()));
            }
        }
    }
}
