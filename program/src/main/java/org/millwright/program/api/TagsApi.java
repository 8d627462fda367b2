package org.millwright.program.api;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.millwright.access.Action;
import org.millwright.dataset.Range;
import org.millwright.history.Buckets;
import org.millwright.history.Catalogue;
import org.millwright.history.Columns;
import org.millwright.history.LastValues;
import org.millwright.machine.AssetPath;
import org.millwright.machine.SourceQuality;
import org.millwright.machine.Tag;
import org.millwright.machine.TagPath;
import org.millwright.program.server.Access;
import org.millwright.program.server.Answer;
import org.millwright.program.server.Method;
import org.millwright.program.server.Request;
import org.millwright.program.server.Routes;

/** Tags and their values: what there is, now, then, in buckets, as a table. */
final class TagsApi {
    private static final int MOST_TAGS = 100;
    private static final int MOST_ROWS = 1_000_000;
    private static final int USUAL_ROWS = 1_000;
    private static final int MOST_BUCKETS = 4_000;
    private static final int LEAST_BUCKETS = 16;
    private static final int EXPORT_ROWS = 50_000;

    private final Plant plant;
    private final Ask ask;

    TagsApi(Plant plant) {
        this.plant = plant;
        this.ask = new Ask(plant);
    }

    void add(Routes routes) {
        Access see = Access.somewhere(Action.VALUE_READ);
        Access look = Access.somewhere(Action.HISTORY_READ);
        routes.add(Method.GET, "/api/v1/tags", see, this::list)
                .says("The tags of one machine or of all, with their newest values.")
                .takes("asset", "filter", "limit");
        routes.add(Method.GET, "/api/v1/tags/one", see, this::one)
                .says("One tag.")
                .takes("tag!");
        routes.add(Method.GET, "/api/v1/values", look, this::values)
                .says("Rows as they were measured, by time then tag.")
                .takes("tag*!", "from", "until", "limit");
        routes.add(Method.GET, "/api/v1/tags/near", look, this::near)
                .says("The values around a time.")
                .takes("tag!", "at!");
        routes.add(Method.GET, "/api/v1/buckets", look, this::buckets)
                .says("Equal steps of time with smallest, largest, first, last, mean and count.")
                .takes("tag*!", "from", "until", "buckets");
        routes.add(Method.GET, "/api/v1/trends", look, this::trends)
                .says("Buckets for a chart as bytes (MWC1).")
                .takes("tag*!", "from", "until", "since", "buckets");
        routes.add(Method.GET, "/api/v1/export", Access.somewhere(Action.DATA_EXPORT), this::export)
                .says("Rows as CSV: time, tag, value, quality.")
                .takes("tag*!", "from", "until");
    }

    private Answer list(Request request) {
        Catalogue catalogue = plant.history().historian().catalogue();
        String filter = request.query("filter").orElse("").toLowerCase(java.util.Locale.ROOT);
        int limit = request.number("limit", 10_000, 1, 100_000);
        List<AssetPath> machines = request.query("asset")
                .map(text -> below(catalogue, Ask.asset("asset", text)))
                .orElseGet(catalogue::machines);
        List<Object> tags = new ArrayList<>();
        for (AssetPath machine : machines) {
            if (!request.may(Action.VALUE_READ, Ask.id(machine))) {
                continue;
            }
            for (Catalogue.Known known : catalogue.tags(machine)) {
                if (tags.size() < limit
                        && known.path()
                                .toString()
                                .toLowerCase(java.util.Locale.ROOT)
                                .contains(filter)) {
                    tags.add(shape(known));
                }
            }
        }
        return Answer.json(Map.of("tags", tags));
    }

    private static List<AssetPath> below(Catalogue catalogue, AssetPath asset) {
        return catalogue.machines().stream()
                .filter(machine -> machine.equals(asset) || machine.toString().startsWith(asset + "/"))
                .toList();
    }

    private Answer one(Request request) {
        return Answer.json(shape(ask.known(request, Action.VALUE_READ, request.needed("tag"))));
    }

