/**
 * The one-page report. In: what a scan found, and the trends of its tags. Out: one page that needs no network. Knows no detector
 * and no reader of files.
 */
@NullMarked
package org.millwright.program.report;

import org.jspecify.annotations.NullMarked;
