package org.millwright.program.bench.outages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.millwright.program.bench.ProgramBench;

class OutagesSuiteTest {
    private static final long SEED = Long.getLong("millwright.seed", new SplittableRandom().nextLong(1, 1_000_000));

    /** A part of the cases, drawn anew each time; every one of them has to come back and to tell what it lost. */
    @Test
    @Timeout(240)
    void aSeededPartOfTheCasesComesBack() {
        JsonNode report = ProgramBench.run("outages", "--seed", Long.toString(SEED));
        assertTrue(report.path("outages.cases").asInt() >= 4, report.toString());
        assertEquals(0, report.path("outages.failed").asInt(-1), "seed " + SEED + ": " + report);
        assertEquals(0, report.path("outages.order_violations").asInt(-1), "seed " + SEED + ": " + report);
    }
}
