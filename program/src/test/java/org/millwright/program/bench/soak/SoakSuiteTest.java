package org.millwright.program.bench.soak;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.millwright.program.bench.ProgramBench;

class SoakSuiteTest {
    /** The whole way in small: a demo with a day of past, one outage, every figure, nothing lost without a word. */
    @Test
    @Timeout(240)
    void afterAnOutageEveryValueIsThereOrTold() {
        JsonNode report = ProgramBench.run("soak", "--seconds", "16", "--seed", "3");
        assertEquals(1, report.path("soak.outages").asInt(), report.toString());
        assertEquals(1, report.path("soak.reconnects").asInt(), report.toString());
        assertEquals(0, report.path("soak.loss.unreported").asInt(-1), report.toString());
        assertEquals(0, report.path("soak.order_violations").asInt(-1), report.toString());
        assertTrue(report.path("soak.values").asLong() > 10_000, report.toString());
        assertTrue(report.has("soak.rss_slope_mb_per_min"), report.toString());
    }
}
