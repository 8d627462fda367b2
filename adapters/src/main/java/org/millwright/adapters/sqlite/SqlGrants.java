package org.millwright.adapters.sqlite;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.millwright.access.Action;
import org.millwright.access.AssetId;
import org.millwright.access.Grant;
import org.millwright.access.Role;
import org.millwright.access.identity.Grants;

/** Grants and own roles in tables. Each change raises the version of the policy in the same commit. */
final class SqlGrants implements Grants {
    private final Database database;

    SqlGrants(Database database) {
        this.database = database;
    }

    static void raise(Sql sql) throws SQLException {
        sql.change("UPDATE policy_version SET version = version + 1");
    }

    @Override
    public List<Grant> all() {
        return database.with(sql -> sql.list(
                "SELECT person, role, scope FROM role_grant ORDER BY person, role, scope",
                row -> new Grant(row.getString(1), row.getString(2), new AssetId(row.getString(3)))));
    }

    @Override
    public void add(Grant grant) {
        database.together(sql -> {
            int added = sql.change(
                    "INSERT OR IGNORE INTO role_grant (person, role, scope) VALUES (?, ?, ?)",
                    grant.person(),
                    grant.role(),
                    grant.scope().value());
            if (added > 0) {
                raise(sql);
            }
            return added;
        });
    }

    @Override
    public boolean remove(Grant grant) {
        return database.together(sql -> {
            int removed = sql.change(
                    "DELETE FROM role_grant WHERE person = ? AND role = ? AND scope = ?",
                    grant.person(),
                    grant.role(),
                    grant.scope().value());
            if (removed > 0) {
                raise(sql);
            }
            return removed > 0;
        });
    }

    @Override
    public List<Role> ownRoles() {
        return database.with(sql -> sql.list(
                "SELECT name, actions FROM own_role ORDER BY name",
                row -> new Role(row.getString(1), actions(row.getString(2)))));
    }

    @Override
    public void saveRole(Role role) {
        database.together(sql -> {
            if (role.actions().isEmpty()) {
                sql.change("DELETE FROM own_role WHERE name = ?", role.name());
            } else {
                sql.change(
                        "INSERT INTO own_role (name, actions) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET actions ="
                                + " excluded.actions",
                        role.name(),
                        text(role.actions()));
            }
            raise(sql);
            return role;
        });
    }

    @Override
    public long version() {
        return database.with(sql -> sql.first("SELECT version FROM policy_version", row -> row.getLong(1)))
                .orElseThrow();
    }

    static String text(Collection<Action> actions) {
        return actions.stream().map(Action::code).sorted().collect(Collectors.joining(","));
    }

    /** An action that this program does not know gives nothing. */
    static Set<Action> actions(String text) {
        return Arrays.stream(text.split(",", -1))
                .map(Action::of)
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
    }
}
