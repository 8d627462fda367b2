package org.millwright.program.serve;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.millwright.access.Guard;
import org.millwright.access.KillSwitch;
import org.millwright.access.Policy;
import org.millwright.access.Safeguards;
import org.millwright.access.identity.Accounts;
import org.millwright.access.identity.PasswordProofs;
import org.millwright.access.identity.SignIn;
import org.millwright.access.identity.Stores;
import org.millwright.access.identity.TokenDesk;
import org.millwright.audit.AuditLog;
import org.millwright.audit.AuditPlace;
import org.millwright.audit.AuditReader;
import org.millwright.audit.Entry;
import org.millwright.audit.Sha256;
import org.millwright.audit.SigningKey;
import org.millwright.history.HistorySettings;
import org.millwright.history.journal.JournalSettings;
import org.millwright.program.api.Doorkeeper;
import org.millwright.program.api.Plant;
import org.millwright.program.api.Running;
import org.millwright.program.live.LivePlant;
import org.millwright.program.settings.Home;
import org.millwright.program.settings.Settings;

/** Puts a plant together in its folder: books, audit log, history, connections, watches, people. */
public final class Assembled implements Parts.Assembly {
    private final Makers makers;
    private final HistorySettings size;
    private final String code;

    /**
     * @param size how much memory the history may have; how long it keeps comes from the settings
     * @param code name and version of the program
     */
    public Assembled(Makers makers, HistorySettings size, String code) {
        this.makers = makers;
        this.size = size;
        this.code = code;
    }

    @Override
    public Parts open(Plant.Configuration configuration, Plant.Time time) {
        Ending ending = new Ending();
        boolean opened = false;
        try {
            Parts parts = open(configuration, time, ending);
            opened = true;
            return parts;
        } finally {
            if (!opened) {
                ending.run();
            }
        }
    }

    private Parts open(Plant.Configuration configuration, Plant.Time time, Ending ending) {
        Home home = configuration.home();
        SecureRandom random = new SecureRandom();
        Path auditFolder = home.below("audit");
        SigningKey key = SigningKey.openOrCreate(home.folder().resolve("audit.key"), random);
        AuditLog log = AuditLog.open(new AuditPlace(auditFolder, key, List.of()), InstantSource.system());
        ending.later(log::close);
        Makers.Books books = makers.books().open(home.folder().resolve("plant.db"));
        ending.later(books.close());
        configuration
                .store()
                .watchHandEdits((version, text) -> log.appendForced(Entry.of("somebody", "config.change", "settings")
                        .via("the file")
                        .arguments(Sha256.of(text))
                        .because("settings version " + version.number() + ": edited by hand")));
        Settings settings = configuration.store().settings();
        Makers.Kept kept =
                makers.history().open(home.below("history"), sized(settings.history()), InstantSource.system());
        ending.later(kept.historian()::close);
        LivePlant live = new LivePlant(
                home.folder(),
                new LivePlant.Parts(
                        new LivePlant.Keeping(kept.historian(), kept.upkeep(), books.warnings(), books.moments()),
                        makers.kinds(),
                        JournalSettings.USUAL,
                        new LivePlant.Time(time.clock(), InstantSource.system(), time.chance()),
                        code));
        ending.later(live::close);
        Doorkeeper.Desks desks = desks(books.stores(), log, random);
        Guard guard = guard(home, desks, log, random);
        Doorkeeper door = new Doorkeeper(desks, guard, kept.historian(), configuration.store());
        Follower follower = new Follower(live, configuration.secrets(), time.clock());
        follower.follow(settings);
        configuration.store().listen(follower::follow);
        Plant plant = new Plant(
                new Plant.History(kept.historian(), kept.upkeep(), folder -> books.backup()
                        .accept(folder.resolve("plant.db"))),
                new LiveLines(live.lines()),
                new BookDesk(live.book()),
                new WatchBoard(live.watches()),
                new MomentNotes(live.moments(), time.clock(), random),
                configuration,
                log,
                time);
        return new Parts(plant, door, guard, ledger(auditFolder), ending);
    }

    private HistorySettings sized(Settings.History set) {
        return new HistorySettings(
                size.memoryBytes(),
                size.threads(),
                size.tailValues(),
                set.lateness(),
                days(set.raw()),
                Math.max(days(set.raw()), days(set.rollups())),
                size.background());
    }

    private static int days(Duration length) {
        return Math.clamp(length.toDays(), 1, 100_000);
    }

    private static Guard guard(Home home, Doorkeeper.Desks desks, AuditLog log, SecureRandom random) {
        PasswordProofs proofs =
                new PasswordProofs(desks.signIn(), desks.stores().people(), InstantSource.system(), random);
        KillSwitch kill = new KillSwitch(home.folder().resolve("kill-switch"));
        return new Guard(Policy.empty(), log, Safeguards.withoutWriting(kill, proofs), InstantSource.system());
    }

    private Doorkeeper.Desks desks(Stores stores, AuditLog log, SecureRandom random) {
        InstantSource wall = InstantSource.system();
        SignIn signIn = new SignIn(stores, makers.passwords(), log, wall, random);
        Accounts accounts = new Accounts(stores, makers.passwords(), signIn, log, new Accounts.Chance(wall, random));
        return new Doorkeeper.Desks(stores, accounts, signIn, new TokenDesk(stores, log, wall, random));
    }

    private static Running.Ledger ledger(Path folder) {
        return wanted -> new AuditReader(folder)
                        .search(new AuditReader.Filter(
                                wanted.who(),
                                wanted.action(),
                                wanted.object(),
                                wanted.from(),
                                wanted.until(),
                                wanted.limit()))
                        .stream()
                        .map(logged -> new Running.Recorded(logged.number(), logged.at(), logged.entry()))
                        .toList();
    }
}
