package org.millwright.program.bench.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.millwright.program.audit.LogCheck;

class TamperingTest {
    @TempDir
    Path home;

    @Test
    void noneOfTheDamagesIsMissedAndNoTrueLogIsBlamed() throws IOException {
        long seed = Long.getLong("millwright.seed", 1);
        Map<String, Object> figures = new Tampering(home, LogCheck.compile(), seed).run(90);

        assertEquals(0, figures.get("audit.undetected_tampering"), "seed " + seed + ", " + figures);
        assertEquals(0, figures.get("audit.false_alarms"));
        assertTrue(figures.get("audit.tampering_kinds") instanceof Map<?, ?> kinds && kinds.size() == 18, "" + figures);
    }
}
