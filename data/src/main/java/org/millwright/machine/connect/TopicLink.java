package org.millwright.machine.connect;

import java.util.List;

/**
 * A connection to a broker that carries bytes by topic, for a protocol that stands on one. It comes back by itself; the receiver is
 * told when.
 */
public interface TopicLink extends AutoCloseable {
    /**
     * Connects and stays connected until closed; returns at once.
     *
     * @param session what to subscribe to and to say
     * @param receiver is called by one thread at a time and must not wait
     */
    void open(Session session, Receiver receiver);

    /** Sends; the outcome shows only in the receiver's up and down. False if there is no connection now. */
    boolean send(Letter letter);

    /** How the connection stands. */
    Health health();

    @Override
    void close();

    /** Opens links; given to a protocol by whoever wires the program. */
    interface Opener {
        TopicLink open(Connection connection, Surroundings around);
    }

    /**
     * What stands on the connection.
     *
     * @param filters the topic filters, QoS 1 each
     * @param clean true to let the broker forget between two connections
     * @param will made anew for each attempt: what the broker says when we vanish
     */
    record Session(List<String> filters, boolean clean, java.util.function.Supplier<Letter> will) {
        public Session {
            filters = List.copyOf(filters);
        }
    }

    /**
     * A message.
     *
     * @param topic where
     * @param bytes what; handed over and not changed after
     * @param retained sent: to be retained; received: came from what the broker retained
     */
    record Letter(String topic, byte[] bytes, boolean retained) {}

    /** Who gets the messages. */
    interface Receiver {
        /** Connected and subscribed. */
        void up();

        /** The connection is lost; the link tries again by itself. */
        void down();

        /**
         * A message.
         *
         * @param done to be run once what it held is safe; without it the broker sends the message again later
         */
        void letter(Letter letter, Runnable done);
    }
}
