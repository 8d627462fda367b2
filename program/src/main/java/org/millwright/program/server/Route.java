package org.millwright.program.server;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.millwright.access.AssetId;

/** One way into the program: method and path, who may, and what answers. */
public final class Route {
    private final Method method;
    private final String path;
    private final Access access;
    private final Function<Request, AssetId> scope;
    private final Handler handler;
    private final List<Query> queries = new ArrayList<>();
    private String summary = "";
    private String body = "";

    Route(Method method, String path, Access access, Function<Request, AssetId> scope, Handler handler) {
        this.method = method;
        this.path = path;
        this.access = access;
        this.scope = scope;
        this.handler = handler;
    }

    /**
     * A parameter behind the question mark.
     *
     * @param name its name; a trailing {@code *} in {@link #takes} means several, {@code !} that it is needed
     * @param several true if it may stand several times
     * @param needed true if the request is wrong without it
     */
    record Query(String name, boolean several, boolean needed) {}

    /** One English sentence for the description of the interface. */
    public Route says(String sentence) {
        summary = sentence;
        return this;
    }

    /** Its parameters: {@code tag*!} may stand several times and is needed. */
    public Route takes(String... names) {
        for (String name : names) {
            queries.add(new Query(name.replaceAll("[*!]", ""), name.contains("*"), name.contains("!")));
        }
        return this;
    }

    /** The names in its JSON body, in words; a trailing {@code !} means that it is needed. */
    public Route reads(String names) {
        body = names;
        return this;
    }

    /** What it does with what the path names. */
    public Method method() {
        return method;
    }

    /** Its path, with holes such as {@code {id}}. */
    public String path() {
        return path;
    }

    /** Who may use it. */
    public Access access() {
        return access;
    }

    AssetId scope(Request request) {
        return scope.apply(request);
    }

    Answer answer(Request request) {
        return handler.answer(request);
    }

    List<Query> queries() {
        return queries;
    }

    String summary() {
        return summary;
    }

    String body() {
        return body;
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
