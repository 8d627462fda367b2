package org.millwright.program.api;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.millwright.Message;
import org.millwright.MillwrightException;
import org.millwright.access.Action;
import org.millwright.history.Upkeep;
import org.millwright.machine.connect.Connector;
import org.millwright.machine.connect.Health;
import org.millwright.machine.connect.Loss;
import org.millwright.program.server.Access;
import org.millwright.program.server.Answer;
import org.millwright.program.server.Events;
import org.millwright.program.server.Jobs;
import org.millwright.program.server.Method;
import org.millwright.program.server.OpenApi;
import org.millwright.program.server.Request;
import org.millwright.program.server.Routes;
import org.millwright.program.settings.Settings;

/** How the program itself stands: health, status, figures, jobs, live events, backup, the audit log. */
final class AdminApi {
    private final Plant plant;
    private final Running running;

    AdminApi(Plant plant, Running running) {
        this.plant = plant;
        this.running = running;
    }

    void add(Routes routes) {
        Access see = Access.needs(Action.STATUS_READ);
        routes.add(Method.GET, "/health/live", Access.open(), request -> Answer.json(Map.of("live", true)))
                .says("Whether the program runs.");
        routes.add(Method.GET, "/health/ready", Access.open(), this::ready).says("Whether it can take and answer.");
        routes.add(
                        Method.GET,
                        "/api/v1/openapi.json",
                        Access.open(),
                        request -> Answer.json(OpenApi.of(routes, running.version())))
                .says("This description.");
        routes.add(Method.GET, "/metrics", see, request -> Answer.text("text/plain; version=0.0.4", metrics()))
                .says("Figures for Prometheus.");
        routes.add(Method.GET, "/api/v1/status", see, this::status).says("How it all stands.");
        routes.add(Method.GET, "/api/v1/live", Access.signedIn(), request -> Events.answer(running.feed(), request))
                .says("What happens now, as server-sent events.");
        routes.add(
                        Method.GET,
                        "/api/v1/jobs",
                        see,
                        request -> Answer.json(Map.of("jobs", running.jobs().all())))
                .says("Long work that runs or ended not long ago.");
        routes.add(Method.GET, "/api/v1/jobs/{id}", see, this::job).says("One job.");
        routes.add(Method.DELETE, "/api/v1/jobs/{id}", Access.needs(Action.BACKUP), this::cancel)
                .says("Ends a job.");
        routes.add(Method.POST, "/api/v1/backup", Access.needs(Action.BACKUP), this::backup)
                .says("Copies everything into a folder of the server's machine.")
                .reads("folder!");
        routes.add(Method.POST, "/api/v1/history/inspect", see, this::inspect)
                .says("Looks through the files of the history.")
                .takes("all");
        routes.add(Method.POST, "/api/v1/stop", Access.needs(Action.CONFIG_CHANGE), this::stop)
                .says("Ends the program.");
        routes.add(Method.GET, "/api/v1/audit", Access.needs(Action.AUDIT_READ), this::audit)
                .says("What was done by whom, the newest first.")
                .takes("who", "action", "object", "from", "until", "limit");
    }

    private Answer ready(Request request) {
        boolean ready = plant.audit().state().writable();
        return Answer.json(Map.of("ready", ready)).status(ready ? 200 : 503);
    }

    private Answer status(Request request) {
        Upkeep.Stock stock = plant.history().upkeep().stock();
        Instant now = plant.time().clock().instant();
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("version", running.version());
        document.put("started", running.age().started());
        document.put("uptime_s", running.age().now().get().toSeconds());
        document.put("now", now);
        document.put("home", plant.configuration().home().folder());
        document.put("process", ProcessHandle.current().pid());
        document.put("connections", connections());
        document.put("watches", states());
        document.put("warnings_open", plant.desk().standing(1_000).size());
        document.put("history", stock);
        document.put(
                "disk_free_bytes",
                plant.configuration().home().folder().toFile().getUsableSpace());
        document.put(
                "memory_bytes",
                Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory());
        document.put("audit", plant.audit().state());
        document.put(
                "jobs_running",
                running.jobs().all().stream().filter(job -> job.ended() == null).count());
        return Answer.json(document);
    }

    private Map<String, Object> connections() {
        Map<String, Object> document = new LinkedHashMap<>();
        Map<String, Integer> states = new java.util.TreeMap<>();
        long received = 0;
        long lost = 0;
        for (Settings.Line line : plant.configuration().store().settings().connections()) {
            Optional<Health> health = plant.lines().running(line.name()).map(Connector::health);
            states.merge(health.map(one -> one.state().code()).orElse("stopped"), 1, Integer::sum);
            received += health.map(Health::received).orElse(0L);
            lost += plant.lines().losses(line.name(), 10_000).stream()
                    .mapToLong(Loss::values)
                    .sum();
        }
        document.put("states", states);
        document.put("received", received);
        document.put("lost", lost);
        return document;
    }

    private Map<String, Integer> states() {
        Map<String, Integer> states = new java.util.TreeMap<>();
        plant.board().all().forEach(watched -> states.merge(watched.state(), 1, Integer::sum));
        return states;
    }

