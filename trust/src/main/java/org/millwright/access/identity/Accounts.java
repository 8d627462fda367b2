package org.millwright.access.identity;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.millwright.Message;
import org.millwright.MillwrightException;
import org.millwright.Problem.Forbidden;
import org.millwright.Problem.Stale;
import org.millwright.access.Acting;
import org.millwright.access.AssetId;
import org.millwright.access.Grant;
import org.millwright.access.Person;
import org.millwright.access.Role;
import org.millwright.access.identity.Links.Link;
import org.millwright.audit.AuditLog;
import org.millwright.audit.Entry;
import org.millwright.audit.Sha256;

/**
 * Accounts and the links that let people into theirs. A link has 256 bits, is kept as a hash, works once and for 15 minutes. There is
 * no default password anywhere: the first person comes in by a link that the program prints at its first start.
 *
 * <p>Whether somebody may change an account is asked before; what was changed is on record here.
 */
public final class Accounts {
    /** The purpose of the link by which the first person makes their account. */
    public static final String FIRST = "first";

    /** The purpose of a link by which somebody sets the password of their account. */
    public static final String PASSWORD = "password";

    /** The purpose of a link that signs somebody in. */
    public static final String ENTER = "enter";

    private static final Duration LINK_LASTS = Duration.ofMinutes(15);

    private final Stores stores;
    private final Passwords passwords;
    private final SignIn signIn;
    private final AuditLog log;
    private final InstantSource clock;
    private final Secrets secrets;

    /** @param signIn begins the sessions of those who come by a link */
    public Accounts(Stores stores, Passwords passwords, SignIn signIn, AuditLog log, Chance chance) {
        this.stores = stores;
        this.passwords = passwords;
        this.signIn = signIn;
        this.log = log;
        this.clock = chance.clock;
        this.secrets = new Secrets(chance.random);
    }

    /** Time and chance. */
    public record Chance(InstantSource clock, SecureRandom random) {}

    /** True as long as nobody can manage people: then a first link may be printed. */
    public boolean needsFirstPerson() {
        List<String> administrators = stores.grants().all().stream()
                .filter(grant -> grant.role().equals(Role.ADMINISTRATOR.name())
                        && grant.scope().equals(AssetId.PLANT))
                .map(Grant::person)
                .toList();
        return stores.people().all().stream()
                .noneMatch(person -> person.active() && administrators.contains(person.id()));
    }

    /**
     * The secret of a new link.
     *
     * @param purpose {@link #FIRST}, {@link #PASSWORD} or {@link #ENTER}
     * @param person the id of the person; empty for the first
     */
    public String link(String purpose, String person) {
        String secret = secrets.secret();
        stores.links().forget(clock.instant());
        log.append(Entry.of("accounts", "link.made", person).because(purpose));
        stores.links()
                .save(new Link(
                        Sha256.of(secret), purpose, person, clock.instant().plus(LINK_LASTS)));
        return secret;
    }

    private Link take(String secret, String purpose) {
        return stores.links()
                .take(Sha256.of(secret))
                .filter(link ->
                        link.purpose().equals(purpose) && clock.instant().isBefore(link.until()))
                .orElseThrow(() -> new MillwrightException(new Forbidden(Message.of(
                        "access.link.spent",
                        "The link was used before or is older than 15 minutes. Ask for a new one; for the very first, start the"
                                + " program again."))));
    }

    /**
     * Makes the account of the first person, who manages the plant and builds in it.
     *
     * @throws MillwrightException if the link is spent, somebody manages already, or the password is weak: after a weak password
     *     the link still works
     */
    public SignIn.SignedIn first(String secret, String name, String password, String address) {
        PasswordRules.check(name, password);
        checkName(name);
        take(secret, FIRST);
        if (!needsFirstPerson()) {
            throw new MillwrightException(new Stale(
                    Message.of("access.first.taken", "Somebody manages this plant already. Ask them for an account.")));
        }
        Acting link = new Acting("accounts", new Acting.Machinery("link", FIRST));
        Person person = add(link, name, link.via().text());
        stores.credentials().savePasswordHash(person.id(), passwords.hash(password));
        for (Role role : List.of(Role.ADMINISTRATOR, Role.ENGINEER)) {
            grant(link, new Grant(person.id(), role.name(), AssetId.PLANT));
        }
        return signIn.begin(person, address);
    }

