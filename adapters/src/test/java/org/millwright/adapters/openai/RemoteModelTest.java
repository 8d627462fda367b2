package org.millwright.adapters.openai;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.millwright.adapters.openai.ScriptedServer.begin;
import static org.millwright.adapters.openai.ScriptedServer.delta;
import static org.millwright.adapters.openai.ScriptedServer.events;
import static org.millwright.adapters.openai.ScriptedServer.finish;
import static org.millwright.adapters.openai.ScriptedServer.send;
import static org.millwright.adapters.openai.ScriptedServer.status;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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
import org.millwright.language.json.Json;

/** Every way an endpoint can fail that is known of, played by a server that fails so. */
@Timeout(60)
class RemoteModelTest {
    private static final Limits LIMITS = new Limits(100, Duration.ofSeconds(20));
    private static final Tool VALUE =
            new Tool("value_of", "A value.", "{\"type\":\"object\",\"properties\":{\"tag\":{\"type\":\"string\"}}}");
    private static final String USAGE =
            "{\"choices\":[],\"usage\":{\"prompt_tokens\":11,\"completion_tokens\":2,\"prompt_tokens_details\":{\"cached_tokens\":5}}}";

    private static RemoteModel model(ScriptedServer server) {
        return model(server.address(), 3, Duration.ofSeconds(10));
    }

    private static RemoteModel model(URI address, int retries, Duration firstToken) {
        RemoteSettings settings = new RemoteSettings(
                address, "m", "secret-key", 4_000, Duration.ofSeconds(5), firstToken, retries, false);
        Precautions none = Precautions.none(() -> Instant.EPOCH, new SplittableRandom(1));
        return new RemoteModel(settings, none, Duration.ofMillis(5));
    }

    private static Prompt tools() {
        return new Prompt(List.of(Said.by(Speaker.USER, "value?")), List.of(VALUE), Constraint.FREE, Sampling.greedy());
    }

    private static Reply ask(Prompt prompt, ScriptedServer.Script... scripts) {
        try (ScriptedServer server = new ScriptedServer(scripts);
                RemoteModel model = model(server)) {
            return model.ask(prompt, LIMITS, TextListener.none(), Cancel.never());
        }
    }

    private static Reply ask(ScriptedServer.Script... scripts) {
        return ask(Prompt.of("hello"), scripts);
    }

    @Test
    void anAnswerStreamsAndIsBilled() {
        List<String> heard = new ArrayList<>();
        try (ScriptedServer server = new ScriptedServer(events(delta("Hel"), delta("lo"), finish("stop"), USAGE));
                RemoteModel model = model(server)) {
            Reply reply = model.ask(Prompt.of("hello"), LIMITS, heard::add, Cancel.never());
            assertEquals("Hello", reply.text());
            assertEquals(Stop.END, reply.stop());
            assertEquals(11, reply.usage().promptTokens());
            assertEquals(5, reply.usage().cachedTokens());
            assertEquals(2, reply.usage().outputTokens());
            assertFalse(reply.usage().estimated());
            assertEquals(List.of("Hel", "lo"), heard);
            assertTrue(server.asked().getFirst().head().startsWith("POST /v1/chat/completions "));
            assertTrue(server.asked().getFirst().head().contains("Authorization: Bearer secret-key"));
            assertEquals(
                    "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"hello\"}],\"temperature\":0.0,\"top_p\":1.0,"
                            + "\"seed\":0,\"max_tokens\":100,\"stream\":true,\"stream_options\":{\"include_usage\":true}}",
                    server.asked().getFirst().body());
        }
    }

    @Test
    void usageThatIsMissingIsEstimatedAndSaidToBe() {
        Reply reply = ask(events(delta("Hello you 你好"), finish("stop")));
        assertTrue(reply.usage().estimated());
        assertEquals(5, reply.usage().outputTokens());
    }

    @Test
    void commentsEmptyEventsAndForeignFieldsAreLeftOut() {
        Reply reply = ask(out -> {
            begin(out);
            send(out, ": keep-alive\n\n\n: again\r\nevent: x\nid: 7\nretry: 10\ndata:\n\n");
            send(out, "data: {\"choices\":[]}\n\ndata: {}\n\ndata:" + delta("a") + "\r\n\r\n");
            send(out, "data: {\"choices\":[{\"delta\":{\"content\":null}}]}\n\ndata: {\"choices\":[{}]}\n\n");
            send(out, "data: " + finish("stop") + "\n\ndata: [DONE]\n\n");
        });
        assertEquals("a", reply.text());
        assertEquals(Stop.END, reply.stop());
    }

