package org.millwright.program.bench.connect;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** What a process that was started for a measurement hears and says: a line of words on stdin, a JSON object on stdout. */
final class Conversation {
    /** Ends the conversation, as the end of stdin does. */
    static final String END = "end";

    private Conversation() {}

    /** Whoever answers. */
    interface Answers extends AutoCloseable {
        /**
         * Does what a word asks for.
         *
         * @param words the word and what belongs to it
         */
        Map<String, Object> answer(List<String> words) throws InterruptedException;

        @Override
        void close();
    }

    /** Answers until the other side has no more to ask. */
    static void hold(Answers answers) {
        ObjectMapper json = new ObjectMapper();
        PrintStream says = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        try (answers;
                BufferedReader hears = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            String line = hears.readLine();
            while (line != null && !line.equals(END)) {
                says.println(json.writeValueAsString(answers.answer(List.of(line.split(" ")))));
                line = hears.readLine();
            }
        } catch (IOException gone) {
            throw new UncheckedIOException("The other side of the measurement is gone.", gone);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** What cannot be asked. */
    static IllegalArgumentException unknown(List<String> words) {
        return new IllegalArgumentException("Nobody here knows what (%s) means.".formatted(words));
    }
}
