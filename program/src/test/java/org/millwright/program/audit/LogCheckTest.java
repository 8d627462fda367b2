package org.millwright.program.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.millwright.audit.AuditLog;
import org.millwright.audit.AuditPlace;
import org.millwright.audit.Entry;
import org.millwright.audit.SigningKey;

class LogCheckTest {
    @TempDir
    Path home;

    private Path log() {
        SigningKey key = SigningKey.openOrCreate(home.resolve("key"), new SecureRandom());
        AuditPlace place = new AuditPlace(home.resolve("audit"), key, List.of());
        try (AuditLog log = AuditLog.open(place, InstantSource.system())) {
            log.append(Entry.of("anna", "label", "press"));
        }
        return place.folder();
    }

    @Test
    void theCheckPassesATrueLogAndFindsAChange() throws IOException {
        Path log = log();
        LogCheck check = LogCheck.compile();

        assertEquals(0, check.check(List.of(log.toString())).code());
        Files.writeString(log.resolve("heads.txt"), "head\n", StandardOpenOption.APPEND);
        LogCheck.Answer answer = check.check(List.of(log.toString()));
        assertEquals(1, answer.code());
        assertTrue(answer.says().startsWith("DAMAGED at entry "), answer.says());
        assertEquals(2, check.check(List.of(home.resolve("nowhere").toString())).code());
    }

    /** An inspector has a JDK and this one file, and nothing of the program. */
    @Test
    void theFileNeedsNothingButAJdk() {
        List<String> foreign = LogCheck.source()
                .lines()
                .filter(line -> line.startsWith("import ") && !line.startsWith("import java."))
                .toList();

        assertEquals(List.of(), foreign);
        assertTrue(LogCheck.source().lines().count() < 400);
        assertTrue(LogCheck.source().contains("public static void main"));
    }

    /** The very command of the help: one file, no class path, a process of its own. */
    @Test
    void theFileRunsAloneInAProcessOfItsOwn() throws IOException, InterruptedException {
        Path log = log();
        Path file = Files.writeString(home.resolve("VerifyAudit.java"), LogCheck.source());
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Process process = new ProcessBuilder(java.toString(), file.toString(), log.toString(), "--closed")
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);

        assertEquals(0, process.waitFor(), said);
        assertTrue(said.startsWith("OK: 1 entries"), said);
    }
}
