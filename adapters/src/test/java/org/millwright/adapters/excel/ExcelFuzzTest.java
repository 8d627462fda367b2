package org.millwright.adapters.excel;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import org.millwright.adapters.AnyBytes;

class ExcelFuzzTest {
    private static final long SEED = Long.getLong("millwright.seed", 1);

    @MethodSource("workbooks")
    @FuzzTest(maxDuration = "60s")
    void anyBytesAreReadOrRefused(byte[] bytes) throws IOException {
        AnyBytes.read(new ExcelReader(), bytes);
    }

    /** In the second one the XML is damaged before it is packed, so that the archive around it is sound. */
    static Stream<byte[]> workbooks() {
        RawWorkbook sound = workbook("<c r=\"A9\"><v>1</v></c>");
        return Stream.concat(
                AnyBytes.variants(sound.bytes(), SEED, 60).stream(),
                Stream.of(
                                "<c r=\"A9\"><v>1e999999999</v></c>",
                                "<c r=\"A9\"><v>NaN</v></c>",
                                "<c r=\"\"><v>1</v></c>",
                                "<c r=\"9\"><v>1</v></c>",
                                "<c r=\"!!9\"><v>1</v></c>",
                                "<c r=\"A9\" t=\"s\"><v>77</v></c>",
                                "<c r=\"A9\" t=\"d\"><v>2024-03-01</v></c>",
                                "<c r=\"A9\" t=\"b\"><v>perhaps</v></c>",
                                "<c r=\"A9\" s=\"-3\"><v>1</v></c>",
                                "<c r=\"A9\" s=\"x\"><v>1</v></c>",
                                "<c r=\"A9\" s=\"1\"><v>1e300</v></c>",
                                "<c r=\"A9\"><f t=\"shared\" si=\"4\"/><v>1</v></c>",
                                "<c r=\"A9\"><f t=\"array\" ref=\"?\">1</f></c>",
                                "<c r=\"A9\"><v>1</c>")
                        .map(cell -> workbook(cell).bytes()));
    }

    private static RawWorkbook workbook(String ninth) {
        String[] rows = new String[12];
        rows[0] = RawWorkbook.row(1, RawWorkbook.text("time"), RawWorkbook.text("flow"));
        for (int row = 1; row < rows.length; row++) {
            rows[row] = row == 8
                    ? "<row r=\"9\">" + ninth + "</row>"
                    : RawWorkbook.row(
                            row + 1,
                            RawWorkbook.styled(1, String.valueOf(45352 + row / 24.0)),
                            RawWorkbook.number(row + ".5"));
        }
        return new RawWorkbook().format("yyyy-mm-dd hh:mm").sheet("Data", rows);
    }
}
