package org.millwright.access.identity;

/**
 * Hashes passwords slowly on purpose. For any number of threads; how many hash at once is limited, so that a flood of sign-ins does
 * not starve the plant.
 */
public interface Passwords {
    /**
     * The hash as a PHC string with its parameters and a new salt.
     *
     * @throws org.millwright.MillwrightException {@code Exhausted} if too many wait already
     */
    String hash(String password);

    /** True if the password has the hash; takes as long for a wrong one. */
    boolean matches(String password, String phc);

    /** True if the hash was made with weaker parameters than those of today. */
    boolean outdated(String phc);

    /** A hash that no password has, of the same cost: for those who are not known. */
    String nobodys();
}
