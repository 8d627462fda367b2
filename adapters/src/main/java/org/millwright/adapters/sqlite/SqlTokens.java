package org.millwright.adapters.sqlite;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.millwright.access.Acting;
import org.millwright.access.AssetId;
import org.millwright.access.identity.Tokens;
import org.millwright.audit.Sha256;

/** API tokens in a table. The scopes of one stand in a text, one a line: an asset id has no line end. */
final class SqlTokens implements Tokens {
    private static final String ALL = "SELECT id, secret, person, name, actions, scopes, until, used FROM token";

    private final Database database;

    SqlTokens(Database database) {
        this.database = database;
    }

    private static Token token(ResultSet row) throws SQLException {
        long used = row.getLong(8);
        boolean never = row.wasNull();
        return new Token(
                row.getString(1),
                new Sha256(row.getString(2)),
                row.getString(3),
                row.getString(4),
                new Acting.Limit(
                        SqlGrants.actions(row.getString(5)),
                        Arrays.stream(row.getString(6).split("\n", -1))
                                .filter(scope -> !scope.isBlank())
                                .map(AssetId::new)
                                .collect(Collectors.toSet())),
                Sql.instant(row.getLong(7)),
                never ? null : Sql.instant(used));
    }

    @Override
    public void save(Token token) {
        String scopes =
                token.limit().scopes().stream().map(AssetId::value).sorted().collect(Collectors.joining("\n"));
        database.with(sql -> sql.change(
                "INSERT INTO token (id, secret, person, name, actions, scopes, until, used) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                token.id(),
                token.secret().hex(),
                token.person(),
                token.name(),
                SqlGrants.text(token.limit().actions()),
                scopes,
                token.until(),
                token.used()));
    }

    @Override
    public Optional<Token> find(String id) {
        return database.with(sql -> sql.first(ALL + " WHERE id = ?", SqlTokens::token, id));
    }

    @Override
    public void touch(String id, Instant at) {
        database.with(sql -> sql.change("UPDATE token SET used = ? WHERE id = ?", at, id));
    }

    @Override
    public boolean revoke(String id) {
        return database.with(sql -> sql.change("DELETE FROM token WHERE id = ?", id)) > 0;
    }

    @Override
    public List<Token> of(String person) {
        return database.with(
                sql -> sql.list(ALL + " WHERE person = ? ORDER BY until DESC, id", SqlTokens::token, person));
    }
}
