/**
 * Measures what the program promises, on public recordings and on seeded worlds. In: a suite's name and a folder. Out: one JSON
 * object. Reads test labels only after a detector has spoken; knows detectors only by the interfaces here.
 */
@NullMarked
package org.millwright.program.bench;

import org.jspecify.annotations.NullMarked;
