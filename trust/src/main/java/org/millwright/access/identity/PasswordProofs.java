package org.millwright.access.identity;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.millwright.MillwrightException;
import org.millwright.access.Acting;
import org.millwright.access.Person;
import org.millwright.access.Reauthentication;
import org.millwright.audit.Sha256;

/** Proofs that somebody has just given their password again: each works once, for five minutes. In memory only. */
public final class PasswordProofs implements Reauthentication {
    private static final Duration LASTS = Duration.ofMinutes(5);
    private static final int MOST = 1_000;

    private final SignIn signIn;
    private final People people;
    private final InstantSource clock;
    private final Secrets secrets;
    private final Map<Sha256, Proof> proofs = new LinkedHashMap<>();

    private record Proof(String person, Instant at) {}

    public PasswordProofs(SignIn signIn, People people, InstantSource clock, SecureRandom random) {
        this.signIn = signIn;
        this.people = people;
        this.clock = clock;
        this.secrets = new Secrets(random);
    }

    /**
     * Takes the password of who is signed in and gives a proof for one approval.
     *
     * @throws MillwrightException as {@link SignIn#byPassword}
     */
    public String again(Acting who, String password, String address) {
        Person person = people.find(who.person())
                .orElseThrow(() -> MillwrightException.notFound(
                        "access.person.unknown", "There is no account ({person}).", "person", who.person()));
        signIn.prove(person, password, address);
        String proof = secrets.secret();
        synchronized (proofs) {
            proofs.put(Sha256.of(proof), new Proof(person.id(), clock.instant()));
            if (proofs.size() > MOST) {
                proofs.remove(proofs.keySet().iterator().next());
            }
        }
        return proof;
    }

    @Override
    public boolean take(String person, String proof) {
        synchronized (proofs) {
            Proof known = proofs.remove(Sha256.of(proof));
            return known != null
                    && known.person.equals(person)
                    && !clock.instant().isAfter(known.at.plus(LASTS))
                    && !clock.instant().isBefore(known.at);
        }
    }
}
