package org.millwright.adapters.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EncodingTest {
    private static final long SEED = Long.getLong("millwright.seed", new SplittableRandom().nextLong());

    private static final String ROWS = "2024-03-01 10:00:00,1.5,20.5\n2024-03-01 10:00:01,1.6,20.6\n";

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
                    UTF-8        ~ Time,Temp,Press
                    UTF-8        ~ Zeit,K\u00fchlmittel \u00b0C,Druck
                    UTF-8        ~ \u65f6\u95f4,\u6e29\u5ea6(\u2103),\u538b\u529b
                    GB18030      ~ \u65f6\u95f4,\u6e29\u5ea6,\u538b\u529b
                    GB18030      ~ \u65e5\u671f\u65f6\u95f4,\u4e3b\u8f74\u8f6c\u901f(\u8f6c/\u5206),\u8fdb\u7ed9\u7535\u6d41
                    windows-1252 ~ Zeit,K\u00fchlmittel [\u00b0C],Gr\u00f6\u00dfe
                    windows-1252 ~ Data,Press\u00e3o (bar),Vibra\u00e7\u00e3o
                    windows-1252 ~ Time,Temp \u00b0C,Press
                    UTF-16LE     ~ Zeit,K\u00fchlmittel,Druck
                    UTF-16BE     ~ Zeit,K\u00fchlmittel,Druck
                    UTF-16LE     ~ \u65f6\u95f4,\u6e29\u5ea6,\u538b\u529b
                    """)
    void theCharacterSetIsFoundFromTheBytes(String charset, String header) {
        byte[] bytes = (header + "\n" + ROWS.repeat(20)).getBytes(Charset.forName(charset));
        assertTrue(Encoding.text(bytes));
        Encoding found = Encoding.of(bytes);
        assertEquals(
                header, new String(bytes, found.charset()).lines().findFirst().orElseThrow());
        assertEquals(0, found.mark());
    }

    @ParameterizedTest
    @CsvSource({"UTF-8, 3", "UTF-16LE, 2", "UTF-16BE, 2", "UTF-32LE, 4"})
    void aByteOrderMarkDecides(String charset, int length) {
        byte[] bytes = ("\ufeffZeit,K\u00fchlmittel\n" + ROWS).getBytes(Charset.forName(charset));
        Encoding found = Encoding.of(bytes);
        assertEquals(Charset.forName(charset), found.charset());
        assertEquals(length, found.mark());
        assertTrue(Encoding.text(bytes));
    }

    /** The end of a sample may cut a character; that makes it no less UTF-8. */
    @Test
    void aCharacterCutByTheEndOfTheSampleIsStillUtf8() {
        byte[] bytes = "\u65f6\u95f4,\u6e29\u5ea6,K\u00fchlmittel,\ud83d\ude00\u65f6".getBytes(StandardCharsets.UTF_8);
        for (int length = 1; length <= bytes.length; length++) {
            assertEquals(
                    StandardCharsets.UTF_8,
                    Encoding.of(Arrays.copyOf(bytes, length)).charset());
        }
    }

    @Test
    void digitsAloneAreUtf8() {
        assertEquals(
                StandardCharsets.UTF_8,
                Encoding.of("1,2,3\n4,5,6\n".getBytes(StandardCharsets.US_ASCII))
                        .charset());
        assertEquals(StandardCharsets.UTF_8, Encoding.of(new byte[0]).charset());
    }

    @Test
    void onlySetsWithLineEndsOfOneByteAreCut() {
        assertTrue(new Encoding(StandardCharsets.UTF_8, 0).cuttable());
        assertTrue(new Encoding(Charset.forName("GB18030"), 0).cuttable());
        assertFalse(new Encoding(StandardCharsets.UTF_16LE, 2).cuttable());
        assertFalse(new Encoding(Charset.forName("UTF-32LE"), 4).cuttable());
    }

    @Test
    void packedFilesAreNoText() {
        assertFalse(Encoding.text(new byte[] {'P', 'K', 3, 4, 20, 0, 0, 0}));
        assertFalse(Encoding.text("PAR1 and more".getBytes(StandardCharsets.US_ASCII)));
        assertFalse(Encoding.text(
                new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13, 'I', 'H', 'D', 'R'}));
    }

    @Test
    void randomBytesAreNoText() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < 500; i++) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            for (int length = 0; length < 4_096; length++) {
                bytes.write(random.nextInt(256));
            }
            assertFalse(Encoding.text(bytes.toByteArray()), () -> "seed " + SEED);
        }
    }
}
