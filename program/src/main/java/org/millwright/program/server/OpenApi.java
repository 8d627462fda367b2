package org.millwright.program.server;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Describes the routes as an OpenAPI 3.1 document, from the routes themselves, so that it cannot be out of date. */
public final class OpenApi {
    private static final Pattern HOLE = Pattern.compile("\\{(\\w+)}");

    private OpenApi() {}

    /** The document. */
    public static Map<String, Object> of(Routes routes, String version) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("openapi", "3.1.0");
        document.put(
                "info",
                Map.of(
                        "title",
                        "Millwright",
                        "version",
                        version,
                        "description",
                        "AI for factories. Problems are documents of RFC 9457. Changes need the header X-Millwright: 1 or a token.",
                        "license",
                        Map.of("name", "Apache-2.0", "identifier", "Apache-2.0")));
        Map<String, Map<String, Object>> paths = new TreeMap<>();
        for (Route route : routes.all()) {
            paths.computeIfAbsent(route.path(), path -> new TreeMap<>())
                    .put(route.method().name().toLowerCase(Locale.ROOT), operation(route));
        }
        document.put("paths", paths);
        document.put("components", components());
        return document;
    }

    private static Map<String, Object> operation(Route route) {
        Map<String, Object> operation = new LinkedHashMap<>();
        operation.put("operationId", id(route));
        operation.put("summary", route.summary());
        operation.put("description", right(route.access()));
        operation.put(
                "security",
                route.access() instanceof Access.Open
                        ? List.of()
                        : List.of(Map.of("token", List.of()), Map.of("session", List.of())));
        operation.put("parameters", parameters(route));
        if (!route.body().isEmpty()) {
            operation.put("requestBody", body(route.body()));
        }
        operation.put("responses", responses(route));
        return operation;
    }

    private static String id(Route route) {
        String prefix = route.path().startsWith("/api/v1/") ? "-" : "-page-";
        String path =
                route.path().replaceAll("^/api/v1/", "").replaceAll("[{}]", "").replaceAll("[^A-Za-z0-9]+", "-");
        return route.method().name().toLowerCase(Locale.ROOT) + prefix + path.replaceAll("^-|-$", "");
    }

    private static String right(Access access) {
        return switch (access) {
            case Access.Open _ -> "Needs no sign-in.";
            case Access.SignedIn _ -> "Needs a sign-in.";
            case Access.Needs(var action) -> "Needs the right " + action.code() + ".";
            case Access.Somewhere(var action) ->
                "Needs the right " + action.code() + " somewhere; shows what the caller may see.";
        };
    }

    private static List<Object> parameters(Route route) {
        List<Object> all = new ArrayList<>();
        Matcher hole = HOLE.matcher(route.path());
        while (hole.find()) {
            all.add(parameter(hole.group(1), "path", true, Map.of("type", "string")));
        }
        for (Route.Query query : route.queries()) {
            Map<String, Object> one = Map.of("type", "string");
            all.add(parameter(
                    query.name(),
                    "query",
                    query.needed(),
                    query.several() ? Map.of("type", "array", "items", one) : one));
        }
        return all;
    }

    private static Map<String, Object> parameter(String name, String in, boolean required, Map<String, Object> schema) {
        Map<String, Object> parameter = new LinkedHashMap<>();
        parameter.put("name", name);
        parameter.put("in", in);
        parameter.put("required", required);
        parameter.put("schema", schema);
        return parameter;
    }

    private static Map<String, Object> body(String names) {
        Map<String, Object> properties = new LinkedHashMap<>();
        List<String> needed = new ArrayList<>();
        for (String name : names.split(" ", -1)) {
            String plain = name.replaceAll("[*!]", "");
            properties.put(
                    plain, name.contains("*") ? Map.of("type", "array", "items", Map.of()) : Map.of("type", "string"));
            if (name.contains("!")) {
                needed.add(plain);
            }
        }
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        schema.put("properties", properties);
        if (!needed.isEmpty()) {
            schema.put("required", needed);
        }
        return Map.of("required", !needed.isEmpty(), "content", Map.of("application/json", Map.of("schema", schema)));
    }

    private static Map<String, Object> responses(Route route) {
        Map<String, Object> responses = new TreeMap<>();
        responses.put("2XX", Map.of("description", "Done."));
        if (!(route.access() instanceof Access.Open)) {
            Map<String, Object> problem = Map.of(
                    "description",
                    "A problem.",
                    "content",
                    Map.of(
                            "application/problem+json",
                            Map.of("schema", Map.of("$ref", "#/components/schemas/Problem"))));
            for (String status : new String[] {"400", "401", "403", "404"}) {
                responses.put(status, problem);
            }
        }
        return responses;
    }

    private static Map<String, Object> components() {
        Map<String, Object> properties = new LinkedHashMap<>();
        for (String name : new String[] {"type", "title", "detail", "instance", "code", "kind", "english"}) {
            properties.put(name, Map.of("type", "string"));
        }
        properties.put("status", Map.of("type", "integer"));
        properties.put("values", Map.of("type", "object", "additionalProperties", Map.of("type", "string")));
        return Map.of(
                "schemas",
                Map.of("Problem", Map.of("type", "object", "properties", properties)),
                "securitySchemes",
                Map.of(
                        "token",
                        Map.of("type", "http", "scheme", "bearer"),
                        "session",
                        Map.of("type", "apiKey", "in", "cookie", "name", "mw")));
    }
}
