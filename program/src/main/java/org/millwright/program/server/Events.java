package org.millwright.program.server;

import org.jspecify.annotations.Nullable;

/** Joins a request for live events with the feed. */
public final class Events {
    private Events() {}

    /** Events for a caller, who sees what they may see, from the one after the last they have. */
    public static Answer answer(LiveFeed feed, Request request) {
        Long last = last(request.context().header("Last-Event-ID"));
        return Answer.stream(
                        "text/event-stream",
                        out -> feed.write(
                                out, last, event -> request.may(event.action(), event.where()), request::still))
                .header("X-Accel-Buffering", "no");
    }

    private static @Nullable Long last(@Nullable String header) {
        return header == null || !header.matches("\\d{1,18}") ? null : Long.valueOf(header);
    }
}
