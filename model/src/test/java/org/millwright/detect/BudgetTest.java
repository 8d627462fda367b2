package org.millwright.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.millwright.MillwrightException;
import org.millwright.Problem;

class BudgetTest {
    private static final double SECOND = 1_000_000;

    @ParameterizedTest
    @CsvSource({
        "1/week, 604800",
        "2/week, 302400",
        "0.1/week, 6048000",
        "1/day, 86400",
        "1/d, 86400",
        "1/8h, 28800",
        "1/8 h, 28800",
        "1/hour, 3600",
        "3/min, 20",
        "1/90s, 90",
        "1/month, 2592000",
        "1/year, 31536000",
        "' 1/WEEK ', 604800",
    })
    void aRateInTime(String text, double secondsBetweenAlarms) {
        Budget budget = Budget.parse(text);
        assertEquals(1 / secondsBetweenAlarms, budget.alarmsPerRow(SECOND), 1e-9 / secondsBetweenAlarms);
        assertEquals(10 / secondsBetweenAlarms, budget.alarmsPerRow(10 * SECOND), 1e-8 / secondsBetweenAlarms);
    }

    @ParameterizedTest
    @CsvSource({"1/2000rows, 2000", "1/2000 rows, 2000", "1/row, 1", "5/1000rows, 200", "0.5/1000rows, 2000"})
    void aRateInRowsDoesNotKnowTime(String text, double rowsBetweenAlarms) {
        Budget budget = Budget.parse(text);
        assertEquals(1 / rowsBetweenAlarms, budget.alarmsPerRow(SECOND), 1e-12);
        assertEquals(1 / rowsBetweenAlarms, budget.alarmsPerRow(1e9 * SECOND), 1e-12);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "week",
                "1",
                "1/",
                "/week",
                "0/week",
                "1/0rows",
                "-1/week",
                "1/fortnight",
                "1.2.3/week",
                "./week",
                "1/.rows",
                "one/week",
                "1/week/day",
                "1//week",
                "1,5/week"
            })
    void anythingElseIsRefusedWithWhatWasWrittenAndWhatToWrite(String text) {
        MillwrightException refused = assertThrows(MillwrightException.class, () -> Budget.parse(text));
        assertInstanceOf(Problem.BadRequest.class, refused.problem());
        assertEquals("warn.budget.form", refused.problem().message().code());
        assertTrue(refused.problem().message().text().contains("(" + text + ")"));
        assertTrue(refused.problem().message().text().contains("1/week"));
    }

    /** Digits without end would become an infinite budget, and so a limit that nothing or everything passes. */
    @Test
    void aNumberBeyondAllNumbersIsRefused() {
        String digits = "9".repeat(400);
        assertThrows(MillwrightException.class, () -> Budget.parse(digits + "/week"));
        assertThrows(MillwrightException.class, () -> Budget.parse("1/" + digits + "rows"));
    }

    @Test
    void theDefaultsAreWhatTheirTextSays() {
        assertEquals(Budget.WEEKLY, Budget.parse(Budget.WEEKLY.text()));
        assertEquals(Budget.BY_ROWS, Budget.parse(Budget.BY_ROWS.text()));
    }

    @Test
    void aStepHasToBePositive() {
        assertThrows(IllegalArgumentException.class, () -> new Settings(Budget.WEEKLY, 0));
        assertThrows(IllegalArgumentException.class, () -> new Settings(Budget.WEEKLY, -1));
        assertThrows(IllegalArgumentException.class, () -> new Settings(Budget.WEEKLY, Double.NaN));
        assertEquals(1 / 604_800.0, new Settings(Budget.WEEKLY, SECOND).alarmsPerRow(), 1e-15);
    }
}
