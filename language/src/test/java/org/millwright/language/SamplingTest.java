package org.millwright.language;

import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class SamplingTest {
    @Test
    void aTemperatureThatIsNoNumberIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Sampling(Double.NaN, 0, 1, 0, 1, 0));
        assertThrows(IllegalArgumentException.class, () -> new Sampling(1, 0, 0, 0, 1, 0));
    }
}
