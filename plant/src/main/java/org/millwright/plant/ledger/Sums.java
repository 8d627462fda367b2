package org.millwright.plant.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.millwright.plant.machine.MachineType;
import org.millwright.plant.machine.Types;
import org.millwright.plant.world.World;

/** Hashes, in the form that {@code sha256sum --check} reads. */
final class Sums {
    private static final String SUFFIX = ".class";

    private Sums() {}

    /** One line for each file of the truth. */
    static String of(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(file -> file.toString().matches(".*\\.(json|jsonl|parquet)"))
                    .sorted()
                    .toList();
        }
        StringBuilder text = new StringBuilder();
        for (Path file : files) {
            MessageDigest digest = digest();
            digest.update(Files.readAllBytes(file));
            text.append(HexFormat.of().formatHex(digest.digest()))
                    .append("  ")
                    .append(file.getFileName())
                    .append('\n');
        }
        return text.toString();
    }

    /** A hash over what decides the values: the tables of every type, and the classes of its physics. */
    static String ofCode() throws IOException {
        MessageDigest digest = digest();
        for (MachineType type : Types.all()) {
            digest.update(
                    (type.name() + type.tags() + type.faults()).getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        for (Class<?> part : List.of(World.class, MachineType.class)) {
            try (InputStream in = part.getResourceAsStream(part.getSimpleName() + SUFFIX)) {
                if (in != null) {
                    digest.update(in.readAllBytes());
                }
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
