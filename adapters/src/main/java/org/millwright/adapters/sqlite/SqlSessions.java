package org.millwright.adapters.sqlite;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.millwright.access.identity.Sessions;
import org.millwright.audit.Sha256;

/** Sessions in a table. */
final class SqlSessions implements Sessions {
    private static final String ALL = "SELECT secret, id, person, since, used, address FROM session";

    private final Database database;

    SqlSessions(Database database) {
        this.database = database;
    }

    private static Session session(ResultSet row) throws SQLException {
        return new Session(
                new Sha256(row.getString(1)),
                row.getString(2),
                row.getString(3),
                Sql.instant(row.getLong(4)),
                Sql.instant(row.getLong(5)),
                row.getString(6));
    }

    @Override
    public void save(Session session) {
        database.with(sql -> sql.change(
                "INSERT INTO session (secret, id, person, since, used, address) VALUES (?, ?, ?, ?, ?, ?)",
                session.secret().hex(),
                session.id(),
                session.person(),
                session.since(),
                session.used(),
                session.address()));
    }

    @Override
    public Optional<Session> find(Sha256 secret) {
        return database.with(sql -> sql.first(ALL + " WHERE secret = ?", SqlSessions::session, secret.hex()));
    }

    @Override
    public void touch(Sha256 secret, Instant at) {
        database.with(sql -> sql.change("UPDATE session SET used = ? WHERE secret = ?", at, secret.hex()));
    }

    @Override
    public boolean end(Sha256 secret) {
        return database.with(sql -> sql.change("DELETE FROM session WHERE secret = ?", secret.hex())) > 0;
    }

    @Override
    public void endAllOf(String person) {
        database.with(sql -> sql.change("DELETE FROM session WHERE person = ?", person));
    }

    @Override
    public List<Session> of(String person) {
        return database.with(
                sql -> sql.list(ALL + " WHERE person = ? ORDER BY since DESC, id", SqlSessions::session, person));
    }
}
