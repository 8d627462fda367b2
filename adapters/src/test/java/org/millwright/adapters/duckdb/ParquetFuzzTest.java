package org.millwright.adapters.duckdb;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import org.millwright.adapters.AnyBytes;

class ParquetFuzzTest {
    private static final long SEED = Long.getLong("millwright.seed", 1);

    @MethodSource("files")
    @FuzzTest(maxDuration = "60s")
    void anyBytesAreReadOrRefused(byte[] bytes) throws IOException {
        AnyBytes.read(new ParquetReader(), bytes);
    }

    static Stream<byte[]> files() throws IOException {
        Path folder = Files.createTempDirectory("millwright-parquet");
        Path file = ParquetBytes.write(
                folder.resolve("sound.parquet"),
                "SELECT TIMESTAMP '2024-03-01' + INTERVAL (i) MINUTE AS time, i / 4.0 AS flow, 'on' AS state, "
                        + "{'a': i, 'b': 'x'} AS parts FROM range(50) t(i)");
        try {
            return AnyBytes.variants(Files.readAllBytes(file), SEED, 60).stream();
        } finally {
            Files.delete(file);
            Files.delete(folder);
        }
    }
}