    private Map<String, @Nullable Object> shape(Catalogue.Known known) {
        Map<String, @Nullable Object> tag = new LinkedHashMap<>();
        tag.put("tag", known.path().toString());
        tag.put("asset", known.path().asset().toString());
        tag.put("name", known.tag().name());
        tag.put("unit", known.tag().unit());
        tag.put("kind", known.tag().kind() == Tag.Kind.STATUS ? "status" : "measurement");
        tag.put("words", known.tag().words());
        tag.put("connection", known.connection());
        tag.put("interval_ms", known.intervalMicros() / 1_000);
        tag.put("since", Ask.instant(known.times().from()));
        LastValues.Last last =
                plant.history().historian().last().of(known.path()).orElse(null);
        tag.put("time", last == null ? null : Ask.instant(last.timeMicros()));
        tag.put("value", last == null ? null : last.value());
        tag.put("quality", last == null ? null : quality(last.quality()));
        tag.put("word", last == null ? null : word(known.tag(), last.value()));
        return tag;
    }

    private static @Nullable String word(Tag tag, double value) {
        return tag.kind() == Tag.Kind.STATUS
                        && value >= 0
                        && value < tag.words().size()
                ? tag.words().get((int) value)
                : null;
    }

    /** The severity in a word, and the marks behind it. */
    static String quality(byte quality) {
        StringBuilder text = new StringBuilder(
                switch (SourceQuality.severity(quality)) {
                    case SourceQuality.GOOD -> "good";
                    case SourceQuality.UNCERTAIN -> "uncertain";
                    case SourceQuality.BAD -> "bad";
                    default -> "absent";
                });
        mark(text, quality, SourceQuality.STALE, "stale");
        mark(text, quality, SourceQuality.SOURCE_OVERFLOW, "overflow");
        mark(text, quality, SourceQuality.BACKFILLED, "backfilled");
        mark(text, quality, SourceQuality.TIME_SUSPECT, "time");
        mark(text, quality, SourceQuality.RETAINED, "retained");
        mark(text, quality, SourceQuality.MANUAL, "manual");
        return text.toString();
    }

    private static void mark(StringBuilder text, byte quality, byte mark, String word) {
        if ((quality & mark) != 0) {
            text.append(' ').append(word);
        }
    }

    private Answer values(Request request) {
        List<TagPath> tags = ask.tags(request, Action.HISTORY_READ, MOST_TAGS);
        Range times = ask.times(request);
        int limit = request.number("limit", USUAL_ROWS, 1, MOST_ROWS);
        Columns columns = plant.history().historian().raw(tags, times, limit);
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("tags", tags.stream().map(TagPath::toString).toList());
        document.put("rows", rows(columns));
        document.put("complete", columns.complete());
        return Answer.json(document);
    }

