package org.millwright.adapters.openai;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.millwright.adapters.openai.ScriptedServer.delta;
import static org.millwright.adapters.openai.ScriptedServer.events;
import static org.millwright.adapters.openai.ScriptedServer.finish;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.millwright.MillwrightException;
import org.millwright.Problem;
import org.millwright.language.Cancel;
import org.millwright.language.Constraint;
import org.millwright.language.Limits;
import org.millwright.language.Prompt;
import org.millwright.language.Reply;
import org.millwright.language.Said;
import org.millwright.language.Sampling;
import org.millwright.language.Speaker;
import org.millwright.language.Stop;
import org.millwright.language.TextListener;
import org.millwright.language.Tool;
import org.millwright.language.ToolCall;

/** What leaves the plant, what it may cost, and how it is told. */
@Timeout(60)
class PrecautionsTest {
    private static final Limits LIMITS = new Limits(100, Duration.ofSeconds(20));
    private static final Budget.Clock CLOCK = new Budget.Clock(() -> Instant.EPOCH, ZoneOffset.UTC);

    private static RemoteModel model(URI address, Precautions precautions) {
        RemoteSettings settings = new RemoteSettings(
                address, "m", "secret-key", 4_000, Duration.ofSeconds(5), Duration.ofSeconds(10), 0, false);
        return new RemoteModel(settings, precautions, Duration.ofMillis(5));
    }

    private static Precautions hiding(Redaction redaction, Departures departures) {
        return new Precautions(
                Budget.unlimited(CLOCK), redaction, departures, Recordings.off(), new SplittableRandom(1));
    }

    @Test
    void whatIsHiddenDoesNotLeaveAndIsBackInTheAnswer() {
        Redaction redaction =
                Redaction.of(List.of(Pattern.compile("K-\\d{4}")), List.of("Müller & \"Söhne\"", "Müller"));
        List<String> left = new ArrayList<>();
        List<String> heard = new ArrayList<>();
        Tool tool = new Tool(
                "order",
                "Orders for Müller.",
                "{\"type\":\"object\",\"properties\":{\"c\":{\"enum\":[\"Müller & \\\"Söhne\\\"\"]}}}");
        Said called =
                new Said(Speaker.ASSISTANT, List.of(), List.of(new ToolCall("a", "order", "{\"c\":\"K-1234\"}")), "");
        Prompt prompt = new Prompt(
                List.of(
                        Said.by(Speaker.SYSTEM, "Customer K-1234 is Müller & \"Söhne\"."),
                        called,
                        Said.by(Speaker.USER, "Is K-1234 Müller?")),
                List.of(tool),
                Constraint.FREE,
                Sampling.greedy());
        try (ScriptedServer server = new ScriptedServer(events(
                        delta("Yes, [[hid"),
                        delta("den-1]] is [[hidden"),
                        delta("-2]][[ and [[hidden-99]]["),
                        "{\"choices\":[{\"delta\":{\"tool_calls\":[{\"id\":\"b\",\"function\":{\"name\":\"order\",\"arguments\":\"{\\\"c\\\":\\\"[[hidden-2]]\\\"}\"}}]}}]}",
                        finish("tool_calls")));
                RemoteModel model =
                        model(server.address(), hiding(redaction, (person, to, sha, body) -> left.add(body)))) {
            Reply reply = model.ask(prompt, LIMITS, heard::add, Cancel.never());
            String body = server.asked().getFirst().body();
            assertFalse(body.contains("1234") || body.contains("Müller") || body.contains("Söhne"), body);
            assertEquals(List.of(body), left);
            assertEquals("Yes, K-1234 is Müller & \"Söhne\"[[ and [[hidden-99]][", reply.text());
            assertEquals(reply.text(), String.join("", heard));
            assertEquals(List.of(new ToolCall("b", "order", "{\"c\":\"Müller & \\\"Söhne\\\"\"}")), reply.calls());
            assertFalse(body.contains("secret-key"), body);
        }
    }

