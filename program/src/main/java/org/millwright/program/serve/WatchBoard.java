package org.millwright.program.serve;

import java.util.List;
import org.millwright.program.api.Plant;
import org.millwright.warning.live.WatchRoom;

/** The watches as the API sees them. */
record WatchBoard(WatchRoom room) implements Plant.Board {
    @Override
    public List<Plant.Watched> all() {
        return room.states().stream()
                .map(state ->
                        new Plant.Watched(state.watch().asset(), state.phase().code(), state.said()))
                .toList();
    }
}
