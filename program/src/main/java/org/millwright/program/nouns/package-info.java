/**
 * What people do with a plant at the command line, noun first. In: words. Out: tables, documents, exit codes, all asked of the running
 * program. Knows no file of the plant but the one that says where the program runs.
 */
@NullMarked
package org.millwright.program.nouns;

import org.jspecify.annotations.NullMarked;
