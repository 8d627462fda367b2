package org.millwright.adapters.opcua;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.eclipse.milo.opcua.sdk.client.OpcUaClient;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.enumerated.TimestampsToReturn;

/** How far the server's clock is from ours: its time less the middle of our question and its answer. Shown, never corrected. */
final class ServerClock {
    private final OpcUaClient client;
    private final InstantSource clock;

    ServerClock(OpcUaClient client, InstantSource clock) {
        this.client = client;
        this.clock = clock;
    }

    /**
     * Positive where the server is ahead; empty where it tells no time.
     *
     * @throws UaException if it does not answer
     */
    Optional<Duration> read() throws UaException {
        Instant asked = clock.instant();
        Object said = Values.plain(
                client.readValue(0.0, TimestampsToReturn.Neither, NodeIds.Server_ServerStatus_CurrentTime));
        Duration trip = Duration.between(asked, clock.instant());
        return said instanceof DateTime time
                ? Optional.of(Duration.between(asked.plus(trip.dividedBy(2)), time.getJavaInstant()))
                : Optional.empty();
    }
}
