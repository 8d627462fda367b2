package org.millwright.program.serve;

import java.util.LinkedHashMap;
import java.util.Map;
import org.millwright.program.server.Access;
import org.millwright.program.server.Route;

/** What each route takes, written down by hand beside the code: a new route has to be added here by somebody who thought about it. */
final class RouteRights {
    private static final String TABLE = """
            open               GET /health/live
            open               GET /health/ready
            open               GET /api/v1/openapi.json
            open               POST /api/v1/session
            open               POST /api/v1/session/link
            open               POST /api/v1/session/first
            open               POST /api/v1/session/password
            open               GET /
            open               GET /first
            open               GET /plant
            open               GET /warnings
            open               GET /warnings/{id}
            open               GET /trends
            open               GET /data
            open               GET /data/connect
            open               GET /governance
            open               GET /web/{file}
            signed-in          GET /api/v1/session
            signed-in          DELETE /api/v1/session
            signed-in          GET /api/v1/live
            signed-in          GET /api/v1/tokens
            signed-in          POST /api/v1/tokens
            signed-in          DELETE /api/v1/tokens/{id}
            status.read        GET /metrics
            status.read        GET /api/v1/status
            status.read        GET /api/v1/jobs
            status.read        GET /api/v1/jobs/{id}
            backup             DELETE /api/v1/jobs/{id}
            backup             POST /api/v1/backup
            status.read        POST /api/v1/history/inspect
            config.change      POST /api/v1/stop
            audit.read         GET /api/v1/audit
            asset.read+        GET /api/v1/assets
            asset.read         GET /api/v1/assets/one
            asset.edit         PUT /api/v1/assets
            asset.edit         DELETE /api/v1/assets
            value.read+        GET /api/v1/overview
            value.read+        GET /api/v1/tags
            value.read+        GET /api/v1/tags/one
            history.read+      GET /api/v1/values
            history.read+      GET /api/v1/tags/near
            history.read+      GET /api/v1/buckets
            history.read+      GET /api/v1/trends
            data.export+       GET /api/v1/export
            status.read+       GET /api/v1/connections
            status.read+       GET /api/v1/connections/{name}
            status.read        GET /api/v1/connection-kinds
            connect            POST /api/v1/connection-test
            connect            POST /api/v1/connection-browse
            connect            PUT /api/v1/connections/{name}
            connect            POST /api/v1/connections/{name}/start
            connect            POST /api/v1/connections/{name}/stop
            connect            DELETE /api/v1/connections/{name}
            status.read        GET /api/v1/connections/{name}/certificates
            connect.trust      POST /api/v1/connections/{name}/trust
            warning.read+      GET /api/v1/warnings
            warning.read+      GET /api/v1/warnings/{id}
            warning.read+      GET /api/v1/why/{id}
            warning.ack        POST /api/v1/warnings/{id}/seen
            warning.ack        POST /api/v1/warnings/{id}/unseen
            warning.ack        POST /api/v1/warnings/{id}/open
            warning.ack        POST /api/v1/warnings/{id}/shelve
            warning.ack        POST /api/v1/warnings/{id}/unshelve
            warning.ack        POST /api/v1/warnings/{id}/order
            warning.ack        POST /api/v1/warnings/{id}/close
            warning.read+      GET /api/v1/watches
            watch.edit         PUT /api/v1/watches
            watch.edit         DELETE /api/v1/watches
            history.read+      GET /api/v1/moments
            label              POST /api/v1/moments
            label              POST /api/v1/moments/{id}/label
            label              DELETE /api/v1/moments/{id}
            config.read        GET /api/v1/config
            config.read        GET /api/v1/config/versions
            config.read        GET /api/v1/config/diff
            config.change      POST /api/v1/config/rollback
            config.read        GET /api/v1/secrets
            config.change      PUT /api/v1/secrets/{name}
            config.change      DELETE /api/v1/secrets/{name}
            user.read          GET /api/v1/people
            user               POST /api/v1/people
            user               POST /api/v1/people/{name}/link
            user               DELETE /api/v1/people/{name}
            user.read          GET /api/v1/roles
            user               POST /api/v1/grants
            user               POST /api/v1/grants/revoke
            warning.read+      GET /api/v1/warnings/{id}/drawing
            """;

    private RouteRights() {}

    /** What is expected of each route: a right, with a plus where it is enough to have it somewhere. */
    static Map<String, String> expected() {
        Map<String, String> all = new LinkedHashMap<>();
        TABLE.lines().forEach(line -> {
            String[] words = line.split(" +", 2);
            all.put(words[1], words[0]);
        });
        return all;
    }

    /** What a route of the program takes, in the same words. */
    static String taken(Route route) {
        return switch (route.access()) {
            case Access.Open _ -> "open";
            case Access.SignedIn _ -> "signed-in";
            case Access.Needs(var action) -> action.code();
            case Access.Somewhere(var action) -> action.code() + "+";
        };
    }
}
