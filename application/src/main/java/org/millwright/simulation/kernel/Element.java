package org.millwright.simulation.kernel;

/** Somebody to whom things happen. An event is the element, a kind and an argument; nothing is allocated for it. */
public interface Element {
    /** The path of the element in its model, such as {@code l03/a04}: unique, and the name of its random streams. */
    String path();

    /**
     * An event that was planned for this element is due.
     *
     * @param kind what the element itself meant by it
     * @param argument what the element itself gave along
     */
    void on(int kind, long argument);
}
