/**
 * What a plant's people have set, as a file they can read. In: the text of the file, changes by command. Out: facts without slips,
 * numbered versions, secrets. Knows no connector, no screen and no protocol.
 */
@NullMarked
package org.millwright.program.settings;

import org.jspecify.annotations.NullMarked;
