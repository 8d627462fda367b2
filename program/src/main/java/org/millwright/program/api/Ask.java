package org.millwright.program.api;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import org.millwright.MillwrightException;
import org.millwright.access.Action;
import org.millwright.access.AssetId;
import org.millwright.dataset.Range;
import org.millwright.history.Catalogue;
import org.millwright.machine.AssetPath;
import org.millwright.machine.TagPath;
import org.millwright.program.cli.Nearest;
import org.millwright.program.server.Request;

/** Reads machines, tags and times out of requests. What a caller may not see is as unknown as what is not there. */
final class Ask {
    private static final Duration USUAL_BACK = Duration.ofHours(8);
    private static final int MOST_READ = 64_000;

    private final Plant plant;

    Ask(Plant plant) {
        this.plant = plant;
    }

    static AssetId id(AssetPath asset) {
        return new AssetId(asset.toString());
    }

    /** The machine that a parameter names, whether it is there or not. */
    static AssetPath asset(String name, String text) {
        try {
            return AssetPath.of(text);
        } catch (IllegalArgumentException wrong) {
            throw MillwrightException.badRequest(
                    "server.query.asset",
                    "({value}) does not fit {name}. A machine is written like plant/line-3/cnc-5.",
                    "value",
                    text,
                    "name",
                    name);
        }
    }

    /** True for a machine with no other below it. */
    boolean alone(AssetPath asset) {
        List<AssetPath> machines = plant.history().historian().catalogue().machines();
        return machines.contains(asset)
                && machines.stream().noneMatch(other -> other.toString().startsWith(asset + "/"));
    }

    /** True for a place and what is below it; for everything where no place is named. */
    static boolean inside(AssetPath asset, Optional<AssetPath> around) {
        return around.isEmpty()
                || asset.equals(around.get())
                || asset.toString().startsWith(around.get() + "/");
    }

    /**
     * The first of what a caller wants and may see: reads on where those that others see stand before them.
     *
     * @param limit how many at most
     * @param read gives the first so many of all, in order
     */
    static <T> List<T> first(int limit, IntFunction<List<T>> read, Predicate<T> wanted) {
        int most = limit;
        while (true) {
            List<T> all = read.apply(most);
            List<T> fit = all.stream().filter(wanted).limit(limit).toList();
            if (fit.size() == limit || all.size() < most || most >= MOST_READ) {
                return fit;
            }
            most = Math.min(MOST_READ, 4 * most);
        }
    }

    /** The place that a parameter names, for the question who may; the plant where there is none. */
    static AssetId scope(Request request) {
        return request.query("asset").map(text -> id(asset("asset", text))).orElse(AssetId.PLANT);
    }

    /** The place that the body names. */
    static AssetId bodyScope(Request request) {
        return request.text("asset").map(text -> id(asset("asset", text))).orElse(AssetId.PLANT);
    }

    /** The tags that a request names, each known and seen by the caller. */
    List<TagPath> tags(Request request, Action action, int most) {
        List<String> texts = request.queries("tag");
        if (texts.isEmpty()) {
            request.needed("tag");
        }
        if (texts.size() > most) {
            throw MillwrightException.badRequest(
                    "server.query.tags",
                    "The request names {count} tags; {most} at once are answered. Ask for fewer.",
                    "count",
                    texts.size(),
                    "most",
                    most);
        }
        List<TagPath> tags = new ArrayList<>();
        texts.forEach(text -> tags.add(known(request, action, text).path()));
        return tags;
    }

    /** A tag with what is known of it. */
    Catalogue.Known known(Request request, Action action, String text) {
        Catalogue catalogue = plant.history().historian().catalogue();
        return path(text)
                .filter(tag -> request.may(action, id(tag.asset())))
                .flatMap(catalogue::tag)
                .orElseThrow(() -> unknown(request, action, text, catalogue));
    }

    private static Optional<TagPath> path(String text) {
        try {
            return Optional.of(TagPath.of(text));
        } catch (IllegalArgumentException noPath) {
            return Optional.empty();
        }
    }

    private static MillwrightException unknown(Request request, Action action, String text, Catalogue catalogue) {
        List<String> seen = catalogue.machines().stream()
                .filter(machine -> request.may(action, id(machine)))
                .sorted(Comparator.comparingInt(machine -> common(machine.toString(), text)))
                .limit(20)
                .flatMap(machine -> catalogue.tags(machine).stream())
                .map(known -> known.path().toString())
                .toList();
        return Nearest.to(text, seen)
                .map(nearest -> MillwrightException.notFound(
                        "server.tag.mistyped",
                        "There is no tag ({tag}) that you may see. Maybe {meant} was meant.",
                        "tag",
                        text,
                        "meant",
                        nearest))
                .orElseGet(() -> MillwrightException.notFound(
                        "server.tag.unknown",
                        "There is no tag ({tag}) that you may see. The tags are listed by: millwright tag ls",
                        "tag",
                        text));
    }

    private static int common(String one, String other) {
        String a = one.toLowerCase(Locale.ROOT);
        String b = other.toLowerCase(Locale.ROOT);
        int length = 0;
        while (length < Math.min(a.length(), b.length()) && a.charAt(length) == b.charAt(length)) {
            length++;
        }
        return -length;
    }

    /** From and until of a request; the last eight hours where they are not given. */
    Range times(Request request) {
        Instant until = request.time("until").orElseGet(plant.time().clock()::instant);
        Instant from = request.time("from").orElse(until.minus(USUAL_BACK));
        if (!from.isBefore(until)) {
            throw MillwrightException.badRequest(
                    "server.query.range",
                    "The range from {from} until {until} is empty. Name a beginning that lies before its end.",
                    "from",
                    from,
                    "until",
                    until);
        }
        return new Range(micros(from), micros(until));
    }

    static long micros(Instant at) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, at);
    }

    static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
