package org.millwright.adapters.sqlite;

import java.util.Optional;
import org.millwright.access.identity.Credentials;

/** Hashes of passwords in a table. */
final class SqlCredentials implements Credentials {
    private final Database database;

    SqlCredentials(Database database) {
        this.database = database;
    }

    @Override
    public Optional<String> passwordHash(String person) {
        return database.with(
                sql -> sql.first("SELECT phc FROM credential WHERE person = ?", row -> row.getString(1), person));
    }

    @Override
    public void savePasswordHash(String person, String phc) {
        database.with(sql -> sql.change(
                "INSERT INTO credential (person, phc) VALUES (?, ?) ON CONFLICT (person) DO UPDATE SET phc = excluded.phc",
                person,
                phc));
    }
}
