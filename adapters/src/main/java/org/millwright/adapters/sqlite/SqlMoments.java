package org.millwright.adapters.sqlite;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.millwright.MillwrightException;
import org.millwright.dataset.Range;
import org.millwright.history.moment.Moment;
import org.millwright.history.moment.Moments;
import org.millwright.history.moment.Noted;
import org.millwright.history.moment.Period;
import org.millwright.machine.AssetPath;

/** The moments, every revision a row. */
final class SqlMoments implements Moments {
    private static final String SEPARATOR = "\n";

    private final Database database;

    SqlMoments(Database database) {
        this.database = database;
    }

    @Override
    public Optional<Moment> find(String id) {
        return database.with(sql ->
                sql.first("SELECT * FROM moment WHERE id = ? AND newest = 1 AND retired = 0", SqlMoments::read, id));
    }

    @Override
    public List<Moment> meeting(Optional<AssetPath> asset, Range times, int limit) {
        String met = " newest = 1 AND retired = 0 AND began < ? AND ended > ? ORDER BY began, id LIMIT ?";
        return database.with(sql -> asset.isPresent()
                ? sql.list(
                        "SELECT * FROM moment WHERE asset = ? AND" + met,
                        SqlMoments::read,
                        asset.get().toString(),
                        times.until(),
                        times.from(),
                        limit)
                : sql.list("SELECT * FROM moment WHERE" + met, SqlMoments::read, times.until(), times.from(), limit));
    }

    @Override
    public List<Moment> revisions(String id) {
        return database.with(
                sql -> sql.list("SELECT * FROM moment WHERE id = ? ORDER BY revision", SqlMoments::read, id));
    }

    private static Moment read(ResultSet row) throws SQLException {
        String tags = row.getString("tags");
        return new Moment(
                row.getString("id"),
                AssetPath.of(row.getString("asset")),
                new Period(row.getLong("began"), row.getLong("ended")),
                Moment.Kind.ofCode(row.getString("kind")).orElse(Moment.Kind.NOTE),
                row.getString("name"),
                row.getString("label"),
                tags.isEmpty() ? List.of() : List.of(tags.split(SEPARATOR, -1)),
                new Noted(row.getString("author"), Sql.instant(row.getLong("noted")), row.getString("reason")));
    }

    @Override
    public void put(Moment moment) {
        int added = database.together(sql -> add(sql, moment, false));
        if (added != 1) {
            throw new IllegalStateException("The moment (%s) was kept (%d) times.".formatted(moment.id(), added));
        }
    }

    @Override
    public void retire(String id, Noted by) {
        Moment last = find(id).orElseThrow(() -> MillwrightException.notFound(
                "live.moment.unknown", "There is no moment {id}. List them with: millwright moment ls", "id", id));
        Moment gone = last.revised(last.period(), last.name(), last.label(), by);
        int added = database.together(sql -> add(sql, gone, true));
        if (added != 1) {
            throw new IllegalStateException("The moment (%s) was retired (%d) times.".formatted(id, added));
        }
    }

    private static int add(Sql sql, Moment moment, boolean retired) throws SQLException {
        long before = sql.first("SELECT max(revision) FROM moment WHERE id = ?", row -> row.getLong(1), moment.id())
                .orElse(0L);
        int older = sql.change("UPDATE moment SET newest = 0 WHERE id = ? AND newest = 1", moment.id());
        if (older > 1) {
            throw new IllegalStateException("The moment (%s) had (%d) newest revisions.".formatted(moment.id(), older));
        }
        return sql.change(
                """
                INSERT INTO moment (id, revision, newest, retired, asset, began, ended, kind, name, label, tags, author,
                noted, reason) VALUES (?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                moment.id(),
                before + 1,
                retired ? 1 : 0,
                moment.asset().toString(),
                moment.period().fromMicros(),
                moment.period().untilMicros(),
                moment.kind().code(),
                moment.name(),
                moment.label(),
                String.join(SEPARATOR, moment.tags()),
                moment.noted().author(),
                moment.noted().at(),
                moment.noted().reason());
    }
}
