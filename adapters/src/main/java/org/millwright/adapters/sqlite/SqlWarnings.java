package org.millwright.adapters.sqlite;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
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

/** The warnings of running machines. The columns are there to be asked by; the form holds all of it. */
final class SqlWarnings implements WarningStore {
    private final Database database;

    SqlWarnings(Database database) {
        this.database = database;
    }

    @Override
    public Optional<Raised> find(String id) {
        return database.with(sql -> sql.first("SELECT id, form FROM warning WHERE id = ?", SqlWarnings::read, id));
    }

    @Override
    public List<Raised> began(Optional<AssetPath> asset, Range times, int limit) {
        String newest = " began >= ? AND began < ? ORDER BY began DESC, id DESC LIMIT ?";
        return database.with(sql -> asset.isPresent()
                ? sql.list(
                        "SELECT id, form FROM warning WHERE asset = ? AND" + newest,
                        SqlWarnings::read,
                        asset.get().toString(),
                        times.from(),
                        times.until(),
                        limit)
                : sql.list(
                        "SELECT id, form FROM warning WHERE" + newest,
                        SqlWarnings::read,
                        times.from(),
                        times.until(),
                        limit));
    }

    @Override
    public List<Raised> standing(int limit) {
        return database.with(sql -> sql.list(
                "SELECT id, form FROM warning WHERE standing = 1 ORDER BY began DESC, id DESC LIMIT ?",
                SqlWarnings::read,
                limit));
    }

    private static Raised read(ResultSet row) throws SQLException {
        String id = row.getString("id");
        try {
            return RaisedForm.read(row.getBytes("form"));
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
        String asset = raised.warning().asset().toString();
        long began = raised.warning().span().beganMicros();
        int standing = standing(raised) ? 1 : 0;
        byte[] form = RaisedForm.write(raised);
        int changed = database.with(sql -> raised.revision() == 1
                ? sql.change("""
                        INSERT INTO warning (id, asset, began, standing, revision, form) VALUES (?, ?, ?, ?, 1, ?)
                        ON CONFLICT DO NOTHING""", raised.id(), asset, began, standing, form)
                : sql.change("""
                        UPDATE warning SET asset = ?, began = ?, standing = ?, revision = ?, form = ?
                        WHERE id = ? AND revision = ?""", asset, began, standing, raised.revision(), form, raised.id(), raised.revision() - 1));
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
        int kept = database.with(sql -> sql.change("""
                INSERT INTO warning_episode (episode, warning) VALUES (?, ?)
                ON CONFLICT (episode) DO UPDATE SET warning = excluded.warning""", episode, warning));
        if (kept != 1) {
            throw new IllegalStateException("The episode (%s) was linked (%d) times.".formatted(episode, kept));
        }
    }

    @Override
    public Optional<String> warningOf(String episode) {
        return database.with(sql ->
                sql.first("SELECT warning FROM warning_episode WHERE episode = ?", row -> row.getString(1), episode));
    }
}
