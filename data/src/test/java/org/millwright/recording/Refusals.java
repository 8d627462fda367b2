package org.millwright.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.function.Executable;
import org.millwright.Message;
import org.millwright.MillwrightException;

/** Checks of refusals: by their code and by the values that lead a person to the fault. */
final class Refusals {
    private Refusals() {}

    /** The message of the refusal; its text has no hole left open. */
    static Message refused(String code, Executable what) {
        Message message =
                assertThrows(MillwrightException.class, what).problem().message();
        assertEquals("recording." + code, message.code(), message.text());
        assertFalse(message.text().matches("(?s).*\\{[a-zA-Z]+}.*"), message.text());
        return message;
    }

    /** Opens and reads a table that has to be refused for this reason. */
    static Message refused(String code, String table) {
        return refused(code, table, ReadOptions.NONE);
    }

    static Message refused(String code, String table, ReadOptions options) {
        Grid grid = Grid.of(table);
        Message message = refused(code, () -> Transcript.of(grid, options));
        assertEquals(1, grid.closed(), "A refusal closes the table.");
        return message;
    }
}
