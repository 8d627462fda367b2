package org.millwright.program.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.millwright.access.Acting;
import org.millwright.access.AssetId;
import org.millwright.access.AssetTree;
import org.millwright.access.Guard;
import org.millwright.access.Person;
import org.millwright.access.Policy;
import org.millwright.access.identity.Accounts;
import org.millwright.access.identity.SignIn;
import org.millwright.access.identity.Stores;
import org.millwright.access.identity.TokenDesk;
import org.millwright.history.Historian;
import org.millwright.machine.AssetPath;
import org.millwright.program.server.Known;
import org.millwright.program.server.Shown;
import org.millwright.program.settings.Settings;
import org.millwright.program.settings.SettingsStore;

/** Knows people by what their browser or program shows, and keeps the rules in step with accounts, grants and places. Any thread. */
public final class Doorkeeper implements Known {
    private final Desks desks;
    private final Guard guard;
    private final Historian historian;
    private final SettingsStore settings;
    private @Nullable Stamp last;

    /**
     * Where people are known.
     *
     * @param stores accounts, grants, sessions, tokens
     * @param accounts makes accounts and links
     * @param signIn lets people in
     * @param tokens hands out tokens
     */
    public record Desks(Stores stores, Accounts accounts, SignIn signIn, TokenDesk tokens) {}

    private record Stamp(long grants, Settings settings, List<AssetPath> machines) {
        boolean same(Stamp other) {
            return grants == other.grants && settings.equals(other.settings) && machines.equals(other.machines);
        }
    }

    public Doorkeeper(Desks desks, Guard guard, Historian historian, SettingsStore settings) {
        this.desks = desks;
        this.guard = guard;
        this.historian = historian;
        this.settings = settings;
    }

    @Override
    public Optional<Acting> who(Shown shown) {
        String token = shown.token();
        if (token != null) {
            return desks.tokens().known(token);
        }
        String session = shown.session();
        return session == null ? Optional.empty() : desks.signIn().known(session);
    }

    @Override
    public boolean still(Shown shown) {
        String token = shown.token();
        String session = shown.session();
        return token != null
                ? desks.tokens().known(token).isPresent()
                : session != null && desks.signIn().lasts(session);
    }

    @Override
    public String name(Acting who) {
        return desks.stores().people().find(who.person()).map(Person::name).orElse(who.person());
    }

    /** The secret of a link that works once. */
    public String link(String purpose, String person) {
        return desks.accounts().link(purpose, person);
    }

    /** True as long as nobody can manage people. */
    public boolean needsFirstPerson() {
        return desks.accounts().needsFirstPerson();
    }

    /** Where people are known. */
    public Desks desks() {
        return desks;
    }

    Guard guard() {
        return guard;
    }

    /** Puts new rules in force if accounts, grants or places have changed; cheap where nothing has. */
    public synchronized void refresh() {
        Stamp now = new Stamp(
                desks.stores().grants().version(),
                settings.settings(),
                historian.catalogue().machines());
        Stamp before = last;
        if (before != null && before.same(now)) {
            return;
        }
        Stores stores = desks.stores();
        Policy.Rules rules = new Policy.Rules(
                stores.people().all(),
                stores.grants().ownRoles(),
                stores.grants().all());
        guard.adopt(new Policy(guard.policy().version() + 1, tree(now), rules));
        last = now;
    }

    /** The places that are set keep their parents; all others stand below what their path says. */
    private static AssetTree tree(Stamp now) {
        TreeSet<String> paths = new TreeSet<>();
        now.machines.forEach(machine -> paths.add(machine.toString()));
        now.settings.assets().forEach(asset -> paths.add(asset.id()));
        now.settings.watches().forEach(watch -> paths.add(watch.asset().toString()));
        now.settings.connections().forEach(line -> line.points()
                .forEach(point -> paths.add(point.asset().toString())));
        TreeSet<String> all = new TreeSet<>();
        for (String path : paths) {
            for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
                all.add(path.substring(0, slash));
            }
            all.add(path);
        }
        List<AssetTree.Node> nodes = new ArrayList<>();
        all.forEach(path -> nodes.add(new AssetTree.Node(new AssetId(path), parent(path, now.settings), false)));
        return AssetTree.of(nodes);
    }

    private static @Nullable AssetId parent(String path, Settings settings) {
        Optional<String> set = settings.assets().stream()
                .filter(asset -> asset.id().equals(path) && !asset.parent().isEmpty())
                .map(Settings.Asset::parent)
                .findFirst();
        int slash = path.lastIndexOf('/');
        String above = set.orElse(slash < 0 ? "" : path.substring(0, slash));
        return above.isEmpty() ? null : new AssetId(above);
    }
}
