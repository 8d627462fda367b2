package org.millwright.program.doctor;

/** Looks at one thing the program needs. */
@FunctionalInterface
interface Check {
    Finding look();
}
