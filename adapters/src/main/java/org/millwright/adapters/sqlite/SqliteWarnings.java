package org.millwright.adapters.sqlite;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.millwright.Message;
import org.millwright.MillwrightException;
import org.millwright.Problem;
import org.millwright.dataset.Range;
import org.millwright.machine.AssetPath;
import org.millwright.warning.Life;
import org.millwright.warning.live.MemoryWarnings;
import org.millwright.warning.live.Raised;
import org.millwright.warning.live.RaisedForm;
import org.millwright.warning.live.WarningStore;

/** Warnings in the plant's SQLite file. */
public final class SqliteWarnings implements WarningStore {
    private final Jdbi jdbi;

    /** @param jdbi the plant's file, its tables made */
    public SqliteWarnings(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public Optional<Raised> find(String id) {
        return rows("SELECT id, form FROM warning WHERE id = :id", query -> query.bind("id", id)).stream()
                .findFirst();
    }

    @Override
    public List<Raised> began(Optional<AssetPath> asset, Range times, int limit) {
        String where = asset.isPresent() ? "asset = :asset AND " : "";
        return rows(
                "SELECT id, form FROM warning WHERE " + where
                        + "began >= :from AND began < :until ORDER BY began DESC, id DESC LIMIT :limit",
                query -> {
                    asset.ifPresent(one -> query.bind("asset", one.toString()));
                    return query.bind("from", times.from())
                            .bind("until", times.until())
                            .bind("limit", limit);
                });
    }

    @Override
    public List<Raised> standing(int limit) {
        return rows(
                "SELECT id, form FROM warning WHERE standing = 1 ORDER BY began DESC, id DESC LIMIT :limit",
                query -> query.bind("limit", limit));
    }

    /** Fills the holes of a query. */
    @FunctionalInterface
    private interface Binding {
        Query to(Query query);
    }

    private List<Raised> rows(String sql, Binding binding) {
        return Sqlite.work("read the warnings", () -> jdbi.withHandle(handle -> {
            List<Raised> found = new ArrayList<>();
            binding.to(handle.createQuery(sql))
                    .map((row, context) -> read(row.getString("id"), row.getBytes("form")))
                    .forEach(found::add);
            return found;
        }));
    }

    private static Raised read(String id, byte[] form) {
        try {
            return RaisedForm.read(form);
        } catch (IOException damaged) {
            throw new MillwrightException(
                    new Problem.Defect(Message.of(
                            "live.warning.unread",
                            "The warning {id} cannot be read: {why}. Put the plant's folder back from its backup.",
                            "id",
                            id,
                            "why",
                            String.valueOf(damaged.getMessage()))),
                    damaged);
        }
    }

    @Override
    public void put(Raised raised) {
        int changed = Sqlite.work("keep a warning", () -> jdbi.withHandle(handle -> handle.createUpdate(
                        raised.revision() == 1
                                ? """
                                INSERT INTO warning (id, asset, began, standing, revision, form)
                                VALUES (:id, :asset, :began, :standing, :revision, :form) ON CONFLICT DO NOTHING"""
                                : """
                                UPDATE warning SET asset = :asset, began = :began, standing = :standing,
                                revision = :revision, form = :form WHERE id = :id AND revision = :revision - 1""")
                .bind("id", raised.id())
                .bind("asset", raised.warning().asset().toString())
                .bind("began", raised.warning().span().beganMicros())
                .bind("standing", standing(raised) ? 1 : 0)
                .bind("revision", raised.revision())
                .bind("form", RaisedForm.write(raised))
                .execute()));
        if (changed == 0) {
            throw MemoryWarnings.stale(raised.id());
        }
    }

    private static boolean standing(Raised raised) {
        return raised.active()
                || raised.life().sight() instanceof Life.Sight.Unseen
                || !(raised.life().work() instanceof Life.Work.Closed);
    }

    @Override
    public void link(String episode, String warning) {
        int kept = Sqlite.work("keep a warning", () -> jdbi.withHandle(handle -> handle.createUpdate("""
                        INSERT INTO warning_episode (episode, warning) VALUES (:episode, :warning)
                        ON CONFLICT (episode) DO UPDATE SET warning = excluded.warning""")
                .bind("episode", episode)
                .bind("warning", warning)
                .execute()));
        if (kept != 1) {
            throw new IllegalStateException("The episode (%s) was linked (%d) times.".formatted(episode, kept));
        }
    }

    @Override
    public Optional<String> warningOf(String episode) {
        return Sqlite.work("read the warnings", () -> jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT warning FROM warning_episode WHERE episode = :episode")
                .bind("episode", episode)
                .mapTo(String.class)
                .findOne()));
    }
}
