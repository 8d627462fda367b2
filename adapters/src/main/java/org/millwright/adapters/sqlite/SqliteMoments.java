package org.millwright.adapters.sqlite;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.millwright.MillwrightException;
import org.millwright.dataset.Range;
import org.millwright.history.moment.Moment;
import org.millwright.history.moment.Moments;
import org.millwright.history.moment.Noted;
import org.millwright.history.moment.Period;
import org.millwright.machine.AssetPath;

/** Moments in the plant's SQLite file, every revision a row. */
public final class SqliteMoments implements Moments {
    private static final String SEPARATOR = "\n";

    private final Jdbi jdbi;

    /** @param jdbi the plant's file, its tables made */
    public SqliteMoments(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public Optional<Moment> find(String id) {
        return read(handle -> handle.createQuery("SELECT * FROM moment WHERE id = :id AND newest = 1 AND retired = 0")
                .bind("id", id)
                .map((row, context) -> moment(row))
                .findOne());
    }

    @Override
    public List<Moment> meeting(Optional<AssetPath> asset, Range times, int limit) {
        String where = asset.isPresent() ? "asset = :asset AND " : "";
        return read(handle -> {
            var query = handle.createQuery("SELECT * FROM moment WHERE " + where
                            + "newest = 1 AND retired = 0 AND began < :until AND ended > :from ORDER BY began, id LIMIT :limit")
                    .bind("from", times.from())
                    .bind("until", times.until())
                    .bind("limit", limit);
            asset.ifPresent(one -> query.bind("asset", one.toString()));
            return query.map((row, context) -> moment(row)).list();
        });
    }

    @Override
    public List<Moment> revisions(String id) {
        return read(handle -> handle.createQuery("SELECT * FROM moment WHERE id = :id ORDER BY revision")
                .bind("id", id)
                .map((row, context) -> moment(row))
                .list());
    }

    private <T> T read(Reading<T> reading) {
        return Sqlite.work("read the moments", () -> jdbi.withHandle(reading::from));
    }

    /** Reads something. */
    @FunctionalInterface
    private interface Reading<T> {
        T from(Handle handle);
    }

    private static Moment moment(ResultSet row) throws SQLException {
        String tags = row.getString("tags");
        return new Moment(
                row.getString("id"),
                AssetPath.of(row.getString("asset")),
                new Period(row.getLong("began"), row.getLong("ended")),
                Moment.Kind.ofCode(row.getString("kind")).orElse(Moment.Kind.NOTE),
                row.getString("name"),
                row.getString("label"),
                tags.isEmpty() ? List.of() : List.of(tags.split(SEPARATOR, -1)),
                new Noted(row.getString("author"), Instant.parse(row.getString("noted")), row.getString("reason")));
    }

    @Override
    public void put(Moment moment) {
        Sqlite.work("keep a moment", () -> jdbi.inTransaction(handle -> add(handle, moment, false)));
    }

    @Override
    public void retire(String id, Noted by) {
        Moment last = find(id).orElseThrow(() -> MillwrightException.notFound(
                "live.moment.unknown", "There is no moment {id}. List them with: millwright moment ls", "id", id));
        Moment gone = last.revised(last.period(), last.name(), last.label(), by);
        Sqlite.work("retire a moment", () -> jdbi.inTransaction(handle -> add(handle, gone, true)));
    }

    private static int add(Handle handle, Moment moment, boolean retired) {
        long before = handle.createQuery("SELECT coalesce(max(revision), 0) FROM moment WHERE id = :id")
                .bind("id", moment.id())
                .mapTo(Long.class)
                .one();
        handle.createUpdate("UPDATE moment SET newest = 0 WHERE id = :id AND newest = 1")
                .bind("id", moment.id())
                .execute();
        return handle.createUpdate("""
                        INSERT INTO moment (id, revision, newest, retired, asset, began, ended, kind, name, label, tags,
                        author, noted, reason) VALUES (:id, :revision, 1, :retired, :asset, :began, :ended, :kind, :name,
                        :label, :tags, :author, :noted, :reason)""")
                .bind("id", moment.id())
                .bind("revision", before + 1)
                .bind("retired", retired ? 1 : 0)
                .bind("asset", moment.asset().toString())
                .bind("began", moment.period().fromMicros())
                .bind("ended", moment.period().untilMicros())
                .bind("kind", moment.kind().code())
                .bind("name", moment.name())
                .bind("label", moment.label())
                .bind("tags", String.join(SEPARATOR, moment.tags()))
                .bind("author", moment.noted().author())
                .bind("noted", moment.noted().at().toString())
                .bind("reason", moment.noted().reason())
                .execute();
    }
}
