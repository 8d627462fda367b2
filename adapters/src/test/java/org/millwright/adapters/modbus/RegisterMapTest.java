package org.millwright.adapters.modbus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.millwright.MillwrightException;

class RegisterMapTest {
    private static final long SEED = Long.getLong("millwright.seed", 4L);
    private static final String HEADER = "name,unit_id,table,address,base,type,order,scale,offset,unit,poll";

    private static RegisterMap map(String... lines) {
        return RegisterMap.of("map.csv", List.of(lines), 7);
    }

    private static Register register(String line) {
        return map(HEADER, line).entries().iterator().next().register();
    }

    @Test
    void aLineWithEverything() {
        RegisterMap.Entry entry = map(HEADER, "line/press/force,3,holding,100,0,f32,CDAB,0.5,1,kN,slow")
                .entries()
                .iterator()
                .next();
        assertEquals("force", entry.tagName());
        assertEquals("kN", entry.tag().unit());
        assertEquals("slow", entry.poll());
        assertEquals(
                new Register(3, Table.HOLDING, 100, new Register.Form(RegisterType.F32, WordOrder.CDAB, 0, 0.5, 1)),
                entry.register());
    }

    @Test
    void whatIsLeftOutHasUsualValues() {
        Register register = map("name,table,address,type", "t,input,5,i16")
                .entries()
                .iterator()
                .next()
                .register();
        assertEquals(new Register(7, Table.INPUT, 5, Register.Form.of(RegisterType.I16, WordOrder.ABCD)), register);
    }

    /** The address base is the first of the two great commissioning mistakes. */
    @ParameterizedTest
    @CsvSource({"0,100,100", "1,100,99", "1,40101,100", "1,400101,100", "0,40101,40101", "1,30005,30004"})
    void addressBase(int base, int written, int wire) {
        assertEquals(
                wire, register("t,1,holding," + written + "," + base + ",u16").address());
    }

    @Test
    void bitsByTableAndInsideARegister() {
        assertEquals(1, register("t,1,coil,3,0,bit").length());
        assertEquals(5, register("t,1,holding,100.5,0,bit").form().detail());
        assertEquals(8, register("t,1,holding,100,0,text16").length());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "t,1,holding,100,2,f32|line 2|base",
                "t,1,shelf,100,0,f32|line 2|table",
                "t,1,holding,-1,0,f32|line 2|address",
                "t,1,holding,65535,0,f32|line 2|65535",
                "t,1,holding,0,1,f32|line 2|address",
                "t,300,holding,0,0,f32|line 2|unit_id",
                "t,1,holding,0,0,f33|line 2|f33",
                "t,1,holding,0,0,f32,AABB|line 2|AABB",
                "t,1,holding,0,0,f32,ABCD,x|line 2|scale",
                "t,1,coil,0,0,f32|line 2|bits",
                "t,1,holding,0.16,0,bit|line 2|15",
                "t,1,holding,0,0,text400|line 2|text",
                "t,1,holding,0,0,f32,ABCD,1,0,kN,often|line 2|often",
                ",1,holding,0,0,f32|line 2|name",
                "t,1,holding,0,0,f32,ABCD,1,0,kN,slow,more|line 2|cells"
            })
    void aWrongLineSaysWhereAndWhat(String line, String where, String what) {
        MillwrightException wrong = assertThrows(MillwrightException.class, () -> map(HEADER, line));
        assertTrue(wrong.getMessage().contains(where), wrong.getMessage());
        assertTrue(wrong.getMessage().contains(what), wrong.getMessage());
    }

    @Test
    void namesAndHeadersAreChecked() {
        assertThrows(MillwrightException.class, () -> map(HEADER, "t,1,coil,0,0,bit", "t,1,coil,1,0,bit"));
        assertThrows(MillwrightException.class, () -> map("name,table,adress,type", "t,coil,0,bit"));
        assertThrows(MillwrightException.class, () -> map("name,table,type", "t,coil,bit"));
        assertThrows(MillwrightException.class, () -> map());
    }

    @Test
    void aFileThatIsAbsentOrNoTextIsNamed(@TempDir Path folder) throws Exception {
        Path absent = folder.resolve("none.csv");
        assertTrue(assertThrows(MillwrightException.class, () -> RegisterMap.read(absent, 1))
                .getMessage()
                .contains("none.csv"));
        Path strange = Files.write(folder.resolve("strange.csv"), new byte[] {(byte) 0xC3, 0x28});
        assertTrue(assertThrows(MillwrightException.class, () -> RegisterMap.read(strange, 1))
                .getMessage()
                .contains("UTF-8"));
    }

    /** Whatever is in a map file: a map, or a refusal that names it. */
    @Test
    void changedMapsAreReadOrRefused() {
        Random random = new Random(SEED);
        String good = HEADER + "\nline/press/force,3,holding,100,0,f32,CDAB,0.5,1,kN,slow\nb,1,coil,7,1,bit\n";
        int refused = 0;
        for (int round = 0; round < 3_000; round++) {
            StringBuilder text = new StringBuilder(good);
            for (int change = random.nextInt(4); change >= 0; change--) {
                int at = random.nextInt(text.length());
                text.setCharAt(at, ",.0179x\"/:- \n".charAt(random.nextInt(13)));
            }
            try {
                RegisterMap.of("map.csv", text.toString().lines().toList(), 1);
            } catch (MillwrightException wrong) {
                refused++;
                assertTrue(wrong.getMessage().contains("map.csv"), "seed " + SEED + ": " + wrong.getMessage());
            }
        }
        assertTrue(refused > 0, "no change was refused, seed " + SEED);
    }
}
