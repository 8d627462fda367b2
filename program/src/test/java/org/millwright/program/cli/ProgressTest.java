package org.millwright.program.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.millwright.program.text.Language;
import org.millwright.program.text.Texts;

class ProgressTest {
    private final AtomicLong nanos = new AtomicLong(5_000_000_000L);
    private final StringWriter err = new StringWriter();

    private Progress progress(boolean terminal, boolean quiet, Progress.Unit unit) {
        Console console = new Console(
                new PrintWriter(new StringWriter()),
                new PrintWriter(err),
                Texts.of(Language.ENGLISH),
                new Console.View(new Terminal(terminal, terminal, 80, true), Style.PLAIN, Style.PLAIN, quiet));
        return new Progress(console, "Reading", unit, nanos::get);
    }

    private void pass(double seconds) {
        nanos.addAndGet((long) (seconds * 1e9));
    }

    @Test
    void theFirstSecondIsSilent() {
        try (Progress progress = progress(true, false, Progress.Unit.BYTES)) {
            pass(0.99);
            progress.at(50, 100);
        }
        assertEquals("", err.toString());
    }

    @Test
    void aTerminalSeesOneLineWithRateAndTimeLeftAndNothingOfItStays() {
        Progress progress = progress(true, false, Progress.Unit.BYTES);
        pass(2);
        progress.at(50_000_000, 200_000_000);
        assertEquals("\rReading  #####...............  25 %  25 MB/s  0:06 left", err.toString());
        progress.close();
        String wiped = err.toString();
        assertTrue(wiped.endsWith("\r" + " ".repeat(55) + "\r"), wiped);
    }

    /** Before a twentieth is done the guess would be wild. */
    @Test
    void theTimeLeftIsSaidOnlyWhenItCanBeKnown() {
        Progress progress = progress(true, false, Progress.Unit.ROWS);
        pass(2);
        progress.at(40, 1_000);
        assertFalse(err.toString().contains("left"), err.toString());
        pass(8);
        progress.at(41, 1_000);
        assertTrue(err.toString().contains("left"), err.toString());
        progress.close();
    }

    @Test
    void elsewhereALineComesEveryTenSeconds() {
        Progress progress = progress(false, false, Progress.Unit.ROWS);
        for (int second = 0; second < 25; second++) {
            pass(1);
            progress.at(100L * second, 0);
        }
        progress.close();
        assertEquals(3, err.toString().lines().count(), err.toString());
        assertFalse(err.toString().contains("\r"));
    }

    @Test
    void aPersonWhoAskedForQuietSeesNothing() {
        try (Progress progress = progress(true, true, Progress.Unit.FILES)) {
            pass(30);
            progress.at(1, 2);
        }
        assertEquals("", err.toString());
    }

    @Test
    void aShorterTextWipesALongerOne() {
        Progress progress = progress(true, false, Progress.Unit.ROWS);
        pass(2);
        progress.at(123_456_789, 0);
        int first = err.toString().length();
        pass(200_000);
        progress.at(123_456_790, 0);
        assertEquals(first, err.toString().length() - first, "the second drawing covers the first");
        progress.close();
    }
}
