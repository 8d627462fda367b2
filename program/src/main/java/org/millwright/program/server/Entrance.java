package org.millwright.program.server;

import io.javalin.http.Context;
import java.io.IOException;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.millwright.Message;
import org.millwright.MillwrightException;
import org.millwright.Problem;
import org.millwright.access.Acting;
import org.millwright.access.Action;
import org.millwright.access.AssetId;
import org.millwright.access.Decision;
import org.millwright.program.cli.Json;
import org.millwright.program.text.Language;
import org.millwright.program.text.Texts;

/** Takes a request through every question to its handler, and its answer or problem back. */
final class Entrance {
    private static final double RATE = 20;
    private static final double BURST = 100;
    private static final String COOKIE = "mw";

    private final Gate gate;
    private final Surface surface;
    private final Counters counters;
    private final InstantSource clock;
    private final Rate rate = new Rate(RATE, BURST, System::nanoTime);
    private final AtomicLong records = new AtomicLong();
    private final Map<Language, Texts> languages = new EnumMap<>(Language.class);
    private final Json.Writer json = Json.writer();

    Entrance(Gate gate, Surface surface, Counters counters, InstantSource clock) {
        this.gate = gate;
        this.surface = surface;
        this.counters = counters;
        this.clock = clock;
    }

    void serve(Route route, Context context) throws IOException {
        Texts texts = texts(context);
        Answer answer;
        try {
            answer = answered(route, context, texts);
        } catch (Exception failed) {
            // Whatever a handler throws becomes a document that its caller can read; the log has the trace.
            answer = problem(failed, context, texts);
        }
        send(answer, context);
    }

    /** For what no route answers. */
    void nowhere(Context context) throws IOException {
        Texts texts = texts(context);
        MillwrightException missing = MillwrightException.notFound(
                "server.path.unknown",
                "There is nothing at {method} {path}. Everything there is stands in /api/v1/openapi.json",
                "method",
                context.method().name(),
                "path",
                context.path());
        send(problem(missing, context, texts), context);
    }

    private Answer problem(Throwable failed, Context context, Texts texts) {
        String record = "r" + records.incrementAndGet();
        return Problems.answer(Problems.problem(failed, record), texts, context.path());
    }

    private Answer answered(Route route, Context context, Texts texts) {
        Surface.headers(context);
        surface.checkHost(context.header("Host"));
        Shown shown = shown(context);
        if (route.method().changes() && shown.token() == null && shown.local() == null) {
            surface.checkOrigin(context);
        }
        Optional<Acting> who = gate.who(shown);
        rate.take(who.map(acting -> acting.person() + " " + acting.via().text()).orElse(shown.address()));
        Request request = new Request(context, texts, asker(who.orElse(null), shown), clock);
        allow(route, request, shown, who.orElse(null));
        return route.answer(request);
    }

    private Request.Asker asker(@Nullable Acting who, Shown shown) {
        return who == null
                ? new Request.Asker(null, "", (action, where) -> false, () -> false)
                : new Request.Asker(
                        who,
                        gate.name(who),
                        (action, where) -> gate.check(who, action, where).allowed(),
                        () -> gate.still(shown));
    }

    private void allow(Route route, Request request, Shown shown, @Nullable Acting who) {
        if (route.access() instanceof Access.Open) {
            return;
        }
        if (who == null) {
            throw new MillwrightException(new Problem.Forbidden(unknown(shown)));
        }
        switch (route.access()) {
            case Access.Needs(Action action) -> allow(who, action, route.scope(request));
            case Access.Somewhere(Action action) -> {
                if (!gate.somewhere(who, action)) {
                    throw refused(who, action, AssetId.PLANT, gate.check(who, action, AssetId.PLANT));
                }
            }
            case Access.Open _, Access.SignedIn _ -> {}
        }
    }

    /** Whoever shows a token that is none is told of the token; the words are the same for one that ended and one that never was. */
    private static Message unknown(Shown shown) {
        return shown.token() == null
                ? Message.of(
                        "server.caller.unknown",
                        "Nobody is signed in. Open the link that millwright serve has printed, sign in, or send an API token.")
                : Message.of(
                        "server.token.invalid",
                        "The API token is not valid: it has ended, was taken back, or was not copied whole. Yours are listed by millwright"
                                + " access tokens; make a new one with: millwright access token NAME");
    }

    private void allow(Acting who, Action action, AssetId where) {
        Decision decision = gate.check(who, action, where);
        if (decision.allowed()) {
            return;
        }
        boolean visible = where.equals(AssetId.PLANT)
                || gate.check(who, Action.ASSET_READ, where).allowed();
        if (!visible) {
            gate.refused(who, action, where, decision);
            throw unknownAsset(where.value());
        }
        throw refused(who, action, where, decision);
    }

    /** What is not there and what somebody may not see sound the same. */
    static MillwrightException unknownAsset(String asset) {
        return MillwrightException.notFound(
                "server.asset.unknown",
                "There is no asset ({asset}) that you may see. The assets are listed by: millwright asset ls",
                "asset",
                asset);
    }

    private MillwrightException refused(Acting who, Action action, AssetId where, Decision decision) {
        gate.refused(who, action, where, decision);
        return new MillwrightException(new Problem.Forbidden(Message.of(
                "server.right.missing",
                "You may not do this: it takes the right {action} at {asset}. An administrator can grant it (millwright access).",
                "action",
                action.code(),
                "asset",
                where)));
    }

    private static Shown shown(Context context) {
        String authorization = context.header("Authorization");
        String bearer = after(authorization, "Bearer ");
        String local = after(authorization, "Local ");
        String session = bearer == null && local == null ? context.cookie(COOKIE) : null;
        return new Shown(session, bearer, local, context.ip());
    }

    private static @Nullable String after(@Nullable String header, String scheme) {
        return header != null && header.regionMatches(true, 0, scheme, 0, scheme.length())
                ? header.substring(scheme.length()).strip()
                : null;
    }

    private synchronized Texts texts(Context context) {
        String wanted = Optional.ofNullable(context.queryParam("lang"))
                .or(() -> Optional.ofNullable(context.cookie("lang")))
                .or(() -> Optional.ofNullable(context.header("Accept-Language")))
                .orElse("en");
        Language language = Language.of(wanted.split("[,;]", -1)[0]).orElse(Language.ENGLISH);
        return languages.computeIfAbsent(language, Texts::of);
    }

    private void send(Answer answer, Context context) throws IOException {
        counters.answered(answer.status());
        context.status(answer.status());
        answer.headers().forEach(header -> context.res().addHeader(header.getKey(), header.getValue()));
        Answer.Body body = answer.body();
        if (!answer.type().isEmpty()) {
            context.contentType(answer.type());
        }
        if (answer.document() != null) {
            context.result(json.line(answer.document()).getBytes(java.nio.charset.StandardCharsets.UTF_8));
        } else if (body != null) {
            body.write(context.res().getOutputStream());
        }
    }
}
