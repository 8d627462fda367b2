package org.millwright.program.server;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.millwright.Message;
import org.millwright.MillwrightException;
import org.millwright.access.Acting;
import org.millwright.access.Action;
import org.millwright.access.AssetId;
import org.millwright.program.settings.Spans;
import org.millwright.program.text.Texts;

/** What a caller asks, with who they are and in which language they want the answer. */
public final class Request {
    private final Context context;
    private final Texts texts;
    private final Asker asker;
    private final InstantSource clock;
    private @Nullable JsonNode body;

    /**
     * Who asks.
     *
     * @param who the person and through what; null if nobody is signed in
     * @param name what people call them
     * @param may says whether they may do something somewhere
     * @param still says whether they are still signed in
     */
    record Asker(@Nullable Acting who, String name, BiPredicate<Action, AssetId> may, BooleanSupplier still) {}

    Request(Context context, Texts texts, Asker asker, InstantSource clock) {
        this.context = context;
        this.texts = texts;
        this.asker = asker;
        this.clock = clock;
    }

    /** False once the caller's session or token has ended: for answers that go on for long. */
    public boolean still() {
        return asker.still().getAsBoolean();
    }

    /** The caller's language. */
    public Texts texts() {
        return texts;
    }

    /** The sentence in the caller's language. */
    public String say(Message message) {
        return texts.say(message);
    }

    /** Who asks; on a route that needs somebody there always is one. */
    public Acting who() {
        if (asker.who == null) {
            throw new IllegalStateException("An open route asked who is there.");
        }
        return asker.who;
    }

    /** True if somebody is signed in. */
    public boolean signedIn() {
        return asker.who != null;
    }

    /** What people call whoever asks. */
    public String name() {
        return asker.name;
    }

    /** True if the caller may do this there. */
    public boolean may(Action action, AssetId where) {
        return asker.may.test(action, where);
    }

    /** What stands in a hole of the path. */
    public String path(String hole) {
        return context.pathParam(hole);
    }

    /** A parameter; empty where it is not given. */
    public Optional<String> query(String name) {
        return Optional.ofNullable(context.queryParam(name)).filter(text -> !text.isBlank());
    }

    /** Every value of a parameter that may stand several times. */
    public List<String> queries(String name) {
        return context.queryParams(name).stream()
                .filter(text -> !text.isBlank())
                .toList();
    }

    /** A parameter that must be there. */
    public String needed(String name) {
        return query(name).orElseThrow(() -> missing(name));
    }

    /** A whole number within limits, both included. */
    public int number(String name, int usual, int least, int most) {
        String text = query(name).orElse(String.valueOf(usual));
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException noNumber) {
            System.getLogger(Request.class.getName())
                    .log(System.Logger.Level.DEBUG, "The parameter is no number.", noNumber);
        }
        throw MillwrightException.badRequest(
                "server.query.number",
                "({value}) does not fit {name}; it takes a whole number from {least} to {most}.",
                "value",
                text,
                "name",
                name,
                "least",
                least,
                "most",
                most);
    }

    /** A time: ISO with offset, a date (its beginning in UTC), microseconds since 1970, {@code now}, or {@code -8h} before now. */
    public Optional<Instant> time(String name) {
        return query(name).map(text -> time(name, text));
    }

    /** The same for a name in the body. */
    public Optional<Instant> bodyTime(String name) {
        return text(name).map(text -> time(name, text));
    }

    private Instant time(String name, String text) {
        try {
            if (text.equals("now")) {
                return clock.instant();
            }
            if (text.startsWith("-")) {
                return Spans.of(text.substring(1))
                        .map(span -> clock.instant().minus(span))
                        .orElseThrow(() -> new DateTimeException(text));
            }
            if (text.matches("\\d{11,18}")) {
                return Instant.EPOCH.plus(Duration.of(Long.parseLong(text), java.time.temporal.ChronoUnit.MICROS));
            }
            return text.length() == "2026-01-01".length()
                    ? LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC)
                    : OffsetDateTime.parse(text.replace(' ', '+')).toInstant();
        } catch (DateTimeException | ArithmeticException wrong) {
            throw MillwrightException.badRequest(
                    "server.query.time",
                    "({value}) does not fit {name}. Times are written like 2026-11-25T14:03:00Z, 2026-11-25, now, -8h or -7d.",
                    "value",
                    text,
                    "name",
                    name);
        }
    }

    /** The JSON body; an empty one is an object without names. */
    public JsonNode body() {
        JsonNode read = body;
        if (read == null) {
            read = Bodies.read(context);
            body = read;
        }
        return read;
    }

    /** A text of the body; empty where it is not given. */
    public Optional<String> text(String name) {
        JsonNode value = body().get(name);
        if (value == null || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isValueNode()) {
            throw missing(name);
        }
        return Optional.of(value.asText()).filter(text -> !text.isBlank());
    }

    /** A text that must be in the body. */
    public String neededText(String name) {
        return text(name).orElseThrow(() -> missing(name));
    }

    /** A list of texts in the body; empty where it is not given. */
    public List<String> list(String name) {
        List<String> all = new ArrayList<>();
        JsonNode value = body().get(name);
        if (value != null) {
            value.forEach(item -> all.add(item.asText()));
        }
        return all;
    }

    private static MillwrightException missing(String name) {
        return MillwrightException.badRequest(
                "server.query.missing", "The request lacks ({name}). Add it and ask again.", "name", name);
    }

    /** Where the request came from. */
    public String address() {
        return context.ip();
    }

    /** The secret of the caller's session. */
    public Optional<String> cookie() {
        return Optional.ofNullable(context.cookie("mw"));
    }

    Context context() {
        return context;
    }
}