    /** Sets the password of a link's account; all its sessions end, and a new one begins. */
    public SignIn.SignedIn password(String secret, String password, String address) {
        PasswordRules.check("", password);
        Link link = take(secret, PASSWORD);
        Person person = account(link.person());
        String hash = passwords.hash(password);
        log.append(Entry.of(person.id(), "password.set", person.id()).because("from " + address));
        stores.credentials().savePasswordHash(person.id(), hash);
        stores.sessions().endAllOf(person.id());
        return signIn.begin(person, address);
    }

    /** Signs in who has the link. */
    public SignIn.SignedIn enter(String secret, String address) {
        Person person = account(take(secret, ENTER).person());
        log.append(Entry.of(person.id(), "sign-in.done", "").because("by link, from " + address));
        return signIn.begin(person, address);
    }

    private Person account(String id) {
        return stores.people()
                .find(id)
                .filter(Person::active)
                .orElseThrow(() -> MillwrightException.notFound(
                        "access.person.unknown", "There is no account ({person}).", "person", id));
    }

    /**
     * Adds an account without a password; a link of the purpose {@link #PASSWORD} lets its person set one.
     *
     * @throws MillwrightException if the name is taken or not usable
     */
    public Person add(Acting who, String name) {
        checkName(name);
        return add(who, name, who.via().text());
    }

    private static void checkName(String name) {
        boolean usable = !name.isBlank() && name.length() <= 100 && name.chars().noneMatch(Character::isISOControl);
        if (!usable) {
            throw MillwrightException.badRequest(
                    "access.person.name", "A name has 1 to 100 characters; ({name}) cannot be one.", "name", name);
        }
    }

    private Person add(Acting who, String name, String via) {
        Person person = new Person(secrets.id(), name.strip(), null, true);
        stores.people().save(person);
        log.append(Entry.of(who.person(), "person.added", person.id()).via(via));
        return person;
    }

    /** Closes an account: its sessions end, and it has no right any more. Its id is kept, for the log names it. */
    public void close(Acting who, String id) {
        Person person = account(id);
        log.append(Entry.of(who.person(), "person.closed", id).via(who.via().text()));
        stores.people().save(new Person(id, person.name(), person.subject(), false));
        stores.sessions().endAllOf(id);
    }

    /** Gives a role; the sessions of the person end, so that nothing stale is on screen. */
    public void grant(Acting who, Grant grant) {
        checkRole(grant);
        account(grant.person());
        log.append(entry(who, "grant.added", grant));
        stores.grants().add(grant);
        stores.sessions().endAllOf(grant.person());
    }

    /** Takes a role back. */
    public void revoke(Acting who, Grant grant) {
        if (!stores.grants().remove(grant)) {
            throw MillwrightException.notFound(
                    "access.grant.unknown",
                    "({person}) does not have the role {role} at ({scope}).",
                    "person",
                    grant.person(),
                    "role",
                    grant.role(),
                    "scope",
                    grant.scope());
        }
        log.append(entry(who, "grant.removed", grant));
        stores.sessions().endAllOf(grant.person());
    }

    private void checkRole(Grant grant) {
        Optional<Role> role = Stream.concat(Role.builtIn().stream(), stores.grants().ownRoles().stream())
                .filter(one -> one.name().equals(grant.role()))
                .findFirst();
        if (role.isEmpty()) {
            throw MillwrightException.badRequest(
                    "access.role.unknown",
                    "There is no role ({role}). The built-in ones are: {roles}.",
                    "role",
                    grant.role(),
                    "roles",
                    String.join(", ", Role.builtIn().stream().map(Role::name).toList()));
        }
    }

    private static Entry entry(Acting who, String action, Grant grant) {
        return Entry.of(who.person(), action, grant.scope().value())
                .via(who.via().text())
                .because(grant.role() + " for " + grant.person());
    }
}
