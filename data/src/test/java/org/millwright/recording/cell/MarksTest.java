package org.millwright.recording.cell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarksTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "NA",
                "na",
                "N/A",
                "#N/A",
                "NaN",
                "nan",
                "NULL",
                "null",
                "None",
                "-",
                "--",
                "?",
                "n.a.",
                "k.A.",
                "-nan",
                "1.#QNAN",
                "\u2014",
                "\u7f3a\u5931",
                "\u65e0",
                "fehlt",
                "NaT",
                "\\N"
            })
    void marksForNothingRecordedAreKnown(String mark) {
        assertTrue(Marks.missing(mark));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "error", "#VALUE!", "off", "ok", "nano", "n", "-5", "nullable"})
    void otherWordsAndNumbersAreNoMarks(String word) {
        assertFalse(Marks.missing(word));
    }

    @ParameterizedTest
    @ValueSource(strings = {"#VALUE!", "#DIV/0!", "#REF!", "#NAME?", "#NUM!", "#WERT!", "#BEZUG!", "#VALOR!"})
    void errorsOfSpreadsheetsAreKnownInEveryLanguage(String error) {
        assertTrue(Marks.error(error));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "#", "#1", "VALUE!", "# comment", "#12"})
    void otherTextsAreNoErrors(String text) {
        assertFalse(Marks.error(text));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    true,       true
                    TRUE,       true
                    Yes,        true
                    on,         true
                    wahr,       true
                    JA,         true
                    sim,        true
                    Verdadeiro, true
                    \u662f,     true
                    \u5f00,     true
                    false,      false
                    No,         false
                    OFF,        false
                    falsch,     false
                    nein,       false
                    n\u00e3o,   false
                    Falso,      false
                    \u5426,     false
                    \u5173,     false
                    """)
    void yesAndNoAreKnownInTheLanguagesOfThePlants(String word, boolean truth) {
        assertEquals(truth, Marks.truth(word));
    }

    @Test
    void anyOtherWordIsNeither() {
        assertNull(Marks.truth("running"));
        assertNull(Marks.truth(""));
        assertNull(Marks.truth("1"));
    }

    @Test
    void onlyTheSliceCounts() {
        assertTrue(Marks.missing("1;NA;2".toCharArray(), 2, 4));
        assertFalse(Marks.missing("1;NA;2".toCharArray(), 0, 4));
    }
}
