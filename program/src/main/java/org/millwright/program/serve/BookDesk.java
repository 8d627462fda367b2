package org.millwright.program.serve;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.millwright.dataset.Range;
import org.millwright.machine.AssetPath;
import org.millwright.program.api.Plant;
import org.millwright.warning.Life;
import org.millwright.warning.live.Raised;
import org.millwright.warning.live.WarningBook;

/** The book of warnings as the API sees it. */
record BookDesk(WarningBook book) implements Plant.Desk {
    @Override
    public List<Plant.Standing> standing(int limit) {
        return book.standing(limit).stream().map(BookDesk::shown).toList();
    }

    @Override
    public List<Plant.Standing> began(Optional<AssetPath> asset, Range times, int limit) {
        return book.began(asset, times, limit).stream().map(BookDesk::shown).toList();
    }

    @Override
    public Optional<Plant.Standing> find(String id) {
        return book.find(id).map(BookDesk::shown);
    }

    @Override
    public Plant.Standing act(String id, BiFunction<Life, Instant, Life> act) {
        return shown(book.act(id, act));
    }

    @Override
    public void listen(Consumer<Plant.Standing> listener) {
        var unused = book.listen(raised -> listener.accept(shown(raised)));
    }

    private static Plant.Standing shown(Raised raised) {
        return new Plant.Standing(raised.warning(), raised.life());
    }
}