    private String metrics() {
        Exposition text = new Exposition();
        Upkeep.Stock stock = plant.history().upkeep().stock();
        text.gauge("millwright_history_values", "Values in named files.", stock.values());
        text.gauge("millwright_history_bytes", "Bytes of named files.", stock.bytes());
        text.gauge("millwright_history_waiting_values", "Values not yet in a named file.", stock.tailValues());
        text.gauge(
                "millwright_warnings_open",
                "Warnings that are not done with.",
                plant.desk().standing(1_000).size());
        text.gauge(
                "millwright_disk_free_bytes",
                "Free bytes where the history lies.",
                plant.configuration().home().folder().toFile().getUsableSpace());
        text.gauge(
                "millwright_live_listeners",
                "Listeners to live events.",
                running.feed().listeners());
        text.gauge(
                "millwright_audit_writable",
                "1 while the audit log can be written.",
                plant.audit().state().writable() ? 1 : 0);
        text.counter(
                "millwright_audit_entries_total",
                "Entries of the audit log.",
                plant.audit().state().entries());
        text.head("millwright_answers_total", "counter", "Answers by status.");
        running.counters()
                .byStatus()
                .forEach((status, count) ->
                        text.sample("millwright_answers_total", "status", String.valueOf(status), count));
        connections(text);
        OwnFigures.tell(text);
        return text.text();
    }

    private void connections(Exposition text) {
        text.head(
                "millwright_connection_received_total",
                "counter",
                "Values that a connection has delivered since it was started.");
        text.head("millwright_connection_live", "gauge", "1 while a connection delivers.");
        text.head("millwright_connection_lost_total", "counter", "Values that a connection has lost.");
        for (Settings.Line line : plant.configuration().store().settings().connections()) {
            Optional<Health> health = plant.lines().running(line.name()).map(Connector::health);
            text.sample(
                    "millwright_connection_received_total",
                    "connection",
                    line.name(),
                    health.map(Health::received).orElse(0L));
            boolean live =
                    health.filter(one -> one.state() == Health.State.LIVE).isPresent();
            text.sample("millwright_connection_live", "connection", line.name(), live ? 1 : 0);
            text.sample(
                    "millwright_connection_lost_total",
                    "connection",
                    line.name(),
                    plant.lines().losses(line.name(), 10_000).stream()
                            .mapToLong(Loss::values)
                            .sum());
        }
    }

    private Answer job(Request request) {
        return Answer.json(found(request));
    }

    private Jobs.Job found(Request request) {
        return running.jobs()
                .job(request.path("id"))
                .orElseThrow(() -> MillwrightException.notFound(
                        "server.job.unknown",
                        "There is no job ({id}); jobs are forgotten when the program ends.",
                        "id",
                        request.path("id")));
    }

    private Answer cancel(Request request) {
        Jobs.Job job = found(request);
        boolean ended = running.jobs().cancel(job.id());
        return Answer.json(Map.of("done", "job cancel " + job.id(), "cancelled", ended));
    }

    private Answer begun(Jobs.Job job) {
        return Answer.accepted("/api/v1/jobs/" + job.id(), job);
    }

    private Answer backup(Request request) {
        Path folder = Path.of(request.neededText("folder")).toAbsolutePath().normalize();
        if (folder.startsWith(plant.configuration().home().folder())) {
            throw MillwrightException.badRequest(
                    "server.backup.inside",
                    "The backup cannot lie inside the plant's own folder ({folder}). Name one elsewhere, best on another disk.",
                    "folder",
                    folder);
        }
        long record = plant.audit().appendForced(Audited.entry(request, "backup", folder.toString()));
        return begun(running.jobs().start("backup", request.who().person(), told -> {
            told.at("compact", 0, 0);
            plant.history().upkeep().compact();
            told.at("copy", 1, 2);
            int files = Backup.copy(plant, folder).hashes().size();
            told.at("done", 2, 2);
            return Map.of("folder", folder.toString(), "files", files, "audit", record);
        }));
    }

    private Answer inspect(Request request) {
        boolean all = request.query("all").isPresent();
        return begun(running.jobs().start("inspect", request.who().person(), told -> {
            told.at("inspect", 0, 0);
            List<Object> findings = new ArrayList<>();
            for (Message finding : plant.history().upkeep().inspect(all)) {
                findings.add(Map.of("code", finding.code(), "says", request.say(finding)));
            }
            return Map.of(
                    "findings", findings, "stock", plant.history().upkeep().stock());
        }));
    }

    private Answer stop(Request request) {
        long record = plant.audit().appendForced(Audited.entry(request, "stop", "program"));
        running.stop().run();
        return Answer.json(
                Map.of("done", "stop", "process", ProcessHandle.current().pid(), "audit", record));
    }

    private Answer audit(Request request) {
        Instant now = plant.time().clock().instant();
        Running.Wanted wanted = new Running.Wanted(
                request.query("who").orElse(""),
                request.query("action").orElse(""),
                request.query("object").orElse(""),
                request.time("from").orElse(Instant.EPOCH),
                request.time("until").orElse(now.plusSeconds(1)),
                request.number("limit", 100, 1, 10_000));
        List<Object> entries = new ArrayList<>();
        for (Running.Recorded recorded : running.ledger().search(wanted)) {
            Map<String, @Nullable Object> shape = new LinkedHashMap<>();
            shape.put("number", recorded.number());
            shape.put("at", recorded.at());
            shape.put("who", recorded.entry().actor());
            shape.put("via", recorded.entry().via());
            shape.put("action", recorded.entry().action());
            shape.put("object", recorded.entry().object());
            shape.put("decision", recorded.entry().decision());
            shape.put("reason", recorded.entry().reason());
            entries.add(shape);
        }
        return Answer.json(Map.of("entries", entries));
    }
}