    /** Otherwise a person who guesses a placeholder would be told what somebody else's question has hidden. */
    @Test
    void aPlaceholderThatSomebodyWritesStaysWhatItIs() {
        Redaction redaction = Redaction.of(List.of(), List.of("secret"));
        assertEquals("[[hidden-1]]", redaction.hide("secret"));
        String hidden = redaction.hide("what is [[hidden-1]]?");
        assertEquals("what is [[hidden-2]]?", hidden);
        assertEquals("what is [[hidden-1]]?", redaction.show(hidden));
        assertEquals("[[hidden-1]]", redaction.hide("secret"));
    }

    @Test
    void anyCutOfAStreamGivesTheSameText() {
        Redaction redaction = Redaction.of(List.of(), List.of("secret", "other"));
        String text = redaction.hide("a [ b [[ secret ]] [[x]] other[secret]");
        String whole = redaction.show(text);
        for (int first = 0; first <= text.length(); first++) {
            for (int second = first; second <= text.length(); second++) {
                StringBuilder heard = new StringBuilder();
                Unveiling unveiling = new Unveiling(redaction, heard::append);
                unveiling.text(text.substring(0, first));
                unveiling.text(text.substring(first, second));
                unveiling.text(text.substring(second));
                assertEquals(whole, unveiling.end());
                assertEquals(whole, heard.toString());
            }
        }
    }

    @Test
    void whereItCannotBeToldNothingLeaves() {
        Departures broken = (person, to, sha, body) -> {
            throw new IllegalStateException("the audit log is full");
        };
        try (ScriptedServer server = new ScriptedServer(events(delta("x"), finish("stop")));
                RemoteModel model = model(server.address(), hiding(Redaction.none(), broken))) {
            assertThrows(IllegalStateException.class, () -> ask(model));
            assertEquals(List.of(), server.asked());
        }
    }

    private static Reply ask(RemoteModel model) {
        return model.ask(Prompt.of("hello"), LIMITS, TextListener.none(), Cancel.never());
    }

    @Test
    void aBudgetIsHeldBeforeAnythingLeavesAndSettledAfterwards() {
        Budget.Sum open = Budget.Sum.UNLIMITED;
        Budget budget = new Budget(new Budget.Price(1_000, 2_000), open, new Budget.Sum(250, 1), open, CLOCK);
        Precautions precautions = new Precautions(
                budget, Redaction.none(), Departures.untold(), Recordings.off(), new SplittableRandom(1));
        String usage = "{\"choices\":[],\"usage\":{\"prompt_tokens\":100,\"completion_tokens\":40}}";
        try (ScriptedServer server = new ScriptedServer(
                        events(delta("x"), finish("stop"), usage), events(delta("y"), finish("stop")));
                RemoteModel model = model(server.address(), precautions)) {
            assertEquals(Stop.END, ask(model.forPerson("ann")).stop());
            assertEquals(new Budget.Sum(140, 0.18), budget.spentToday("ann"));
            MillwrightException thrown = assertThrows(MillwrightException.class, () -> ask(model.forPerson("ann")));
            assertEquals("openai.budget.person", thrown.problem().message().code());
            assertInstanceOf(Problem.Exhausted.class, thrown.problem());
            assertEquals(1, server.asked().size());
            assertEquals(Stop.END, ask(model.forPerson("bob")).stop());
        }
    }

    @Test
    void budgetsOfACallAndOfADayHoldInTokensAndInMoneyAndADayEnds() {
        Instant[] now = {Instant.EPOCH};
        Budget.Sum open = Budget.Sum.UNLIMITED;
        Budget.Clock clock = new Budget.Clock(() -> now[0], ZoneOffset.UTC);
        Budget.Price price = new Budget.Price(1, 10);
        Budget call = new Budget(price, new Budget.Sum(100, 1), open, open, clock);
        assertThrows(MillwrightException.class, () -> call.reserve("a", 50, 51));
        call.reserve("a", 50, 50);
        Budget money = new Budget(price, new Budget.Sum(1_000_000_000, 0.001), open, open, clock);
        assertThrows(MillwrightException.class, () -> money.reserve("a", 0, 101));
        money.reserve("a", 0, 100);
        Budget day = new Budget(price, open, open, new Budget.Sum(100, 1), clock);
        day.reserve("a", 60, 0);
        assertThrows(MillwrightException.class, () -> day.reserve("b", 60, 0));
        now[0] = now[0].plus(Duration.ofDays(1));
        day.reserve("b", 60, 0);
    }

