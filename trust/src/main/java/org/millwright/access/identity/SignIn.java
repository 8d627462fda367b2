package org.millwright.access.identity;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.millwright.Message;
import org.millwright.MillwrightException;
import org.millwright.Problem.Forbidden;
import org.millwright.access.Acting;
import org.millwright.access.Person;
import org.millwright.access.identity.Sessions.Session;
import org.millwright.audit.AuditLog;
import org.millwright.audit.Entry;
import org.millwright.audit.Sha256;

/**
 * Lets people in by name and password and knows them again by the secret that their browser got. A session ends after 30 minutes
 * without use and after 12 hours; an ended one does not revive when the clock steps back. For any number of threads.
 */
public final class SignIn {
    private static final Duration IDLE = Duration.ofMinutes(30);
    private static final Duration LONGEST = Duration.ofHours(12);
    private static final Duration TOUCH = Duration.ofMinutes(1);

    private final Stores stores;
    private final Passwords passwords;
    private final AuditLog log;
    private final InstantSource clock;
    private final Secrets secrets;
    private final Throttle throttle;

    /** @param random for the secrets of sessions */
    public SignIn(Stores stores, Passwords passwords, AuditLog log, InstantSource clock, SecureRandom random) {
        this.stores = stores;
        this.passwords = passwords;
        this.log = log;
        this.clock = clock;
        this.secrets = new Secrets(random);
        this.throttle = new Throttle(clock);
    }

    /**
     * Somebody who has just signed in.
     *
     * @param secret for the browser alone; it is nowhere else
     */
    public record SignedIn(Person person, String sessionId, String secret) {
        @Override
        public String toString() {
            return "SignedIn[" + person.name() + ", session " + sessionId + ", secret ***]";
        }
    }

    /**
     * Signs somebody in.
     *
     * @param address from where; failures count for it as for the account
     * @throws MillwrightException {@code Forbidden} for a wrong name or password, in the same words and time; {@code Exhausted} if
     *     they have to wait
     */
    public SignedIn byPassword(String name, String password, String address) {
        Person person = proven(name, password, address);
        log.append(Entry.of(person.id(), "sign-in.done", "").because("from " + address));
        return begin(person, address);
    }

    private Person proven(String name, String password, String address) {
        String account = "account " + name.toLowerCase(Locale.ROOT);
        String place = "address " + address;
        throttle.check(account, place);
        Person person = stores.people().named(name).filter(Person::active).orElse(null);
        String hash = person == null
                ? null
                : stores.credentials().passwordHash(person.id()).orElse(null);
        boolean right = passwords.matches(password, hash == null ? passwords.nobodys() : hash);
        if (person == null || hash == null || !right) {
            throttle.failed(account, place);
            log.append(Entry.of("nobody", "sign-in.failed", person == null ? "" : person.id())
                    .because("from " + address));
            throw new MillwrightException(new Forbidden(Message.of(
                    "access.signin.refused",
                    "The name or the password is wrong. Try again, or ask an administrator for a new link.")));
        }
        throttle.succeeded(account, place);
        if (passwords.outdated(hash)) {
            stores.credentials().savePasswordHash(person.id(), passwords.hash(password));
        }
        return person;
    }

    /** Begins a session for somebody who was proven otherwise, such as by a link. */
    SignedIn begin(Person person, String address) {
        String secret = secrets.secret();
        Instant now = clock.instant();
        Session session = new Session(Sha256.of(secret), secrets.id(), person.id(), now, now, address);
        stores.sessions().save(session);
        return new SignedIn(person, session.id(), secret);
    }

    /** Who has the secret; empty if the session has ended. */
    public Optional<Acting> known(String secret) {
        Session session = live(secret);
        return session == null
                ? Optional.empty()
                : Optional.of(new Acting(session.person(), new Acting.Session(session.id())));
    }

    /** True while the session of the secret has not ended. Unlike {@link #known} it is no use of the session, so it may go idle. */
    public boolean lasts(String secret) {
        Session session = stores.sessions().find(Sha256.of(secret)).orElse(null);
        return session != null
                && !over(session, clock.instant())
                && stores.people().find(session.person()).filter(Person::active).isPresent();
    }

    private static boolean over(Session session, Instant now) {
        return now.isAfter(session.used().plus(IDLE))
                || now.isAfter(session.since().plus(LONGEST));
    }

    private @Nullable Session live(String secret) {
        Sha256 hash = Sha256.of(secret);
        Session session = stores.sessions().find(hash).orElse(null);
        if (session == null) {
            return null;
        }
        Instant now = clock.instant();
        boolean gone =
                stores.people().find(session.person()).filter(Person::active).isEmpty();
        if (over(session, now) || gone) {
            stores.sessions().end(hash);
            return null;
        }
        if (now.isAfter(session.used().plus(TOUCH))) {
            stores.sessions().touch(hash, now);
        }
        return session;
    }

    /** Ends the session of the secret. */
    public void out(String secret) {
        Session session = live(secret);
        if (session != null) {
            stores.sessions().end(session.secret());
            log.append(Entry.of(session.person(), "sign-out.done", ""));
        }
    }

    /**
     * Looks at the password of somebody who is signed in, for what needs them to prove it again.
     *
     * @throws MillwrightException as {@link #byPassword}
     */
    void prove(Person person, String password, String address) {
        proven(person.name(), password, address);
    }
}
