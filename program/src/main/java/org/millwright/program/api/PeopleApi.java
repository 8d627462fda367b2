package org.millwright.program.api;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.millwright.MillwrightException;
import org.millwright.access.Acting;
import org.millwright.access.Action;
import org.millwright.access.AssetId;
import org.millwright.access.Grant;
import org.millwright.access.Person;
import org.millwright.access.Role;
import org.millwright.access.identity.Accounts;
import org.millwright.access.identity.Tokens;
import org.millwright.program.cli.Nearest;
import org.millwright.program.server.Access;
import org.millwright.program.server.Answer;
import org.millwright.program.server.Method;
import org.millwright.program.server.Request;
import org.millwright.program.server.Routes;
import org.millwright.program.settings.Spans;

/** People, their roles in parts of the plant, and their tokens. */
final class PeopleApi {
    private static final Duration USUAL_TOKEN = Duration.ofDays(90);

    private final Doorkeeper door;

    PeopleApi(Doorkeeper door) {
        this.door = door;
    }

    void add(Routes routes) {
        Access see = Access.needs(Action.USER_READ);
        Access rule = Access.needs(Action.USER);
        routes.add(Method.GET, "/api/v1/people", see, this::people).says("Every account with its roles.");
        routes.add(Method.POST, "/api/v1/people", rule, this::make)
                .says("Adds an account; the answer has a link by which its person sets a password.")
                .reads("name!");
        routes.add(Method.POST, "/api/v1/people/{name}/link", rule, this::link)
                .says("A new link by which a person sets a password.");
        routes.add(Method.DELETE, "/api/v1/people/{name}", rule, this::close).says("Closes an account.");
        routes.add(Method.GET, "/api/v1/roles", see, this::roles).says("Every role with what it allows.");
        routes.add(Method.POST, "/api/v1/grants", rule, request -> grant(request, true))
                .says("Gives a person a role in a part of the plant.")
                .reads("name! role! asset");
        routes.add(Method.POST, "/api/v1/grants/revoke", rule, request -> grant(request, false))
                .says("Takes a role back.")
                .reads("name! role! asset");
        routes.add(Method.GET, "/api/v1/tokens", Access.signedIn(), this::tokens)
                .says("The caller's own API tokens.");
        routes.add(Method.POST, "/api/v1/tokens", Access.signedIn(), this::token)
                .says("Makes an API token of the caller; it is shown this once.")
                .reads("name! actions* assets* lasts");
        routes.add(Method.DELETE, "/api/v1/tokens/{id}", Access.signedIn(), this::revoke)
                .says("Ends an API token.");
    }

    private Answer people(Request request) {
        Map<String, List<Map<String, Object>>> grants = new TreeMap<>();
        for (Grant grant : door.desks().stores().grants().all()) {
            grants.computeIfAbsent(grant.person(), person -> new ArrayList<>())
                    .add(Map.of("role", grant.role(), "asset", grant.scope().value()));
        }
        List<Object> all = new ArrayList<>();
        for (Person person : door.desks().stores().people().all()) {
            Map<String, Object> shape = new LinkedHashMap<>();
            shape.put("name", person.name());
            shape.put("id", person.id());
            shape.put("active", person.active());
            shape.put("grants", grants.getOrDefault(person.id(), List.of()));
            all.add(shape);
        }
        return Answer.json(Map.of("people", all));
    }

    private Answer make(Request request) {
        Person person = door.desks().accounts().add(request.who(), request.neededText("name"));
        return Answer.created("/api/v1/people", linked(person));
    }

    private Answer link(Request request) {
        return Answer.json(linked(person(request.path("name"))));
    }

