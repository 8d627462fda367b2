package org.millwright.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;

/** Logs for tests: a key, an anchor, and a clock that moves when told. */
final class SampleLog {
    static final Instant START = Instant.parse("2026-11-25T06:00:00Z");

    final Path folder;
    final Path anchor;
    final SigningKey key;
    Instant now = START;

    SampleLog(Path home) {
        this.folder = home.resolve("audit");
        this.anchor = home.resolve("anchor.txt");
        this.key = SigningKey.openOrCreate(home.resolve("audit.key"), new SecureRandom());
    }

    InstantSource clock() {
        return () -> now;
    }

    AuditPlace place() {
        return new AuditPlace(folder, key, List.of(anchor));
    }

    AuditLog open() {
        return AuditLog.open(place(), clock());
    }

    /** Opens, appends so many entries, one a millisecond, and closes. */
    SampleLog with(int entries) {
        try (AuditLog log = open()) {
            for (int i = 0; i < entries; i++) {
                now = now.plusMillis(1);
                log.append(entry(i));
            }
        }
        return this;
    }

    static Entry entry(int number) {
        return Entry.of("p" + number % 3, "label", "line " + number % 5)
                .arguments(Sha256.of("arguments " + number))
                .because("why " + number);
    }

    Path firstSegment() {
        return folder.resolve(SegmentFile.name(0));
    }

    static void copy(Path from, Path to) {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
