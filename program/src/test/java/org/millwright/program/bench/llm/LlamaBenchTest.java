package org.millwright.program.bench.llm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.millwright.MillwrightException;

class LlamaBenchTest {
    private final LlamaBench bench = new LlamaBench(Path.of("no", "such", "llama-bench"), Path.of("m.gguf"), 2);

    @Test
    void bothRatesAreReadOfWhatTheBenchPrints() throws IOException {
        LlamaBench.Rates rates = bench.rates("""
                [{"n_prompt": 512, "n_gen": 0, "avg_ts": 88.5}, {"n_prompt": 0, "n_gen": 128, "avg_ts": 25.25}]""");
        assertEquals(88.5, rates.prompt());
        assertEquals(25.25, rates.decode());
    }

    @Test
    void aReferenceThatDoesNotMeasureIsSaidSo() {
        assertThrows(MillwrightException.class, () -> bench.rates("[]"));
        assertThrows(MillwrightException.class, () -> bench.run(1, 1));
    }
}
