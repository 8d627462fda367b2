/**
 * The command line. In: words that a person typed. Out: data on stdout, talk on stderr, an exit code. Knows no command's work, only
 * how commands are found, helped, drawn and refused.
 */
@NullMarked
package org.millwright.program.cli;

import org.jspecify.annotations.NullMarked;
