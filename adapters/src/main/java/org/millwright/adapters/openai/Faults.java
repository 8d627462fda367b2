package org.millwright.adapters.openai;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.millwright.Message;
import org.millwright.MillwrightException;
import org.millwright.Problem;
import org.millwright.language.json.Json;

/** What went wrong between here and an endpoint, in words for who can act on it. Says nothing of keys. */
final class Faults {
    private final URI endpoint;
    private final String model;

    Faults(RemoteSettings settings) {
        this.endpoint = settings.endpoint();
        this.model = settings.model();
    }

    /** An endpoint refuses with a status. */
    MillwrightException refused(int status, String body) {
        String says = says(body);
        return new MillwrightException(
                switch (status) {
                    case 401, 403 -> keyRefused(status, says);
                    case 404 -> missing(says);
                    case 429 -> busy(says);
                    default -> status >= 500 ? failing(status, says) : requestRefused(status, says);
                });
    }

    private Problem keyRefused(int status, String says) {
        return new Problem.Forbidden(Message.of(
                "openai.key.refused",
                "The endpoint {endpoint} refuses our key ({status}): {says}. Maybe it is missing, wrong or expired.",
                "endpoint",
                endpoint,
                "status",
                status,
                "says",
                says));
    }

    private Problem missing(String says) {
        return new Problem.NotFound(Message.of(
                "openai.model.missing",
                "The endpoint {endpoint} does not know the model {model} or the address: {says}.",
                "endpoint",
                endpoint,
                "model",
                model,
                "says",
                says));
    }

    private Problem busy(String says) {
        return new Problem.Exhausted(Message.of(
                "openai.endpoint.busy",
                "The endpoint {endpoint} has too much to do: {says}. Try again later or raise its quota.",
                "endpoint",
                endpoint,
                "says",
                says));
    }

    private Problem failing(int status, String says) {
        return new Problem.Unreachable(Message.of(
                "openai.endpoint.failing",
                "The endpoint {endpoint} fails with status {status}: {says}.",
                "endpoint",
                endpoint,
                "status",
                status,
                "says",
                says));
    }

    private Problem requestRefused(int status, String says) {
        return new Problem.BadRequest(Message.of(
                "openai.request.refused",
                "The endpoint {endpoint} refuses the request ({status}): {says}. "
                        + "Maybe the prompt is too long or a parameter is not known there.",
                "endpoint",
                endpoint,
                "status",
                status,
                "says",
                says));
    }

    /** An endpoint answers that something went wrong, under a status that says all is well. */
    MillwrightException said(String error) {
        return new MillwrightException(new Problem.Unreachable(Message.of(
                "openai.answer.error",
                "The endpoint {endpoint} answers with an error: {says}.",
                "endpoint",
                endpoint,
                "says",
                shortened(error))));
    }

    MillwrightException unreachable(@Nullable Throwable why) {
        String says = why == null
                ? "the answer was empty"
                : String.valueOf(why.getMessage() == null ? why : why.getMessage());
        return new MillwrightException(
                new Problem.Unreachable(Message.of(
                        "openai.endpoint.unreachable",
                        "The endpoint {endpoint} cannot be reached: {says}. Maybe it is not running, or a proxy lies between.",
                        "endpoint",
                        endpoint,
                        "says",
                        shortened(says))),
                why);
    }

    MillwrightException silent(Duration patience) {
        return new MillwrightException(new Problem.Unreachable(Message.of(
                "openai.endpoint.silent",
                "The endpoint {endpoint} has said nothing for {seconds} s. Maybe it is loading the model or is overloaded.",
                "endpoint",
                endpoint,
                "seconds",
                patience.toSeconds())));
    }

    private static String says(String body) {
        Optional<Json> json = Answer.json(body);
        if (json.orElse(null) instanceof Json.Members members) {
            Json error = members.member("error").orElse(members);
            Optional<String> message = error instanceof Json.Members inner
                    ? inner.text("message")
                    : Optional.of(error instanceof Json.Text(String text) ? text : error.text());
            return shortened(message.orElse(body));
        }
        return shortened(body);
    }

    private static String shortened(String text) {
        String line = text.replaceAll("\\p{Cntrl}+", " ").strip();
        return line.isEmpty() ? "-" : line.length() > 300 ? line.substring(0, 300) + "…" : line;
    }
}