    private static List<Object> rows(Columns columns) {
        List<Object> rows = new ArrayList<>(columns.rows());
        for (int row = 0; row < columns.rows(); row++) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("time", Ask.instant(columns.times()[row]));
            one.put("tag", columns.tags().get(columns.tag()[row]).toString());
            one.put("value", columns.values()[row]);
            one.put("quality", quality(columns.qualities()[row]));
            rows.add(one);
        }
        return rows;
    }

    private Answer near(Request request) {
        Catalogue.Known known = ask.known(request, Action.HISTORY_READ, request.needed("tag"));
        long at = Ask.micros(request.time("at").orElseThrow());
        long around = Math.max(60_000_000L, 20 * known.intervalMicros());
        Columns columns =
                plant.history().historian().raw(List.of(known.path()), new Range(at - around, at + around), USUAL_ROWS);
        int nearest = -1;
        for (int row = 0; row < columns.rows(); row++) {
            if (nearest < 0 || Math.abs(columns.times()[row] - at) < Math.abs(columns.times()[nearest] - at)) {
                nearest = row;
            }
        }
        List<Object> rows = rows(columns);
        return Answer.json(Map.of("nearest", nearest < 0 ? List.of() : List.of(rows.get(nearest)), "rows", rows));
    }

    private Buckets read(Request request, Range times) {
        int most = request.number("buckets", 1_400, LEAST_BUCKETS, MOST_BUCKETS);
        return plant.history().historian().buckets(ask.tags(request, Action.HISTORY_READ, MOST_TAGS), times, most);
    }

    private Answer buckets(Request request) {
        Buckets buckets = read(request, ask.times(request));
        List<Object> rows = new ArrayList<>();
        Buckets.Cells cells = buckets.cells();
        for (int bucket = 0; bucket < buckets.count(); bucket++) {
            for (int tag = 0; tag < buckets.tags().size(); tag++) {
                int cell = tag * buckets.count() + bucket;
                if (cells.values()[cell] == 0 && SourceQuality.severity(cells.worst()[cell]) == SourceQuality.ABSENT) {
                    continue;
                }
                Map<String, Object> row = new LinkedHashMap<>();
                row.put("time", Ask.instant(buckets.fromMicros() + bucket * buckets.stepMicros()));
                row.put("tag", buckets.tags().get(tag).toString());
                row.put("min", cells.minimum()[cell]);
                row.put("max", cells.maximum()[cell]);
                row.put("mean", cells.values()[cell] == 0 ? Double.NaN : cells.sum()[cell] / cells.values()[cell]);
                row.put("first", cells.first()[cell]);
                row.put("last", cells.last()[cell]);
                row.put("count", cells.values()[cell]);
                row.put("quality", quality(cells.worst()[cell]));
                rows.add(row);
            }
        }
        return Answer.json(Map.of("step_ms", buckets.stepMicros() / 1_000, "rows", rows));
    }

    private Answer trends(Request request) {
        Range times = ask.times(request);
        Range since = request.time("since")
                .map(Ask::micros)
                .filter(times::holds)
                .map(from -> new Range(from, times.until()))
                .orElse(times);
        Buckets buckets = read(request, since);
        String zone = plant.configuration().store().settings().zone().getId();
        TrendBytes bytes = new TrendBytes(
                buckets,
                plant.history().historian().catalogue(),
                plant.history().historian().last());
        return Answer.bytes(TrendBytes.TYPE, bytes.bytes(zone));
    }

    private Answer export(Request request) {
        List<TagPath> tags = ask.tags(request, Action.DATA_EXPORT, MOST_TAGS);
        Range times = ask.times(request);
        plant.audit()
                .append(Audited.entry(
                                request,
                                "data.export",
                                tags.size() == 1 ? tags.getFirst().toString() : tags.size() + " tags")
                        .because(Ask.instant(times.from()) + " .. " + Ask.instant(times.until())));
        return Answer.stream("text/csv; charset=utf-8; header=present", out -> export(tags, times, out))
                .header("Content-Disposition", "attachment; filename=\"values.csv\"");
    }

    /** Reads on from the time after the last whole one, so that no request is larger than the historian allows. */
    private void export(List<TagPath> tags, Range times, OutputStream out) throws IOException {
        out.write("time,tag,value,quality\n".getBytes(StandardCharsets.UTF_8));
        long from = times.from();
        int limit = EXPORT_ROWS;
        while (from < times.until()) {
            Columns columns = plant.history().historian().raw(tags, new Range(from, times.until()), limit);
            int whole = columns.complete() ? columns.rows() : firstOfLastTime(columns);
            if (whole == 0 && !columns.complete()) {
                limit *= 2;
                continue;
            }
            out.write(csv(columns, whole).getBytes(StandardCharsets.UTF_8));
            from = columns.complete() ? times.until() : columns.times()[whole];
        }
        out.flush();
    }

    private static int firstOfLastTime(Columns columns) {
        int row = columns.rows() - 1;
        while (row > 0 && columns.times()[row - 1] == columns.times()[row]) {
            row--;
        }
        return Math.max(row, 0);
    }

    private static String csv(Columns columns, int rows) {
        StringBuilder text = new StringBuilder(rows * 48);
        for (int row = 0; row < rows; row++) {
            double value = columns.values()[row];
            text.append(Ask.instant(columns.times()[row]))
                    .append(',')
                    .append(cell(columns.tags().get(columns.tag()[row]).toString()))
                    .append(',')
                    .append(Double.isFinite(value) ? Double.toString(value) : "")
                    .append(',')
                    .append(quality(columns.qualities()[row]))
                    .append('\n');
        }
        return text.toString();
    }

    /** A cell that a spreadsheet would run as a formula is kept from it. */
    private static String cell(String text) {
        String safe = text.matches("(?s)[=+\\-@\\t\\r].*") ? "'" + text : text;
        return safe.matches("(?s).*[\",\\r\\n].*") ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
    }
}
