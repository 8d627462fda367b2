package org.millwright.plant.wire.opcua;

import io.netty.channel.ChannelPipeline;
import io.netty.handler.traffic.GlobalTrafficShapingHandler;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** Where all that the server says passes, and can be made slow. */
final class Narrows implements AutoCloseable {
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("plant opcua narrows").factory());
    private final GlobalTrafficShapingHandler shaping = new GlobalTrafficShapingHandler(timer, 0, 0);

    void lead(ChannelPipeline pipeline) {
        pipeline.addFirst(shaping);
    }

    void slow(long bytesPerSecond) {
        shaping.setWriteLimit(bytesPerSecond);
    }

    @Override
    public void close() {
        shaping.release();
        timer.shutdownNow();
    }
}
