package org.millwright.adapters.files;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.params.provider.MethodSource;
import org.millwright.adapters.AnyBytes;

class TextFuzzTest {
    private static final long SEED = Long.getLong("millwright.seed", 1);

    @MethodSource("texts")
    @FuzzTest(maxDuration = "60s")
    void anyBytesAreReadOrRefused(byte[] bytes) throws IOException {
        AnyBytes.read(new TextReader(), bytes);
    }

    static Stream<byte[]> texts() throws IOException {
        byte[] plain = text(StandardCharsets.UTF_8, ",", "");
        return Stream.of(
                        AnyBytes.variants(plain, SEED, 60),
                        AnyBytes.variants(zipped(plain), SEED + 1, 40),
                        AnyBytes.variants(text(StandardCharsets.UTF_16, ";", "\""), SEED + 2, 40),
                        AnyBytes.variants(text(Charset.forName("GBK"), "\t", ""), SEED + 3, 40))
                .flatMap(variants -> variants.stream());
    }

    private static byte[] text(Charset charset, String separator, String quote) {
        StringBuilder text =
                new StringBuilder(quote + "时间" + quote + separator + "flow [m³/h]" + separator + "state\n");
        for (int row = 0; row < 40; row++) {
            text.append("2024-03-01 10:%02d:00".formatted(row))
                    .append(separator)
                    .append(row * 0.25)
                    .append(separator)
                    .append(row % 3 == 0 ? "on" : "off")
                    .append('\n');
        }
        return text.toString().getBytes(charset);
    }

    private static byte[] zipped(byte[] plain) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(plain);
        }
        return bytes.toByteArray();
    }
}
