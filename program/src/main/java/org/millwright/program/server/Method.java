package org.millwright.program.server;

/** What a request wants to do with what its path names. */
public enum Method {
    GET,
    POST,
    PUT,
    DELETE;

    /** True if it changes something. */
    boolean changes() {
        return this != GET;
    }
}
