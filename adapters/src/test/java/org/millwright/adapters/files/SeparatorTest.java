package org.millwright.adapters.files;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SeparatorTest {
    @ParameterizedTest
    @ValueSource(chars = {',', ';', '\t', '|'})
    void theSignBetweenValuesIsFound(char separator) {
        String sample = "Time;Temp;Press\n2024-03-01 10:00:00;1.5;20\n2024-03-01 10:00:01;1.6;21\n";
        assertEquals(separator, Separator.of(sample.replace(';', separator)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
                    Zeit;Temp;Druck#01.03.2024 10:00:00;1,5;20,5#01.03.2024 10:00:01;1,6;20,6                 ~ ;
                    Zeit [s];Druck#0,5;20,25#1,0;20,75                                                        ~ ;
                    Time,"Temp; inner",Press#2024-03-01 10:00:00,1.5,20#2024-03-01 10:00:01,1.6,21             ~ ,
                    Time,Text,Press#2024-03-01 10:00:00,"a;b;c",20#2024-03-01 10:00:01,"d;e;f",21              ~ ,
                    # made by; recorder; 7#Time,Temp#2024-03-01 10:00:00,1.5#2024-03-01 10:00:01,1.6           ~ ,
                    Zeit|Temp|Druck#01.03.2024 10:00:00|1,5|20,5#01.03.2024 10:00:01|1,6|20,6                 ~ |
                    1.5;2.5#1.6;2.6                                                                           ~ ;
                    1.5,2.5#1.6,2.6                                                                           ~ ,
                    """)
    void aSignInsideCellsIsNone(String sample, char separator) {
        assertEquals(separator, Separator.of(sample.replace('#', '\n').replaceFirst("^\n", "#")));
    }

    @Test
    void runsOfBlanksPartCells() {
        assertEquals(Separator.BLANKS, Separator.of("  1.50  2.5  100\n 11.50 12.5 1100\n  1.50  2.5   10\n"));
        assertEquals(Separator.BLANKS, Separator.of("unit cycle s1 s2\n1 1 0.5 641.82\n1 2 0.7 642.15\n"));
    }

    @Test
    void aDateWithItsTimeIsOneCell() {
        assertEquals(',', Separator.of("Time,Temp\n2024-03-01 10:00:00,1.5\n2024-03-01 10:00:01,1.6\n"));
    }

    /** 1,5 in a single column is a number with a decimal comma; a line of names with a comma says otherwise. */
    @Test
    void aDecimalCommaInOneColumnIsNoSeparator() {
        assertEquals(';', Separator.of("Temp\n1,5\n1,6\n1,7\n"));
        assertEquals(',', Separator.of("Temp,Press\n1,5\n1,6\n1,7\n"));
    }

    @Test
    void aThousandColumnsAreParted() {
        String line = IntStream.range(0, 1_000).mapToObj(i -> i + ".5").collect(Collectors.joining(";"));
        assertEquals(';', Separator.of(line + "\n" + line + "\n" + line + "\n"));
    }

    @Test
    void aSentenceMayNameIt() {
        assertEquals("tab", Separator.name('\t'));
        assertEquals("blanks", Separator.name(Separator.BLANKS));
        assertEquals(";", Separator.name(';'));
    }
}
