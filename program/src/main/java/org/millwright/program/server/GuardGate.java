package org.millwright.program.server;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.millwright.access.Acting;
import org.millwright.access.Action;
import org.millwright.access.AssetId;
import org.millwright.access.Decision;
import org.millwright.access.Guard;
import org.millwright.access.Person;
import org.millwright.audit.AuditLog;
import org.millwright.audit.Entry;

/** The gate over the guard: the owner of the home folder by their token, everybody else as they are known. */
public final class GuardGate implements Gate {
    private final Guard guard;
    private final Known known;
    private final AuditLog log;
    private final byte[] local;
    private final Runnable refresh;

    /**
     * A gate.
     *
     * @param localToken what only the owner of the home folder can read
     * @param refresh is run before each request: puts new rules in force where assets or people have changed
     */
    public GuardGate(Guard guard, Known known, AuditLog log, String localToken, Runnable refresh) {
        this.guard = guard;
        this.known = known;
        this.log = log;
        this.local = localToken.getBytes(StandardCharsets.US_ASCII);
        this.refresh = refresh;
    }

    @Override
    public Optional<Acting> who(Shown shown) {
        refresh.run();
        String token = shown.local();
        if (token != null) {
            boolean right = MessageDigest.isEqual(local, token.getBytes(StandardCharsets.US_ASCII));
            return right && loopback(shown.address()) ? Optional.of(Acting.localOwner()) : Optional.empty();
        }
        return shown.nothing() ? Optional.empty() : known.who(shown);
    }

    @Override
    public boolean still(Shown shown) {
        return shown.local() != null || known.still(shown);
    }

    private static boolean loopback(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException strange) {
            return false;
        }
    }

    @Override
    public Decision check(Acting who, Action action, AssetId where) {
        return guard.check(who, action, where);
    }

    @Override
    public boolean somewhere(Acting who, Action action) {
        return guard.policy().tree().ids().stream()
                .anyMatch(id -> guard.check(who, action, id).allowed());
    }

    @Override
    public String name(Acting who) {
        return who.person().equals(Person.LOCAL_OWNER) ? "local owner" : known.name(who);
    }

    @Override
    public void refused(Acting who, Action action, AssetId where, Decision decision) {
        boolean noted = action.group() == Action.Group.ACT || action.group() == Action.Group.RULE;
        if (noted && log.state().writable()) {
            log.append(Entry.of(who.person(), action.code(), where.value())
                    .via(who.via().text())
                    .decided(decision.text()));
        }
    }
}
