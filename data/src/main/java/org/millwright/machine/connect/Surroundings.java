package org.millwright.machine.connect;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * What a connector gets from the program.
 *
 * @param clock the time
 * @param chance the chance of waits
 * @param folder where it keeps its own files, such as certificates; there already
 * @param changes is told each change of {@link Connector#health()}
 */
public record Surroundings(InstantSource clock, RandomGenerator chance, Path folder, Consumer<Health> changes) {}
