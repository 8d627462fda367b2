package org.millwright.access.identity;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.millwright.MillwrightException;
import org.millwright.access.Acting;
import org.millwright.access.Person;
import org.millwright.access.identity.Tokens.Token;
import org.millwright.audit.AuditLog;
import org.millwright.audit.Entry;
import org.millwright.audit.Sha256;

/**
 * Hands out API tokens and knows them again. A token reads {@code mw_ID_SECRET}, so that scanners find one that leaked; its secret is
 * shown once and kept as a hash. For any number of threads.
 */
public final class TokenDesk {
    private static final Duration LONGEST = Duration.ofDays(366);
    private static final Duration TOUCH = Duration.ofMinutes(1);
    private static final Pattern FORM = Pattern.compile("mw_([A-Za-z0-9]{12})_([A-Za-z0-9_-]{43})");
    private static final int LONGEST_NAME = 100;

    private final Tokens tokens;
    private final People people;
    private final AuditLog log;
    private final InstantSource clock;
    private final Secrets secrets;

    public TokenDesk(Stores stores, AuditLog log, InstantSource clock, SecureRandom random) {
        this.tokens = stores.tokens();
        this.people = stores.people();
        this.log = log;
        this.clock = clock;
        this.secrets = new Secrets(random);
    }

    /**
     * Makes a token of the person who acts.
     *
     * @param limit the most it may do; it never does more than its person may at that time
     * @param lasts up to a year
     * @return the token; it is shown this once
     * @throws MillwrightException if the name or the time is not usable, or a token asks for a token
     */
    public String make(Acting who, String name, Acting.Limit limit, Duration lasts) {
        if (!(who.via() instanceof Acting.Session || who.via() instanceof Acting.LocalOwner)) {
            throw MillwrightException.badRequest(
                    "access.token.maker", "Only a person who is signed in makes a token. Sign in and try again.");
        }
        if (name.isBlank() || name.length() > LONGEST_NAME || !lasts.isPositive() || lasts.compareTo(LONGEST) > 0) {
            throw MillwrightException.badRequest(
                    "access.token.terms",
                    "A token needs a name of 1 to 100 characters and lasts at most 366 days; ({name}) for {days} days does not fit.",
                    "name",
                    name,
                    "days",
                    lasts.toDays());
        }
        String id = secrets.id();
        String secret = secrets.secret();
        Instant until = clock.instant().plus(lasts);
        log.append(
                Entry.of(who.person(), "token.made", id).via(who.via().text()).because(name + ", until " + until));
        tokens.save(new Token(id, Sha256.of(secret), who.person(), name, limit, until, null));
        return "mw_" + id + "_" + secret;
    }

    /** Who acts with the token; empty if it is none, ended, or its person has no account any more. */
    public Optional<Acting> known(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        Sha256 hash = Sha256.of(parts.group(2));
        Optional<Token> found = tokens.find(parts.group(1))
                .filter(token -> MessageDigest.isEqual(token.secret().bytes(), hash.bytes()))
                .filter(token -> now.isBefore(token.until()))
                .filter(token -> hasAccount(token.person()));
        found.filter(token -> token.used() == null || now.isAfter(token.used().plus(TOUCH)))
                .ifPresent(token -> tokens.touch(token.id(), now));
        return found.map(token -> new Acting(token.person(), new Acting.Token(token.id(), token.limit())));
    }

    private boolean hasAccount(String person) {
        return person.equals(Person.LOCAL_OWNER)
                || people.find(person).filter(Person::active).isPresent();
    }

    /** Ends a token for good. */
    public void revoke(Acting who, String id) {
        if (!tokens.revoke(id)) {
            throw MillwrightException.notFound(
                    "access.token.unknown", "There is no token ({token}). Maybe it was ended before.", "token", id);
        }
        log.append(Entry.of(who.person(), "token.revoked", id).via(who.via().text()));
    }
}
