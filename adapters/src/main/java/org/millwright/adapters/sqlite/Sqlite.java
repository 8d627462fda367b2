package org.millwright.adapters.sqlite;

import java.util.function.Supplier;
import org.jdbi.v3.core.JdbiException;
import org.millwright.Message;
import org.millwright.MillwrightException;
import org.millwright.Problem;

/** Work on the plant's file whose failures are said to a person. */
final class Sqlite {
    private Sqlite() {}

    /**
     * @param what what is done, in words that follow "could not"
     * @throws MillwrightException if the file refuses
     */
    static <T> T work(String what, Supplier<T> work) {
        try {
            return work.get();
        } catch (JdbiException refused) {
            Throwable cause = refused.getCause() == null ? refused : refused.getCause();
            throw new MillwrightException(
                    new Problem.Exhausted(Message.of(
                            "live.store.refused",
                            "The plant's file could not {what}: {why}. Maybe the disk is full or the file may not be written.",
                            "what",
                            what,
                            "why",
                            String.valueOf(cause.getMessage()))),
                    refused);
        }
    }
}
