package org.millwright.adapters.openai;

import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.millwright.MillwrightException;

/**
 * Which model, where, and how patiently.
 *
 * @param endpoint up to and without {@code /chat/completions}, such as {@code http://127.0.0.1:8080/v1}
 * @param model the name the endpoint knows it by
 * @param key sent as bearer token; empty for none; never written anywhere
 * @param context the most tokens of prompt and answer together
 * @param connect how long a connection may take
 * @param firstToken how long the first word may take
 * @param retries how often a request is sent again at most
 * @param extended true if the endpoint also understands {@code top_k}, {@code min_p} and {@code repetition_penalty}
 */
public record RemoteSettings(
        URI endpoint,
        String model,
        String key,
        int context,
        Duration connect,
        Duration firstToken,
        int retries,
        boolean extended) {
    /** @throws MillwrightException if the endpoint is no address of a server */
    public RemoteSettings {
        String scheme = endpoint.getScheme() == null ? "" : endpoint.getScheme();
        if (!Set.of("http", "https").contains(scheme) || endpoint.getHost() == null || endpoint.getUserInfo() != null) {
            throw MillwrightException.badRequest(
                    "openai.endpoint.wrong",
                    "The endpoint {endpoint} is not an address such as https://host/v1 (a key does not belong into it).",
                    "endpoint",
                    endpoint.getUserInfo() == null ? endpoint : scheme + "://…@" + endpoint.getHost());
        }
    }

    /** An endpoint with the usual patience: 5 s to connect, 60 s to the first word, three more tries. */
    public static RemoteSettings of(URI endpoint, String model, String key, int context) {
        return new RemoteSettings(
                endpoint, model, key, context, Duration.ofSeconds(5), Duration.ofSeconds(60), 3, false);
    }

    @Override
    public String toString() {
        return "RemoteSettings[" + endpoint + ", " + model + "]";
    }
}