    @Test
    void anEndpointThatDoesNotStreamIsUnderstoodToo() {
        Reply reply = ask(status(200, "Content-Type: application/json\r\n", """
                {"choices": [{"message": {"role": "assistant", "content": "whole"}, "finish_reason": "stop"}],
                 "usage": {"prompt_tokens": 3, "completion_tokens": 1}}"""));
        assertEquals("whole", reply.text());
        assertEquals(3, reply.usage().promptTokens());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"error\":{\"message\":\"model is asleep\"}}",
                "{\"error\":\"model is asleep\"}",
                "data: {\"error\":{\"message\":\"model is asleep\",\"code\":500}}\n\n"
            })
    void anErrorUnderAStatusThatSaysAllIsWellIsAnError(String body) {
        MillwrightException thrown = assertThrows(MillwrightException.class, () -> ask(status(200, "", body)));
        assertInstanceOf(Problem.Unreachable.class, thrown.problem());
        assertTrue(thrown.getMessage().contains("model is asleep"), thrown.getMessage());
    }

    @Test
    void anErrorInTheMiddleBreaksTheAnswer() {
        Reply reply = ask(events(delta("The value is "), "{\"error\":{\"message\":\"out of memory\"}}", delta("3")));
        assertEquals(Stop.BROKEN, reply.stop());
        assertEquals("The value is ", reply.text());
    }

    @Test
    void argumentsSplitOverEventsBecomeOneCall() {
        Reply reply = ask(
                tools(),
                events(
                        call("\"index\":0,\"id\":\"a\",", "\"name\":\"value_of\",\"arguments\":\"\""),
                        call("\"index\":0,", "\"arguments\":\"{\\\"tag\\\":\""),
                        call(
                                "\"index\":1,\"id\":\"b\",",
                                "\"name\":\"value_of\",\"arguments\":\"{\\\"tag\\\":\\\"q\\\"}\""),
                        call("\"index\":0,", "\"arguments\":\"\\\"p\\\"}\""),
                        finish("tool_calls")));
        assertEquals(Stop.TOOL, reply.stop());
        assertEquals(
                List.of(
                        new ToolCall("a", "value_of", "{\"tag\":\"p\"}"),
                        new ToolCall("b", "value_of", "{\"tag\":\"q\"}")),
                reply.calls());
    }

    /** Some local servers leave the index out, send arguments as an object and call every finish a stop. */
    @Test
    void argumentsMayBeAnObjectAndIndexAndIdMayBeMissing() {
        Reply reply =
                ask(tools(), events(call("", "\"name\":\"value_of\",\"arguments\":{\"tag\":\"p\"}"), finish("stop")));
        assertEquals(Stop.TOOL, reply.stop());
        assertEquals(List.of(new ToolCall("call_0", "value_of", "{\"tag\":\"p\"}")), reply.calls());
    }

    private static String call(String before, String function) {
        return "{\"choices\":[{\"delta\":{\"tool_calls\":[{" + before + "\"function\":{" + function + "}}]}}]}";
    }

    @Test
    void halfACallNeverRuns() {
        String half = call("\"index\":0,\"id\":\"a\",", "\"name\":\"value_of\",\"arguments\":\"{\\\"tag\\\":\\\"p\"");
        for (String end : List.of(finish("tool_calls"), finish("stop"), "{\"choices\":[]}")) {
            Reply reply = ask(tools(), events(half, end));
            assertEquals(Stop.BROKEN, reply.stop(), end);
            assertEquals(List.of(), reply.calls());
        }
        Reply cut = ask(tools(), events(half, finish("length")));
        assertEquals(Stop.LENGTH, cut.stop());
        assertEquals(List.of(), cut.calls());
    }

    /** A call that looks whole may still lack a second one, or a word that takes it back. */
    @Test
    void aStreamThatIsCutBreaksTheAnswerAndRunsNothing() {
        Reply reply = ask(tools(), out -> {
            begin(out);
            send(out, "data: " + delta("x") + "\n\n");
            send(
                    out,
                    "data: " + call("\"index\":0,\"id\":\"a\",", "\"name\":\"value_of\",\"arguments\":\"{}\"")
                            + "\n\n");
        });
        assertEquals(Stop.BROKEN, reply.stop());
        assertEquals("x", reply.text());
        assertEquals(List.of(), reply.calls());
    }

    @Test
    void aBodyShorterThanItsLengthIsACut() {
        Reply reply =
                ask(out -> send(out, "HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\ndata: " + delta("x") + "\n\n"));
        assertEquals(Stop.BROKEN, reply.stop());
    }

    @Test
    void anEventThatIsNoJsonBreaksTheAnswer() {
        Reply reply = ask(events(delta("x"), "{\"choices\":", delta("y")));
        assertEquals(Stop.BROKEN, reply.stop());
        assertEquals("x", reply.text());
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 502, 503, 504})
    void aFaultThatMayPassIsTriedAgain(int status) {
        Reply reply = ask(
                status(status, "", "busy"),
                status(status, "Retry-After: 0\r\n", ""),
                events(delta("ok"), finish("stop")));
        assertEquals("ok", reply.text());
    }

    @Test
    void aConnectionThatBreaksBeforeTheFirstByteIsTriedAgain() {
        Reply reply = ask(
                out -> {},
                out -> begin(out),
                out -> {
                    begin(out);
                    send(out, ": comment\n\n");
                },
                events(delta("ok"), finish("stop")));
        assertEquals("ok", reply.text());
    }

    @Test
    void afterThreeMoreTriesTheFaultIsTold() {
        try (ScriptedServer server = new ScriptedServer(
                        status(503, "", "{\"error\":{\"message\":\"loading\"}}"),
                        status(503, "", ""),
                        status(503, "", ""),
                        status(503, "", ""));
                RemoteModel model = model(server)) {
            MillwrightException thrown = assertThrows(
                    MillwrightException.class,
                    () -> model.ask(Prompt.of("hello"), LIMITS, TextListener.none(), Cancel.never()));
            assertInstanceOf(Problem.Unreachable.class, thrown.problem());
            assertEquals(4, server.asked().size());
        }
    }

    @Test
    void afterTheFirstByteNothingIsTriedAgain() {
        try (ScriptedServer server = new ScriptedServer(
                        out -> {
                            begin(out);
                            send(out, "data: " + delta("x") + "\n\n");
                        },
                        events(delta("again"), finish("stop")));
                RemoteModel model = model(server)) {
            Reply reply = model.ask(Prompt.of("hello"), LIMITS, TextListener.none(), Cancel.never());
            assertEquals(Stop.BROKEN, reply.stop());
            assertEquals(1, server.asked().size());
        }
    }

    /** Waiting longer than the question has time for would only lose the time. */
    @Test
    void aWaitBeyondTheLimitIsNotBegun() {
        MillwrightException thrown = assertThrows(
                MillwrightException.class, () -> ask(status(429, "Retry-After: 3600\r\n", "{\"error\":\"quota\"}")));
        assertInstanceOf(Problem.Exhausted.class, thrown.problem());
        assertTrue(thrown.getMessage().contains("quota"), thrown.getMessage());
    }

    @Test
    void aDateToWaitForIsHeldAgainstTheServersOwnClock() {
        Reply reply = ask(
                status(
                        503,
                        "Date: Tue, 03 Feb 2026 10:00:00 GMT\r\nRetry-After: Tue, 03 Feb 2026 10:00:00 GMT\r\n",
                        ""),
                events(delta("ok"), finish("stop")));
        assertEquals("ok", reply.text());
    }

    @Test
    void refusalsAreToldToWhoCanActAndNeverNameTheKey() {
        refusal(401, Problem.Forbidden.class);
        refusal(403, Problem.Forbidden.class);
        refusal(404, Problem.NotFound.class);
        refusal(400, Problem.BadRequest.class);
        refusal(413, Problem.BadRequest.class);
        refusal(500, Problem.Unreachable.class);
    }

    private static void refusal(int status, Class<? extends Problem> problem) {
        MillwrightException thrown = assertThrows(
                MillwrightException.class, () -> ask(status(status, "", "{\"error\":{\"message\":\"no, because\"}}")));
        assertInstanceOf(problem, thrown.problem());
        assertTrue(thrown.getMessage().contains("no, because"), thrown.getMessage());
        assertFalse(thrown.getMessage().contains("secret-key"), thrown.getMessage());
    }

    @Test
    void whereNobodyListensThatIsSaid() {
        URI closed;
        try (ScriptedServer server = new ScriptedServer()) {
            closed = server.address();
        }
        try (RemoteModel model = model(closed, 1, Duration.ofSeconds(5))) {
            MillwrightException thrown = assertThrows(
                    MillwrightException.class,
                    () -> model.ask(Prompt.of("hello"), LIMITS, TextListener.none(), Cancel.never()));
            assertInstanceOf(Problem.Unreachable.class, thrown.problem());
        }
    }

    @Test
    void aServerThatSaysNothingIsLeftAfterTheTimeForTheFirstWord() throws InterruptedException {
        CountDownLatch over = new CountDownLatch(1);
        ScriptedServer.Script silent = out -> {
            begin(out);
            send(out, ": loading\n\n");
            over.await(30, TimeUnit.SECONDS);
        };
        try (ScriptedServer server = new ScriptedServer(silent);
                RemoteModel model = model(server.address(), 3, Duration.ofMillis(300))) {
            MillwrightException thrown = assertThrows(
                    MillwrightException.class,
                    () -> model.ask(Prompt.of("hello"), LIMITS, TextListener.none(), Cancel.never()));
            assertEquals("openai.endpoint.silent", thrown.problem().message().code());
        } finally {
            over.countDown();
        }
    }

    @Test
    void theTimeOfTheQuestionEndsTheAnswer() {
        CountDownLatch over = new CountDownLatch(1);
        ScriptedServer.Script slow = out -> {
            begin(out);
            send(out, "data: " + delta("x") + "\n\n");
            over.await(30, TimeUnit.SECONDS);
        };
        try (ScriptedServer server = new ScriptedServer(slow);
                RemoteModel model = model(server)) {
            Limits short_ = new Limits(100, Duration.ofMillis(400));
            Reply reply = model.ask(Prompt.of("hello"), short_, TextListener.none(), Cancel.never());
            assertEquals(Stop.BUDGET, reply.stop());
            assertEquals("x", reply.text());
        } finally {
            over.countDown();
        }
    }

    @Test
    void cancellingEndsTheAnswerWhereverItIs() {
        CountDownLatch over = new CountDownLatch(1);
        ScriptedServer.Script endless = out -> {
            begin(out);
            send(out, "data: " + delta("x") + "\n\n");
            over.await(30, TimeUnit.SECONDS);
        };
        ScriptedServer.Script mute = out -> over.await(30, TimeUnit.SECONDS);
        for (ScriptedServer.Script script : List.of(endless, mute, status(503, "Retry-After: 15\r\n", ""))) {
            AtomicBoolean cancelled = new AtomicBoolean();
            try (ScriptedServer server = new ScriptedServer(script);
                    RemoteModel model = model(server)) {
                Thread.ofVirtual().start(() -> {
                    while (server.asked().isEmpty()) {
                        Thread.onSpinWait();
                    }
                    cancelled.set(true);
                });
                Reply reply = model.ask(Prompt.of("hello"), LIMITS, TextListener.none(), cancelled::get);
                assertEquals(Stop.CANCELLED, reply.stop());
                assertEquals(List.of(), reply.calls());
            }
        }
        over.countDown();
    }

    @Test
    void anAnswerThatIsNotOfTheAskedFormIsBroken() {
        Prompt form = new Prompt(
                List.of(Said.by(Speaker.USER, "?")),
                List.of(),
                new Constraint.Schema(
                        "{\"type\":\"object\",\"properties\":{\"n\":{\"type\":\"integer\"}},\"required\":[\"n\"]}"),
                Sampling.greedy());
        assertEquals(
                Stop.END, ask(form, events(delta("{\"n\": 3}"), finish("stop"))).stop());
        assertEquals(
                Stop.BROKEN,
                ask(form, events(delta("{\"n\": \"3\"}"), finish("stop"))).stop());
        assertEquals(
                Stop.BROKEN,
                ask(form, events(delta("It is 3."), finish("stop"))).stop());
    }

    @Test
    void aSchemaThatIsNotSupportedIsRefusedBeforeAnythingLeaves() {
        Prompt form = new Prompt(
                List.of(Said.by(Speaker.USER, "?")),
                List.of(),
                new Constraint.Schema("{\"not\":{}}"),
                Sampling.greedy());
        try (ScriptedServer server = new ScriptedServer();
                RemoteModel model = model(server)) {
            assertThrows(MillwrightException.class, () -> model.ask(form, LIMITS, TextListener.none(), Cancel.never()));
            assertEquals(List.of(), server.asked());
        }
    }

    @Test
    void aChoiceComesBackAsTheChosenTextAlone() {
        Prompt choice = new Prompt(
                List.of(Said.by(Speaker.USER, "?")),
                List.of(),
                new Constraint.Choice(List.of("run", "stop")),
                Sampling.greedy());
        List<String> heard = new ArrayList<>();
        try (ScriptedServer server = new ScriptedServer(
                        events(delta("{\"answer\":"), delta("\"stop\"}"), finish("stop")),
                        events(delta("{\"answer\":\"wait\"}"), finish("stop")));
                RemoteModel model = model(server)) {
            Reply reply = model.ask(choice, LIMITS, heard::add, Cancel.never());
            assertEquals("stop", reply.text());
            assertEquals(List.of("stop"), heard);
            assertTrue(server.asked().getFirst().body().contains("\"enum\":[\"run\",\"stop\"]"));
            assertEquals(
                    Stop.BROKEN,
                    model.ask(choice, LIMITS, heard::add, Cancel.never()).stop());
        }
    }

    @Test
    void settingsThatTheEndpointDoesNotKnowAreNamed() {
        Prompt prompt = new Prompt(
                List.of(Said.by(Speaker.USER, "?")), List.of(), Constraint.FREE, new Sampling(1, 40, 1, 0.1, 1, 0));
        MillwrightException thrown = assertThrows(MillwrightException.class, () -> ask(prompt));
        assertTrue(thrown.getMessage().contains("top_k, min_p"), thrown.getMessage());
    }

    @Test
    void aPromptLongerThanTheContextIsRefusedWithBothNumbers() {
        MillwrightException thrown = assertThrows(MillwrightException.class, () -> ask(Prompt.of("字".repeat(5_000))));
        assertTrue(thrown.getMessage().contains("4000") && thrown.getMessage().contains("50"), thrown.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://x/v1", "x", "http:///v1", "https://user:secret-key@host/v1"})
    void anEndpointThatIsNoAddressIsRefused(String address) {
        MillwrightException thrown =
                assertThrows(MillwrightException.class, () -> RemoteSettings.of(URI.create(address), "m", "k", 100));
        assertFalse(thrown.getMessage().contains("secret-key"), thrown.getMessage());
    }

    @Test
    void aWholeConversationIsWrittenAsEndpointsWantIt() {
        Said asked =
                new Said(Speaker.ASSISTANT, List.of(), List.of(new ToolCall("a", "value_of", "{\"tag\": \"p\"}")), "");
        Said answered = new Said(Speaker.TOOL, Said.by(Speaker.USER, "3").parts(), List.of(), "a");
        Prompt prompt = new Prompt(
                List.of(Said.by(Speaker.SYSTEM, "s"), Said.by(Speaker.USER, "u"), asked, answered),
                List.of(VALUE),
                Constraint.FREE,
                Sampling.greedy());
        try (ScriptedServer server = new ScriptedServer(events(delta("3"), finish("stop")));
                RemoteModel model = model(server)) {
            assertEquals(
                    "3",
                    model.ask(prompt, LIMITS, TextListener.none(), Cancel.never())
                            .text());
            Json.Members body = assertInstanceOf(
                    Json.Members.class, Json.read(server.asked().getFirst().body()));
            assertEquals(
                    "[{\"role\":\"system\",\"content\":\"s\"},{\"role\":\"user\",\"content\":\"u\"},{\"role\":\"assistant\",\"content\":\"\","
                            + "\"tool_calls\":[{\"id\":\"a\",\"type\":\"function\",\"function\":{\"name\":\"value_of\",\"arguments\":\"{\\\"tag\\\":\\\"p\\\"}\"}}]},"
                            + "{\"role\":\"tool\",\"content\":\"3\",\"tool_call_id\":\"a\"}]",
                    body.members().get("messages").text());
            assertEquals(
                    "[{\"type\":\"function\",\"function\":{\"name\":\"value_of\",\"description\":\"A value.\",\"parameters\":"
                            + VALUE.schema() + "}}]",
                    body.members().get("tools").text());
        }
    }
}
