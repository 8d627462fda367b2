package org.millwright.program.settings;

import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.millwright.MillwrightException;
import org.millwright.detect.Budget;
import org.millwright.machine.AssetPath;
import org.millwright.machine.Tag;
import org.millwright.machine.written.Written;

/** Reads settings out of a text and refuses every slip with its line. An empty text gives what usually holds. */
public final class SettingsReader {
    private final Written.Syntax syntax;
    private final ZoneId zone;

    /** @param zone the zone of the machine, which holds where none is set */
    public SettingsReader(Written.Syntax syntax, ZoneId zone) {
        this.syntax = syntax;
        this.zone = zone;
    }

    /**
     * Reads a text.
     *
     * @param file its name
     * @throws MillwrightException if something in it cannot be meant
     */
    public Settings read(String file, String text) {
        Section root = new Section(file, "", syntax.read(file, text));
        Settings.Server server = server(root.section("server"));
        ZoneId plant = root.word("zone", zone, "Europe/Berlin, Asia/Shanghai, UTC", ZoneId::of);
        Settings.History history = history(root.section("history"));
        List<Settings.Asset> assets = root.each("assets", SettingsReader::asset);
        List<Settings.Line> connections = root.each("connections", SettingsReader::connection);
        List<Settings.Watch> watches = root.each("watches", SettingsReader::watch);
        root.end();
        refuseOrphans(file, assets);
        refuseSharedTags(file, connections);
        return new Settings(server, plant, history, assets, connections, watches);
    }

    Written.Named tree(String file, String text) {
        return syntax.read(file, text);
    }

    private static Settings.Server server(Section section) {
        Settings.Server usual = Settings.Server.USUAL;
        Settings.Server read = new Settings.Server(
                section.number("port", usual.port(), 0, 65_535),
                section.word("bind", usual.bind()),
                section.words("hosts"));
        section.end();
        return read;
    }

    private static Settings.History history(Section section) {
        Settings.History usual = Settings.History.USUAL;
        Settings.History read = new Settings.History(
                section.span("raw", usual.raw()),
                section.span("rollups", usual.rollups()),
                section.span("lateness", usual.lateness()));
        section.end();
        return read;
    }

    private static Settings.Asset asset(Section.Entry entry) {
        path(entry.section(), "id", entry.name());
        String last = entry.name().substring(entry.name().lastIndexOf('/') + 1);
        Settings.Asset read = new Settings.Asset(
                entry.name(),
                entry.section().word("name", last),
                entry.section().word("parent", ""));
        entry.section().end();
        return read;
    }

    private static Settings.Line connection(Section.Entry entry) {
        Section section = entry.section();
        if (!entry.name().matches("[\\p{L}\\p{N}][\\p{L}\\p{N}._-]{0,63}")) {
            throw section.unfit("name", entry.name(), section.line(), "line-3");
        }
        Settings.Line read = new Settings.Line(
                entry.name(),
                section.needed("kind"),
                section.needed("address"),
                section.word("state", true, "running, stopped", text -> running(text)),
                section.span("interval", Settings.Line.USUAL_INTERVAL),
                section.texts("settings"),
                section.list("points", SettingsReader::point));
        section.end();
        return read;
    }

    private static boolean running(String text) {
        return switch (text) {
            case "running" -> true;
            case "stopped" -> false;
            default -> throw new IllegalArgumentException(text);
        };
    }

    private static Settings.Reads point(Section section) {
        Settings.Reads read = new Settings.Reads(
                path(section, "asset", section.needed("asset")),
                section.needed("tag"),
                section.word("unit", Tag.UNKNOWN_UNIT),
                section.needed("address"),
                section.words("words"),
                section.texts("options"));
        section.end();
        return read;
    }

    private static Settings.Watch watch(Section.Entry entry) {
        Section section = entry.section();
        Settings.Watch read = new Settings.Watch(
                path(section, "asset", entry.name()),
                section.word("budget", "1/week", "1/week, 2/day, 1/month", text -> budget(text)),
                section.word(
                        "baseline", Settings.Watch.OWN_HISTORY, "history, 2026-01-01..2026-01-08", text -> part(text)),
                section.words("ignore"));
        section.end();
        return read;
    }

    private static String budget(String text) {
        try {
            Budget.parse(text);
        } catch (MillwrightException wrong) {
            throw new IllegalArgumentException(text, wrong);
        }
        return text;
    }

    private static String part(String text) {
        if (!text.equals(Settings.Watch.OWN_HISTORY)
                && !text.matches("\\d{4}-\\d\\d-\\d\\d\\S*\\.\\.\\d{4}-\\d\\d-\\d\\d\\S*")) {
            throw new IllegalArgumentException(text);
        }
        return text;
    }

    private static AssetPath path(Section section, String name, String text) {
        try {
            return AssetPath.of(text);
        } catch (IllegalArgumentException wrong) {
            throw section.unfit(name, text, section.lineOf(name), "plant/line-3/cnc-5");
        }
    }

    private static void refuseOrphans(String file, List<Settings.Asset> assets) {
        Set<String> ids = new LinkedHashSet<>();
        assets.forEach(asset -> ids.add(asset.id()));
        Map<String, String> parents = new HashMap<>();
        for (Settings.Asset asset : assets) {
            if (!asset.parent().isEmpty() && !ids.contains(asset.parent())) {
                throw MillwrightException.badRequest(
                        "settings.asset.orphan",
                        "In {file} the asset ({asset}) stands below ({parent}), which is not among the assets. Add it, or correct"
                                + " the parent.",
                        "file",
                        file,
                        "asset",
                        asset.id(),
                        "parent",
                        asset.parent());
            }
            parents.put(asset.id(), asset.parent());
        }
        ids.forEach(id -> refuseCircle(file, id, parents));
    }

    private static void refuseCircle(String file, String id, Map<String, String> parents) {
        Set<String> above = new LinkedHashSet<>();
        for (String at = id; !at.isEmpty(); at = parents.getOrDefault(at, "")) {
            if (!above.add(at)) {
                throw MillwrightException.badRequest(
                        "settings.asset.circle",
                        "In {file} the assets ({assets}) stand below each other in a circle. Give one of them another parent.",
                        "file",
                        file,
                        "assets",
                        String.join(", ", above));
            }
        }
    }

    /** Two connectors may not claim one tag: nobody could say whose value counts. */
    private static void refuseSharedTags(String file, List<Settings.Line> connections) {
        Map<String, String> owner = new HashMap<>();
        for (Settings.Line line : connections) {
            for (Settings.Reads reads : line.points()) {
                String tag = reads.asset() + "/" + reads.tag();
                String before = owner.put(tag, line.name());
                if (before != null) {
                    throw MillwrightException.badRequest(
                            "settings.tag.shared",
                            "In {file} the tag ({tag}) is read by ({first}) and again by ({second}). Take it out of one, or give it"
                                    + " another name.",
                            "file",
                            file,
                            "tag",
                            tag,
                            "first",
                            before,
                            "second",
                            line.name());
                }
            }
        }
    }
}
