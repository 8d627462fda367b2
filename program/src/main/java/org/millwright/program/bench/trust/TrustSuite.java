package org.millwright.program.bench.trust;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.millwright.program.audit.LogCheck;
import org.millwright.program.bench.BenchRequest;
import org.millwright.program.bench.Measurement;
import org.millwright.program.bench.Suite;

/** {@code bench trust}: what the check of the audit log misses, and what rights and the log cost. */
public final class TrustSuite implements Suite {
    private static final int CASES = 1_500;
    private static final List<String> PARTS = List.of("tampering", "access", "audit");

    @Override
    public String name() {
        return "trust";
    }

    @Override
    public String about() {
        return "changes of an audit log that its check misses; what rights and the log cost";
    }

    @Override
    public List<String> sets() {
        return PARTS;
    }

    @Override
    public Measurement measure(BenchRequest request) {
        String part = request.set();
        long seed = request.seeds().base();
        Measurement measurement = new Measurement()
                .of(part)
                .note(
                        "decision, recompile and verify count the processor time of one thread; append and act the time on the wall");
        Path folder = folder();
        try {
            if (asked(part, "tampering")) {
                measurement.configured("cases", CASES);
                new Tampering(folder, LogCheck.compile(), seed).run(CASES).forEach(measurement::figure);
            }
            if (asked(part, "access")) {
                new AccessCost(seed).measure().forEach(measurement::figure);
            }
            if (asked(part, "audit")) {
                new AuditCost(folder, LogCheck.compile()).measure().forEach(measurement::figure);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("The folder (%s) cannot be used.".formatted(folder), failed);
        } finally {
            remove(folder);
        }
        return measurement;
    }

    private static boolean asked(@Nullable String part, String one) {
        return part == null || part.equals(one);
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("millwright-bench-trust");
        } catch (IOException failed) {
            throw new UncheckedIOException("There is no folder for temporary files.", failed);
        }
    }

    /** The folder and everything in it. */
    static void remove(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(one);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("The folder (%s) cannot be removed.".formatted(folder), failed);
        }
    }
}
