package org.millwright.adapters.sqlite;

import java.time.Instant;
import java.util.Optional;
import org.millwright.access.identity.Links;
import org.millwright.audit.Sha256;

/** Links that work once, in a table. */
final class SqlLinks implements Links {
    private final Database database;

    SqlLinks(Database database) {
        this.database = database;
    }

    @Override
    public void save(Link link) {
        database.with(sql -> sql.change(
                "INSERT INTO link (secret, purpose, person, until) VALUES (?, ?, ?, ?)",
                link.secret().hex(),
                link.purpose(),
                link.person(),
                link.until()));
    }

    @Override
    public Optional<Link> take(Sha256 secret) {
        return database.with(sql -> sql.first(
                "DELETE FROM link WHERE secret = ? RETURNING purpose, person, until",
                row -> new Link(secret, row.getString(1), row.getString(2), Sql.instant(row.getLong(3))),
                secret.hex()));
    }

    @Override
    public void forget(Instant before) {
        database.with(sql -> sql.change("DELETE FROM link WHERE until < ?", before));
    }
}
