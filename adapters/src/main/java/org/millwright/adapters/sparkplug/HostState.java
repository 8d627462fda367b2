package org.millwright.adapters.sparkplug;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import org.millwright.machine.connect.TopicLink;

/**
 * Our own state as a host: the retained message {@code spBv1.0/STATE/host} with {@code online} and {@code timestamp} (Sparkplug 3.0,
 * 4.2.4). Birth and will of one connection carry the same time; the farewell that of the end.
 */
final class HostState {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String host;
    private final InstantSource clock;
    private volatile long connectMillis;
    private volatile boolean leaving;

    HostState(String host, InstantSource clock) {
        this.host = host;
        this.clock = clock;
    }

    String topic() {
        return SparkTopic.state(host);
    }

    /** For a new connection. */
    TopicLink.Letter will() {
        connectMillis = clock.millis();
        return letter(false, connectMillis);
    }

    TopicLink.Letter birth() {
        return letter(true, connectMillis);
    }

    /** When we end by ourselves. */
    TopicLink.Letter farewell() {
        leaving = true;
        return letter(false, Math.max(connectMillis, clock.millis()));
    }

    private TopicLink.Letter letter(boolean online, long millis) {
        String json = "{\"online\":%s,\"timestamp\":%d}".formatted(online, millis);
        return new TopicLink.Letter(topic(), json.getBytes(StandardCharsets.UTF_8), true);
    }

    /** True if somebody, such as a will that came late, says that we are not there. */
    boolean saysOffline(TopicLink.Letter letter) {
        if (leaving || !letter.topic().equals(topic())) {
            return false;
        }
        try {
            JsonNode said = JSON.readTree(letter.bytes());
            return said != null
                    && said.path("online").isBoolean()
                    && !said.path("online").asBoolean();
        } catch (IOException none) {
            return false;
        }
    }
}
