package org.millwright.adapters.modbus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ValueTest {
    private static final long SEED = Long.getLong("millwright.seed", 4L);

    private static Value read(String address, int... words) {
        ByteBuffer bytes = ByteBuffer.allocate(2 * words.length);
        for (int word : words) {
            bytes.putShort((short) word);
        }
        return Value.of(new Addresses(1).read(address, Map.of()), bytes.array(), 0);
    }

    @Test
    void theFourOrdersOfOneFloat() {
        // 21.5 is 0x41AC0000.
        assertEquals(21.5, read("holding/0:f32:ABCD", 0x41AC, 0x0000).number());
        assertEquals(21.5, read("holding/0:f32:CDAB", 0x0000, 0x41AC).number());
        assertEquals(21.5, read("holding/0:f32:BADC", 0xAC41, 0x0000).number());
        assertEquals(21.5, read("holding/0:f32:DCBA", 0x0000, 0xAC41).number());
    }

    @Test
    void wholeNumbersOfEachWidthAndSign() {
        assertEquals(65535, read("holding/0:u16", 0xFFFF).number());
        assertEquals(-1, read("holding/0:i16", 0xFFFF).number());
        assertEquals(4294967295.0, read("holding/0:u32", 0xFFFF, 0xFFFF).number());
        assertEquals(-2, read("holding/0:i32", 0xFFFF, 0xFFFE).number());
        assertEquals(-1, read("holding/0:i64", 0xFFFF, 0xFFFF, 0xFFFF, 0xFFFF).number());
        assertEquals(
                0x1p64, read("holding/0:u64", 0xFFFF, 0xFFFF, 0xFFFF, 0xFFFF).number());
        assertEquals(-2.5, read("holding/0:f64", 0xC004, 0, 0, 0).number());
    }

    @Test
    void aWholeNumberBeyondTheExactOnesIsSaidToBeRounded() {
        assertTrue(read("holding/0:u64", 0x0020, 0, 0, 1).rounded());
        assertFalse(read("holding/0:u64", 0x0020, 0, 0, 0).rounded());
        assertTrue(read("holding/0:i64", 0xFFDF, 0xFFFF, 0xFFFF, 0xFFFF).rounded());
    }

    @Test
    void decimalDigitsAndWhatIsNone() {
        assertEquals(1234, read("holding/0:bcd", 0x1234).number());
        assertEquals(12345678, read("holding/0:bcd32:CDAB", 0x5678, 0x1234).number());
        assertTrue(Double.isNaN(read("holding/0:bcd", 0x1A34).number()));
    }

    @Test
    void bitsOfARegisterAndTexts() {
        assertEquals(1, read("holding/0.3", 0x0008).number());
        assertEquals(0, read("holding/0.2", 0x0008).number());
        assertEquals("CNC5", read("holding/0:text6", 0x434E, 0x4335, 0x0000).text());
        assertEquals(
                "CNC5", read("holding/0:text6:BADC", 0x4E43, 0x3543, 0x0000).text());
    }

    @Test
    void aNumberThatIsNoneIsNotANumber() {
        assertTrue(Double.isNaN(read("holding/0:f32", 0x7FC0, 0).number()));
        assertTrue(Double.isNaN(read("holding/0:f32", 0x7F80, 0).number()));
    }

    @Test
    void scaleAndOffset() {
        Register register = new Addresses(1).read("holding/0:i16", Map.of("scale", "0.1", "offset", "-40"));
        assertEquals(-15.0, Value.of(register, new byte[] {0, (byte) 250}, 0).number(), 1e-9);
    }

    /** What one order writes, the same order reads, whatever the number. */
    @Test
    void eachOrderUndoesItself() {
        Random random = new Random(SEED);
        for (int round = 0; round < 2_000; round++) {
            double value = Double.longBitsToDouble(random.nextLong());
            byte[] high = ByteBuffer.allocate(8).putDouble(value).array();
            for (WordOrder order : WordOrder.values()) {
                long bits = order.bits(arranged(high, order), 0, 4);
                assertEquals(Double.doubleToRawLongBits(value), bits, order + ", seed " + SEED + ", round " + round);
            }
        }
    }

    private static byte[] arranged(byte[] high, WordOrder order) {
        byte[] sent = new byte[8];
        for (int at = 0; at < 8; at++) {
            int word = at / 2;
            int to =
                    switch (order) {
                        case ABCD -> at;
                        case BADC -> at ^ 1;
                        case CDAB -> 2 * (3 - word) + at % 2;
                        case DCBA -> 7 - at;
                    };
            sent[to] = high[at];
        }
        return sent;
    }
}
