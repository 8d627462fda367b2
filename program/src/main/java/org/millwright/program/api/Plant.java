package org.millwright.program.api;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.millwright.Message;
import org.millwright.audit.AuditLog;
import org.millwright.dataset.Range;
import org.millwright.history.Historian;
import org.millwright.history.Upkeep;
import org.millwright.machine.AssetPath;
import org.millwright.machine.connect.Connector;
import org.millwright.machine.connect.ConnectorKind;
import org.millwright.machine.connect.Loss;
import org.millwright.program.settings.Home;
import org.millwright.program.settings.Secrets;
import org.millwright.program.settings.SettingsStore;
import org.millwright.warning.Life;
import org.millwright.warning.Warning;

/**
 * The parts of a running plant that requests are answered from.
 *
 * @param history what was measured
 * @param lines what is connected
 * @param desk the warnings
 * @param board what is watched
 * @param notes the moments
 * @param configuration what is set
 * @param audit what was done by whom
 * @param time the plant's clock and chance
 */
public record Plant(
        History history,
        Lines lines,
        Desk desk,
        Board board,
        Notes notes,
        Configuration configuration,
        AuditLog audit,
        Time time) {

    /**
     * The history and its upkeep.
     *
     * @param beside copies into a folder what else must be copied at one moment, such as a database
     */
    public record History(Historian historian, Upkeep upkeep, Consumer<Path> beside) {}

    /** The settings with their secrets and the folder they lie in. */
    public record Configuration(Home home, SettingsStore store, Secrets secrets) {}

    /**
     * Time and chance.
     *
     * @param clock the plant's now
     * @param chance the chance of waits
     */
    public record Time(InstantSource clock, RandomGenerator chance) {}

    /** The connections while they run. */
    public interface Lines {
        /** Every kind there is. */
        Collection<ConnectorKind> kinds();

        /** The connector of a connection that was started. */
        Optional<Connector> running(String name);

        /** What a connection has lost; the newest first. */
        List<Loss> losses(String name, int limit);
    }

    /** The warnings and what people do with them. */
    public interface Desk {
        /** Those that are not done with, the latest first. */
        List<Standing> standing(int limit);

        /** Those that began within times, the latest first; of one machine or of all. */
        List<Standing> began(Optional<AssetPath> asset, Range times, int limit);

        /** One of them. */
        Optional<Standing> find(String id);

        /**
         * A person acts.
         *
         * @param act makes the new life from the present one and the time of the act
         * @throws org.millwright.MillwrightException if there is no such warning, or its facts do not allow the act
         */
        Standing act(String id, BiFunction<Life, Instant, Life> act);

        /** Tells each change of a warning; the listener must not wait. */
        void listen(Consumer<Standing> listener);
    }

    /** A warning and its life. */
    public record Standing(Warning warning, Life life) {}

    /** What is watched. */
    public interface Board {
        /** Every watch and how far it is. */
        List<Watched> all();
    }

    /**
     * A watch as it stands.
     *
     * @param asset the machine
     * @param state learning, provisional, calibrated or waiting, in one word
     * @param says the sentence, such as "learning: 5 of 7 days"
     */
    public record Watched(AssetPath asset, String state, Message says) {}

    /** The named periods. */
    public interface Notes {
        /** Those that meet times, the earliest first; of one machine or of all. */
        List<Noted> meeting(Optional<AssetPath> asset, Range times, int limit);

        /** One of them. */
        Optional<Noted> find(String id);

        /** Keeps one, as a new revision where its id is known; gives it with its id. */
        Noted keep(Noted moment);

        /** Takes one out of every list; its revisions stay. */
        void retire(String id, String who, String why);
    }

    /**
     * A moment.
     *
     * @param id its lasting name; empty for a new one
     * @param asset the machine
     * @param fromMicros its beginning
     * @param untilMicros its end; {@link Long#MAX_VALUE} while it goes on
     * @param kind run, stop, golden, label, warning, maintenance or note
     * @param name what a person calls it
     * @param label what a person says it was; empty where nobody has
     * @param who who wrote it
     */
    public record Noted(
            String id,
            AssetPath asset,
            long fromMicros,
            long untilMicros,
            String kind,
            String name,
            String label,
            String who) {}
}
