package org.millwright.program.bench.trust;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.millwright.audit.AuditLog;
import org.millwright.audit.AuditPlace;
import org.millwright.audit.Entry;
import org.millwright.audit.Sha256;
import org.millwright.audit.SigningKey;
import org.millwright.program.audit.LogCheck;

/**
 * Changes copies of a log in many ways, as somebody can who may write to its folder but has neither the key nor the anchor, and counts
 * which of them the stand-alone check does not find. Copies that nobody changed count too: the check must pass them.
 */
final class Tampering {
    private static final int ENTRIES = 1_200;
    private static final int MORE = 40;
    private static final int UNTOUCHED = 20;

    private final Path folder;
    private final LogCheck check;
    private final long seed;
    private final Path log;
    private final Path anchor;
    private final Path key;

    Tampering(Path folder, LogCheck check, long seed) {
        this.folder = folder;
        this.check = check;
        this.seed = seed;
        this.log = folder.resolve("log");
        this.anchor = folder.resolve("anchor.txt");
        this.key = folder.resolve("kept-key.pub");
    }

    /** Makes a log, changes as many copies as asked, and tells what was missed, by kind of change. */
    Map<String, Object> run(int cases) throws IOException {
        Path earlier = folder.resolve("earlier");
        write(log, anchor, "audit.key", 0, ENTRIES);
        Damage.copy(log, earlier);
        write(log, anchor, "audit.key", ENTRIES, MORE);
        Files.copy(log.resolve("key.pub"), key, StandardCopyOption.REPLACE_EXISTING);
        Path forged = folder.resolve("forged");
        write(forged, folder.resolve("forged-anchor.txt"), "forged.key", 7, ENTRIES + MORE);
        Damage damage = new Damage(log, earlier, forged, new SplittableRandom(seed));
        Map<String, Integer> missed = new TreeMap<>();
        Map<String, Integer> tried = new TreeMap<>();
        List<String> examples = new ArrayList<>();
        for (int i = 0; i < cases; i++) {
            Path copy = folder.resolve("copy");
            String kind = damage.make(copy, i);
            LogCheck.Answer answer = check(copy);
            tried.merge(kind, 1, Integer::sum);
            if (answer.code() != 1) {
                missed.merge(kind, 1, Integer::sum);
                examples.add("case " + i + ", " + kind + ": " + answer.says());
            }
            TrustSuite.remove(copy);
        }
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put(
                "audit.undetected_tampering",
                missed.values().stream().mapToInt(n -> n).sum());
        figures.put("audit.tampering_cases", cases);
        figures.put("audit.tampering_kinds", tried);
        figures.put("audit.undetected_examples", examples.subList(0, Math.min(5, examples.size())));
        figures.put("audit.false_alarms", falseAlarms());
        return figures;
    }

    private LogCheck.Answer check(Path copy) {
        return check.check(List.of(copy.toString(), "--anchor", anchor.toString(), "--key", key.toString()));
    }

    private int falseAlarms() throws IOException {
        int alarms = 0;
        for (int i = 0; i < UNTOUCHED; i++) {
            Path copy = folder.resolve("copy");
            Damage.copy(log, copy);
            alarms += check(copy).code() == 0 ? 0 : 1;
            TrustSuite.remove(copy);
        }
        return alarms;
    }

    private void write(Path into, Path anchorFile, String keyFile, int from, int entries) {
        SigningKey signing = SigningKey.openOrCreate(folder.resolve(keyFile), new SecureRandom());
        Instant at = Instant.parse("2026-11-25T06:00:00Z");
        try (AuditLog writer = AuditLog.open(new AuditPlace(into, signing, List.of(anchorFile)), () -> at)) {
            for (int i = 0; i < entries; i++) {
                writer.append(sample(from + i));
            }
        }
    }

    /** An entry of about 300 bytes, as acts have them. */
    static Entry sample(int number) {
        return Entry.of("person-" + number % 7, "act.proposed", "plant/line " + number % 11 + "/machine " + number % 50)
                .via("session ab12cd34ef56")
                .arguments(Sha256.of("set-point " + number))
                .decided("allowed, granted, policy " + (100 + number % 3))
                .because("the bearing runs hot, slower until the shift ends, number " + number);
    }
}
