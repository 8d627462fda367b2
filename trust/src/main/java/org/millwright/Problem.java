package org.millwright;

/** What went wrong, sorted by who can act on it. */
public sealed interface Problem {
    Message message();

    /** The caller changes the request. */
    record BadRequest(Message message) implements Problem {}

    /** The caller names a thing that exists and that they may see. */
    record NotFound(Message message) implements Problem {}

    /** The caller loads what changed meanwhile. */
    record Stale(Message message) implements Problem {}

    /** An administrator, or a named person who approves, can help. */
    record Forbidden(Message message) implements Problem {}

    /** The plant network, machine or server must come back. */
    record Unreachable(Message message) implements Problem {}

    /** Somebody must free disk, memory or time. */
    record Exhausted(Message message) implements Problem {}

    /** The program must be mended. */
    record Defect(Message message) implements Problem {}
}