    /** Killed and started again, the program must not have a second budget for the same day, even for a call that was on its way. */
    @Test
    void aDayGoesOnAfterARestart(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("calls").resolve("spent.jsonl");
        Budget.Sum open = Budget.Sum.UNLIMITED;
        Budget.Price price = new Budget.Price(1, 1);
        Budget before = new Budget(price, open, new Budget.Sum(100, 1), open, CLOCK).keptIn(file);
        before.settle("ann", before.reserve("ann", 50, 20), 40, 10);
        before.reserve("ann", 20, 5);
        Files.writeString(file, Files.readString(file) + "\n{\"day\":\"1970-01-01\",\"person\":\"an");
        Budget after = new Budget(price, open, new Budget.Sum(100, 1), open, CLOCK).keptIn(file);
        assertEquals(75, after.spentToday("ann").tokens());
        assertThrows(MillwrightException.class, () -> after.reserve("ann", 20, 6));
        after.reserve("ann", 20, 5);
        Budget again = new Budget(price, open, open, open, CLOCK).keptIn(file);
        assertEquals(100, again.spentToday("ann").tokens());
        Budget.Clock tomorrow = new Budget.Clock(() -> Instant.EPOCH.plus(Duration.ofDays(1)), ZoneOffset.UTC);
        assertEquals(
                0,
                new Budget(price, open, open, open, tomorrow)
                        .keptIn(file)
                        .spentToday("ann")
                        .tokens());
    }

    /** A call that never left must not use up the day. */
    @Test
    void whatFailsIsGivenBack() {
        Budget budget = Budget.unlimited(CLOCK);
        Precautions precautions = new Precautions(
                budget, Redaction.none(), Departures.untold(), Recordings.off(), new SplittableRandom(1));
        try (ScriptedServer server = new ScriptedServer(ScriptedServer.status(500, "", ""));
                RemoteModel model = model(server.address(), precautions)) {
            assertThrows(MillwrightException.class, () -> ask(model.forPerson("ann")));
            assertEquals(0, budget.spentToday("ann").tokens());
        }
    }

    @Test
    void whatWasRecordedIsReplayedWithoutAskingAndHoldsNoSecret(@TempDir Path folder) throws IOException {
        Redaction redaction = Redaction.of(List.of(), List.of("hello"));
        URI nobody;
        try (ScriptedServer server = new ScriptedServer(events(delta("Oh [[hidden-1]]"), finish("stop")));
                RemoteModel model = model(server.address(), recording(Recordings.Mode.RECORD, folder, redaction))) {
            assertEquals("Oh hello", ask(model).text());
            nobody = server.address();
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> all = files.toList();
            assertEquals(1, all.size());
            String text = Files.readString(all.getFirst());
            assertFalse(text.contains("secret-key") || text.contains("hello"), text);
        }
        try (RemoteModel model = model(nobody, recording(Recordings.Mode.REPLAY, folder, redaction))) {
            Reply again = ask(model);
            assertEquals("Oh hello", again.text());
            assertEquals(Stop.END, again.stop());
            MillwrightException missing = assertThrows(
                    MillwrightException.class,
                    () -> model.ask(Prompt.of("another"), LIMITS, TextListener.none(), Cancel.never()));
            assertInstanceOf(Problem.NotFound.class, missing.problem());
        }
    }

    private static Precautions recording(Recordings.Mode mode, Path folder, Redaction redaction) {
        return new Precautions(
                Budget.unlimited(CLOCK),
                redaction,
                Departures.untold(),
                new Recordings(mode, folder),
                new SplittableRandom(1));
    }

    @Test
    void aBrokenAnswerIsNotRecorded(@TempDir Path folder) throws IOException {
        try (ScriptedServer server = new ScriptedServer(out -> {
                    ScriptedServer.begin(out);
                    ScriptedServer.send(out, "data: " + delta("x") + "\n\n");
                });
                RemoteModel model =
                        model(server.address(), recording(Recordings.Mode.RECORD, folder, Redaction.none()))) {
            assertEquals(Stop.BROKEN, ask(model).stop());
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(), files.toList());
        }
    }

    @Test
    void settingsNeverShowTheirKey() {
        assertTrue(!RemoteSettings.of(URI.create("http://h/v1"), "m", "secret-key", 1)
                .toString()
                .contains("secret"));
    }
}
