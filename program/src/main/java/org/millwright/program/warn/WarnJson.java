package org.millwright.program.warn;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.millwright.Message;
import org.millwright.detect.Channel;
import org.millwright.diagnose.Departure;
import org.millwright.diagnose.Deviation;
import org.millwright.diagnose.Vote;
import org.millwright.program.text.Texts;
import org.millwright.program.text.Times;
import org.millwright.recording.Recording;
import org.millwright.warning.Confidence;
import org.millwright.warning.Narrative;
import org.millwright.warning.Warning;
import org.millwright.warning.scan.MachineResult;
import org.millwright.warning.scan.ScanResult;

/** A scan as one JSON document: keys in English, sentences in the person's language, numbers as numbers, nothing rounded. */
final class WarnJson {
    private final Recording recording;
    private final Texts texts;
    private final Times times;
    private final Stamps stamps;

    WarnJson(Recording recording, Texts texts) {
        this.recording = recording;
        this.texts = texts;
        this.times = new Times(recording.time(), texts);
        this.stamps = new Stamps(recording.time());
    }

    Map<String, Object> of(ScanResult result) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("recording", recording.name());
        document.put("time", time());
        document.put("understanding", say(recording.understanding()));
        document.put("read", read(result));
        document.put("budget", result.budget().text());
        document.put("machines", result.machines().stream().map(this::machine).toList());
        document.put("refused", result.refused().stream().map(this::refused).toList());
        return document;
    }

    private Map<String, Object> time() {
        Map<String, Object> time = new LinkedHashMap<>();
        time.put("kind", recording.time().kind().name().toLowerCase(java.util.Locale.ROOT));
        time.put("column", recording.time().column());
        put(
                time,
                "zone",
                recording.time().zone() == null
                        ? null
                        : String.valueOf(recording.time().zone()));
        time.put("step_seconds", recording.time().stepMicros() / 1e6);
        return time;
    }

    private Map<String, Object> read(ScanResult result) {
        Map<String, Object> read = new LinkedHashMap<>();
        read.put("rows", result.read().rows());
        read.put("skipped_rows", new TreeMap<>(result.read().skippedRows()));
        read.put("missing_cells", new TreeMap<>(result.read().missingCells()));
        read.put("bad_cells", new TreeMap<>(result.read().badCells()));
        Map<String, Object> left = new TreeMap<>();
        result.read().columnsLeftOut().forEach((column, why) -> left.put(column, texts.say(why)));
        read.put("columns_left_out", left);
        read.put("notes", say(result.read().notes()));
        return read;
    }

    private Map<String, Object> refused(ScanResult.Refused refused) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("machine", refused.machine());
        one.put("code", refused.problem().message().code());
        one.put("message", texts.say(refused.problem().message()));
        return one;
    }

    private Map<String, Object> machine(MachineResult result) {
        Map<String, Object> machine = new LinkedHashMap<>();
        machine.put("machine", result.machine().asset().toString());
        machine.put("tags", tags(result));
        Map<String, Object> healthy = new LinkedHashMap<>();
        healthy.put("rows", result.healthy().rows());
        healthy.put("from", stamps.of(result.healthy().fromMicros()));
        healthy.put("until", stamps.of(result.healthy().untilMicros()));
        put(
                healthy,
                "from_row",
                result.healthy().fromRow() == 0 ? null : result.healthy().fromRow());
        healthy.put("why", texts.say(result.healthy().why()));
        machine.put("healthy", healthy);
        Map<String, Object> limit = new LinkedHashMap<>();
        limit.put("score", result.limit().score());
        limit.put("standing", result.limit().provisional() ? "provisional" : "calibrated");
        limit.put("doubts", say(result.limit().doubts()));
        limit.put("extrapolation", result.limit().extrapolation());
        limit.put("independent_blocks", result.limit().independentBlocks());
        machine.put("limit", limit);
        Map<String, Object> rows = new LinkedHashMap<>();
        rows.put("judged", result.counts().judged());
        rows.put("too_few_values", result.counts().blind());
        rows.put("unseen_state", result.counts().unseen());
        rows.put("in_warning", result.counts().inWarning());
        machine.put("rows", rows);
        machine.put("healthy_part_unlike_rest", result.outlook().unlike());
        put(machine, "proposed_baseline", result.outlook().unlike() ? proposal(result) : null);
        machine.put("changes", result.changes().stream().map(stamps::of).toList());
        machine.put("warnings", result.warnings().stream().map(this::warning).toList());
        return machine;
    }

    String proposal(MachineResult result) {
        return stamps.asBaseline(result.outlook().fromMicros())
                + ".."
                + stamps.asBaseline(result.outlook().untilMicros());
    }

    private List<Map<String, Object>> tags(MachineResult result) {
        List<Map<String, Object>> tags = new ArrayList<>();
        for (int i = 0; i < result.channels().size(); i++) {
            Channel channel = result.channels().get(i);
            Map<String, Object> tag = new LinkedHashMap<>();
            tag.put("tag", channel.tag());
            tag.put("unit", result.machine().tags().get(i).unit());
            tag.put("role", channel.role().name().toLowerCase(java.util.Locale.ROOT));
            tag.put("why", say(channel.why()));
            tags.add(tag);
        }
        return tags;
    }

    private Map<String, Object> warning(Warning warning) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("id", warning.id());
        one.put("began", stamps.of(warning.span().beganMicros()));
        one.put("detected", stamps.of(warning.span().detectedMicros()));
        put(
                one,
                "returned",
                warning.span().open() ? null : stamps.of(warning.span().returnedMicros()));
        one.put("began_row", warning.span().beganRow());
        one.put("detected_row", warning.span().detectedRow());
        one.put("rows", warning.span().rows());
        one.put("kind", warning.evidence().kind().id());
        one.put("score", warning.verdict().score());
        one.put("limit", warning.verdict().limit());
        one.put("probability", warning.verdict().probability());
        one.put("standing", warning.verdict().standing().id());
        one.put("confidence", Confidence.of(warning).name().toLowerCase(java.util.Locale.ROOT));
        one.put(
                "left_own_limit",
                warning.evidence().departures().stream().map(this::departure).toList());
        one.put(
                "deviations",
                warning.evidence().deviations().stream()
                        .map(WarnJson::deviation)
                        .toList());
        one.put(
                "statistics",
                warning.evidence().votes().stream().map(WarnJson::vote).toList());
        one.put("good_share", warning.evidence().goodShare());
        List<Map<String, Object>> similar = new ArrayList<>();
        warning.similar().forEach(past -> {
            Map<String, Object> each = new LinkedHashMap<>();
            each.put("id", past.warningId());
            each.put("began", stamps.of(past.beganMicros()));
            each.put("likeness", past.likeness());
            similar.add(each);
        });
        one.put("similar", similar);
        Narrative narrative = Narrative.of(warning, times);
        one.put("reading", texts.say(narrative.headline()));
        one.put("trust", say(narrative.trust()));
        one.put("check", say(narrative.checks()));
        return one;
    }

    private Map<String, Object> departure(Departure departure) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("tag", departure.tag());
        one.put("at", stamps.of(departure.atMicros()));
        one.put("direction", departure.above() ? "above" : "below");
        return one;
    }

    private static Map<String, Object> deviation(Deviation deviation) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("tag", deviation.tag());
        one.put("unit", deviation.unit());
        put(one, "value", finite(deviation.value()));
        put(one, "normal_mean", finite(deviation.normalMean()));
        put(one, "normal_deviation", finite(deviation.normalDeviation()));
        put(one, "limit_low", finite(deviation.limitLow()));
        put(one, "limit_high", finite(deviation.limitHigh()));
        put(one, "in_deviations", finite(deviation.inDeviations()));
        one.put("share", deviation.share());
        return one;
    }

    private static Map<String, Object> vote(Vote vote) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("statistic", vote.statistic());
        one.put("surprise", vote.surprise());
        one.put("agrees", vote.agrees());
        return one;
    }

    private List<String> say(List<Message> messages) {
        return messages.stream().map(texts::say).toList();
    }

    private static @Nullable Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }

    /** Null is a value in JSON, and the only way to say that there is none. */
    @SuppressWarnings("NullAway")
    private static void put(Map<String, Object> map, String key, @Nullable Object value) {
        map.put(key, value);
    }
}
