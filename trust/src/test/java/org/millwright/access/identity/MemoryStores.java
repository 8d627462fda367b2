package org.millwright.access.identity;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.millwright.access.Grant;
import org.millwright.access.Person;
import org.millwright.access.Role;
import org.millwright.audit.Sha256;

/** All stores in memory. */
final class MemoryStores {
    final Map<String, Person> persons = new LinkedHashMap<>();
    final Map<String, String> hashes = new HashMap<>();
    final List<Grant> grants = new ArrayList<>();
    final Map<Sha256, Sessions.Session> sessions = new LinkedHashMap<>();
    final Map<String, Tokens.Token> tokens = new LinkedHashMap<>();
    final Map<Sha256, Links.Link> links = new HashMap<>();

    Stores stores() {
        return new Stores(new Persons(), new Hashes(), new Given(), new Open(), new Made(), new Sent());
    }

    private final class Persons implements People {
        @Override
        public Optional<Person> find(String id) {
            return Optional.ofNullable(persons.get(id));
        }

        @Override
        public Optional<Person> named(String name) {
            return persons.values().stream()
                    .filter(one -> one.name().equalsIgnoreCase(name))
                    .findFirst();
        }

        @Override
        public List<Person> all() {
            return List.copyOf(persons.values());
        }

        @Override
        public void save(Person person) {
            persons.put(person.id(), person);
        }
    }

    private final class Hashes implements Credentials {
        @Override
        public Optional<String> passwordHash(String person) {
            return Optional.ofNullable(hashes.get(person));
        }

        @Override
        public void savePasswordHash(String person, String phc) {
            hashes.put(person, phc);
        }
    }

    private final class Given implements Grants {
        @Override
        public List<Grant> all() {
            return List.copyOf(grants);
        }

        @Override
        public void add(Grant grant) {
            grants.add(grant);
        }

        @Override
        public boolean remove(Grant grant) {
            return grants.remove(grant);
        }

        @Override
        public List<Role> ownRoles() {
            return List.of();
        }

        @Override
        public void saveRole(Role role) {
            throw new AssertionError("not asked here");
        }

        @Override
        public long version() {
            return 1;
        }
    }

    private final class Open implements Sessions {
        @Override
        public void save(Session session) {
            sessions.put(session.secret(), session);
        }

        @Override
        public Optional<Session> find(Sha256 secret) {
            return Optional.ofNullable(sessions.get(secret));
        }

        @Override
        public void touch(Sha256 secret, Instant at) {
            sessions.computeIfPresent(
                    secret, (key, old) -> new Session(key, old.id(), old.person(), old.since(), at, old.address()));
        }

        @Override
        public boolean end(Sha256 secret) {
            return sessions.remove(secret) != null;
        }

        @Override
        public void endAllOf(String person) {
            sessions.values().removeIf(one -> one.person().equals(person));
        }

        @Override
        public List<Session> of(String person) {
            return sessions.values().stream()
                    .filter(one -> one.person().equals(person))
                    .toList();
        }
    }

    private final class Made implements Tokens {
        @Override
        public void save(Token token) {
            tokens.put(token.id(), token);
        }

        @Override
        public Optional<Token> find(String id) {
            return Optional.ofNullable(tokens.get(id));
        }

        @Override
        public void touch(String id, Instant at) {
            tokens.computeIfPresent(
                    id,
                    (key, old) -> new Token(key, old.secret(), old.person(), old.name(), old.limit(), old.until(), at));
        }

        @Override
        public boolean revoke(String id) {
            return tokens.remove(id) != null;
        }

        @Override
        public List<Token> of(String person) {
            return tokens.values().stream()
                    .filter(one -> one.person().equals(person))
                    .toList();
        }
    }

    private final class Sent implements Links {
        @Override
        public void save(Link link) {
            links.put(link.secret(), link);
        }

        @Override
        public Optional<Link> take(Sha256 secret) {
            return Optional.ofNullable(links.remove(secret));
        }

        @Override
        public void forget(Instant before) {
            links.values().removeIf(one -> one.until().isBefore(before));
        }
    }
}
