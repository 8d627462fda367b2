package org.millwright.access.identity;

import java.util.List;
import java.util.Optional;
import org.millwright.access.Person;

/** Keeps accounts. What a method returned for survives the end of the process. For any number of threads. */
public interface People {
    Optional<Person> find(String id);

    /** The account that signs in with the name, whatever its case. */
    Optional<Person> named(String name);

    /** Every account, also closed ones, by name. */
    List<Person> all();

    /**
     * Adds an account or changes it.
     *
     * @throws org.millwright.MillwrightException if another account has the name
     */
    void save(Person person);
}
