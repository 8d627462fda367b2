package org.millwright.adapters.sqlite;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.millwright.Message;
import org.millwright.MillwrightException;
import org.millwright.Problem.BadRequest;
import org.millwright.access.Person;
import org.millwright.access.identity.People;

/** Accounts in a table. Each change raises the version of the policy. */
final class SqlPeople implements People {
    private static final String ALL = "SELECT id, name, subject, active FROM person";

    private final Database database;

    SqlPeople(Database database) {
        this.database = database;
    }

    private static Person person(ResultSet row) throws SQLException {
        return new Person(row.getString(1), row.getString(2), row.getString(3), row.getInt(4) != 0);
    }

    private static String key(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    @Override
    public Optional<Person> find(String id) {
        return database.with(sql -> sql.first(ALL + " WHERE id = ?", SqlPeople::person, id));
    }

    @Override
    public Optional<Person> named(String name) {
        return database.with(sql -> sql.first(ALL + " WHERE name_key = ?", SqlPeople::person, key(name)));
    }

    @Override
    public List<Person> all() {
        return database.with(sql -> sql.list(ALL + " ORDER BY name_key", SqlPeople::person));
    }

    @Override
    public void save(Person person) {
        boolean saved = database.together(sql -> {
            boolean taken = sql.first(
                            "SELECT id FROM person WHERE name_key = ? AND id <> ?",
                            row -> row.getString(1),
                            key(person.name()),
                            person.id())
                    .isPresent();
            if (!taken) {
                sql.change(
                        "INSERT INTO person (id, name, name_key, subject, active) VALUES (?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE"
                                + " SET name = excluded.name, name_key = excluded.name_key, subject = excluded.subject, active ="
                                + " excluded.active",
                        person.id(),
                        person.name(),
                        key(person.name()),
                        person.subject(),
                        person.active() ? 1 : 0);
                SqlGrants.raise(sql);
            }
            return !taken;
        });
        if (!saved) {
            throw new MillwrightException(new BadRequest(Message.of(
                    "sqlite.person.taken",
                    "There is an account ({name}) already. Take another name.",
                    "name",
                    person.name())));
        }
    }
}
