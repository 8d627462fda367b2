package org.millwright.adapters.openai;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.millwright.Message;
import org.millwright.MillwrightException;
import org.millwright.Problem;
import org.millwright.language.json.Json;

/** What was spent, one line for each change, so that a program that starts again goes on with the same day. */
final class Ledger {
    private final Path file;

    Ledger(Path file) {
        this.file = file;
    }

    /** Adds what was spent on a day. A line that was cut when the machine stopped is left out. */
    void read(LocalDate day, Map<String, Budget.Sum> spent) {
        if (!Files.exists(file)) {
            return;
        }
        try {
            for (String line : Files.readAllLines(file)) {
                if (Answer.json(line).orElse(null) instanceof Json.Members entry
                        && entry.text("day").equals(Optional.of(day.toString()))
                        && entry.members().get("tokens") instanceof Json.Numeral(String tokens)
                        && tokens.matches("-?\\d{1,18}")
                        && entry.members().get("money") instanceof Json.Numeral(String money)) {
                    Budget.Sum change = new Budget.Sum(Long.parseLong(tokens), Double.parseDouble(money));
                    spent.merge(entry.text("person").orElse(""), change, Budget.Sum::plus);
                }
            }
        } catch (IOException unreadable) {
            throw unusable(unreadable);
        }
    }

    /** Writes a change down for good, on a line of its own even after one that was cut. */
    void write(LocalDate day, String person, Budget.Sum change) {
        String line = "\n"
                + Json.object(
                                "day",
                                day.toString(),
                                "person",
                                person,
                                "tokens",
                                change.tokens(),
                                "money",
                                change.money())
                        .text();
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Files.write(
                    file,
                    line.getBytes(StandardCharsets.UTF_8),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND,
                    StandardOpenOption.SYNC);
        } catch (IOException unwritable) {
            throw unusable(unwritable);
        }
    }

    private MillwrightException unusable(IOException why) {
        return new MillwrightException(
                new Problem.Exhausted(Message.of(
                        "openai.ledger.unusable",
                        "The ledger of calls {file} cannot be read or written: {why}. Nothing is asked until it can.",
                        "file",
                        file,
                        "why",
                        String.valueOf(why.getMessage()))),
                why);
    }
}