    /** The secret stands behind the hash sign, so that it is in no log. */
    private Map<String, Object> linked(Person person) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("name", person.name());
        document.put("id", person.id());
        document.put("link", "/first#password." + door.desks().accounts().link(Accounts.PASSWORD, person.id()));
        return document;
    }

    private Person person(String name) {
        List<String> names =
                door.desks().stores().people().all().stream().map(Person::name).toList();
        return door.desks()
                .stores()
                .people()
                .named(name)
                .orElseThrow(() -> MillwrightException.notFound(
                        "server.person.unknown",
                        "There is no account ({name}). Maybe {meant} was meant.",
                        "name",
                        name,
                        "meant",
                        Nearest.to(name, names).orElse("-")));
    }

    private Answer close(Request request) {
        Person person = person(request.path("name"));
        door.desks().accounts().close(request.who(), person.id());
        return Answer.json(Map.of("done", "close the account " + person.name()));
    }

    private Answer roles(Request request) {
        List<Object> all = new ArrayList<>();
        List<Role> roles = new ArrayList<>(Role.builtIn());
        roles.addAll(door.desks().stores().grants().ownRoles());
        roles.forEach(role -> all.add(Map.of(
                "role",
                role.name(),
                "actions",
                role.actions().stream().map(Action::code).sorted().toList())));
        return Answer.json(Map.of("roles", all));
    }

    private Answer grant(Request request, boolean give) {
        Person person = person(request.neededText("name"));
        String role = role(request.neededText("role"));
        AssetId scope = request.text("asset").map(AssetId::new).orElse(AssetId.PLANT);
        if (give && !door.guard().policy().tree().contains(scope)) {
            throw AssetsApi.unknown(scope.value());
        }
        Grant grant = new Grant(person.id(), role, scope);
        if (give) {
            door.desks().accounts().grant(request.who(), grant);
        } else {
            door.desks().accounts().revoke(request.who(), grant);
        }
        return Answer.json(Map.of("done", (give ? "grant " : "revoke ") + person.name() + " " + role + " " + scope));
    }

    private String role(String wanted) {
        List<String> names =
                new ArrayList<>(Role.builtIn().stream().map(Role::name).toList());
        door.desks().stores().grants().ownRoles().forEach(role -> names.add(role.name()));
        return names.stream()
                .filter(name -> name.equalsIgnoreCase(wanted))
                .findFirst()
                .orElseThrow(() -> MillwrightException.badRequest(
                        "server.role.unknown",
                        "There is no role ({role}). There are: {known}.",
                        "role",
                        wanted,
                        "known",
                        String.join(", ", names)));
    }

    private Answer tokens(Request request) {
        List<Object> all = new ArrayList<>();
        for (Tokens.Token token :
                door.desks().stores().tokens().of(request.who().person())) {
            Map<String, @Nullable Object> shape = new LinkedHashMap<>();
            shape.put("id", token.id());
            shape.put("name", token.name());
            shape.put("until", token.until());
            shape.put("used", token.used());
            shape.put(
                    "actions",
                    token.limit().actions().stream().map(Action::code).sorted().toList());
            shape.put(
                    "assets",
                    token.limit().scopes().stream().map(AssetId::value).sorted().toList());
            all.add(shape);
        }
        return Answer.json(Map.of("tokens", all));
    }

    private Answer token(Request request) {
        Set<Action> actions = new HashSet<>();
        request.list("actions").forEach(code -> actions.add(action(code)));
        if (actions.isEmpty()) {
            actions.addAll(Role.VIEWER.actions());
        }
        Set<AssetId> scopes = new HashSet<>();
        request.list("assets").forEach(asset -> scopes.add(new AssetId(asset)));
        if (scopes.isEmpty()) {
            scopes.add(AssetId.PLANT);
        }
        Duration lasts = request.text("lasts").flatMap(Spans::of).orElse(USUAL_TOKEN);
        String token = door.desks()
                .tokens()
                .make(request.who(), request.neededText("name"), new Acting.Limit(actions, scopes), lasts);
        return Answer.created("/api/v1/tokens", Map.of("token", token, "name", request.neededText("name")));
    }

    private static Action action(String code) {
        List<String> codes =
                java.util.Arrays.stream(Action.values()).map(Action::code).toList();
        return Action.of(code)
                .orElseThrow(() -> MillwrightException.badRequest(
                        "server.action.unknown",
                        "There is no right ({right}). Maybe {meant} was meant; all are listed by: millwright access roles",
                        "right",
                        code,
                        "meant",
                        Nearest.to(code, codes).orElse(codes.getFirst())));
    }

    private Answer revoke(Request request) {
        String id = request.path("id");
        boolean own = door.desks().stores().tokens().of(request.who().person()).stream()
                .anyMatch(token -> token.id().equals(id));
        if (!own && !request.may(Action.USER, AssetId.PLANT)) {
            throw MillwrightException.notFound("server.token.unknown", "You have no token ({id}).", "id", id);
        }
        door.desks().tokens().revoke(request.who(), id);
        return Answer.json(Map.of("done", "end the token " + id));
    }
}
