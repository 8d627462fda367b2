package org.millwright.machine.connect;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Implemented by a connector whose peer proves itself by a certificate that a person has to trust first. */
public interface CertificateTrust {
    /** Ours, which the peer must trust; empty before it was made. */
    Optional<Certificate> own();

    /** Those that peers have shown and nobody has trusted yet. */
    List<Certificate> strangers();

    /** Those that are trusted. */
    List<Certificate> trusted();

    /**
     * Trusts a certificate from now on: a named person's decision.
     *
     * @throws org.millwright.MillwrightException if no stranger has this thumbprint
     */
    void trust(String thumbprint);

    /** Trusts it no longer. */
    void distrust(String thumbprint);

    /**
     * A certificate as a person compares it.
     *
     * @param thumbprint the SHA-1 of its bytes in hexadecimal, as most servers show it
     * @param subject whom it names
     * @param from valid from
     * @param until valid until
     */
    record Certificate(String thumbprint, String subject, Instant from, Instant until) {}
}
