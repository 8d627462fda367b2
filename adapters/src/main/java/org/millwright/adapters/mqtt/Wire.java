package org.millwright.adapters.mqtt;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.millwright.machine.connect.TopicLink;

/** One client for one connection, whichever version of MQTT it speaks. Used once and thrown away. */
interface Wire {
    /**
     * Connects.
     *
     * @return completes with true if the broker has kept our session
     */
    CompletableFuture<Boolean> connect();

    /**
     * Subscribes with the QoS of the settings.
     *
     * @return completes with the filters that the broker refused
     */
    CompletableFuture<List<String>> subscribe(List<String> filters);

    /** Sends with QoS 1; completes when the broker has it. */
    CompletableFuture<Void> send(TopicLink.Letter letter);

    /** Ends it; the broker keeps the will to itself. Completes when it is done, also if there was nothing to end. */
    CompletableFuture<Void> disconnect();

    /**
     * A message that has come.
     *
     * @param letter the message
     * @param done acknowledges it
     */
    record Arrived(TopicLink.Letter letter, Runnable done) {}

    /**
     * What is made for an attempt.
     *
     * @param settings the broker
     * @param session what stands on it
     * @param clientId our name
     * @param unanswered how many messages the broker may send before it has our answers; only MQTT 5 tells it
     * @param arrived gets each message, on the network's thread
     * @param lost is told once when the connection ends or does not come about
     */
    record Order(
            MqttSettings settings,
            TopicLink.Session session,
            String clientId,
            int unanswered,
            Consumer<Arrived> arrived,
            Consumer<Throwable> lost) {}
}
