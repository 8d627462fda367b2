package org.millwright.program.server;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What goes back to the caller. */
public final class Answer {
    private final int status;
    private final String type;
    private final @Nullable Object document;
    private final @Nullable Body body;
    private final List<Map.Entry<String, String>> headers = new ArrayList<>();

    private Answer(int status, String type, @Nullable Object document, @Nullable Body body) {
        this.status = status;
        this.type = type;
        this.document = document;
        this.body = body;
    }

    /** Writes an answer while it is sent. */
    @FunctionalInterface
    public interface Body {
        /** Writes all of it; returns when it is done or the caller is gone. */
        void write(OutputStream out) throws IOException;
    }

    /** A JSON document of maps, records and lists. */
    public static Answer json(Object document) {
        return new Answer(200, "application/json", document, null);
    }

    /** A thing that was made. */
    public static Answer created(String location, Object document) {
        return new Answer(201, "application/json", document, null).header("Location", location);
    }

    /** Work that goes on. */
    public static Answer accepted(String location, Object document) {
        return new Answer(202, "application/json", document, null).header("Location", location);
    }

    /** Done, and nothing to say. */
    public static Answer nothing() {
        return new Answer(204, "", null, null);
    }

    /** Somewhere else. */
    public static Answer see(String location) {
        return new Answer(303, "", null, null).header("Location", location);
    }

    /** Bytes of a type. */
    public static Answer bytes(String type, byte[] bytes) {
        return new Answer(200, type, null, out -> out.write(bytes));
    }

    /** A text in UTF-8. */
    public static Answer text(String type, String text) {
        return bytes(type + "; charset=utf-8", text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    /** What is written while it is sent. */
    public static Answer stream(String type, Body body) {
        return new Answer(200, type, null, body);
    }

    static Answer problem(int status, Object document) {
        return new Answer(status, "application/problem+json", document, null);
    }

    /** The same with another status. */
    public Answer status(int other) {
        Answer answer = new Answer(other, type, document, body);
        answer.headers.addAll(headers);
        return answer;
    }

    /** One header more. */
    public Answer header(String name, String value) {
        headers.add(Map.entry(name, value));
        return this;
    }

    int status() {
        return status;
    }

    String type() {
        return type;
    }

    @Nullable
    Object document() {
        return document;
    }

    @Nullable
    Body body() {
        return body;
    }

    List<Map.Entry<String, String>> headers() {
        return headers;
    }
}
