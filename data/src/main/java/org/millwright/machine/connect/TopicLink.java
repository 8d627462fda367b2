package org.millwright.machine.connect;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.millwright.Message;

/**
 * A connection to a broker that carries bytes by topic, for a protocol that stands on one. It comes back by itself; the receiver is
 * told when.
 */
public interface TopicLink extends AutoCloseable {
    /** Connects and stays connected until closed; returns at once. Once only. */
    void open(Session session, Receiver receiver);

    /** Sends with QoS 1; false if there is no connection now. */
    boolean send(Letter letter);

    /** Ends this connection and makes a new one after the usual wait, so that the broker sends again what was not done. */
    void again(Message why);

    /** How the connection stands. */
    Health health();

    /** Ends it within two seconds; the receiver is told nothing after. */
    @Override
    void close();

    /** Opens links; given to a protocol by whoever wires the program. */
    interface Opener {
        /**
         * Makes a link; nothing is connected yet.
         *
         * @param connection its address and settings are those of the broker
         * @throws org.millwright.MillwrightException if a setting is wrong
         */
        TopicLink link(Connection connection, Surroundings around);

        /** The settings of a broker that a connection may have beside those of the protocol. */
        List<ConnectorKind.Option> linkOptions();
    }

    /**
     * What stands on the connection.
     *
     * @param filters the topic filters, QoS 1 each
     * @param clean true to let the broker forget everything between two connections
     * @param will made anew for each attempt: what the broker says when we vanish
     * @param farewell what we say ourselves when the link is closed
     */
    record Session(
            List<String> filters, boolean clean, Supplier<Optional<Letter>> will, Supplier<Optional<Letter>> farewell) {
        public Session {
            filters = List.copyOf(filters);
        }

        /** One without will and farewell. */
        public Session(List<String> filters, boolean clean) {
            this(filters, clean, Optional::empty, Optional::empty);
        }
    }

    /**
     * A message.
     *
     * @param topic where
     * @param bytes what
     * @param retained sent: to be retained; received: it is what the broker had retained, and not new
     */
    @SuppressWarnings("ArrayRecordComponent") // handed over and never changed after
    record Letter(String topic, byte[] bytes, boolean retained) {}

    /** Who gets the messages. All calls come from one thread, which is no thread of the network. */
    interface Receiver {
        /**
         * Connected and subscribed.
         *
         * @param resumed true if the broker has kept for us what came meanwhile
         */
        void up(boolean resumed);

        /** The connection is lost; the link tries again by itself. */
        void down();

        /**
         * A message.
         *
         * @param done to be run, by any thread, once what it held is safe; without it the broker sends the message again later
         */
        void letter(Letter letter, Runnable done);

        /** For now nothing more waits. Also called now and then while nothing comes. */
        void pause();
    }
}
