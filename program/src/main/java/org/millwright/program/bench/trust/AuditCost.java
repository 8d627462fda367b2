package org.millwright.program.bench.trust;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.millwright.audit.AuditLog;
import org.millwright.audit.AuditPlace;
import org.millwright.audit.SigningKey;
import org.millwright.program.audit.LogCheck;

/** What appending, acting and checking cost, beside a bare forced write on the same disk. */
final class AuditCost {
    private static final int ENTRIES = 300_000;
    private static final int ACTS = 300;
    private static final double TEN_MILLION = 1e7;

    private final Path folder;
    private final LogCheck check;

    AuditCost(Path folder, LogCheck check) {
        this.folder = folder;
        this.check = check;
    }

    Map<String, Object> measure() throws IOException {
        Path log = folder.resolve("cost");
        SigningKey key = SigningKey.openOrCreate(folder.resolve("cost.key"), new SecureRandom());
        Map<String, Object> figures = new LinkedHashMap<>();
        try (AuditLog writer = AuditLog.open(new AuditPlace(log, key, List.of()), InstantSource.system())) {
            long start = System.nanoTime();
            for (int i = 0; i < ENTRIES; i++) {
                writer.append(Tampering.sample(i));
            }
            figures.put("audit.append_per_s", ENTRIES / seconds(start));
            figures.put("audit.act_p99_ms", p99(i -> writer.appendForced(Tampering.sample(i))));
        }
        figures.put("audit.bare_force_p99_ms", bareForce());
        check.check(List.of(log.toString()));
        long start = Processor.nanos();
        LogCheck.Answer answer = check.check(List.of(log.toString()));
        double each = (Processor.nanos() - start) / 1e9 / (ENTRIES + ACTS);
        if (answer.code() != 0) {
            throw new IllegalStateException("The log of the bench does not pass: " + answer.says());
        }
        figures.put("audit.verify_per_s", 1 / each);
        figures.put("audit.verify_10M_s", each * TEN_MILLION);
        figures.put("audit.verified_entries", ENTRIES + ACTS);
        return figures;
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private interface Work {
        void run(int number) throws IOException;
    }

    private static double p99(Work work) throws IOException {
        double[] millis = new double[ACTS];
        for (int i = 0; i < ACTS; i++) {
            long start = System.nanoTime();
            work.run(i);
            millis[i] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(millis);
        return millis[ACTS * 99 / 100];
    }

    private double bareForce() throws IOException {
        try (FileChannel file =
                FileChannel.open(folder.resolve("bare"), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            byte[] bytes = new byte[300];
            return p99(i -> {
                file.write(ByteBuffer.wrap(bytes));
                file.force(false);
            });
        }
    }
}
