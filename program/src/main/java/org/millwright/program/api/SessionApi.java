package org.millwright.program.api;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.millwright.access.Action;
import org.millwright.access.AssetId;
import org.millwright.access.identity.SignIn;
import org.millwright.program.server.Access;
import org.millwright.program.server.Answer;
import org.millwright.program.server.Method;
import org.millwright.program.server.Request;
import org.millwright.program.server.Routes;

/** Signing in and out. The secret of a session is in its cookie alone. */
final class SessionApi {
    private static final String COOKIE = "mw=%s; Path=/; HttpOnly; SameSite=Strict%s";

    private final Doorkeeper door;
    private final Supplier<ZoneId> zone;

    /** @param zone where the plant lies */
    SessionApi(Doorkeeper door, Supplier<ZoneId> zone) {
        this.door = door;
        this.zone = zone;
    }

    void add(Routes routes) {
        routes.add(Method.GET, "/api/v1/session", Access.signedIn(), this::who)
                .says("Who is signed in, what they may do somewhere and everywhere, and the plant's zone.");
        routes.add(Method.POST, "/api/v1/session", Access.open(), this::byPassword)
                .says("Signs in by name and password.")
                .reads("name! password!");
        routes.add(Method.POST, "/api/v1/session/link", Access.open(), this::byLink)
                .says("Signs in by a link that works once.")
                .reads("token!");
        routes.add(Method.POST, "/api/v1/session/first", Access.open(), this::first)
                .says("Makes the first account by the link that the program has printed.")
                .reads("token! name! password!");
        routes.add(Method.POST, "/api/v1/session/password", Access.open(), this::password)
                .says("Sets the password of an account by its link.")
                .reads("token! password!");
        routes.add(Method.DELETE, "/api/v1/session", Access.signedIn(), this::out)
                .says("Signs out.");
    }

    private Answer who(Request request) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("person", request.who().person());
        document.put("name", request.name());
        document.put("via", request.who().via().text());
        document.put("zone", zone.get().getId());
        document.put("rights", request.rights().stream().map(Action::code).toList());
        document.put(
                "everywhere",
                Arrays.stream(Action.values())
                        .filter(action -> request.may(action, AssetId.PLANT))
                        .map(Action::code)
                        .toList());
        return Answer.json(document);
    }

    private Answer byPassword(Request request) {
        return in(door.desks()
                .signIn()
                .byPassword(request.neededText("name"), request.neededText("password"), request.address()));
    }

    private Answer byLink(Request request) {
        return in(door.desks().accounts().enter(request.neededText("token"), request.address()));
    }

    private Answer first(Request request) {
        return in(door.desks()
                .accounts()
                .first(
                        request.neededText("token"),
                        request.neededText("name"),
                        request.neededText("password"),
                        request.address()));
    }

    private Answer password(Request request) {
        return in(door.desks()
                .accounts()
                .password(request.neededText("token"), request.neededText("password"), request.address()));
    }

    private static Answer in(SignIn.SignedIn signedIn) {
        return Answer.json(Map.of(
                        "person",
                        signedIn.person().id(),
                        "name",
                        signedIn.person().name()))
                .header("Set-Cookie", COOKIE.formatted(signedIn.secret(), ""));
    }

    private Answer out(Request request) {
        request.cookie().ifPresent(door.desks().signIn()::out);
        return Answer.json(Map.of("done", "sign-out")).header("Set-Cookie", COOKIE.formatted("", "; Max-Age=0"));
    }
}
