package org.millwright.program.server;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.millwright.Message;
import org.millwright.MillwrightException;
import org.millwright.Problem;
import org.millwright.program.text.Texts;

/** Problems as documents of RFC 9457, in the caller's language; beside it the code and the values, so that a program can say it again. */
public final class Problems {
    private Problems() {}

    /** The document of a problem. */
    static Answer answer(Problem problem, Texts texts, String instance) {
        int status = status(problem);
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("type", "urn:millwright:problem:" + kind(problem));
        document.put("title", texts.say(title(problem)));
        document.put("status", status);
        document.put("detail", texts.say(problem.message()));
        document.put("instance", instance);
        document.put("code", problem.message().code());
        document.put("kind", kind(problem));
        document.put("english", problem.message().english());
        document.put("values", problem.message().values());
        Answer answer = Answer.problem(status, document);
        return status == 429 ? answer.header("Retry-After", "1") : answer;
    }

    /** The word for a kind of problem that stands in its document: {@code not_found}. */
    public static String kind(Problem problem) {
        return switch (problem) {
            case Problem.BadRequest _ -> "bad_request";
            case Problem.NotFound _ -> "not_found";
            case Problem.Stale _ -> "stale";
            case Problem.Forbidden _ -> "forbidden";
            case Problem.Unreachable _ -> "unreachable";
            case Problem.Exhausted _ -> "exhausted";
            case Problem.Defect _ -> "defect";
        };
    }

    /** The problem that a document tells of: the way back. */
    public static Problem of(String kind, Message message) {
        return switch (kind.toLowerCase(Locale.ROOT)) {
            case "bad_request" -> new Problem.BadRequest(message);
            case "not_found" -> new Problem.NotFound(message);
            case "stale" -> new Problem.Stale(message);
            case "forbidden" -> new Problem.Forbidden(message);
            case "unreachable" -> new Problem.Unreachable(message);
            case "exhausted" -> new Problem.Exhausted(message);
            default -> new Problem.Defect(message);
        };
    }

    static int status(Problem problem) {
        return switch (problem) {
            case Problem.BadRequest _ -> 400;
            case Problem.NotFound _ -> 404;
            case Problem.Stale _ -> 409;
            case Problem.Forbidden(Message message) -> callerUnknown(message.code()) ? 401 : 403;
            case Problem.Unreachable _ -> 503;
            case Problem.Exhausted(Message message) ->
                message.code().startsWith("server.rate.") || message.code().equals("access.signin.wait") ? 429 : 507;
            case Problem.Defect _ -> 500;
        };
    }

    private static boolean callerUnknown(String code) {
        return code.equals("server.caller.unknown") || code.equals("server.token.invalid");
    }

    private static Message title(Problem problem) {
        return switch (problem) {
            case Problem.BadRequest _ -> Message.of("server.title.bad", "The request is wrong");
            case Problem.NotFound _ -> Message.of("server.title.missing", "There is no such thing");
            case Problem.Stale _ -> Message.of("server.title.stale", "Something changed meanwhile");
            case Problem.Forbidden _ -> Message.of("server.title.forbidden", "Not allowed");
            case Problem.Unreachable _ -> Message.of("server.title.unreachable", "Not reachable");
            case Problem.Exhausted _ -> Message.of("server.title.exhausted", "Something is used up");
            case Problem.Defect _ -> Message.of("server.title.defect", "The program made a mistake");
        };
    }

    /** The problem behind whatever a handler threw. */
    static Problem problem(Throwable thrown, String record) {
        if (thrown instanceof MillwrightException known) {
            return known.problem();
        }
        System.getLogger(Problems.class.getName())
                .log(System.Logger.Level.ERROR, "Request " + record + " failed.", thrown);
        return new Problem.Defect(Message.of(
                "server.request.defect",
                "The program made a mistake of its own ({kind}). Nothing was changed. Its log has more under {record}.",
                "kind",
                thrown.getClass().getSimpleName(),
                "record",
                record));
    }
}
